"""Questions that differ in one slot alone, a place that may lie inside another or what is planned against what is done: their answers side by side."""

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
    """Relates the answers of questions that differ in the place alone, where one place lies inside the other or may do so, or in the status alone.

    Args:
        cells: all cells with their answer classes.
        atlas: widths and countries of places, and which documents name them.
        name: the English label of a place.

    Returns:
        ``differs`` on place or status, sorted by id: one for each pair of answers from two pages.
    """
    stems: dict[tuple[Key, str | None], list[tuple[Cell, list[Group]]]] = defaultdict(list)
    for cell, groups in cells:
        stem = replace(cell.key, where=NONE, status="")
        if cell.key.where != OPEN and not cell.key.where.startswith(SCENE) and stem.complete:
            stems[(stem, cell.members[0].proposition.period)].append((cell, groups))
    made: list[Relation] = []
    for row in stems.values():
        for (left, some), (right, others) in combinations(sorted(row, key=lambda x: x[0].id), 2):
            told = _what_differs(left.key, right.key, atlas, name)
            if told is not None:
                made.extend(_relate(a, b, *told) for a in some for b in others if _are_set_apart(a, b))
    return sorted(made, key=lambda r: r.id)


def _what_differs(left: Key, right: Key, atlas: Atlas, name: Callable[[str], str]) -> tuple[str, str] | None:
    """On what two neighbours differ, and the reason; None where they differ in more."""
    if left.where == right.where and left.status != right.status:
        return "status", "one is planned, the other done"
    if left.status == right.status and (atlas.may_hold(left.where, right.where) or atlas.may_hold(right.where, left.where)):
        return "place", f"{name(left.where)} and {name(right.where)}: not shown that both count the same"
    return None


def _are_set_apart(left: Group, right: Group) -> bool:
    """True for two figures from two pages."""
    answers = [g.members[0].proposition.answer for g in (left, right)]
    pages = [{m.claim.document for m in g.members} for g in (left, right)]
    return pages[0] != pages[1] and all(a.low is not None or a.high is not None for a in answers)


def _relate(left: Group, right: Group, on: str, reason: str) -> Relation:
    return make_relation("differs", on, reason, claims=(*left.claims[:_SHOWN], *right.claims[:_SHOWN]))
