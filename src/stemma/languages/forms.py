"""The syntax of forms: braces for alternatives, a star for up to five further letters."""

from __future__ import annotations

import re

from stemma.records.text import fold

STAR_LETTERS = 5
_TOKEN = re.compile(r"\d+|(?:[^\W\d_][\u0300-\u036f]?)+\*?|\S")


def expand(form: str) -> list[str]:
    """Writes out the braces of a form.

    Args:
        form: a phrase such as ``заяви{,л,ла}``.

    Returns:
        Every phrase it stands for, in the order written.

    Raises:
        ValueError: a brace is not closed or not opened.
    """
    opening = form.find("{")
    if opening < 0:
        if "}" in form:
            raise ValueError(f"a brace is closed but not opened in {form!r}")
        return [form]
    closing = form.find("}", opening)
    if closing < 0 or "{" in form[opening + 1 : closing]:
        raise ValueError(f"a brace is not closed in {form!r}")
    head, tails = form[:opening], expand(form[closing + 1 :])
    return [head + middle + tail for middle in form[opening + 1 : closing].split(",") for tail in tails]


def words_of(phrase: str) -> tuple[str, ...]:
    """Cuts a phrase without braces into folded words; a starred word keeps its star.

    Args:
        phrase: one expanded form.

    Returns:
        Its words and signs, as the matcher compares them.
    """
    return tuple(fold(m.group()) for m in _TOKEN.finditer(phrase))
