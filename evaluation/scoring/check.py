"""One expectation held against the ledger, and the sums over many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether one expectation is met, and if not what stands in its place."""

    measure: str
    met: bool
    page: str
    words: str
    wanted: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All checks of one measure."""

    measure: str
    found: int
    expected: int
    misses: tuple[Check, ...]


def sum_checks(checks: Iterable[Check]) -> list[Result]:
    """Sums checks by measure.

    Args:
        checks: in any order.

    Returns:
        One result for each measure, in the order in which they first come.
    """
    grouped: dict[str, list[Check]] = {}
    for check in checks:
        grouped.setdefault(check.measure, []).append(check)
    return [
        Result(
            measure=measure,
            found=sum(c.met for c in members),
            expected=len(members),
            misses=tuple(c for c in members if not c.met),
        )
        for measure, members in grouped.items()
    ]


def fits(pattern: re.Pattern[str], label: str | None) -> bool:
    """True where a label is there and the pattern occurs in it."""
    return bool(label) and pattern.search(label or "") is not None
