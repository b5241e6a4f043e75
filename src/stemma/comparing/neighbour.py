"""Questions about a place and one that may lie inside it: their answers are set side by side, for the texts do not say that they count the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations

from stemma.comparing.atlas import SCENE, Atlas
from stemma.comparing.cell import Cell
from stemma.comparing.question import Group
from stemma.comparing.relation import make_relation
from stemma.records.claim import NONE, OPEN, Key
from stemma.records.finding import Relation

_SHOWN = 3


def find_neighbours(cells: Iterable[tuple[Cell, list[Group]]], atlas: Atlas, name: Callable[[str], str]) -> list[Relation]:
    """Relates the answers of questions that differ in the place alone, where one place lies inside the other or may do so.

    Args:
        cells: all cells with their answer classes.
        atlas: widths and countries of places, and which documents name them.
        name: the English label of a place.

    Returns:
        ``differs`` on place, sorted by id: one for each pair of answers from two pages.
    """
    stems: dict[tuple[Key, str | None], list[tuple[Cell, list[Group]]]] = defaultdict(list)
    for cell, groups in cells:
        if cell.key.where not in (NONE, OPEN) and not cell.key.where.startswith(SCENE) and replace(cell.key, where=NONE).complete:
            stems[(replace(cell.key, where=NONE), cell.members[0].proposition.period)].append((cell, groups))
    made: list[Relation] = []
    for row in stems.values():
        for (left, some), (right, others) in combinations(sorted(row, key=lambda x: x[0].id), 2):
            if atlas.may_hold(left.key.where, right.key.where) or atlas.may_hold(right.key.where, left.key.where):
                reason = f"{name(left.key.where)} and {name(right.key.where)}: not shown that both count the same"
                made.extend(_relate(a, b, reason) for a in some for b in others if _are_set_apart(a, b))
    return sorted(made, key=lambda r: r.id)


def _are_set_apart(left: Group, right: Group) -> bool:
    """True for two figures from two pages."""
    answers = [g.members[0].proposition.answer for g in (left, right)]
    pages = [{m.claim.document for m in g.members} for g in (left, right)]
    return pages[0] != pages[1] and all(a.low is not None or a.high is not None for a in answers)


def _relate(left: Group, right: Group, reason: str) -> Relation:
    return make_relation("differs", "place", reason, claims=(*left.claims[:_SHOWN], *right.claims[:_SHOWN]))
