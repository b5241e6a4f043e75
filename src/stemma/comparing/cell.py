"""Cells and episodes: claims that answer one question come together; a claim with an open slot joins the one cell that it fits."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from stemma.comparing.atlas import Atlas
from stemma.comparing.entity import resolve_key
from stemma.records.claim import NONE, OF, OPEN, Claim, Key, Proposition


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
        """True if the claim names a place of its own, other than the scene of its document, or its frame has none."""
        return not self.proposition.at_scene


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
    asked: dict[tuple[str, str | None], list[tuple[Key, str | None]]] = defaultdict(list)
    for key, period in whole:
        asked[(key.what, period)].append((key, period))
    attached: dict[tuple[Key, str | None], list[Member]] = defaultdict(list)
    staged: dict[tuple[Key, str | None], list[Member]] = defaultdict(list)
    alone: list[Cell] = []
    for member in members:
        if _is_whole(member, atlas):
            continue
        fits = _fitting(member, asked[(member.key.what, member.proposition.period)], atlas)
        scene = _scene(member, atlas)
        if len(fits) == 1:
            attached[fits[0]].append(member)
        elif not fits and scene is not None:
            staged[(scene, member.proposition.period)].append(member)
        else:
            lone = f"{member.key.cell(member.claim.id)}"
            alone.append(Cell(id=lone, key=member.key, members=(member,), maybe=tuple(sorted(k.cell(p or "") for k, p in fits))))
    made = list(alone)
    for key, period in [*whole, *staged]:
        rows, more = whole.get((key, period)) or staged[(key, period)], attached[(key, period)]
        made.extend(
            _episodes(key, rows, more, gaps.get(key.what.partition(OF)[0]))
            if period is None
            else [Cell(id=key.cell(period), key=key, members=tuple(rows + more))]
        )
    return sorted(made, key=lambda c: c.id)


def _is_whole(member: Member, atlas: Atlas) -> bool:
    """True if every slot is filled; the place of what happens at the scene is filled by the country of the document."""
    where, own = _where(member, atlas)
    return replace(member.key, where=NONE).complete and where != OPEN and (own or atlas.country(where) is not None)


def _scene(member: Member, atlas: Atlas) -> Key | None:
    """The key of what happens at the scene of a document whose country nothing tells."""
    scene = atlas.scenes.get(member.claim.document)
    if scene is None or not replace(member.key, where=NONE).complete or member.key.where == NONE or _where(member, atlas)[1]:
        return None
    return replace(member.key, where=scene)


def _fitting(member: Member, whole: Iterable[tuple[Key, str | None]], atlas: Atlas) -> list[tuple[Key, str | None]]:
    """The cells, of those that ask what it answers, that an open claim fits; of several, those whose place its document names."""
    # A figure without a frame, or words about nobody in particular, say too little to be put under somebody else's question.
    if member.claim.frame is None:
        return []
    fits = [k for k in whole if _fits(member, *k, atlas)]
    near = [k for k in fits if k[0].where == NONE or atlas.is_near(member.claim.document, k[0].where)]
    return near if len(fits) > 1 and near else fits


def _fits(member: Member, whole: Key, period: str | None, atlas: Atlas) -> bool:
    if member.key.what == OPEN or member.proposition.period != period:
        return False
    theirs = whole.slots()
    mine = {**member.key.slots(), "where": _where(member, atlas)[0]}
    return all(v in (OPEN, theirs[n]) or (n == "where" and not member.placed) for n, v in mine.items())


def _whole(members: list[Member], atlas: Atlas) -> dict[tuple[Key, str | None], list[Member]]:
    """Members with complete keys by the key under which they are asked, places brought to one level, and by the period they speak of."""
    asked: dict[tuple[Key, str | None], list[Member]] = defaultdict(list)
    for member in members:
        if _is_whole(member, atlas):
            asked[(replace(member.key, where=NONE), member.proposition.period)].append(member)
    made: dict[tuple[Key, str | None], list[Member]] = {}
    for (stem, period), rows in asked.items():
        homes = _homes(rows, atlas)
        for member in rows:
            where, own = _where(member, atlas)
            home = homes[(where, own)] if own else _home_near(member, where, homes, atlas)
            made.setdefault((replace(stem, where=home), period), []).append(member)
    return made


def _where(member: Member, atlas: Atlas) -> tuple[str, bool]:
    """A place and whether the claim names it itself; what happens at the scene of a document, or on a river, happens in the country where it plays."""
    where = member.key.where
    if where == NONE or (member.placed and where not in atlas.waters and where != OPEN):
        return where, True
    land = atlas.lands.get(member.claim.document) or atlas.country(where)
    return land or (OPEN if where in atlas.waters else where), False


def _home_near(member: Member, where: str, homes: Mapping[tuple[str, bool], str], atlas: Atlas) -> str:
    """Where a claim at the scene belongs: its country stands for one place, or its document names only one of those asked about."""
    home = homes[(where, False)]
    if home != where:
        return home
    near = {h for (w, own), h in homes.items() if own and h != where and atlas.country(h) == where and atlas.is_near(member.claim.document, h)}
    widest = {h for h in near if atlas.width(h) == min(atlas.width(x) for x in near)}
    return min(widest) if len(widest) == 1 else home


def _homes(rows: list[Member], atlas: Atlas) -> dict[tuple[str, bool], str]:
    """The place under which each place is asked about."""
    told = {_where(m, atlas) for m in rows}
    placed = sorted(w for w, own in told if own)
    homes = {(w, True): _narrowed(w, placed, atlas) for w in placed}
    held = sorted(set(homes.values()))
    for where in sorted(w for w, own in told if not own):
        homes[(where, False)] = _narrowed(where, held, atlas)
    return homes


def _narrowed(place: str, others: list[str], atlas: Atlas) -> str:
    """A country stands for the one widest place inside it that is asked about, if there is exactly one."""
    inside = [p for p in others if p != place and atlas.country(p) == place]
    if not inside:
        return place
    widest = min(atlas.width(p) for p in inside)
    best = [p for p in inside if atlas.width(p) == widest]
    return best[0] if len(best) == 1 else place


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
