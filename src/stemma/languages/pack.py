"""A language pack: settings and rules of one language, with a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import PackError
from stemma.languages.forms import expand
from stemma.languages.schema import EVERY_RULE, KINDS, SETTINGS
from stemma.languages.strict import Tree, line_of, read_strict

HOME = Path(__file__).parent / "packs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: forms by value, attributes, and the examples that must and must not fire it."""

    id: str
    kind: str
    file: str
    entries: dict[str, tuple[str, ...]]
    attributes: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    replace: dict[str, tuple[str, ...]]
    exact: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


Endings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """All that Stemma knows of one language, told apart by identity; ``endings`` are the rules of inflection by kind, each with base forms by ending."""

    code: str
    name: str
    script: str
    decimal: tuple[str, ...]
    thousands: tuple[str, ...]
    date_order: str
    quotes: tuple[tuple[str, str], ...]
    abbreviations: tuple[str, ...]
    article_of_name: tuple[str, ...]
    joiners_in_names: tuple[str, ...]
    not_names: frozenset[str]
    verb_endings: tuple[tuple[str, str], ...]
    modifier_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    rules: tuple[Rule, ...]
    endings: Mapping[str, tuple[Endings, ...]]
    digest: str


def list_packs(home: Path = HOME) -> list[str]:
    """Names the languages that have a pack.

    Args:
        home: the folder of packs.

    Returns:
        Language codes, sorted.
    """
    return sorted(p.name for p in home.iterdir() if (p / "language.yaml").is_file())


def digest_pack(folder: Path) -> str:
    """Digests the files of a pack without reading what they say.

    Args:
        folder: the folder of the pack.

    Returns:
        The SHA-256 of its files in a fixed order.
    """
    digest = hashlib.sha256((folder / "language.yaml").read_bytes())
    for file in KINDS:
        source = folder / f"{file}.yaml"
        if source.is_file():
            digest.update(source.read_bytes())
    return digest.hexdigest()


def load_pack(folder: Path) -> Pack:
    """Loads one language pack.

    Args:
        folder: the folder with ``language.yaml`` and the rule files.

    Returns:
        The pack.

    Raises:
        PackError: a file breaks the strict form of ``docs/packs.md``.
    """
    path = folder / "language.yaml"
    settings = _read_settings(path)
    rules: list[Rule] = []
    for file in KINDS:
        source = folder / f"{file}.yaml"
        if source.is_file():
            rules.extend(_read_rules(source, file))
    _refuse_twins(folder, rules)
    return Pack(
        code=_text(settings, "code"),
        name=_text(settings, "name"),
        script=_text(settings, "script"),
        decimal=_texts(settings, "decimal"),
        thousands=_texts(settings, "thousands"),
        date_order=_text(settings, "date_order"),
        quotes=_pairs(path, settings["quotes"]),
        abbreviations=_texts(settings, "abbreviations"),
        article_of_name=_texts(settings, "article_of_name"),
        joiners_in_names=_texts(settings, "joiners_in_names"),
        not_names=frozenset(w.lower() for w in _texts(settings, "not_names")),
        verb_endings=_pairs(path, settings["verb_endings"]),
        modifier_endings=_texts(settings, "modifier_endings"),
        plural_endings=_texts(settings, "plural_endings"),
        rules=tuple(rules),
        endings=_endings(rules),
        digest=digest_pack(folder),
    )


def _endings(rules: list[Rule]) -> dict[str, tuple[Endings, ...]]:
    kinds = dict.fromkeys(r.kind for r in rules if r.file == "endings")
    return {k: tuple(r.replace for r in rules if r.file == "endings" and r.kind == k) for k in kinds}


def check_pack(folder: Path) -> list[PackError]:
    """Checks every file and every rule of a language pack.

    Args:
        folder: the folder with ``language.yaml`` and the rule files.

    Returns:
        All that breaks the strict form of ``docs/packs.md``; where it is empty, ``load_pack`` loads the pack.
    """
    errors: list[PackError] = []
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in (*KINDS, "language"):
            errors.append(PackError(str(path), 0, f"no file of a language pack has this name; allowed: language, {', '.join(sorted(KINDS))}"))
    try:
        settings = _read_settings(folder / "language.yaml")
        _pairs(folder / "language.yaml", settings["quotes"])
    except PackError as error:
        errors.append(error)
    for file in KINDS:
        path = folder / f"{file}.yaml"
        try:
            rows = _rows(path) if path.is_file() else []
        except PackError as error:
            errors.append(error)
            continue
        for row in rows:
            try:
                rules.append(_make_rule(path, file, row))
            except PackError as error:
                errors.append(error)
    try:
        _refuse_twins(folder, rules)
    except PackError as error:
        errors.append(error)
    return errors


