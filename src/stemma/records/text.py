"""Text as the matcher sees it: folded words with their places in the original."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_SIGNS = {
    **dict.fromkeys("’ʼ′`´‘", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "ş": "ș",
    "ţ": "ț",
    "Ş": "ș",
    "Ţ": "ț",
    "ё": "е",
    "Ё": "е",
    "ѝ": "и",
}
_TWINS = str.maketrans(_SIGNS)
_MARKS = re.compile("[\u0300-\u036f\u00ad]")
_UNUSUAL = re.compile(f"[{''.join(_SIGNS)}\u0300-\u036f\u00ad]")
_TOKEN = re.compile(r"\n|\d+|(?:[^\W\d_][\u0300-\u036f\u00ad]*)+|\S")


class Token(NamedTuple):
    """A word, a run of digits, a sign or a line break, with its place in the text; a tuple, because every text has hundreds."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_word(self) -> bool:
        """True for letters."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """True for digits."""
        return self.text[0].isdigit()

    @property
    def is_capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[0].isupper()


def fold(text: str) -> str:
    """Brings letter case, dashes, apostrophes and twin letters to one form.

    Args:
        text: any text.

    Returns:
        The folded text; its length may differ from the original.
    """
    if not text.isascii() and _UNUSUAL.search(text):
        text = text.translate(_TWINS)
        if _MARKS.search(text):
            text = unicodedata.normalize("NFC", text)
            text = _MARKS.sub("", text)
    return text.lower()


def tokenize(text: str) -> list[Token]:
    """Cuts a text into tokens.

    Args:
        text: the text of a document.

    Returns:
        Its words, digit runs, signs and line breaks in order; other white space is left out.
    """
    return [Token(m.start(), m.end(), m.group(), fold(m.group())) for m in _TOKEN.finditer(text)]
