"""The knowledge tables: entities, outlets, concepts, frames and words, read from strict YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import PackError
from stemma.languages.forms import expand
from stemma.languages.strict import Tree, line_of, read_strict

HOME = Path(__file__).parent / "tables"

TYPES = {
    "people": "person",
    "countries": "country",
    "places": "place",
    "organisations": "organisation",
    "institutions": "institution",
    "outlets": "outlet",
    "equipment": "equipment",
}
_KEYS = {
    "people": "id label names from",
    "countries": "id label names abbreviations adjectives inhabitants capital",
    "places": "id label country level names abbreviations adjectives",
    "organisations": "id label country part_of branch office names abbreviations",
    "institutions": "id label branch sole names abbreviations",
    "outlets": "id label country language media domains names abbreviations",
    "equipment": "id label names abbreviations",
    "concepts": "id label parent kind counts units names abbreviations",
    "frames": "id label plover asks counts who_is slots place_level gap_days figures question question_planned gloss gloss_planned event triggers",
    "words": "en bg uk ro ru",
}

_REQUIRED = {"concepts": ("id", "label"), "words": ("en",)}
FILES = tuple(_KEYS)
Forms = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A known name: person, country, place, organisation, institution, outlet or equipment."""

    id: str
    type: str
    label: str
    names: Forms
    abbreviations: Forms
    adjectives: Forms
    inhabitants: Forms
    country: str
    part_of: str
    level: str
    branch: str
    media: str
    capital: str
    domains: tuple[str, ...]
    office: str = ""
    sole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What news counts and measures: a node of the tree."""

    id: str
    label: str
    parent: str
    kind: str
    is_class: bool
    units: tuple[str, ...]
    names: Forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What can be asked: triggers, roles, slots and templates."""

    id: str
    label: str
    plover: str
    asks: str
    counts: str
    who_is: str
    slots: dict[str, str]
    place_level: str
    gap_days: int | None
    figures: tuple[str, ...]
    question: str
    question_planned: str
    gloss: str
    gloss_planned: str
    event: str
    triggers: Forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All tables, with a digest.

    ``lands`` are entities by their capitals, ``counters`` the frames for which a class is itself what is counted, ``measures`` the measures by unit,
    None where a unit is of several.
    """

    entities: dict[str, Entity]
    concepts: dict[str, Concept]
    frames: dict[str, Frame]
    words: tuple[dict[str, tuple[str, ...]], ...]
    dictionary: Mapping[tuple[str, str], tuple[str, ...]]
    lands: Mapping[str, Entity]
    counters: Mapping[str, Frame]
    measures: Mapping[str, str | None]
    digest: str

    def class_of(self, concept: str) -> str:
        """The counting class of a concept: itself, or the parent under which it is counted."""
        while concept in self.concepts and not self.concepts[concept].is_class and self.concepts[concept].parent:
            concept = self.concepts[concept].parent
        return concept

    def is_under(self, concept: str, above: str) -> bool:
        """True if a concept is another one or stands below it in the tree."""
        while concept:
            if concept == above:
                return True
            found = self.concepts.get(concept)
            concept = found.parent if found else ""
        return False

    def measure_of(self, unit: str | None) -> str | None:
        """The measure that a unit belongs to ("km/h": speed), if it is one measure's alone."""
        return self.measures.get(unit) if unit else None

    def is_site(self, entity: str) -> bool:
        """True for a seat that speaks, such as the Kremlin."""
        found = self.entities.get(entity)
        return found is not None and found.level == "site"

    def country_of(self, entity: str) -> str | None:
        """The country to whose state an entity belongs, as far as the tables say."""
        if entity.startswith("country/"):
            return entity
        found = self.entities.get(entity)
        return found.country or None if found else None


