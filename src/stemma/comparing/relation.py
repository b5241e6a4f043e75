"""Relations: how two answers or quotations stand to one another, under an id made from what they hold."""

from __future__ import annotations

from stemma.records.finding import Relation
from stemma.records.ids import digest_of


def make_relation(kind: str, on: str, reason: str, claims: tuple[str, ...] = (), quotations: tuple[str, ...] = ()) -> Relation:
    """Makes a relation.

    Args:
        kind: one of the kinds of DESIGN §6.
        on: value, date, place, counted, status, part, speaker or words.
        reason: why, as a phrase.
        claims: the ids of its claims, the older, part or rounded first.
        quotations: the ids of its quotations.

    Returns:
        The relation; its id is that of its kind and members.
    """
    return Relation(id=f"r1-{digest_of(kind, on, *claims, *quotations)}", kind=kind, on=on, reason=reason, claims=claims, quotations=quotations)
