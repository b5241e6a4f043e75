"""Places of a document: what is named as one, how wide it is, in which country, and what "the town" refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stemma.expressions.scan import Scan
from stemma.knowledge.table import Knowledge
from stemma.reading.layout import Sentence
from stemma.reading.phrase import Part, Phrase
from stemma.records.claim import Name

SETTLEMENT, REGION, COUNTRY, WATER = "settlement", "region", "country", "water"
_FINEST_FIRST = (SETTLEMENT, REGION, COUNTRY)
_LEVELS = {"city": SETTLEMENT, "site": SETTLEMENT, "region": REGION, "river": WATER, "sea": WATER, "continent": "continent"}
_NEAR = 3
_DATELINE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A span that names a place, or points back to one; ``level`` is settlement, region, country, water or continent.

    ``told`` is false where only the form of the name makes it a settlement; ``governed`` where a small word of place stands before it;
    ``is_seat`` where it only says to which country a person or body belongs.
    """

    first: int
    last: int
    entity: str
    level: str
    country: str | None
    told: bool = True
    governed: bool = False
    is_seat: bool = False


def level_beside(scan: Scan, first: int, last: int) -> str | None:
    """The level that a noun beside a name gives it: "село Розино", "Brezograd region", "town of Amberley".

    Args:
        scan: the scanned text.
        first: the first token of the name.
        last: the token after it.

    Returns:
        The level, or None where no such noun stands there.
    """
    behind = scan.at(last, "places", "noun")
    if behind is not None:
        return behind.entry.value
    before = scan.before(first, "places", "noun")
    if before is None:
        joint = scan.before(first, "roles", "of")
        before = scan.before(joint.first, "places", "noun") if joint is not None else None
    if before is not None and last - first > 1 and scan.before(before.first, "sources", "role") is not None:
        return None  # "голова області Невена Кандилова" names the head, not the region
    return before.entry.value if before is not None else None


def find_places(scan: Scan, sentences: list[Sentence], phrases: list[Phrase], names: Mapping[tuple[int, int], Name]) -> list[Place]:
    """Finds the places of a document.

    Args:
        scan: the scanned text.
        sentences: its sentences.
        phrases: its phrases.
        names: the names made on the spot, by tokens.

    Returns:
        Places in order; the countries of people and bodies are marked as their seats.
    """
    datelines = _datelines(scan, sentences)
    named = [p for phrase in phrases if not _speaks(phrase, names) for p in phrase.parts if p.first not in datelines or p.kind == "country"]
    levels = _levels_of(scan, [p for phrase in phrases for p in phrase.parts], names)
    named = [p for p in named if not _is_brand(scan, p)]
    made = [place for part in named if (place := _place(scan, part, names, levels)) is not None]
    whole = _with_countries(scan, sorted(made + _pointers(scan, made, phrases), key=lambda p: (p.first, p.last)), phrases)
    seats = [
        Place(first=p.first, last=p.last, entity=land, level=COUNTRY, country=land, is_seat=True)
        for phrase in phrases
        if _speaks(phrase, names)
        for p in phrase.parts
        if (land := _land_of(p, scan.lexicon.knowledge)) is not None
    ]
    return sorted([*(replace(p, governed=_is_governed(scan, p.first)) for p in whole), *seats], key=lambda p: (p.first, p.last))


def _land_of(part: Part, knowledge: Knowledge) -> str | None:
    """The country that a part of a phrase tells its bearer to belong to: named, as an adjective, or that of a known body."""
    if part.kind == "country" or (part.kind == "adjective" and part.value.startswith("country/")):
        return part.value
    return knowledge.entities[part.value].country or None if part.kind == "organisation" else None


def _is_brand(scan: Scan, part: Part) -> bool:
    """True for a name that fills a pair of quotation marks: bread „Добруджа“ is no region."""
    before, after = part.first - 1, part.last
    return before >= 0 and after < len(scan.tokens) and scan.tokens[before].text in '„“«"‟' and scan.tokens[after].text in '“”»"'


