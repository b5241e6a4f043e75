"""Ids computed from content: the same words give the same id on every machine, in every order."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence

_BYTES = 10  # 16 characters of five bits
_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(*parts: str) -> str:
    """Hashes parts that cannot run into one another.

    Args:
        parts: strings; their number and order matter.

    Returns:
        16 lower-case base-32 characters of the SHA-256 of their canonical JSON (RFC 4648 alphabet).
    """
    return digest_of_value(list(parts))


def digest_of_value(value: object) -> str:
    """Hashes a JSON value in canonical form.

    Args:
        value: strings, numbers, lists and mappings.

    Returns:
        16 lower-case base-32 characters of the SHA-256.
    """
    raw = hashlib.sha256(canonical_json(value).encode()).digest()
    return base64.b32encode(raw[:_BYTES]).decode().lower()


def canonical_json(value: object) -> str:
    """Writes a JSON value in one way only: sorted keys, no blanks, no escapes.

    Args:
        value: strings, numbers, lists and mappings.

    Returns:
        The text.
    """
    return _WRITER.encode(value)


def mark_id(kind: str, document: str, revision: str, start: int, end: int) -> str:
    """The id of a mark: from place and kind, never from value, rule or pack.

    Args:
        kind: claim, quantity, time, quotation, attribution, mention.
        document: the id of the document.
        revision: the SHA-256 of its bytes.
        start: first code point.
        end: code point after the last.

    Returns:
        The id, led by the first letter of its kind.
    """
    return f"{kind[0]}1-{digest_of(kind, document, revision, str(start), str(end))}"


def cell_id(key: Mapping[str, str | Sequence[str]], episode: str = "") -> str:
    """The id of a cell of claims (DESIGN §6).

    Args:
        key: the six slots.
        episode: the first event day of the episode, or nothing.

    Returns:
        ``q1-`` and 16 characters.
    """
    return f"q1-{digest_of_value({'key': dict(key), 'episode': episode} if episode else {'key': dict(key)})}"
