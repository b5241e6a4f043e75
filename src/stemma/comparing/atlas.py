"""What is known of places when claims are compared: how wide each is and in which country it lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.knowledge.table import Knowledge
from stemma.records.claim import Reading

COUNTRY, REGION, SETTLEMENT = 0, 1, 2
SCENE = "scene/"
_BEARERS = ("name/person/", "name/organisation/", "name/name/")
_SHARED = 2
_WIDTHS = {"country": COUNTRY, "region": REGION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Widths (0 country, 1 region, 2 settlement) and countries by reference; the country, the scene and the places of each document."""

    widths: Mapping[str, int]
    countries: Mapping[str, str]
    waters: frozenset[str]
    lands: Mapping[str, str]
    scenes: Mapping[str, str]
    around: Mapping[str, frozenset[str]]

    def width(self, place: str) -> int:
        """How wide a place is; what nothing tells is a settlement."""
        return self.widths.get(place, SETTLEMENT)

    def country(self, place: str) -> str | None:
        """The country of a place, itself for a country."""
        return self.countries.get(place)

    def is_near(self, document: str, place: str) -> bool:
        """True if a document names a place, or names a part of it or the country around it."""
        return any(p == place or self.country(p) == place for p in self.around.get(document, frozenset()))

    def may_hold(self, place: str, inner: str) -> bool:
        """True if one place lies inside a wider one, or may do so: nothing tells of another country, and a document names both."""
        if place == inner or self.width(place) >= self.width(inner):
            return False
        outer, land = self.country(place), self.country(inner)
        if place == land:
            return True
        return (outer is None or land is None or outer == land) and any(place in names and inner in names for names in self.around.values())


def make_atlas(knowledge: Knowledge, readings: Iterable[Reading], table: Mapping[str, str]) -> Atlas:
    """Makes the atlas of a set of documents.

    Args:
        knowledge: the tables.
        readings: of all documents.
        table: the table of names.

    Returns:
        The atlas; a country on which documents differ is left out.
    """
    widths = {e.id: _WIDTHS.get(e.level or e.type, SETTLEMENT) for e in knowledge.entities.values() if e.type in ("country", "place")}
    countries = {e.id: e.country for e in knowledge.entities.values() if e.type in ("country", "place") and e.country}
    told: dict[str, set[str]] = defaultdict(set)
    levels: dict[str, set[str]] = defaultdict(set)
    around: dict[str, frozenset[str]] = {}
    plays: dict[str, frozenset[str]] = {}
    bearers: dict[str, frozenset[str]] = {}
    for reading in readings:
        named = {table.get(n.key, n.key) for n in reading.names}
        around[reading.document] = frozenset({*(table.get(p, p) for p in reading.places), *(n for n in named if n.startswith("name/place/"))})
        bearers[reading.document] = frozenset(n for n in named if n.startswith(_BEARERS))
        plays[reading.document] = frozenset(table.get(p, p) for p in reading.scene)
        for name in reading.names:
            place = table.get(name.key, name.key)
            told[place].update((name.country,) if name.country else ())
            levels[place].update((name.level,) if name.level else ())
    widths |= {p: min(_WIDTHS.get(x, SETTLEMENT) for x in found) for p, found in levels.items() if found}
    countries |= {p: min(found) for p, found in told.items() if len(found) == 1}
    lands: dict[str, str] = {}
    for document, places in around.items():
        told_lands = {p for p in plays[document] if widths.get(p) == COUNTRY}
        played = {countries[p] for p in plays[document] if p in countries}
        named = {countries.get(p, "") for p in places}  # a place of no known country may lie elsewhere than those beside it
        for near in (told_lands, played, named):
            if len(near) == 1 and "" not in near:
                lands.setdefault(document, min(near))
    lands |= _lent(lands, bearers)
    scenes = _scenes({d: p for d, p in around.items() if d not in lands})
    waters = frozenset(p for p, found in levels.items() if "water" in found and "region" not in found)
    return Atlas(widths=widths, countries=countries, waters=waters, lands=lands, scenes=scenes, around=around)


def _lent(lands: Mapping[str, str], bearers: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The country of a document that names none: the one of all documents with a country that name at least two of its people and bodies."""
    told: dict[str, set[str]] = defaultdict(set)
    for document, land in lands.items():
        for name in bearers[document]:
            told[name].add(land)
    made = {}
    for document, names in bearers.items():
        shared = [told[n] for n in names if n in told]
        met = set().union(*shared)
        if document not in lands and len(shared) >= _SHARED and len(met) == 1:
            made[document] = min(met)
    return made


def _scenes(around: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """A common scene for documents of no known country that are linked by the places they name."""
    parent = {p: p for places in around.values() for p in places}
    for places in around.values():
        roots = sorted({_root(parent, p) for p in places})
        parent.update((r, roots[0]) for r in roots)
    return {d: f"{SCENE}{_root(parent, min(places))}" for d, places in around.items() if places}


def _root(parent: dict[str, str], place: str) -> str:
    """The first of all places linked to one; the way to it is shortened."""
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place
