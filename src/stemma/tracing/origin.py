"""Origins: from how many independent roots claims come, as a range with its reason (DESIGN §7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stemma.records.claim import Claim, Source
from stemma.records.finding import Origins


def count_origins(claims: Iterable[Claim], sources: Mapping[str, Source]) -> Origins:
    """Counts the independent origins of some claims.

    Args:
        claims: the claims.
        sources: all sources by id.

    Returns:
        ``low`` counts origins that may be one as one, ``high`` only those that are one; ``unknown`` counts claims without a named origin.
    """
    named: dict[str, Source] = {}
    unknown = 0
    for claim in claims:
        root = sources.get(claim.chain[0][0].source) if claim.chain and claim.chain[0] else None
        if root is None or (root.kind == "unnamed" and root.country is None):
            unknown += 1
        else:
            named[root.entity or root.id] = root
    groups = {s.country or s.entity or s.id for s in named.values()}
    return Origins(low=len(groups), high=len(named), unknown=unknown, reason=_reason(named, len(groups), unknown))


def _reason(named: Mapping[str, Source], groups: int, unknown: int) -> str:
    labels = sorted({s.label for s in named.values()})
    parts = []
    if not labels:
        parts.append("nobody is named")
    elif len(labels) == 1:
        parts.append(f"every claim that names a source goes back to {labels[0]}")
    else:
        parts.append("named are " + ", ".join(labels[:6]) + (" and others" if len(labels) > 6 else ""))
    if groups < len(named):
        parts.append("some belong to one state or organisation and may be one")
    if unknown and labels:
        parts.append(f"{unknown} of unknown lineage")
    return "; ".join(parts)