def load_knowledge(folders: Iterable[Path] = (HOME,)) -> Knowledge:
    """Loads the knowledge tables; later folders add rows and replace rows of the same id.

    Args:
        folders: the project's tables first, then topic packs.

    Returns:
        The tables.

    Raises:
        PackError: a table breaks the strict form of ``docs/packs.md``.
    """
    entities: dict[str, Entity] = {}
    concepts: dict[str, Concept] = {}
    frames: dict[str, Frame] = {}
    words: list[dict[str, tuple[str, ...]]] = []
    digest = hashlib.sha256()
    for folder in folders:
        for file in _KEYS:
            path = folder / f"{file}.yaml"
            if not path.is_file():
                continue
            digest.update(path.read_bytes())
            rows = _rows(path, file)
            if file == "concepts":
                concepts.update((r["id"], _concept(path, r)) for r in rows)  # type: ignore[misc]
            elif file == "frames":
                frames.update((r["id"], _frame(path, r)) for r in rows)  # type: ignore[misc]
            elif file == "words":
                words.extend({k: _list(v) for k, v in r.items()} for r in rows)
            else:
                entities.update((r["id"], _entity(path, TYPES[file], r)) for r in rows)  # type: ignore[misc]
    return Knowledge(
        entities=entities,
        concepts=concepts,
        frames=frames,
        words=tuple(words),
        dictionary=_dictionary(words),
        lands={e.capital: e for e in reversed(entities.values()) if e.capital},
        counters={f.counts: f for f in sorted(frames.values(), key=lambda f: f.id, reverse=True) if f.counts},
        measures=_measures(concepts.values()),
        digest=digest.hexdigest(),
    )


def _measures(concepts: Iterable[Concept]) -> dict[str, str | None]:
    made: dict[str, str | None] = {}
    for concept in concepts:
        for unit in dict.fromkeys(concept.units):
            made[unit] = None if unit in made else concept.id
    return made


