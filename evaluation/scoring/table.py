"""A score for a person, and for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence

from scoring.check import Check, Result
from scoring.floor import Fall
from scoring.interval import wilson_interval


def write_table(name: str, results: Sequence[Result], with_misses: bool) -> str:
    """Writes a score as a table.

    Args:
        name: the set.
        results: by measure.
        with_misses: each miss below its measure.

    Returns:
        Lines: measure, found, expected, share and its 95% interval.
    """
    lines = [f"{name:25} found  expected   share   95% interval"]
    for result in results:
        low, high = wilson_interval(result.found, result.expected)
        lines.append(f"{result.measure:25} {result.found:5}  {result.expected:8}  {result.found / result.expected:6.1%}   {low:.1%} to {high:.1%}")
        lines.extend(_miss(c) for c in result.misses if with_misses)
    return "\n".join(lines)


def _miss(check: Check) -> str:
    words = f" {check.words}" if check.words else ""
    return f"    - {check.page}:{words} | wanted: {check.wanted} | instead: {check.instead}"


def write_json(name: str, results: Sequence[Result], falls: Sequence[Fall], with_misses: bool) -> str:
    """Writes a score as one line of JSON.

    Args:
        name: the set.
        results: by measure.
        falls: what fell below its floor.
        with_misses: each miss with its measure.

    Returns:
        An object with the set, its measures, the falls and the sums.
    """
    measures = []
    for result in results:
        low, high = wilson_interval(result.found, result.expected)
        row: dict[str, object] = {
            "measure": result.measure,
            "found": result.found,
            "expected": result.expected,
            "share": round(result.found / result.expected, 4),
            "interval": [round(low, 4), round(high, 4)],
        }
        if with_misses:
            row["misses"] = [{"page": c.page, "words": c.words, "wanted": c.wanted, "instead": c.instead} for c in result.misses]
        measures.append(row)
    below = [{"measure": f.measure, "count": f.count, "held": f.held, "now": f.now} for f in falls]
    return json.dumps({"set": name, "measures": measures, "below_floor": below, **_sums(results)}, ensure_ascii=False)


def write_summary(name: str, results: Sequence[Result], falls: Sequence[Fall]) -> str:
    """Writes a score as one line of ``key=value`` pairs.

    Args:
        name: the set.
        results: by measure.
        falls: what fell below its floor.

    Returns:
        The line: all checks summed up, and the number of falls.
    """
    sums = _sums(results)
    return f"score set={name} found={sums['found']} expected={sums['expected']} share={sums['share']:.4f} below_floor={len(falls)}"


def write_fall(name: str, fall: Fall) -> str:
    """Writes one fall.

    Args:
        name: the set.
        fall: the count that got worse.

    Returns:
        A sentence that names set, measure and both counts.
    """
    if fall.count == "extra":
        return f"{name}: {fall.measure}: {fall.now} marks that nobody expected, no more than {fall.held} are allowed"
    return f"{name}: {fall.measure}: {fall.now} found, the floor is {fall.held}"


def _sums(results: Sequence[Result]) -> dict[str, float]:
    found, expected = sum(r.found for r in results), sum(r.expected for r in results)
    return {"found": found, "expected": expected, "share": round(found / expected, 4)}
