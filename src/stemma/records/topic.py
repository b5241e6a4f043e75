"""A topic pack as the ledger remembers it: its tables by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The tables of a topic pack; of two packs of one name the one read last holds."""

    name: str
    digest: str
    files: tuple[tuple[str, bytes], ...]


def topic_digest(files: Iterable[tuple[str, bytes]]) -> str:
    """The digest of a topic pack.

    Args:
        files: names and bytes of its tables, sorted by name.

    Returns:
        The SHA-256 over names, lengths and bytes.
    """
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()
