"""Who is meant: phrases resolved to entities inside their document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from stemma.expressions.scan import Scan
from stemma.knowledge.table import Knowledge
from stemma.reading.layout import Sentence
from stemma.reading.phrase import Part, Phrase
from stemma.reading.place import Place, Scene, find_places, find_scene
from stemma.reading.unknown import name_unknown
from stemma.records.claim import Name, Source
from stemma.records.ids import digest_of

MARKS = frozenset("\"'„“”«»‟‘’")
HEARERS = ("journalists", "media")
STAFF = ("journalist", "reporter", "correspondent")
AGENCY = "agency"
_VOICE = "institution/press-service"
_PLACES = ("country", "place", "adjective", "inhabitant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A phrase resolved: what kind of source it is, its entity, its English label, its country."""

    first: int
    last: int
    kind: str
    entity: str | None
    label: str
    country: str | None
    role: str | None = None
    institution: str | None = None
    named: bool = True

    @property
    def identity(self) -> str:
        """What makes it one source within its kind."""
        return self.entity or f"{self.label}|{self.country or ''}"

    def is_same(self, other: Actor) -> bool:
        """True if both are one source."""
        return self.kind == other.kind and self.identity == other.identity

    def source(self) -> Source:
        """The actor as a source."""
        return Source(id=_source_id(self.kind, self.identity), kind=self.kind, label=self.label, entity=self.entity, country=self.country)


@lru_cache(maxsize=4096)
def _source_id(kind: str, identity: str) -> str:
    return f"s1-{digest_of(kind, identity)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A span that names an entity."""

    first: int
    last: int
    entity: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """All who appear in a document; ``labels`` are those of the names by key."""

    actors: tuple[Actor, ...]
    sightings: tuple[Sighting, ...]
    names: tuple[Name, ...]
    labels: Mapping[str, str]
    places: tuple[Place, ...]
    scene: Scene
    knowledge: Knowledge

    def label(self, entity: str | None) -> str:
        """The English label of an entity of this document."""
        if entity is None:
            return ""
        known = self.knowledge.entities.get(entity)
        if known is not None:
            return known.label
        return self.labels.get(entity, entity.rsplit("/", 1)[-1])


def cast_document(scan: Scan, sentences: list[Sentence], phrases: list[Phrase]) -> Cast:
    """Resolves the phrases of a document.

    Args:
        scan: the scanned text.
        sentences: its sentences.
        phrases: its phrases.

    Returns:
        Actors in order of place, sightings of entities, and the names made on the spot.
    """
    knowledge = scan.lexicon.knowledge
    phrases = [piece for phrase in phrases for piece in _uncut(scan, phrase)]
    names = name_unknown(scan, phrases)
    actors, sightings, made = [], [], dict[str, Name]()
    for phrase in phrases:
        actor = _actor(scan, _headed(scan, phrase), names, made)
        sightings.extend(_sightings(phrase, names, actor))
        if actor is not None:
            actors.append(actor)
    for name in names.values():
        made.setdefault(name.key, name)
    places = tuple(find_places(scan, sentences, phrases, names))
    scene = find_scene(places, sentences)
    made.update((n.key, n) for n in _settled(names.values(), places, scene))
    return Cast(
        actors=tuple(actors),
        sightings=tuple(sightings),
        names=tuple(made[k] for k in sorted(made)),
        labels={k: n.label for k, n in made.items()},
        places=places,
        scene=scene,
        knowledge=knowledge,
    )


def _settled(names: Iterable[Name], places: tuple[Place, ...], scene: Scene) -> list[Name]:
    """Names of places with their level and the one country that the document gives them, those of the scene that of the scene."""
    lands: dict[str, set[str]] = {}
    for place in places:
        lands.setdefault(place.entity, set()).update((place.country,) if place.country else ())
    levels = {p.entity: p.level if p.told else "" for p in sorted(places, key=lambda p: (p.told, -p.first))}
    if scene.country is not None:
        for spot in (scene.settlement, scene.region):
            if spot is not None and not lands[spot.entity]:
                lands[spot.entity].add(scene.country.entity)
    return [replace(n, level=levels[n.key], country=min(lands[n.key]) if len(lands[n.key]) == 1 else None) for n in names if n.key in levels]


def _uncut(scan: Scan, phrase: Phrase) -> list[Phrase]:
    """The pieces of a phrase between speech verbs: "Comisia Europeană | a cerut | autorităților"."""
    made: list[list[Part]] = [[]]
    for part in phrase.parts:
        if made[-1] and any(scan.at(i, "cues", "verb") is not None for i in range(made[-1][-1].last, part.first)):
            made.append([])
        made[-1].append(part)
    return [Phrase(first=g[0].first, last=g[-1].last, parts=tuple(g)) for g in made] if len(made) > 1 else [phrase]


