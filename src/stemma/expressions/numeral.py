"""A number as it is written, before anything around it is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number on tokens ``first`` to before ``last``; ``several`` means at least ``value``, without an upper end."""

    first: int
    last: int
    value: Decimal
    kind: str
    in_words: bool
    scale: Decimal
    rules: tuple[str, ...]