def _is_governed(scan: Scan, index: int) -> bool:
    """True behind a small word of place, past a place noun or an adjective of a country: "у румунському повіті X"."""
    for _ in range(_NEAR):
        if scan.before(index, "roles", "where") is not None:
            return True
        noun = scan.before(index, "places", "noun")
        adjective = next((h for h in scan.ending.get(index, ()) if h.entry.group == "names" and h.entry.kind == "adjective"), None)
        hit = noun or adjective
        if hit is None:
            return False
        index = hit.first
    return False


def _datelines(scan: Scan, sentences: list[Sentence]) -> set[int]:
    """The tokens of datelines: what stands in a lead before an early dash and holds a date or an agency in brackets, or is in capitals."""
    made: set[int] = set()
    for sentence in sentences:
        if sentence.placement != "lead" or sentence.first >= sentence.last:
            continue
        reach = range(sentence.first + 1, min(sentence.first + _DATELINE, sentence.last))
        dash = next((i for i in reach if scan.tokens[i].text in "-–—" and not scan.touches(i)), None)
        if dash is not None and any(scan.tokens[i].text.isupper() and len(scan.tokens[i].text) > 3 for i in range(sentence.first, dash)):
            made.update(range(sentence.first, dash))
    return made


def _speaks(phrase: Phrase, names: Mapping[tuple[int, int], Name]) -> bool:
    """True for a phrase that names a person or body, whose places only say where they belong."""
    if phrase.of("person", "role", "outlet", "outlet_noun", "institution", "organisation"):
        return True
    return any(names[(p.first, p.last)].type in ("person", "outlet", "organisation") for p in phrase.of("name"))


def _levels_of(scan: Scan, parts: list[Part], names: Mapping[tuple[int, int], Name]) -> dict[str, str]:
    """The level of each new name: what the nouns beside it say first in the document."""
    made: dict[str, str] = {}
    for part in parts:
        if part.kind == "name" and (level := level_beside(scan, part.first, part.last)) is not None:
            made.setdefault(names[(part.first, part.last)].key, level)
    return made


def _place(scan: Scan, part: Part, names: Mapping[tuple[int, int], Name], levels: Mapping[str, str]) -> Place | None:
    knowledge = scan.lexicon.knowledge
    if part.kind == "name":
        name = names[(part.first, part.last)]
        if name.type != "place":
            return None
        level = level_beside(scan, part.first, part.last) or levels.get(name.key)
        return Place(first=part.first, last=part.last, entity=name.key, level=level or SETTLEMENT, country=None, told=level is not None)
    if part.kind == "country":
        return Place(first=part.first, last=part.last, entity=part.value, level=COUNTRY, country=part.value)
    if part.kind == "place":
        found = knowledge.entities[part.value]
        level = level_beside(scan, part.first, part.last) or _LEVELS.get(found.level, SETTLEMENT)
        return Place(first=part.first, last=part.last, entity=found.id, level=level, country=found.country or None)
    return _adjectival(scan, part, knowledge)


def _adjectival(scan: Scan, part: Part, knowledge: Knowledge) -> Place | None:
    """An adjective before a place noun: "болгарский город", "Харківська область"."""
    if part.kind != "adjective" or part.value not in knowledge.entities:
        return None
    noun = scan.at(part.last, "places", "noun")
    if noun is None:
        return None
    found = knowledge.entities[part.value]
    if found.type == "country":
        return Place(first=part.first, last=part.last, entity=found.id, level=COUNTRY, country=found.id)
    return Place(first=part.first, last=part.last, entity=found.id, level=noun.entry.value, country=found.country or None)


def _pointers(scan: Scan, named: list[Place], phrases: list[Phrase]) -> list[Place]:
    """Place nouns without a name, after a small word: "в областта", "у місті"; they mean the last place of their level."""
    taken = {i for p in named for i in range(p.first, p.last)} | {i for x in phrases for p in x.parts for i in range(p.first, p.last)}
    made = []
    for hit in scan.of("places", "noun"):
        if hit.first - 1 in taken or hit.last in taken or _joined_name(scan, hit.last, taken):
            continue
        if scan.before(hit.first, "roles", "where", "from", "to", "of") is None and scan.before(hit.first - 1, "roles", "where", "from", "to") is None:
            continue
        earlier = [p for p in named if p.level == hit.entry.value and p.first < hit.first]
        if earlier:
            made.append(Place(first=hit.first, last=hit.last, entity=earlier[-1].entity, level=hit.entry.value, country=earlier[-1].country))
    return made


