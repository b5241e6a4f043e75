"""What met by its figure and was kept apart: equal values under two questions, with what ruled them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from stemma.comparing.atlas import SCENE
from stemma.comparing.cell import Cell, Member
from stemma.comparing.relation import make_relation
from stemma.records.claim import NONE, OPEN
from stemma.records.finding import Relation

_SMALL = 10
_SHOWN = 3
_ON = {"asked": "counted", "what": "counted", "who": "counted", "to": "counted", "where": "place", "status": "status"}
_WORDS = {
    "asked": "another question is asked",
    "what": "other things are counted",
    "who": "not the same side",
    "to": "not the same other side",
    "where": "not the same place",
    "status": "one is planned, the other done",
}
_PRESENT = "that of the news"
Pairs = Iterable[tuple[str, str]]


def find_apart(cells: Iterable[Cell], parents: Mapping[str, str], ruled: Pairs, name: Callable[[str], str]) -> list[Relation]:
    """Finds equal figures of two pages that answer two questions, though they might be taken for one.

    Args:
        cells: all cells, after what people ruled.
        parents: each concept's parent.
        ruled: pairs of claims that a person ruled apart.
        name: the English label of what a slot holds.

    Returns:
        ``kept-apart`` relations sorted by id: one for each pair of cells and value, with the reason in words. Small counts and round shares
        meet by chance and are left out, and so is what an open slot alone keeps from being one.
    """
    met: dict[tuple[object, ...], dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
    homes = {c.id: c for c in cells}
    for cell in homes.values():
        for member in cell.members:
            answer = member.proposition.answer
            if _is_telling(member):
                met[(answer.low, answer.high, answer.unit)][cell.id].append(member)
    apart = {frozenset(pair) for pair in ruled}
    made = []
    for holders in met.values():
        for left, right in combinations(sorted(holders), 2):
            found = _relate(homes[left], homes[right], holders[left], holders[right], parents, apart, name)
            if found is not None:
                made.append(found)
    return sorted(made, key=lambda r: r.id)


def _is_telling(member: Member) -> bool:
    """True for a figure that two pages hardly share by chance."""
    low = member.proposition.answer.low
    if low is None or not low:
        return False
    if member.key.asked == "what-share":
        return bool(low * 10 % 1)
    return abs(low) > _SMALL


def _relate(
    one: Cell,
    other: Cell,
    left: list[Member],
    right: list[Member],
    parents: Mapping[str, str],
    apart: set[frozenset[str]],
    name: Callable[[str], str],
) -> Relation | None:
    pairs = [(a, b) for a in left for b in right if a.claim.document != b.claim.document and _are_kin(a, b, parents)]
    if not pairs:
        return None
    reasons = _reasons(one, other, *pairs[0], name)
    if any(frozenset((a.claim.id, b.claim.id)) in apart for a, b in pairs):
        reasons.insert(0, ("words", "a person ruled that they are not one question"))
    if not reasons:
        return None
    first = tuple(dict.fromkeys(a.claim.id for a, _ in pairs))[:_SHOWN]
    second = tuple(dict.fromkeys(b.claim.id for _, b in pairs))[:_SHOWN]
    return make_relation("kept-apart", reasons[0][0], f"the same figure, but {'; '.join(words for _, words in reasons)}", (*first, *second))


def _are_kin(a: Member, b: Member, parents: Mapping[str, str]) -> bool:
    """True for one class, classes under one parent, a class and its parent, or one frame."""
    if a.claim.frame is not None and a.claim.frame == b.claim.frame:
        return True
    left, right = a.key.what, b.key.what
    above, beyond = parents.get(left) or left, parents.get(right) or right
    return left in (right, beyond) or above in (right, beyond)


def _reasons(one: Cell, other: Cell, a: Member, b: Member, name: Callable[[str], str]) -> list[tuple[str, str]]:
    """What rules two cells out: slots that both fill otherwise, other periods, other episodes."""
    mine, theirs = one.key.slots(), other.key.slots()
    made = [(_ON[s], _words(s, mine[s], theirs[s], name)) for s in mine if mine[s] != theirs[s] and _is_told(mine[s]) and _is_told(theirs[s])]
    periods = sorted((a.proposition.period or _PRESENT, b.proposition.period or _PRESENT))
    if periods[0] != periods[1]:
        made.append(("date", f"not the same period: {periods[0]} and {periods[1]}"))
    days = sorted((a.proposition.answer.day or "", b.proposition.answer.day or ""))
    if not made and one.key == other.key and one.key.complete and days[0] and days[0] != days[1]:
        made.append(("date", f"another episode: {days[0]} and {days[1]}"))
    return made


def _is_told(slot: str) -> bool:
    return slot not in (OPEN, NONE) and not slot.startswith(SCENE)


def _words(slot: str, mine: str, theirs: str, name: Callable[[str], str]) -> str:
    if slot == "status":
        return _WORDS[slot]
    first, second = sorted((name(mine), name(theirs)))
    return f"{_WORDS[slot]}: {first} and {second}"
