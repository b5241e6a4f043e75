"""What people ruled about claims and names, carried out on cells and on the table of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stemma.comparing.cell import Cell, Member

Groups = Sequence[tuple[str, ...]]
Pairs = Sequence[tuple[str, str]]


def rule_names(table: Mapping[str, str], groups: Groups, apart: Pairs) -> dict[str, str]:
    """Joins and parts entities.

    Args:
        table: name key to entity, as computed.
        groups: entities that are one.
        apart: pairs that are not.

    Returns:
        The table with the rulings in it: a computed joining that would bring a pair together that was ruled apart is left out.
    """
    if not groups and not apart:
        return dict(table)
    classes = {x: frozenset(g) for g in groups for x in g}

    def of(name: str) -> frozenset[str]:
        return classes.get(name, frozenset((name,)))

    for name in sorted(table):
        left, right = of(name), of(table[name])
        if left != right and not any((a in left and b in right) or (a in right and b in left) for a, b in apart):
            classes.update((x, left | right) for x in left | right)
    return {x: min(of(x), key=_standing) for x in sorted({*table, *classes})}


def _standing(entity: str) -> tuple[bool, bool, str]:
    """Known entities before names made on the spot, full names before single words."""
    return entity.startswith("name/"), " " not in entity, entity


def rule_cells(cells: Iterable[Cell], groups: Groups, apart: Pairs) -> list[Cell]:
    """Joins cells whose claims are one question, and parts claims that are not.

    Args:
        cells: as computed.
        groups: claims of one question; the main cell of each is joined.
        apart: pairs of claims; the second leaves the question of the first, with all that are one with it.

    Returns:
        Cells sorted by id.
    """
    joined = _join(sorted(cells, key=lambda c: c.id), groups)
    made: list[Cell] = []
    for row in joined:
        made.extend(_part(row, groups, apart))
    return sorted(made, key=lambda c: c.id)


def _join(cells: list[Cell], groups: Groups) -> list[tuple[Cell, ...]]:
    main: dict[str, str] = {}
    for cell in cells:
        for member in cell.members:
            if member.proposition is member.claim.propositions[0]:
                main.setdefault(member.claim.id, cell.id)
    rows = {c.id: frozenset((c.id,)) for c in cells}
    for group in groups:
        whole = frozenset(x for claim in group if claim in main for x in rows[main[claim]])
        rows.update((x, whole) for x in whole)
    by_id = {c.id: c for c in cells}
    return [tuple(by_id[x] for x in sorted(row)) for row in sorted(set(rows.values()), key=min)]


def _part(row: tuple[Cell, ...], groups: Groups, apart: Pairs) -> list[Cell]:
    claims = {m.claim.id for c in row for m in c.members}
    pairs = [(a, b) for a, b in apart if a in claims and b in claims]
    if not pairs:
        return [_cell(row[0].id, row, row)] if len(row) > 1 else [row[0]]
    pieces = _pieces(claims, groups, pairs)
    where = {claim: number for number, piece in enumerate(pieces) for claim in piece}
    own = {c.id: min(where[m.claim.id] for m in c.members) for c in row}
    made = []
    for number, piece in enumerate(pieces):
        inside = [c for c in row if own[c.id] == number]
        touched = [c for c in row if any(m.claim.id in piece for m in c.members)]
        first = next(c for c in touched if any(m.claim.id == min(piece) for m in c.members))
        made.append(_cell(inside[0].id if inside else first.key.cell(min(piece)), inside or [first], touched, piece))
    return made


def _pieces(claims: set[str], groups: Groups, pairs: Pairs) -> list[set[str]]:
    """Puts claims that are one together, each into the first piece where nothing is ruled apart from it; those that leave come last."""
    bound = {x: frozenset(g) & claims for g in groups for x in g if x in claims}
    units = {bound.get(c, frozenset((c,))) for c in claims}
    leaving = {b for _, b in pairs}
    pieces: list[set[str]] = []
    for unit in sorted(units, key=lambda u: (not leaving.isdisjoint(u), min(u))):
        barred = {a for a, b in pairs if b in unit} | {b for a, b in pairs if a in unit}
        piece = next((p for p in pieces if barred.isdisjoint(p)), None)
        if piece is None:
            piece = set()
            pieces.append(piece)
        piece |= unit
    return pieces


def _cell(name: str, own: Sequence[Cell], row: Iterable[Cell], piece: set[str] | None = None) -> Cell:
    """A cell of those members of a row that are in a piece; it asks what the first of its own cells asks, a complete key before an open one."""
    lead = min(own, key=lambda c: (not c.key.complete, c.id))
    members: list[Member] = []
    for cell in sorted(row, key=lambda c: (c.id != lead.id, c.id)):
        members.extend(m for m in cell.members if piece is None or m.claim.id in piece)
    return Cell(id=name, key=lead.key, members=tuple(members))
