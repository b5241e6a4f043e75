"""Values side by side: close and open readings, and the relation between two answers (DESIGN §6)."""

from __future__ import annotations

from decimal import Decimal

from stemma.records.claim import Answer

TOLERANCES = {
    "exact": ("1", "1", "1", "1"),
    "range": ("1", "1", "1", "1"),
    "about": ("0.9", "1.1", "0.7", "1.3"),
    "almost": ("0.9", "1", "0.75", "1"),
    "over": ("1", "1.25", "1", ""),
    "at_least": ("1", "1.25", "1", ""),
    "under": ("0.75", "1", "0", "1"),
    "up_to": ("0.75", "1", "0", "1"),
    "several": ("2", "10", "1", "100"),
}
_DAY = len("2026-01-01")
_HUGE = Decimal("1e30")
Interval = tuple[Decimal, Decimal]


def close_reading(answer: Answer) -> Interval:
    """What a careful reader understands.

    Args:
        answer: a quantity.

    Returns:
        The interval.
    """
    return _interval(answer, 0)


def open_reading(answer: Answer) -> Interval:
    """What the words allow.

    Args:
        answer: a quantity.

    Returns:
        The interval.
    """
    return _interval(answer, 2)


def _interval(answer: Answer, offset: int) -> Interval:
    down, up = TOLERANCES.get(answer.qualifier, TOLERANCES["exact"])[offset : offset + 2]
    low = answer.low if answer.low is not None else answer.high or Decimal(0)
    high = answer.high if answer.high is not None else low
    return low * Decimal(down), high * Decimal(up) if up else _HUGE


def relate(a: Answer, b: Answer) -> tuple[str, str, str]:
    """The relation of two answers to one question, by the first line of the table that holds.

    Args:
        a: an answer.
        b: another.

    Returns:
        Kind, what it is on, and the reason.
    """
    if a.positive != b.positive:
        return "denies", "value", "one affirms what the other denies"
    if a.low is None and a.high is None:
        return _relate_days(a, b)
    if _equal(a, b):
        return "agrees", "value", "the same figure"
    if _rounds(a, b):
        return "rounds-to", "value", "one is the other rounded at its last non-zero place"
    first, second = close_reading(a), close_reading(b)
    meets = first[0] <= second[1] and second[0] <= first[1]
    if meets and _nested(first, second):
        return "refines", "value", "the close reading of one lies inside the other and is narrower by half or more"
    if meets:
        return "agrees", "value", f"close readings meet ({a.qualifier}, {b.qualifier})"
    wide, other = open_reading(a), open_reading(b)
    apart = wide[1] < other[0] or other[1] < wide[0]
    first_day, last_day = sorted((a.as_of or "", b.as_of or ""))
    if first_day and not last_day.startswith(first_day):
        return "updates", "value", f"as of {first_day} and {last_day}"
    if apart and len(first_day) == _DAY and a.scope == b.scope:
        return "conflicts", "value", f"open readings apart, both as of {first_day}"
    if a.day and b.day and a.day != b.day:
        return "differs", "date", f"another time: {a.day} and {b.day}"
    return "differs", "value", "other figures; the texts do not say as of when" if apart else "one bound does not exclude the other; order not stated"


def leads(a: Answer, b: Answer, kind: str) -> bool:
    """Whether the first of two answers is named first in a relation of this kind: the older, or the rounded one.

    Args:
        a: an answer.
        b: the other.
        kind: the kind of their relation.

    Returns:
        True unless the other one is the older or the rounded one.
    """
    if kind == "updates":
        return (a.as_of or "") <= (b.as_of or "")
    if kind == "rounds-to":
        x, y = _single(a), _single(b)
        return x is None or y is None or _rounded(y, x)
    return True


def _single(answer: Answer) -> Decimal | None:
    return answer.low if answer.low is not None else answer.high


def _relate_days(a: Answer, b: Answer) -> tuple[str, str, str]:
    if a.words is not None or b.words is not None:
        return "differs", "words", "other words; nothing to compare"
    if not a.day or not b.day:
        return "agrees", "value", "both affirm it; at least one gives no date"
    if a.day == b.day or a.day.startswith(b.day) or b.day.startswith(a.day):
        return "agrees", "date", "the same date"
    return "conflicts", "date", f"two dates for one event: {a.day} and {b.day}"


def _equal(a: Answer, b: Answer) -> bool:
    return (a.low, a.high, a.qualifier, a.unit) == (b.low, b.high, b.qualifier, b.unit)


def _nested(a: Interval, b: Interval) -> bool:
    small, large = sorted((a, b), key=lambda x: x[1] - x[0])
    inside = large[0] <= small[0] and small[1] <= large[1]
    return inside and small[1] > small[0] and (small[1] - small[0]) * 2 <= large[1] - large[0]


def _rounds(a: Answer, b: Answer) -> bool:
    x, y = _single(a), _single(b)
    if x is None or y is None or x == y or min(x, y) <= 0:
        return False
    return _rounded(x, y) or _rounded(y, x)


def _rounded(exact: Decimal, round_: Decimal) -> bool:
    place = round_.normalize().as_tuple().exponent
    return isinstance(place, int) and place > 0 and (exact / Decimal(10) ** place).quantize(Decimal(1)) * Decimal(10) ** place == round_
