"""How a claim is put: modality, polarity, hedges. The status of the matter wins over the verb."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.expressions.scan import Scan
from stemma.reading.saying import Saying

_WINS = ("planned", "promised", "demanded", "expected", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Modality, polarity, and the spans of hedges."""

    modality: str
    polarity: str
    hedges: tuple[tuple[int, int], ...]
    rules: tuple[str, ...]


def read_status(scan: Scan, first: int, last: int, head: int, saying: Saying | None) -> Status:
    """Reads the status of a stretch of text.

    Args:
        scan: the scanned text.
        first: its first token.
        last: the token after it.
        head: the token of its trigger or figure: status words govern what stands after them.
        saying: the innermost attribution over it.

    Returns:
        The status.
    """
    found: dict[str, int] = {}
    hedges, rules, negative = [], [], False
    for index in range(first, last):
        for hit in scan.starting.get(index, ()):
            if hit.entry.group != "status":
                continue
            kind = hit.entry.kind
            if kind == "status" and index <= max(head, first + 2):
                found.setdefault(hit.entry.attributes["modality"], index)
                rules.append(hit.entry.rule)
            elif kind in ("hedge", "evidential"):
                hedges.append(scan.span(hit.first, hit.last))
                rules.append(hit.entry.rule)
            elif kind == "negation" and 0 < head - index + 1 <= 3:
                negative = True
                rules.append(hit.entry.rule)
    modality = next((m for m in _WINS if m in found), None)
    if modality is None and saying is not None and saying.modality and saying.modality != "asserted":
        modality = saying.modality
    if modality is None and saying is not None and saying.act in ("estimated", "predicted"):
        modality = "estimated"
    if "denied" in found and modality is None:
        negative = True
    if saying is not None and saying.modality == "denied":
        modality, negative = modality or "denied", True
    return Status(modality=modality or "asserted", polarity="negative" if negative else "positive", hedges=tuple(hedges), rules=tuple(rules))
