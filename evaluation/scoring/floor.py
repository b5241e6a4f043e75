"""Floors: what was found once must be found again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.check import Result
from scoring.mark import PRECISION
from scoring.shape import Row, read_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The held counts of one set: ``found`` by measure may only rise, ``extra`` (marks that nobody expected) only fall."""

    found: Mapping[str, int]
    extra: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A count that is worse than its floor."""

    measure: str
    count: str
    held: int
    now: int


NO_FLOOR = Floor(found={}, extra={})


def read_floors(path: Path) -> dict[str, Floor]:
    """Reads the floors of all sets.

    Args:
        path: the JSON file: set → ``found`` and ``extra`` → measure → count. A file that is not there yet holds no floor.

    Returns:
        Floors by name of the set.

    Raises:
        ScoringError: the file has another form.
    """
    if not path.is_file():
        return {}
    sets = read_json(path)
    return {name: _floor(row) for name in sets.data if (row := sets.row(name)) is not None}


def _floor(row: Row) -> Floor:
    return Floor(found=_counts(row.row("found")), extra=_counts(row.row("extra")))


def _counts(row: Row | None) -> dict[str, int]:
    return {measure: row.whole(measure) for measure in row.data} if row is not None else {}


def write_floors(path: Path, floors: Mapping[str, Floor]) -> None:
    """Writes the floors of all sets, sorted by set.

    Args:
        path: the file.
        floors: by name of the set.
    """
    data = {name: {"found": dict(floor.found), "extra": dict(floor.extra)} for name, floor in sorted(floors.items())}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def find_falls(floor: Floor, results: Sequence[Result]) -> list[Fall]:
    """Finds what fell below its floor; a measure that is no longer there fell to none.

    Args:
        floor: what is held.
        results: what was found.

    Returns:
        The falls, in the order of the floors.
    """
    found, extra = _count(results)
    falls = [Fall(measure=m, count="found", held=n, now=found.get(m, 0)) for m, n in floor.found.items() if found.get(m, 0) < n]
    return falls + [Fall(measure=m, count="extra", held=n, now=extra.get(m, 0)) for m, n in floor.extra.items() if extra.get(m, 0) > n]


def raise_floor(floor: Floor, results: Sequence[Result]) -> Floor:
    """Raises what got better and keeps all else.

    Args:
        floor: what is held.
        results: what was found.

    Returns:
        The new floor: no count in it is worse than before.
    """
    found, extra = _count(results)
    return Floor(
        found={**floor.found, **{m: max(n, floor.found.get(m, 0)) for m, n in found.items()}},
        extra={**floor.extra, **{m: min(n, floor.extra.get(m, n)) for m, n in extra.items()}},
    )


def _count(results: Sequence[Result]) -> tuple[dict[str, int], dict[str, int]]:
    found = {r.measure: r.found for r in results}
    return found, {r.measure: len(r.misses) for r in results if r.measure in PRECISION}
