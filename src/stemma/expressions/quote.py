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
    made: list[Quoted] = []
    at = begin
    while at < end:
        mark = text[at]
        if mark not in closers or not _may_open(text, at, begin):
            at += 1
            continue
        close = _closing(text, at, end, closers[mark])
        if close < 0:
            at += 1
            continue
        made.append(Quoted(start=at + 1, end=close, opening=mark))
        at = close + 1
    return made


def _may_open(text: str, at: int, begin: int) -> bool:
    before = text[at - 1] if at > begin else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and not after.isspace()


def _closing(text: str, at: int, end: int, closing: set[str]) -> int:
    depth = 0
    for index in range(at + 1, min(end, at + _LONGEST)):
        mark = text[index]
        if mark == text[at] and mark not in closing and not text[index - 1].isalnum():
            depth += 1
        elif mark in closing and (mark != _STRAIGHT or _may_close(text, index, end)):
            if depth and len(closing) == 1:
                depth -= 1
                continue
            return index
    return -1


def _may_close(text: str, index: int, end: int) -> bool:
    before = text[index - 1]
    after = text[index + 1] if index + 1 < end else " "
    return not before.isspace() and not after.isalnum()
