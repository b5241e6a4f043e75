"""Cells and episodes: claims that answer one question come together; a claim with an open slot joins the one cell that it fits."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from stemma.comparing.atlas import COUNTRY, Atlas
from stemma.comparing.entity import resolve_key
from stemma.records.claim import NONE, OPEN, Claim, Key, Proposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A claim as the answer to one question."""

    claim: Claim
    proposition: Proposition
    key: Key

    @property
    def order(self) -> tuple[str, str]:
        """A place in order that depends on content alone."""
        return self.claim.id, self.proposition.quantity or ""

    @property
    def placed(self) -> bool:
        """True if the words of the claim give its place, or its frame has none."""
        return "where" not in self.proposition.inferred


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All members of one key and episode; ``maybe`` names other cells that a lone open claim might belong to."""

    id: str
    key: Key
    members: tuple[Member, ...]
    maybe: tuple[str, ...] = ()


def build_cells(claims: Iterable[Claim], table: Mapping[str, str], gaps: Mapping[str, int], atlas: Atlas) -> list[Cell]:
    """Builds the cells of a set of claims.

    Args:
        claims: all claims, in any order.
        table: the table of names.
        gaps: days that may lie empty inside an episode, by what is asked.
        atlas: widths and countries of places.

    Returns:
        Cells sorted by id.
    """
    members = [Member(claim=c, proposition=p, key=resolve_key(p.key, dict(table))) for c in claims for p in c.propositions]
    members.sort(key=lambda m: m.order)
    whole = _whole(members, atlas)
    attached: dict[Key, list[Member]] = defaultdict(list)
    alone: list[Cell] = []
    for member in members:
        if member.key.complete:
            continue
        # A figure without a frame says too little to be put under somebody else's question.
        framed = member.claim.frame is not None or member.key.asked == "what-said"
        fits = sorted((k for k in whole if framed and _fits(member, k)), key=lambda k: k.cell())
        if len(fits) == 1:
            attached[fits[0]].append(member)
        else:
            lone = f"{member.key.cell(member.claim.id)}"
            alone.append(Cell(id=lone, key=member.key, members=(member,), maybe=tuple(k.cell() for k in fits)))
    made = list(alone)
    for key in whole:
        made.extend(_episodes(key, whole[key], attached[key], gaps.get(key.what)))
    return sorted(made, key=lambda c: c.id)


def _fits(member: Member, whole: Key) -> bool:
    if member.key.what == OPEN:
        return False
    theirs = whole.slots()
    return all(v in (OPEN, theirs[n]) or (n == "where" and not member.placed) for n, v in member.key.slots().items())


def _whole(members: list[Member], atlas: Atlas) -> dict[Key, list[Member]]:
    """Members with complete keys by the key under which they are asked, places brought to one level."""
    asked: dict[Key, list[Member]] = defaultdict(list)
    for member in members:
        if member.key.complete:
            asked[replace(member.key, where=NONE)].append(member)
    made: dict[Key, list[Member]] = {}
    for stem, rows in asked.items():
        placed = sorted({m.key.where for m in rows if m.placed})
        homes = {w: _narrowed(w, placed, atlas) for w in placed}
        guessed = sorted({m.key.where for m in rows if not m.placed})
        held = sorted(set(homes.values()))
        loose = {w: _nearest(w, held, atlas) for w in guessed}
        pool = sorted(w for w, home in loose.items() if home is None)
        loose |= {w: _narrowed(w, pool, atlas) for w in pool}
        for member in rows:
            home = homes[member.key.where] if member.placed else loose[member.key.where]
            made.setdefault(replace(stem, where=home or member.key.where), []).append(member)
    return made


def _narrowed(place: str, others: list[str], atlas: Atlas) -> str:
    """A country stands for the one widest place inside it that is asked about, if there is exactly one."""
    inside = [p for p in others if p != place and atlas.country(p) == place]
    if not inside:
        return place
    widest = min(atlas.width(p) for p in inside)
    best = [p for p in inside if atlas.width(p) == widest]
    return best[0] if len(best) == 1 else place


def _nearest(place: str, held: list[str], atlas: Atlas) -> str | None:
    """Where a claim belongs whose place only the scene of its page tells: to the same place, to the one that holds it, or to the one inside it."""
    if place in held:
        return place
    if atlas.width(place) == COUNTRY:
        home = _narrowed(place, held, atlas)
        return home if home != place else None
    around = [p for p in held if atlas.width(p) < atlas.width(place) and atlas.country(p) is not None and atlas.country(p) == atlas.country(place)]
    return around[0] if len(around) == 1 else None


def _episodes(key: Key, members: list[Member], attached: list[Member], gap: int | None) -> list[Cell]:
    """Cuts a cell at its empty stretches; what has no day, and what was attached, joins where only one episode is."""
    days = sorted({d for m in members if (d := _day(m)) is not None})
    if gap is None or not days:
        return [Cell(id=key.cell(), key=key, members=tuple(members + attached))]
    starts = [days[0]]
    for before, after in itertools.pairwise(days):
        if (after - before).days > gap:
            starts.append(after)
    if len(starts) == 1:
        return [Cell(id=key.cell(), key=key, members=tuple(members + attached))]
    pieces: dict[date, list[Member]] = {s: [] for s in starts}
    loose: list[Member] = list(attached)
    for member in members:
        day = _day(member)
        if day is None:
            loose.append(member)
        else:
            pieces[max(s for s in starts if s <= day)].append(member)
    made = [Cell(id=key.cell(s.isoformat()), key=key, members=tuple(p)) for s, p in pieces.items()]
    around = tuple(sorted(c.id for c in made))
    made.extend(Cell(id=key.cell(m.claim.id), key=key, members=(m,), maybe=around) for m in loose)
    return made


def _day(member: Member) -> date | None:
    value = (member.proposition.answer.day or "")[:10]
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