def _dictionary(words: list[dict[str, tuple[str, ...]]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The English names of each lemma, one of each row that holds it, in the order of the rows."""
    made: dict[tuple[str, str], list[str]] = {}
    for row in words:
        for language, lemmas in row.items():
            for lemma in lemmas:
                found = made.setdefault((language, lemma), [])
                if row["en"][0] not in found:
                    found.append(row["en"][0])
    return {k: tuple(v) for k, v in made.items()}


def check_tables(folder: Path, below: Knowledge) -> list[PackError]:
    """Checks every table and every row of a topic pack.

    Args:
        folder: the folder with the tables.
        below: the tables over which it is laid.

    Returns:
        All that breaks the strict form of ``docs/packs.md``, and concepts whose parents lead nowhere or in a circle.
    """
    errors: list[PackError] = []
    concepts = dict(below.concepts)
    own: list[Concept] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in _KEYS:
            errors.append(PackError(str(path), 0, f"no table has this name; allowed: {', '.join(sorted(_KEYS))}"))
            continue
        try:
            for row in _rows(path, path.stem):
                made = _make_row(path, path.stem, row)
                if isinstance(made, Concept):
                    own.append(made)
        except PackError as error:
            errors.append(error)
    concepts.update((c.id, c) for c in own)
    table = folder / "concepts.yaml"
    for concept in own:
        problem = _lost(concept, concepts)
        if problem:
            errors.append(PackError(str(table), line_of(table, concept.id, "parent"), f"{concept.id}: {problem}"))
    return errors


def _lost(concept: Concept, concepts: dict[str, Concept]) -> str:
    """What is wrong with the line of parents of a concept."""
    seen = {concept.id}
    while concept.parent:
        if concept.parent in seen:
            return f"its parents lead in a circle over {concept.parent!r}"
        if concept.parent not in concepts:
            return f"there is no concept {concept.parent!r}; write the id of one, or an empty text for none"
        concept = concepts[concept.parent]
        seen.add(concept.id)
    return ""


def _make_row(path: Path, file: str, row: dict[str, Tree]) -> Entity | Concept | Frame | None:
    if file == "words":
        return None
    if file == "concepts":
        return _concept(path, row)
    return _frame(path, row) if file == "frames" else _entity(path, TYPES[file], row)


def _rows(path: Path, file: str) -> list[dict[str, Tree]]:
    tree = read_strict(path)
    rows = tree.get("rows")
    if set(tree) != {"rows"} or not isinstance(rows, list):
        raise PackError(str(path), 1, "a table is a mapping with the one key 'rows', a list")
    allowed = set(_KEYS[file].split())
    seen: set[str] = set()
    for row in rows:
        if not isinstance(row, dict):
            raise PackError(str(path), 0, f"a row must be a mapping: {str(row)[:60]}")
        unknown = row.keys() - allowed
        if unknown:
            raise PackError(
                str(path),
                line_of(path, str(row.get("id", "")), min(unknown)),
                f"{row.get('id')}: unknown key {min(unknown)!r}; allowed: {', '.join(sorted(allowed))}",
            )
        name = str(row.get("id", ""))
        for key in _REQUIRED.get(file, ("id",)):
            if not row.get(key):
                raise PackError(str(path), line_of(path, name) if name else 0, f"a row without {key!r}: {str(row)[:60]}")
        if name and name in seen:
            raise PackError(str(path), line_of(path, name, last=True), f"the id {name!r} stands twice")
        seen.add(name)
    return rows  # type: ignore[return-value]


def _entity(path: Path, kind: str, row: dict[str, Tree]) -> Entity:
    name = str(row["id"])
    return Entity(
        id=name,
        type=kind,
        label=str(row.get("label", name)),
        names=_forms(path, name, row.get("names")),
        abbreviations=_forms(path, name, row.get("abbreviations")),
        adjectives=_forms(path, name, row.get("adjectives")),
        inhabitants=_forms(path, name, row.get("inhabitants")),
        country=name if kind == "country" else _country(str(row.get("country", ""))),
        part_of=str(row.get("part_of", "")),
        level=str(row.get("level", "")),
        branch=str(row.get("branch", "")),
        media=str(row.get("media", "")),
        capital=str(row.get("capital", "")),
        domains=_list(row.get("domains", [])),
        office=str(row.get("office", "")),
        sole=str(row.get("sole", "")) == "yes",
    )


def _country(text: str) -> str:
    return text if not text or "/" in text else f"country/{text.lower()}"


def _concept(path: Path, row: dict[str, Tree]) -> Concept:
    name = str(row["id"])
    return Concept(
        id=name,
        label=str(row["label"]),
        parent=str(row.get("parent", "")),
        kind=str(row.get("kind", "things")),
        is_class=str(row.get("counts", "class")) == "class",
        units=_list(row.get("units", [])),
        names=_forms(path, name, row.get("names")),
    )


def _frame(path: Path, row: dict[str, Tree]) -> Frame:
    name = str(row["id"])
    slots = row.get("slots", {})
    gap = str(row.get("gap_days", ""))
    if gap and not gap.isdecimal():
        raise PackError(str(path), line_of(path, name, "gap_days"), f"{name}: gap_days is a number of days or an empty text, not {gap!r}")
    return Frame(
        id=name,
        label=str(row.get("label", name)),
        plover=str(row.get("plover", "")),
        asks=str(row.get("asks", "whether")),
        counts=str(row.get("counts", "")),
        who_is=str(row.get("who_is", "none")),
        slots={k: str(v) for k, v in slots.items()} if isinstance(slots, dict) else {},
        place_level=str(row.get("place_level", "none")),
        gap_days=int(gap) if gap else None,
        figures=_list(row.get("figures", [])),
        question=str(row.get("question", "")),
        question_planned=str(row.get("question_planned", row.get("question", ""))),
        gloss=str(row.get("gloss", "")),
        gloss_planned=str(row.get("gloss_planned", row.get("gloss", ""))),
        event=str(row.get("event", "")),
        triggers=_forms(path, name, row.get("triggers")),
    )


def _forms(path: Path, name: str, tree: Tree | None) -> Forms:
    if not isinstance(tree, dict):
        return {}
    made: Forms = {}
    for language, forms in tree.items():
        try:
            made[language] = tuple(dict.fromkeys(x for f in _list(forms) for x in expand(f)))
        except ValueError as error:
            raise PackError(str(path), line_of(path, name), f"{name}: {error}") from error
    return made


def _list(tree: Tree) -> tuple[str, ...]:
    return tuple(str(x) for x in tree) if isinstance(tree, list) else ((str(tree),) if tree else ())