def _joined_name(scan: Scan, index: int, taken: set[int]) -> bool:
    joint = scan.at(index, "roles", "of")
    return joint is not None and joint.last in taken


def _with_countries(scan: Scan, places: list[Place], phrases: list[Phrase]) -> list[Place]:
    """Gives a place the country named beside it: "Amberley in France", "Bulgaria's Brezograd region"."""
    lands = [p for p in places if p.level == COUNTRY]
    lands += [
        Place(first=p.first, last=p.last, entity=p.value, level=COUNTRY, country=p.value)
        for x in phrases
        for p in x.parts
        if p.kind == "adjective" and p.value.startswith("country/")
    ]
    made = []
    for place in places:
        if place.country is None:
            near = {p.entity for p in lands if (0 <= place.first - p.last <= _NEAR or 0 <= p.first - place.last <= _NEAR) and not _cut(scan, place, p)}
            if len(near) == 1:
                place = replace(place, country=min(near))
        made.append(place)
    return made


def _cut(scan: Scan, left: Place, right: Place) -> bool:
    """True where a stop, a list or a direction stands between two places."""
    a, b = min(left.last, right.last), max(left.first, right.first)
    stretch = range(a, b)
    directed = any(scan.at(i, "roles", "to") is not None and scan.at(i, "roles", "where", "of") is None for i in stretch)
    return directed or any(scan.tokens[i].text in ".;:\n" or scan.at(i, "numbers", "joiner") is not None for i in stretch)


def choose_place(places: tuple[Place, ...], first: int, last: int, near: int) -> Place | None:
    """The place of what a stretch of text tells: the finest that it names, of those the nearest to a token.

    Args:
        places: the places of the document.
        first: the first token of the stretch.
        last: the token after it.
        near: the token.

    Returns:
        The place, or None; rivers, seas and continents say too little.
    """
    inside = [p for p in places if first <= p.first < last and p.level in _FINEST_FIRST and not p.is_seat]
    return min(inside, key=lambda p: (_FINEST_FIRST.index(p.level), not p.governed, abs(p.first - near), p.first)) if inside else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a document plays: its one settlement, region and country, each None where none or several compete."""

    settlement: Place | None
    region: Place | None
    country: Place | None

    @property
    def finest(self) -> Place | None:
        """The narrowest of them."""
        return self.settlement or self.region or self.country

    @property
    def entities(self) -> tuple[str, ...]:
        """Their references, the widest first."""
        return tuple(p.entity for p in (self.country, self.region, self.settlement) if p is not None)

    def holds(self, entity: str) -> bool:
        """True for a place of the scene."""
        return entity in self.entities


def find_scene(places: tuple[Place, ...], sentences: list[Sentence]) -> Scene:
    """Finds where a document plays: at each level the one place that headline and lead name; of an article whose lead names none, the one in its body.

    Args:
        places: the places of the document.
        sentences: its sentences.

    Returns:
        The scene.
    """
    opening = [s for s in sentences if s.placement in ("headline", "lead")]
    spots = tuple(p for p in places if not p.is_seat)
    lead_is_placed = any(p.level in _FINEST_FIRST and any(s.holds(p.first) for s in opening) for p in spots)
    seat = _only(places, opening, COUNTRY)
    body = [s for s in sentences if s.placement not in ("background", "caption")]
    found = {level: _only(spots, opening if lead_is_placed or seat is not None else body, level) for level in _FINEST_FIRST}
    return Scene(settlement=found[SETTLEMENT], region=found[REGION], country=found[COUNTRY] or seat)


def _only(places: tuple[Place, ...], sentences: list[Sentence], level: str) -> Place | None:
    inside = {p.entity: p for p in places if p.level == level and any(s.holds(p.first) for s in sentences)}
    return next(iter(inside.values())) if len(inside) == 1 else None
