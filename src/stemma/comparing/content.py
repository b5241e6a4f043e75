"""Statements side by side: who else says the same, and who denies it, through the list of content words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.comparing.cell import Cell, Member
from stemma.comparing.relation import make_relation
from stemma.records.claim import Claim
from stemma.records.finding import Relation

_SHARED = 3
_SHARE = 0.5
_WITH_FIGURE = 2
_SHARE_WITH_FIGURE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a claim says, as it is compared: ``words`` in one form for all languages, ``figures`` with their values, ``names`` of entities."""

    claim: str
    document: str
    words: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    positive: bool

    @property
    def size(self) -> int:
        """How much there is to share."""
        return len(self.words) + len(self.figures) + len(self.names)


def relate_contents(contents: Iterable[Content]) -> list[Relation]:
    """Finds statements on two pages that say the same, or of which one denies the other.

    Args:
        contents: of claims that carry no figure of their own, in any order.

    Returns:
        ``agrees`` or ``denies`` on words, sorted by id.
    """
    rows = sorted(contents, key=lambda c: c.claim)
    holders: dict[str, list[int]] = defaultdict(list)
    made: list[Relation] = []
    for number, right in enumerate(rows):
        own = right.words | right.figures
        shared = Counter(n for word in own for n in holders[word])
        near = sorted(n for n, count in shared.items() if count >= _WITH_FIGURE)
        made.extend(relation for n in near if (relation := _relate(rows[n], right)) is not None)
        for word in own:
            holders[word].append(number)
    return sorted(made, key=lambda r: r.id)


def _relate(left: Content, right: Content) -> Relation | None:
    if left.document == right.document:
        return None
    words, figures, names = left.words & right.words, left.figures & right.figures, left.names & right.names
    share = (len(words) + len(figures) + len(names)) / min(left.size, right.size)
    plain = len(words) >= _WITH_FIGURE and len(words) + len(figures) + len(names) >= _SHARED and share >= _SHARE
    counted = bool(figures) and len(words) + len(figures) >= _WITH_FIGURE and bool(words) and share >= _SHARE_WITH_FIGURE
    if not plain and not counted:
        return None
    kind = "agrees" if left.positive == right.positive else "denies"
    reason = f"said in the same words: {', '.join(sorted((*words, *figures)))}"
    return make_relation(kind, "words", reason, claims=(left.claim, right.claim))


def relate_echoes(claims: Iterable[Claim]) -> list[Relation]:
    """Relates bare denials and confirmations to the statement that stands right before them.

    Args:
        claims: all claims.

    Returns:
        ``denies`` or ``agrees`` on status, sorted by id; what was denied is first.
    """
    made = []
    for claim in claims:
        if claim.echo is not None and claim.propositions and claim.propositions[0].key.asked == "what-said":
            kind = "agrees" if claim.act == "confirmed" else "denies"
            reason = f"{'confirms' if kind == 'agrees' else 'denies'} what is told right before it"
            made.append(make_relation(kind, "status", reason, claims=(claim.echo, claim.id)))
    return sorted(made, key=lambda r: r.id)


def join_statements(cells: Iterable[Cell], relations: Iterable[Relation]) -> list[Cell]:
    """Puts statements that say the same, or of which one denies the other, into one question: a denial answers what was claimed, not "what did X say?".

    Args:
        cells: as computed from keys.
        relations: of :func:`relate_contents`.

    Returns:
        Cells sorted by id. What was said leaves the question of its speaker; where one of those that it is like asks whether something is so, it joins
        that question; where several do, all stay where they are.
    """
    rows = _rows(relations)
    members = {m.claim.id: (cell, m) for cell in cells for m in cell.members if m.proposition is m.claim.propositions[0]}
    moved: dict[str, str] = {}
    fresh: dict[str, list[Member]] = {}
    for row in rows:
        said = [m for claim in row if claim in members and (m := members[claim][1]).key.asked == "what-said"]
        homes = sorted({members[claim][0].id for claim in row if claim in members} - {members[m.claim.id][0].id for m in said})
        if len(homes) > 1 or not said:
            continue
        home = homes[0] if homes else min(m.key.cell(m.claim.id) for m in said)
        moved.update((m.claim.id, home) for m in said)
        fresh[home] = sorted(said, key=lambda m: m.order)
    made = [_without(cell, moved, fresh.pop(cell.id, [])) for cell in cells]
    made += [Cell(id=home, key=row[0].key, members=tuple(row)) for home, row in fresh.items()]
    return sorted((c for c in made if c.members), key=lambda c: c.id)


def _rows(relations: Iterable[Relation]) -> list[tuple[str, ...]]:
    """Claims that hang together by relations."""
    parent: dict[str, str] = {}
    for relation in relations:
        roots = sorted({_root(parent, c) for c in relation.claims})
        parent.update((r, roots[0]) for r in roots)
    rows: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(parent):
        rows[_root(parent, claim)].append(claim)
    return sorted(tuple(row) for row in rows.values())


def _root(parent: dict[str, str], claim: str) -> str:
    """The first of all claims linked to one; the way to it is shortened."""
    while parent.setdefault(claim, claim) != claim:
        parent[claim] = parent[parent[claim]]
        claim = parent[claim]
    return claim


def _without(cell: Cell, moved: Mapping[str, str], more: list[Member]) -> Cell:
    """A cell without what moved elsewhere, and with what moved into it."""
    stay = [m for m in cell.members if moved.get(m.claim.id, cell.id) == cell.id and m.claim.id not in {x.claim.id for x in more}]
    if len(stay) == len(cell.members) and not more:
        return cell
    return Cell(id=cell.id, key=cell.key, members=(*stay, *more), maybe=cell.maybe)
