"""The stemma: sources and documents as nodes, what passed from one to the next as edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stemma.records.claim import Claim, Source
from stemma.records.document import Document
from stemma.records.finding import Edge, Node


def draw_stemma(documents: Mapping[str, Document], claims: Iterable[Claim], sources: Mapping[str, Source]) -> tuple[list[Node], list[Edge]]:
    """Draws the stemma of a ledger from the chains of its claims.

    Args:
        documents: by id.
        claims: all claims.
        sources: by id.

    Returns:
        Nodes and edges, sorted; an edge runs from the older to the younger, with the spans that name the older.
    """
    evidence: dict[tuple[str, str, str], set[tuple[str, int, int]]] = defaultdict(set)
    presumed: dict[tuple[str, str, str], bool] = defaultdict(lambda: True)
    used: set[str] = set()
    for claim in claims:
        for position, hop in enumerate(claim.chain):
            younger = [x.source for x in claim.chain[position + 1]] if position + 1 < len(claim.chain) else [claim.document]
            for link in hop:
                used.add(link.source)
                for target in younger:
                    kind = "speaks" if sources[link.source].kind in ("person", "organisation", "unnamed") else "cites"
                    edge = (link.source, target, kind)
                    evidence[edge].add((claim.document, link.start, link.end))
                    presumed[edge] = presumed[edge] and link.presumed
    nodes = [Node(id=d.id, kind="document", label=d.title or d.name, document=d.id, source=None, seen=True) for d in documents.values()]
    nodes += [Node(id=s, kind=sources[s].kind, label=sources[s].label, document=None, source=s, seen=False) for s in used]
    edges = [
        Edge(
            older=o,
            younger=y,
            kind=k,
            directed=True,
            certainty="presumed" if presumed[(o, y, k)] else "stated",
            evidence=tuple(sorted(evidence[(o, y, k)])[:8]),
        )
        for o, y, k in evidence
    ]
    return sorted(nodes, key=lambda n: n.id), sorted(edges, key=lambda e: (e.older, e.younger, e.kind))
