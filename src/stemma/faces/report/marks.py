"""Marked text, built from stretches that do not overlap."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable

from stemma.faces.report.view import Segment

Layer = tuple[int, int, str]

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSAFE = re.compile(f"[{_BIDI}\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTEXT = 90
_TAGS = (("figure", "strong"), ("claim", "mark"))


def neutral(text: str) -> str:
    """Takes out what could turn the direction of the page or break it.

    Args:
        text: any text.

    Returns:
        The text without direction overrides and control characters; lone surrogates become U+FFFD.
    """
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub("", text))


def overrides(text: str) -> int:
    """How many direction overrides and isolates a text holds."""
    return sum(text.count(sign) for sign in _BIDI)


def segments(text: str, start: int, end: int, layers: Iterable[Layer], anchors: dict[int, str] | None = None) -> tuple[Segment, ...]:
    """Cuts a stretch of text wherever a mark begins or ends.

    Args:
        text: the full text.
        start: first code point.
        end: code point after the last.
        layers: marks as start, end and class; they may nest and overlap.
        anchors: anchors by the code point at which they stand.

    Returns:
        Segments in order; joined, they are ``text[start:end]``.
    """
    start, end = max(0, start), min(len(text), end)
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    anchors = anchors or {}
    cuts = {start, end} | {at for at in anchors if start < at < end}
    for first, last, mark in layers:
        first, last = max(start, first), min(end, last)
        if first < last:
            opening.setdefault(first, []).append(mark)
            closing.setdefault(last, []).append(mark)
            cuts.update((first, last))
    active: Counter[str] = Counter()
    made: list[Segment] = []
    ordered = sorted(cuts)
    for at, until in itertools.pairwise(ordered):
        active.subtract(closing.get(at, []))
        active.update(opening.get(at, []))
        marks = sorted(mark for mark, times in active.items() if times > 0)
        made.append(Segment(text=text[at:until], marks=" ".join(marks), tag=_tag(marks, anchors.get(at, "")), anchor=anchors.get(at, "")))
    return tuple(made)


def in_context(text: str, start: int, end: int, layers: Iterable[Layer]) -> tuple[Segment, ...]:
    """A span with a little of its paragraph around it.

    Args:
        text: the full text.
        start: first code point of the span.
        end: code point after its last.
        layers: marks, that of the span among them.

    Returns:
        Segments, with dots where the paragraph goes on.
    """
    begin, before = _reach_back(text, start)
    finish, after = _reach_on(text, end)
    made = segments(text, begin, finish, layers)
    head = (Segment(text="… "),) if before else ()
    tail = (Segment(text=" …"),) if after else ()
    return head + made + tail


def _tag(marks: list[str], anchor: str) -> str:
    for mark, tag in _TAGS:
        if mark in marks:
            return tag
    return "span" if marks or anchor else ""


def _reach_back(text: str, start: int) -> tuple[int, bool]:
    line = text.rfind("\n", 0, start) + 1
    if start - line <= _CONTEXT:
        return line, False
    space = text.find(" ", start - _CONTEXT, start)
    return (space + 1 if space >= 0 else start), True


def _reach_on(text: str, end: int) -> tuple[int, bool]:
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    if line - end <= _CONTEXT:
        return line, False
    space = text.rfind(" ", end, end + _CONTEXT)
    return (space if space >= 0 else end), True
