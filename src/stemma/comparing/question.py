"""Questions: cells with their answer classes, relations between the classes, and sums across sister classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from stemma.comparing.cell import Cell, Member
from stemma.comparing.relation import make_relation
from stemma.comparing.value import leads, relate
from stemma.records.finding import Relation

_PARTS = 4
_SHOWN = 3
_RECAP = "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Members of a cell that give one answer on the word of one claimer."""

    claimer: str | None
    members: tuple[Member, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(dict.fromkeys(m.claim.id for m in self.members))


def group_answers(cell: Cell) -> list[Group]:
    """Puts the members of a cell into answer classes.

    Args:
        cell: the cell.

    Returns:
        Classes, ordered by value and claimer.
    """
    groups: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for member in cell.members:
        groups[_identity(member)].append(member)
    return [Group(claimer=_claimer(groups[k][0]), members=tuple(groups[k])) for k in sorted(groups)]


def _claimer(member: Member) -> str | None:
    chain = member.claim.chain
    return chain[0][0].source if chain and chain[0] else None


def _identity(member: Member) -> tuple[str, ...]:
    answer = member.proposition.answer
    value = str(answer.low if answer.low is not None else answer.high or "").rjust(24, "0")
    day = (answer.day or "") if member.key.asked == "when" else ""
    return (
        value,
        str(answer.high),
        answer.qualifier,
        answer.unit or "",
        day,
        str(answer.positive),
        answer.as_of or "",
        _claimer(member) or f"own:{member.claim.document}",
    )


def relate_answers(groups: list[Group]) -> list[Relation]:
    """Relates the answer classes of one question pairwise.

    Args:
        groups: its classes.

    Returns:
        Relations with their reasons, sorted by id.
    """
    made = [r for g in groups if (r := _one_answer(g)) is not None]
    for left, right in combinations(groups, 2):
        if _undated(left) or _undated(right) or left.members[0].key.asked == "what-said":
            continue  # two things said are not compared by their words
        kind, on, reason = relate(left.members[0].proposition.answer, right.members[0].proposition.answer)
        if kind != "agrees" and not _are_comparable(left.members[0], right.members[0]):
            continue
        if (kind, on) == ("conflicts", "date") and left.members[0].key.asked != "when":
            continue  # a kind of event on two days is two events, not one with two dates
        if kind in ("differs", "conflicts") and on == "value" and (older := _corrected(left, right)) is not None:
            newer = right if older is left else left
            made.append(make_relation("updates", on, "the text itself sets it against an earlier figure", (*older.claims[:_SHOWN], *newer.claims[:_SHOWN])))
            continue
        first, second = (left, right) if leads(left.members[0].proposition.answer, right.members[0].proposition.answer, kind) else (right, left)
        made.append(make_relation(kind, on, reason, (*first.claims[:_SHOWN], *second.claims[:_SHOWN])))
    return sorted(made, key=lambda r: r.id)


def _one_answer(group: Group) -> Relation | None:
    """Pages that give one answer on the word of one claimer agree: they add no origin, and are said to be one."""
    pages: dict[str, str] = {}
    for member in group.members:
        pages.setdefault(member.claim.document, member.claim.id)
    if len(pages) < 2 or group.members[0].key.asked == "what-said":
        return None
    claims = tuple(pages[d] for d in sorted(pages))[: 2 * _SHOWN]
    return make_relation("agrees", "value", "one answer on the word of one claimer", claims)


def _corrected(left: Group, right: Group) -> Group | None:
    """Of two classes that one page sets against each other the older: what stands as background, where a word says that a figure was replaced."""
    for a in left.members:
        for b in right.members:
            told = a.proposition.answer.corrected or b.proposition.answer.corrected
            if told and a.claim.document == b.claim.document and (a.claim.placement == _RECAP) != (b.claim.placement == _RECAP):
                return left if a.claim.placement == _RECAP else right
    return None


def _undated(group: Group) -> bool:
    """True for an answer to "when" that gives no date: there is nothing to compare."""
    member = group.members[0]
    return member.key.asked == "when" and member.proposition.answer.day is None


def _are_comparable(left: Member, right: Member) -> bool:
    """True for one basis; a further amount is a total beside what its own page counts on top of, so it is compared with other pages."""
    bases = {left.proposition.answer.basis, right.proposition.answer.basis}
    return len(bases) == 1 or (bases == {"total", "additional"} and left.claim.document != right.claim.document)


def find_sums(cells: Iterable[Cell], parents: Mapping[str, str]) -> list[Relation]:
    """Finds wholes in one cell to which parts of sister classes, claimed in one document, add up.

    Args:
        cells: all cells.
        parents: each concept's parent.

    Returns:
        ``sums-to`` relations: the parts first, the whole last.
    """
    by_frame: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for cell in cells:
        for member in cell.members:
            if member.key.asked == "how-many" and member.proposition.answer.low is not None:
                by_frame[(member.key.who, member.key.to, member.key.where, member.key.status)].append(member)
    made = {}
    for members in by_frame.values():
        sisters: dict[str, list[Member]] = defaultdict(list)
        for member in members:
            sisters[parents.get(member.key.what) or ""].append(member)
        wholes = [m for m in members if m.key.what in sisters]
        targets = {_low(m) for m in wholes}
        sums = {what: _sums(sisters[what], targets) for what in {m.key.what for m in wholes}}
        for whole in wholes:
            for row in sums[whole.key.what].get(_low(whole), ()):
                ids = (*sorted({m.claim.id for m in row}), whole.claim.id)
                found = make_relation("sums-to", "value", "parts of sister classes, claimed in one document, add up to the whole", ids)
                made[found.id] = found
    return [made[k] for k in sorted(made)]


def _low(member: Member) -> Decimal:
    return member.proposition.answer.low or Decimal(0)


def _sums(parts: list[Member], targets: set[Decimal]) -> dict[Decimal, list[tuple[Member, ...]]]:
    """Parts of sister classes that one document claims, by that of the targets to which they add up."""
    by_document: dict[str, list[Member]] = defaultdict(list)
    for part in parts:
        by_document[part.claim.document].append(part)
    made: dict[Decimal, list[tuple[Member, ...]]] = defaultdict(list)
    for members in by_document.values():
        for size in range(2, min(_PARTS, len(members)) + 1):
            for row in combinations(members, size):
                total = sum(map(_low, row), Decimal(0))
                if total in targets and len({m.key.what for m in row}) == size:
                    made[total].append(row)
    return made
