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
MOST_BYTES = 20_000_000


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
    text = _decode(name, data)
    if len(_CONTROL.findall(text[:20000])) > len(text[:20000]) // 200:
        raise RejectionError(name, "intake", "binary", "not a text: save the article as text or HTML")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(name: str, data: bytes) -> str:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, errors="replace")
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
        raise RejectionError(name, "intake", "charset", "its charset could not be told; save the file as UTF-8")
    return data.decode(best.encoding, errors="replace")
