"""Where words stand in a text, and how a mark lies to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SLACK = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text, in code points, the end exclusive."""

    start: int
    end: int


def find_words(text: str, words: str) -> list[Span]:
    """Finds words wherever they stand.

    Args:
        text: the text of a page.
        words: the words, to the letter.

    Returns:
        Their spans in order, none overlapping another.
    """
    return list(_each(text, words))


def _each(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        yield Span(start=start, end=end)
        start = text.find(words, end)


def overlap(a: Span, b: Span) -> bool:
    """True where two spans have a character in common."""
    return a.start < b.end and b.start < a.end


def meets_any(span: Span, others: Iterable[Span]) -> bool:
    """True where a span has a character in common with one of the others."""
    return any(overlap(span, other) for other in others)


def holds(outer: Span, inner: Span) -> bool:
    """True where the outer span reaches over the whole inner one."""
    return outer.start <= inner.start and inner.end <= outer.end


def sits_at(mark: Span, words: Span) -> bool:
    """True where a mark meets the words and sticks out by no more than SLACK code points: one that covers half the page marks nothing."""
    return overlap(mark, words) and holds(Span(start=words.start - SLACK, end=words.end + SLACK), mark)


def likeness(a: Span, b: Span) -> float:
    """How far two spans are the same stretch: what they share as a part of what they cover together (1 if equal; below 0 if apart)."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start))


def find_paragraph(text: str, words: Span) -> Span:
    """Finds the line, or lines, that some words stand in.

    Args:
        text: the text of a page.
        words: their span.

    Returns:
        The span from the line's first character to its last, without the line break.
    """
    end = text.find("\n", words.end)
    return Span(start=text.rfind("\n", 0, words.start) + 1, end=len(text) if end < 0 else end)


def quote_words(text: str, marks: Sequence[Span]) -> str:
    """Writes what some marks cover, for a person."""
    return ", ".join(f"“{text[m.start : m.end]}”" for m in marks) or "nothing"
