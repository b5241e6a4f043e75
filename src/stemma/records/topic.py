"""A topic pack as the ledger remembers it: its tables by content."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The tables of a topic pack; of two packs of one name the one read last holds."""

    name: str
    digest: str
    files: tuple[tuple[str, bytes], ...]