def _read_settings(path: Path) -> dict[str, Tree]:
    if not path.is_file():
        raise PackError(str(path), 0, "missing; a pack needs language.yaml")
    settings = read_strict(path)
    for name in sorted(settings.keys() ^ SETTINGS):
        problem = "missing" if name in SETTINGS else f"unknown; allowed: {', '.join(sorted(SETTINGS))}"
        raise PackError(str(path), line_of(path, key=name), f"the key {name!r} is {problem}")
    return settings


def _refuse_twins(folder: Path, rules: list[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            path = folder / f"{rule.file}.yaml"
            raise PackError(str(path), line_of(path, rule.id, last=True), f"the rule id {rule.id!r} stands twice in the pack")
        seen.add(rule.id)


def _read_rules(path: Path, file: str) -> list[Rule]:
    return [_make_rule(path, file, row) for row in _rows(path)]


def _rows(path: Path) -> list[Tree]:
    rows = read_strict(path)
    if set(rows) != {"rules"} or not isinstance(rows["rules"], list):
        raise PackError(str(path), 1, "a rule file is a mapping with the one key 'rules', a list")
    return rows["rules"]


def _make_rule(path: Path, file: str, row: Tree) -> Rule:
    if not isinstance(row, dict) or "id" not in row:
        raise PackError(str(path), 0, f"a rule without an id: {str(row)[:60]}")
    name = str(row["id"])
    kind = KINDS[file].get(str(row.get("kind", "")))
    if kind is None:
        raise PackError(str(path), line_of(path, name, "kind"), f"{name}: unknown kind {row.get('kind')!r}; allowed: {', '.join(sorted(KINDS[file]))}")
    body = {"entries"} if kind.valued else {"forms"}
    body = set() if {"open", "replace"} & kind.required else body
    allowed = EVERY_RULE | kind.required | kind.optional | body
    for key in row:
        if key not in allowed:
            raise PackError(str(path), line_of(path, name, key), f"{name}: unknown key {key!r}; allowed: {', '.join(sorted(allowed))}")
    for key in sorted(({"id", "kind", "yes", "no"} | kind.required | body) - row.keys()):
        raise PackError(str(path), line_of(path, name), f"{name}: the key {key!r} is missing")
    yes, no = _texts(row, "yes"), _texts(row, "no")
    if not yes or not no:
        raise PackError(str(path), line_of(path, name), f"{name}: needs at least one example under 'yes' and one under 'no'")
    return Rule(
        id=name,
        kind=str(row["kind"]),
        file=file,
        entries=_entries(path, name, row),
        attributes={k: v for k, v in row.items() if isinstance(v, str) and k not in EVERY_RULE},
        lists={k: _expanded(path, name, _texts(row, k)) for k in ("open", "middle", "ambiguous") if k in row},
        replace=_replacements(row.get("replace")),
        exact=row.get("case") == "exact",
        yes=yes,
        no=no,
    )


def _entries(path: Path, name: str, row: dict[str, Tree]) -> dict[str, tuple[str, ...]]:
    raw = row.get("entries", {"": row.get("forms", [])})
    if not isinstance(raw, dict):
        raise PackError(str(path), line_of(path, name), f"{name}: 'entries' maps a value to a list of forms")
    made: dict[str, tuple[str, ...]] = {}
    for value, forms in raw.items():
        if not isinstance(forms, list):
            raise PackError(str(path), line_of(path, name), f"{name}: the forms of {value!r} must be a list")
        made[value] = _expanded(path, name, tuple(str(f) for f in forms))
    return made


def _expanded(path: Path, name: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    made: list[str] = []
    for form in forms:
        try:
            made.extend(expand(form))
        except ValueError as error:
            raise PackError(str(path), line_of(path, name), f"{name}: {error}") from error
    twins = {f for f in made if made.count(f) > 1} if len(set(made)) < len(made) else set()
    if twins:
        raise PackError(str(path), line_of(path, name), f"{name}: the form {min(twins)!r} stands twice")
    return tuple(made)


def _replacements(tree: Tree | None) -> dict[str, tuple[str, ...]]:
    if not isinstance(tree, dict):
        return {}
    return {k: tuple(str(x) for x in v) if isinstance(v, list) else (str(v),) for k, v in tree.items()}


def _text(tree: dict[str, Tree], key: str) -> str:
    return str(tree[key])


def _texts(tree: dict[str, Tree], key: str) -> tuple[str, ...]:
    value = tree.get(key, [])
    return tuple(str(x) for x in value) if isinstance(value, list) else (str(value),)


def _pairs(path: Path, tree: Tree) -> tuple[tuple[str, str], ...]:
    made = []
    for pair in tree if isinstance(tree, list) else []:
        if not isinstance(pair, list) or len(pair) != 2:
            raise PackError(str(path), line_of(path, key="quotes"), f"quotes holds pairs of an opening and a closing mark, not {pair!r}")
        made.append((str(pair[0]), str(pair[1])))
    return tuple(made)
