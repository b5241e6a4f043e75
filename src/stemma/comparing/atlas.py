"""What is known of places when claims are compared: how wide each is and in which country it lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.knowledge.table import Knowledge
from stemma.records.claim import Name

COUNTRY, REGION, SETTLEMENT = 0, 1, 2
_WIDTHS = {"country": COUNTRY, "region": REGION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Widths (0 country, 1 region, 2 settlement) and countries by reference."""

    widths: Mapping[str, int]
    countries: Mapping[str, str]

    def width(self, place: str) -> int:
        """How wide a place is; what nothing tells is a settlement."""
        return self.widths.get(place, SETTLEMENT)

    def country(self, place: str) -> str | None:
        """The country of a place, itself for a country."""
        return self.countries.get(place)


def make_atlas(knowledge: Knowledge, names: Iterable[Name], table: Mapping[str, str]) -> Atlas:
    """Makes the atlas of a set of documents.

    Args:
        knowledge: the tables.
        names: all names made on the spot.
        table: the table of names.

    Returns:
        The atlas; a country on which documents differ is left out.
    """
    widths = {e.id: _WIDTHS.get(e.level or e.type, SETTLEMENT) for e in knowledge.entities.values() if e.type in ("country", "place")}
    countries = {e.id: e.country for e in knowledge.entities.values() if e.type in ("country", "place") and e.country}
    told: dict[str, set[str]] = defaultdict(set)
    levels: dict[str, set[str]] = defaultdict(set)
    for name in names:
        place = table.get(name.key, name.key)
        if name.country:
            told[place].add(name.country)
        if name.level:
            levels[place].add(name.level)
    widths |= {p: min(_WIDTHS.get(x, SETTLEMENT) for x in found) for p, found in levels.items()}
    countries |= {p: min(found) for p, found in told.items() if len(found) == 1}
    return Atlas(widths=widths, countries=countries)
