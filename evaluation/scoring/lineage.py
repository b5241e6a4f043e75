"""Measures of the stemma and the findings: who has it from whom, who has not, and what was found fault with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import Pattern

from scoring.check import Check, fits
from scoring.expectation import EdgeWanted, StoryWanted
from scoring.ledger import Ledger, Node


def check_lineage(story: StoryWanted, ledger: Ledger) -> Iterator[Check]:
    """Checks the edges that must be there and those that must not; without any edge the latter do not count.

    Args:
        story: what is expected across pages.
        ledger: the ledger.

    Yields:
        Checks of the measures lineage edge and no such edge.
    """
    for edge in story.edges:
        met = _has_edge(edge, ledger)
        yield _edge_check("lineage edge", met, edge, "an edge", _write_older(edge, ledger))
    if ledger.edges:
        for edge in story.edges_not:
            yield _edge_check("no such edge", not _has_edge(edge, ledger), edge, "no edge", "an edge")


def check_findings(story: StoryWanted, ledger: Ledger) -> Iterator[Check]:
    """Checks that each fault was found on its pages.

    Args:
        story: what is expected across pages.
        ledger: the ledger.

    Yields:
        Checks of the measure findings.
    """
    for wanted in story.findings:
        pages = frozenset(wanted.pages)
        there = sorted({str(f.kind) for f in ledger.findings if pages <= f.pages})
        yield Check(
            measure="findings",
            met=any(fits(wanted.kind, kind) for kind in there),
            page=", ".join(wanted.pages),
            words="",
            wanted=wanted.kind.pattern,
            instead=", ".join(there) or "no finding",
        )


def _has_edge(edge: EdgeWanted, ledger: Ledger) -> bool:
    return any(_is_node(ledger.nodes[a], (edge.older,)) and _is_node(ledger.nodes[b], edge.younger) for a, b in ledger.edges)


def _is_node(node: Node, patterns: Sequence[Pattern[str]]) -> bool:
    """A page is known by its name as one of the pattern's alternatives, never by its label."""
    if node.is_page:
        return any(node.page in pattern.pattern.split("|") for pattern in patterns)
    return any(fits(pattern, node.label) for pattern in patterns)


def _write_older(edge: EdgeWanted, ledger: Ledger) -> str:
    """What stands above the younger node, for a person."""
    above = [ledger.nodes[a] for a, b in ledger.edges if _is_node(ledger.nodes[b], edge.younger)]
    return "from " + ", ".join(sorted({str(n.page or n.label) for n in above})) if above else "no edge to it"


def _edge_check(measure: str, met: bool, edge: EdgeWanted, wanted: str, instead: str) -> Check:
    younger = " or ".join(p.pattern for p in edge.younger)
    pages = [name for p in edge.younger for name in p.pattern.split("|")]
    return Check(measure=measure, met=met, page=pages[0], words=f"{edge.older.pattern} → {younger}", wanted=wanted, instead=instead)
