"""The stemma as the page draws it: claims gathered into their pages, sources above."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from stemma.faces.report.book import Book, Row, rows
from stemma.faces.report.graph import Drawing, draw
from stemma.faces.report.view import EdgeView, NodeView, StemmaView
from stemma.faces.report.wording import language_name, plain, say

_LONGEST = 24
_MOST = 120
_HEIGHT = 30.0
_SURE = {"", "certain", "stated", "shown", "named", "high", "sure"}
_KINDS = {"cites", "speaks", "carries", "reuses", "translates"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    id: str
    label: str
    kind: str
    seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    older: str
    younger: str
    kind: str
    directed: bool
    sure: bool
    certainty: str
    times: int


def stemma_view(book: Book) -> StemmaView | None:
    """Draws the stemma.

    Args:
        book: the ledger.

    Returns:
        The drawing with the same in words, or None if there are no edges.
    """
    nodes, places = _nodes(book)
    edges = _edges(book, places)
    lines = tuple(_line(nodes, edge) for edge in edges)
    if not edges:
        return None
    kept = _kept(nodes, edges)
    shown = [edge for edge in edges if edge.older in kept and edge.younger in kept]
    touched = {end for edge in shown for end in (edge.older, edge.younger)} | {name for name in kept if nodes[name].kind == "document"}
    widths = {name: _width(nodes[name]) for name in touched}
    directed = [(edge.older, edge.younger) for edge in shown if edge.directed]
    free = [(edge.older, edge.younger) for edge in shown if not edge.directed]
    drawing = draw(touched, directed, free, widths)
    return StemmaView(
        width=drawing.width,
        height=drawing.height,
        nodes=tuple(_node_view(nodes[name], drawing, widths) for name in sorted(touched)),
        edges=tuple(_edge_view(nodes, edge, drawing) for edge in shown),
        lines=lines,
        left_out=len(nodes) - len(kept),
    )


def _nodes(book: Book) -> tuple[dict[str, _Node], dict[str, str]]:
    """Nodes of the drawing, and for each node of the ledger the one that stands for it."""
    nodes: dict[str, _Node] = {}
    places: dict[str, str] = {}
    for row in book.counted:
        name = f"document {row.get('id')}"
        nodes[name] = _Node(id=name, label=f"{book.siglum(row.get('id'))} · {_page_name(row)}", kind="document", seen=True)
    for row in rows(book.ledger.get("stemma") or {}, "nodes"):
        own = say(row.get("id"))
        document = f"document {say(row.get('document'))}"
        if document in nodes and row.get("kind") in {"claim", "document"}:
            places[own] = document
            continue
        kind = say(book.sources.get(say(row.get("source")), {}).get("kind")) or say(row.get("kind"))
        if row.get("kind") == "utterance":
            kind = "utterance"
        nodes[own] = _Node(id=own, label=say(row.get("label")) or book.label(row.get("source")) or own, kind=kind, seen=row.get("seen") is not False)
        places[own] = own
    return nodes, places


def _page_name(document: Row) -> str:
    return say(document.get("outlet")) or say(document.get("title")) or language_name(document.get("language"))


def _edges(book: Book, places: dict[str, str]) -> tuple[_Edge, ...]:
    times: Counter[tuple[str, str, str, bool, str]] = Counter()
    for row in rows(book.ledger.get("stemma") or {}, "edges"):
        older, younger = places.get(say(row.get("from"))), places.get(say(row.get("to")))
        if older and younger and older != younger:
            times[older, younger, say(row.get("kind")), row.get("directed") is not False, say(row.get("certainty"))] += 1
    return tuple(
        _Edge(older=older, younger=younger, kind=kind, directed=directed, certainty=certainty, sure=_sure(certainty), times=number)
        for (older, younger, kind, directed, certainty), number in sorted(times.items())
    )


def _sure(certainty: str) -> bool:
    try:
        return float(certainty) >= 0.8
    except ValueError:
        return certainty in _SURE


def _kept(nodes: dict[str, _Node], edges: tuple[_Edge, ...]) -> set[str]:
    """All nodes, or in a large ledger those that lead to more than one place."""
    if len(nodes) <= _MOST:
        return set(nodes)
    beside: dict[str, set[str]] = {}
    for edge in edges:
        beside.setdefault(edge.older, set()).add(edge.younger)
        beside.setdefault(edge.younger, set()).add(edge.older)
    shared = {name for name, others in beside.items() if len(others) > 1}
    documents = {name for name, node in nodes.items() if node.kind == "document" and name in beside}
    return shared | documents


def _width(node: _Node) -> float:
    return 26.0 + 7.2 * len(_short(node.label))


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"


def _node_view(node: _Node, drawing: Drawing, widths: dict[str, float]) -> NodeView:
    x, y = drawing.places[node.id]
    kind = node.kind if node.kind in {"document", "utterance", "unnamed"} else "source"
    told = "page in the ledger" if node.kind == "document" else plain(node.kind)
    return NodeView(
        x=round(x - widths[node.id] / 2, 1),
        y=y - _HEIGHT / 2,
        width=round(widths[node.id], 1),
        height=_HEIGHT,
        radius=_HEIGHT / 2 if kind == "utterance" else 2.0,
        label=_short(node.label),
        title=f"{node.label} ({told}{'' if node.seen else ', not read'})",
        style=f"node {kind}{'' if node.seen else ' unseen'}",
    )


def _edge_view(nodes: dict[str, _Node], edge: _Edge, drawing: Drawing) -> EdgeView:
    kind = edge.kind if edge.kind in _KINDS else "other"
    return EdgeView(
        path=_path(drawing.routes[edge.older, edge.younger]),
        title=_line(nodes, edge),
        style=f"edge {kind}{'' if edge.sure else ' unsure'}",
        arrow=edge.directed,
    )


def _path(points: tuple[tuple[float, float], ...]) -> str:
    (x, y), *rest = points
    half = _HEIGHT / 2
    if y == rest[-1][1]:
        end = rest[-1][0]
        return f"M {x:.1f} {y + half:.1f} C {x:.1f} {y + 60:.1f} {end:.1f} {y + 60:.1f} {end:.1f} {y + half:.1f}"
    turn = 1 if rest[-1][1] > y else -1
    last = len(rest) - 1
    y += half * turn
    parts = [f"M {x:.1f} {y:.1f}"]
    for index, (to_x, to_y) in enumerate(rest):
        to_y -= half * turn + 3 * turn if index == last else 0
        bend = (to_y - y) / 2
        parts.append(f"C {x:.1f} {y + bend:.1f} {to_x:.1f} {to_y - bend:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    return " ".join(parts)


def _line(nodes: dict[str, _Node], edge: _Edge) -> str:
    arrow = "→" if edge.directed else "–"
    notes = [plain(edge.kind)] if edge.kind else []
    if edge.times > 1:
        notes.append(f"{edge.times} times")
    if not edge.directed:
        notes.append("direction not shown")
    if edge.certainty and not (edge.sure and edge.certainty in _SURE):
        notes.append(edge.certainty if not edge.certainty[0].isdigit() else f"certainty {edge.certainty}")
    return f"{nodes[edge.older].label} {arrow} {nodes[edge.younger].label}{': ' + ', '.join(notes) if notes else ''}"
