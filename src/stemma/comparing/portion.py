"""Parts and further amounts: what a text sets against a figure that it gave before."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from stemma.comparing.cell import Member
from stemma.comparing.question import Group
from stemma.comparing.relation import make_relation
from stemma.records.finding import Relation

_NEAR = 200
_SHOWN = 3
_COUNTED = ("how-many", "how-much")


def find_portions(cells: Iterable[Iterable[Group]], kinds: Mapping[str, str]) -> list[Relation]:
    """Finds what a part is part of and what a further amount comes on top of.

    Args:
        cells: the answer classes of each cell.
        kinds: what each concept is: people, things, a measure.

    Returns:
        Sorted by id: ``part-of``, the part first; ``extra-to``, the further amount first.
    """
    groups = [g for cell in cells for g in cell]
    pages: dict[str, list[Member]] = defaultdict(list)
    for member in (m for g in groups for m in g.members):
        if member.key.asked in _COUNTED and _low(member) is not None:
            pages[member.claim.document].append(member)
    made = [r for page in pages.values() for r in _on_page(page, kinds)]
    made += _on_top(groups)
    return sorted({r.id: r for r in made}.values(), key=lambda r: r.id)


def _low(member: Member) -> Decimal | None:
    answer = member.proposition.answer
    return answer.low if answer.low is not None else answer.high


def _on_page(page: list[Member], kinds: Mapping[str, str]) -> list[Relation]:
    """Each part and each further amount with the total that stands shortly before it."""
    totals = sorted((m for m in page if m.proposition.answer.basis == "total"), key=lambda m: (m.claim.end, m.order))
    ends = [m.claim.end for m in totals]
    made = []
    for member in page:
        basis = member.proposition.answer.basis
        place = bisect_right(ends, member.claim.start) - 1
        if basis not in ("part", "additional") or place < 0 or member.claim.start - ends[place] > _NEAR:
            continue
        total = totals[place]
        if basis == "part" and _is_whole(total, member, kinds):
            reason = f"the text names it as a part of the {_figure(total)} before it"
            made.append(make_relation("part-of", "part", reason, (member.claim.id, total.claim.id)))
        if basis == "additional" and _is_sister(total, member, kinds):
            reason = f"the text names it as a further amount beside the {_figure(total)} before it"
            made.append(make_relation("extra-to", "part", reason, (member.claim.id, total.claim.id)))
    return made


def _is_whole(total: Member, part: Member, kinds: Mapping[str, str]) -> bool:
    """True if one may be part of the other: the same unit, no more of it, and nothing that counts another kind of thing."""
    whole, own = _low(total), _low(part)
    alike = kinds.get(total.key.what, "") in ("", kinds.get(part.key.what, "")) or part.key.what not in kinds
    return total.proposition.answer.unit == part.proposition.answer.unit and whole is not None and own is not None and own <= whole and alike


def _is_sister(total: Member, extra: Member, kinds: Mapping[str, str]) -> bool:
    """True if both count things of one known kind in one unit."""
    kind = kinds.get(total.key.what)
    return kind is not None and kind == kinds.get(extra.key.what) and total.proposition.answer.unit == extra.proposition.answer.unit


def _figure(member: Member) -> str:
    low = _low(member)
    return f"{low.normalize():,f}" if low is not None else "figure"


def _on_top(groups: list[Group]) -> list[Relation]:
    """What is planned as a further amount comes on top of what was done."""
    done: dict[object, list[Group]] = defaultdict(list)
    for group in groups:
        member = group.members[0]
        if member.key.complete and member.key.status == "done" and member.proposition.answer.basis == "total" and member.claim.frame is not None:
            done[(member.key, member.proposition.answer.unit)].append(group)
    made = []
    for group in groups:
        extra = next((m for m in group.members if m.proposition.answer.basis == "additional"), None)
        if extra is None or extra.key.status != "planned" or extra.key.asked not in _COUNTED:
            continue
        for total in done.get((replace(extra.key, status="done"), extra.proposition.answer.unit), ()):
            reason = "a further amount is planned on top of what was done"
            made.append(make_relation("extra-to", "status", reason, (*group.claims[:_SHOWN], *total.claims[:_SHOWN])))
    return made
