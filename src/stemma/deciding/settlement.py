"""Settlements: which pairs are one and which are kept apart, where of two rulings that contradict the later holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A live decision on two things of one kind."""

    decision: str
    joins: bool
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What holds: ``groups`` of things that are one, ``apart`` pairs (the second leaves), and by overruled decision the one that overrules it."""

    groups: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, str], ...]
    overruled: dict[str, str]


def settle_pairs(rulings: Iterable[Ruling]) -> Settlement:
    """Settles rulings on pairs, also where several together contradict one.

    Args:
        rulings: the latest first.

    Returns:
        What holds. A ruling falls if those that are later already say the contrary: directly, or by joining both things to a third.
    """
    groups: dict[str, frozenset[str]] = {}
    joined_by: dict[frozenset[str], tuple[Ruling, ...]] = {}
    apart: list[Ruling] = []
    overruled: dict[str, str] = {}
    for ruling in rulings:
        left, right = _group(groups, ruling.left), _group(groups, ruling.right)
        if not ruling.joins:
            if left != right:
                apart.append(ruling)
            elif ruling.left != ruling.right:
                overruled[ruling.decision] = _against(ruling, joined_by[left])
            continue
        between = tuple(x for x in apart if {_group(groups, x.left), _group(groups, x.right)} == {left, right})
        if between:
            overruled[ruling.decision] = _against(ruling, between)
            continue
        whole = left | right
        joined_by[whole] = (*joined_by.get(left, ()), *(joined_by.get(right, ()) if right != left else ()), ruling)
        groups.update((x, whole) for x in whole)
    return Settlement(
        groups=tuple(sorted(tuple(sorted(g)) for g in set(groups.values()) if len(g) > 1)),
        apart=tuple(sorted({(x.left, x.right) for x in apart})),
        overruled=overruled,
    )


def _group(groups: dict[str, frozenset[str]], thing: str) -> frozenset[str]:
    return groups.get(thing, frozenset((thing,)))


def _against(ruling: Ruling, others: tuple[Ruling, ...]) -> str:
    """The decision that overrules: the one on the same pair if there is one, else the first of those that hold together."""
    pair = {ruling.left, ruling.right}
    return next((x.decision for x in others if {x.left, x.right} == pair), others[0].decision)
