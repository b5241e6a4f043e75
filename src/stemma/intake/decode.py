"""Bytes to text: byte order marks, declared and guessed charsets."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes  # guesses charsets; MIT

from stemma.errors import RejectionError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_SAMPLE = 4096
_HIGH = frozenset((0x00, 0x01, 0x02, 0x04, 0x20))  # the high bytes of Latin, Cyrillic and punctuation in UTF-16
MOST_BYTES = 20_000_000
MOST_LETTERS = 500_000


def decode_bytes(name: str, data: bytes) -> str:
    """Decodes the bytes of a text or page.

    Args:
        name: the file, for messages.
        data: its bytes.

    Returns:
        The text, line ends as ``\\n``, without a byte order mark.

    Raises:
        RejectionError: the file is empty, too large, or no text.
    """
    if not data.strip():
        raise RejectionError(name, "intake", "empty", "the file is empty; nothing was read")
    if len(data) > MOST_BYTES:
        raise RejectionError(name, "intake", "too-large", f"larger than {MOST_BYTES:,} bytes; split it into articles")
    text = _decode(name, data).removeprefix("\ufeff")
    if not text.strip():
        raise RejectionError(name, "intake", "empty", "the file is empty; nothing was read")
    if len(_CONTROL.findall(text[:20000])) > len(text[:20000]) // 200:
        raise RejectionError(name, "intake", "binary", "not a text: save the article as text or HTML")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_length(name: str, text: str) -> None:
    """Refuses a text that is longer than any article: reading it would take minutes.

    Args:
        name: the file, for the message.
        text: its whole visible text.

    Raises:
        RejectionError: it is too long.
    """
    if len(text) > MOST_LETTERS:
        raise RejectionError(name, "intake", "too-long", f"{len(text):,} characters of text, more than {MOST_LETTERS:,}; split it into articles")


def _decode(name: str, data: bytes) -> str:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, errors="replace")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared is not None:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    if data.count(b"\x00") > len(data) // 50:
        raise RejectionError(name, "intake", "binary", "not a text: save the article as text or HTML")
    broken = data.decode("utf-8", errors="replace")
    if broken.count("\ufffd") <= max(2, len(broken) // 100):
        return broken
    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise RejectionError(name, "intake", "charset", "no text, or in no charset that can be told; save the article as text in UTF-8 or as HTML")
    return data.decode(best.encoding, errors="replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is one of few, and blanks have a zero byte."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample:
        return None
    for charset, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[at::2], sample[1 - at :: 2]
        if sum(b in _HIGH for b in high) > 0.95 * len(high) and sum(b in _HIGH - {0x20} for b in low) < 0.1 * len(low):
            return charset
    return None
