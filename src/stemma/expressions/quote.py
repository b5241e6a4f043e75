"""Pairs of quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

_STRAIGHT = '"'
_LONGEST = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words between quotation marks; ``start`` and ``end`` leave the marks out."""

    start: int
    end: int
    opening: str


def find_quoted(text: str, pairs: tuple[tuple[str, str], ...], begin: int, end: int) -> list[Quoted]:
    """Pairs the quotation marks of one paragraph.

    Args:
        text: the text of the document.
        pairs: opening and closing marks of the language.
        begin: first code point of the paragraph.
        end: code point after its last.

    Returns:
        Outermost stretches between paired marks, in order; marks without a partner give nothing.
    """
    closers: dict[str, set[str]] = {}
    for opening, closing in pairs:
        closers.setdefault(opening, set()).add(closing)
    if closers.keys().isdisjoint(text[begin:end]):
        return []
    made: list[Quoted] = []
    partners: dict[str, dict[int, int]] = {}
    at = begin
    while at < end:
        mark = text[at]
        if mark not in closers or not _may_open(text, at, begin):
            at += 1
            continue
        if mark not in partners:
            partners[mark] = _pair(text, begin, end, mark, closers[mark])
        close = partners[mark].get(at, end)
        if close - at >= _LONGEST or close >= end:
            at += 1
            continue
        made.append(Quoted(start=at + 1, end=close, opening=mark))
        at = close + 1
    return made


def _may_open(text: str, at: int, begin: int) -> bool:
    before = text[at - 1] if at > begin else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and not after.isspace()


def _pair(text: str, begin: int, end: int, opening: str, closing: set[str]) -> dict[int, int]:
    """The closing mark of every opening mark of one kind, in one pass; only a mark with a partner of its own may stand inside another."""
    nests = len(closing) == 1 and opening not in closing
    made: dict[int, int] = {}
    waiting: list[int] = []
    for index in range(begin, end):
        mark = text[index]
        if mark in closing and waiting and (mark != _STRAIGHT or _may_close(text, index, end)):
            made.update((at, index) for at in (waiting[-1:] if nests else waiting))
            del waiting[-1 if nests else 0 :]
        if mark == opening and (not nests or index == begin or not text[index - 1].isalnum()):
            waiting.append(index)
    return made


def _may_close(text: str, index: int, end: int) -> bool:
    before = text[index - 1]
    after = text[index + 1] if index + 1 < end else " "
    return not before.isspace() and not after.isalnum()