def _headed(scan: Scan, phrase: Phrase) -> Phrase:
    """A phrase without what belongs to the words before: "told journalists | the head of …", "in Chișinău | the governor", "пред репортери | Иво Пелов"."""
    role = next((i for i, p in enumerate(phrase.parts) if p.kind == "role"), 0)
    hearers = len(phrase.parts) > 1 and phrase.parts[0].kind == "people" and phrase.parts[0].value in HEARERS and phrase.parts[1].kind in ("name", "person")
    role = 1 if hearers else role
    lead = phrase.parts[:role]
    people = any(p.kind == "people" for p in lead)
    placed = all(p.kind == "place" for p in lead) and scan.before(phrase.first, "roles", "where", "from") is not None
    if not lead or lead[-1].last != phrase.parts[role].first or not (people or placed):
        return phrase
    return Phrase(first=phrase.parts[role].first, last=phrase.last, parts=phrase.parts[role:])


def _place_of(phrase: Phrase, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """The country or place that a phrase names, and the country behind it."""
    lands = [p for p in phrase.of(*_PLACES) if p.kind in ("country", "adjective")]
    for part in reversed(lands or phrase.of(*_PLACES)):
        country = knowledge.country_of(part.value)
        return (part.value, country)
    return None, None


def _actor(scan: Scan, phrase: Phrase, names: dict[tuple[int, int], Name], made: dict[str, Name]) -> Actor | None:
    knowledge = scan.lexicon.knowledge
    place, country = _place_of(phrase, knowledge)
    role = phrase.of("role")
    institution = _speaking(phrase.of("institution", "organisation"))
    body = institution or (phrase.of("people") if role else [])
    base = Actor(
        first=phrase.first,
        last=phrase.last,
        kind="person",
        entity=None,
        label="",
        country=country,
        role=role[0].value if role else None,
        institution=body[0].value if body else None,
    )
    people = phrase.of("person")
    if people:
        return replace(base, entity=people[-1].value, label=knowledge.entities[people[-1].value].label)
    unknown = [(p, names[(p.first, p.last)]) for p in phrase.of("name")]
    quoted = [n for p, n in unknown if _is_quoted(scan, p)]
    if quoted and role and role[0].value in STAFF:
        return replace(base, kind="outlet", entity=quoted[-1].key, label=quoted[-1].label, role=None)
    persons = [n for p, n in unknown if (n.type == "person" or (n.type == "name" and role)) and not _is_attribute(phrase, p)]
    if persons:
        return replace(base, entity=persons[-1].key, label=persons[-1].label)
    outlets = phrase.of("outlet")
    if outlets:
        found = knowledge.entities[outlets[-1].value]
        kind = "agency" if found.media == "agency" else "outlet"
        return replace(base, kind=kind, entity=found.id, label=found.label, country=found.country or None, role=None)
    fresh = [n for _, n in unknown if n.type == "outlet" or (phrase.of("outlet_noun") and n.type in ("name", "organisation", "place"))]
    if fresh:
        kind = "agency" if any(p.value == "agency" for p in phrase.of("outlet_noun")) else "outlet"
        return replace(base, kind=kind, entity=fresh[-1].key, label=fresh[-1].label, role=None)
    if role and role[0].value in STAFF and phrase.of("outlet_noun"):
        return replace(base, kind="outlet", label=phrase.of("outlet_noun")[0].value, role=None)
    if role:
        return _office_holder(base, phrase, place, knowledge, made)
    bodies = [
        n
        for p, n in unknown
        if n.type in ("name", "organisation") and not _is_attribute(phrase, p) and any(0 <= p.first - x.last <= 1 for x in phrase.of("people"))
    ]
    if bodies:
        return replace(base, kind="organisation", entity=bodies[-1].key, label=bodies[-1].label, institution=base.institution or phrase.of("people")[0].value)
    if phrase.of("people"):
        return _unnamed(base, phrase, knowledge)
    titled = [n for n in quoted if n.type in ("name", "organisation")]
    if titled and institution:
        return replace(base, kind="organisation", entity=titled[-1].key, label=titled[-1].label)
    if institution:
        return _institution(base, institution[0], place, knowledge, made)
    if unknown:
        name = unknown[-1][1]
        kind = "organisation" if name.type != "equipment" else "thing"
        return replace(base, kind=kind, entity=name.key, label=name.label)
    if any(p.value == AGENCY for p in phrase.of("outlet_noun")):
        return replace(base, kind="unnamed", label=AGENCY, named=False)
    lands = phrase.of("country", "place")
    if lands:
        found = knowledge.entities[lands[-1].value]
        return replace(base, kind="organisation" if found.type == "country" else "place", entity=found.id, label=found.label)
    return None


def _speaking(bodies: list[Part]) -> list[Part]:
    """The bodies of a phrase; a press service speaks for the one beside it."""
    others = [b for b in bodies if b.value != _VOICE]
    return others or bodies


def _is_quoted(scan: Scan, part: Part) -> bool:
    return part.first > 0 and scan.tokens[part.first - 1].text in MARKS and scan.touches(part.first)


def _is_attribute(phrase: Phrase, part: Part) -> bool:
    """True for a capitalised word that belongs to the noun behind it: "эпидемиолог Национального агентства"."""
    return any(p.first == part.last and p.kind in ("outlet_noun", "institution", "people") for p in phrase.parts)


def _institution(base: Actor, part: Part, place: str | None, knowledge: Knowledge, made: dict[str, Name]) -> Actor:
    found = knowledge.entities[part.value]
    if found.type == "organisation":
        return replace(base, kind="organisation", entity=found.id, label=found.label, country=found.country or base.country)
    if place is None:
        return replace(base, kind="organisation", entity=found.id, label=found.label)
    land = knowledge.entities[place]
    of = knowledge.entities[base.country] if base.country and (land.type == "country" or land.capital) else land
    label = f"{found.label} of {of.label}"
    key = f"{found.id}@{of.id}"
    made[key] = Name(key=key, type="organisation", label=label, country=base.country, forms=())
    return replace(base, kind="organisation", entity=key, label=label)


def _office_holder(base: Actor, phrase: Phrase, place: str | None, knowledge: Knowledge, made: dict[str, Name]) -> Actor:
    """A role without a name: "the head of military intelligence of Ukraine"."""
    parts = [base.role or ""]
    body = phrase.of("institution", "organisation")
    people = phrase.of("people")
    if body:
        parts.append("of " + _institution(base, body[0], place, knowledge, made).label)
    elif people:
        parts.append("of " + " ".join(x for x in (_adjective(knowledge, place), people[0].value) if x))
    elif place is not None:
        parts.append("of " + knowledge.entities[place].label)
    return replace(base, label=" ".join(parts), entity=None, institution=base.institution or (people[0].value if people else None))


def _unnamed(base: Actor, phrase: Phrase, knowledge: Knowledge) -> Actor:
    """People without a name, with all that tells where they belong: "South Korean and Western intelligence services"."""
    adjectives = list(phrase.of("adjective", "country", "place", "inhabitant"))
    words = list(dict.fromkeys(_adjective(knowledge, p.value) or "" for p in adjectives))
    people = phrase.of("people")[0]
    body = phrase.of("institution", "organisation")
    label = " ".join(x for x in (" and ".join(w for w in words if w), people.value) if x)
    if body:
        land = knowledge.entities[base.country].label if base.country else ""
        inner = knowledge.entities[body[0].value].label + (f" of {land}" if land else "")
        label = f"{people.value} in {inner}"
    return replace(base, kind="unnamed", entity=None, label=label, named=False)


def _adjective(knowledge: Knowledge, entity: str | None) -> str | None:
    found = knowledge.entities.get(entity or "")
    if found is None:
        return None
    forms = found.adjectives.get("en", ())
    return forms[0].rstrip("*") if forms else found.label


def _sightings(phrase: Phrase, names: dict[tuple[int, int], Name], actor: Actor | None) -> list[Sighting]:
    made = []
    for part in phrase.parts:
        if part.kind == "name":
            made.append(Sighting(first=part.first, last=part.last, entity=names[(part.first, part.last)].key, rule=part.rule))
        elif part.kind not in ("role", "people", "outlet_noun", "institution"):
            made.append(Sighting(first=part.first, last=part.last, entity=part.value, rule=part.rule))
    bodies = phrase.of("institution")
    for body in bodies:
        lands = list(phrase.of(*_PLACES))
        of = lands[-1].value if lands else None
        first = min([body.first, *(p.first for p in lands)]) if lands else body.first
        last = max([body.last, *(p.last for p in lands)]) if lands else body.last
        entity = actor.entity if actor and actor.entity and "@" in actor.entity else f"{body.value}@{of}" if of else body.value
        made.append(Sighting(first=first, last=last, entity=entity, rule=body.rule))
    return made
