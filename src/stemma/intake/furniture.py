"""Furniture in text dumps: share bars, photo credits, teasers and their doubled lines, dates that stand alone."""

from __future__ import annotations

from bisect import bisect_left

from stemma.expressions.dated import find_moments
from stemma.expressions.scan import Scan
from stemma.records.document import Furniture

_ENDS = frozenset(["share", "comments", "subscribe", "tags", "teaser", "navigation"])
_SHORT = 90


def find_furniture(scan: Scan, known: list[Furniture]) -> list[Furniture]:
    """Marks the furniture of a text.

    Args:
        scan: the scanned text.
        known: furniture already marked.

    Returns:
        All furniture, sorted.
    """
    made = list(known)
    lines = _lines(scan.text)
    seen: dict[str, int] = {}
    bodied = False
    starts = [t.start for t in scan.tokens]
    dated = {(scan.span(m.first, m.last)) for m in find_moments(scan) if m.day is not None and m.year is not None}
    for number, (start, end) in enumerate(lines):
        line = scan.text[start:end]
        if not line.strip():
            continue
        kind = _kind(scan, starts, start, end, dated)
        if kind in _ENDS and bodied and _tail_is_furniture(scan, lines[number + 1 :]):
            made.append(Furniture(start=start, end=len(scan.text), kind=kind))
            break
        if kind is not None:
            made.append(Furniture(start=start, end=end, kind=kind))
        elif line.strip() in seen and len(line) > 10:
            made.append(Furniture(start=start, end=end, kind="doubled"))
        elif _photo_head(scan, starts, start, end) is not None and not bodied:
            made.append(Furniture(start=_after_prefix(known, start), end=_photo_head(scan, starts, start, end) or end, kind="caption"))
        bodied = bodied or len(line) > 200
        seen[line.strip()] = number
    return sorted(made, key=lambda f: (f.start, f.end))


def _lines(text: str) -> list[tuple[int, int]]:
    made, at = [], 0
    for line in text.split("\n"):
        made.append((at, at + len(line)))
        at += len(line) + 1
    return made


def _kind(scan: Scan, starts: list[int], start: int, end: int, dated: set[tuple[int, int]]) -> str | None:
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    if first >= last or end - start > _SHORT * 2:
        return None
    for a, b in dated:
        if start <= a and b <= end and len(scan.text[start:a].strip(" ,.|/-")) + len(scan.text[b:end].strip(" ,.|/-:0123456789")) <= 3:
            return "date"
    hit = scan.at(first, "furniture", "line")
    if hit is None or end - start > _SHORT:
        return None
    words = sum(t.is_word for t in scan.tokens[first:last])
    rest = words - sum(t.is_word for t in scan.tokens[hit.first : hit.last])
    colon = hit.last < last and scan.tokens[hit.last].text in ":("
    return hit.entry.attributes["furniture"] if rest == 0 or colon or scan.tokens[hit.last - 1].text == ":" or rest <= 3 else None


def _tail_is_furniture(scan: Scan, lines: list[tuple[int, int]]) -> bool:
    """After the article's end come short lines, doubled lines and teasers, no long run of paragraphs."""
    rest = [scan.text[a:b].strip() for a, b in lines if scan.text[a:b].strip()]
    long = [x for x in rest if len(x) > 320]
    return len(long) <= 1


def _photo_head(scan: Scan, starts: list[int], start: int, end: int) -> int | None:
    """The end of a caption that closes with a photo credit, at the head of a short line."""
    if end - start > _SHORT * 2:
        return None
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    for index in range(first, last):
        hit = scan.at(index, "furniture", "photo_credit")
        if hit is not None:
            return end
    return None


def _after_prefix(known: list[Furniture], start: int) -> int:
    return max([start, *(f.end for f in known if f.start <= start < f.end)])
