"""Times that count from a reference, and mere lengths: "yesterday", "last week", "three days ago", "two years"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from stemma.expressions.moment import Moment
from stemma.expressions.number import read_number
from stemma.expressions.numeral import Number
from stemma.expressions.scan import Scan

_GROUP = "times"


def read_deictic(scan: Scan, index: int) -> Moment | None:
    """A fixed word for a day, week, month or year: "вчера", "last year".

    Args:
        scan: the scanned text.
        index: the token at which it may begin.

    Returns:
        The time, or None.
    """
    hit = scan.at(index, _GROUP, "deictic")
    if hit is None:
        return None
    value = hit.entry.value
    return Moment(
        first=index, last=hit.last, unit=value.lstrip("+-0123456789"), offset=int(value.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), rules=(hit.entry.rule,)
    )


def read_directed(scan: Scan, index: int) -> Moment | None:
    """ "last week", "vinerea trecută", "следующий месяц".

    Args:
        scan: the scanned text.
        index: the token at which it may begin.

    Returns:
        The time, or None.
    """
    direction = scan.at(index, _GROUP, "direction")
    target = direction.last if direction is not None else index
    hit = scan.at(target, _GROUP, "unit", "weekday", "month")
    if hit is None:
        return None
    last = hit.last
    if direction is None:
        direction = scan.at(hit.last, _GROUP, "direction")
        if direction is None or direction.entry.attributes.get("position") == "before":
            return None
        last = direction.last
    elif direction.entry.attributes.get("position") == "after":
        return None
    step, rules = int(direction.entry.value), (direction.entry.rule, hit.entry.rule)
    if hit.entry.kind == "weekday":
        return Moment(first=index, last=last, weekday=int(hit.entry.value), direction=step, rules=rules)
    if hit.entry.kind == "month":
        return Moment(first=index, last=last, month=int(hit.entry.value), direction=step, rules=rules)
    return Moment(first=index, last=last, unit=hit.entry.value, offset=step, rules=rules)


def read_shifted(scan: Scan, index: int) -> Moment | None:
    """ "three days ago", "преди три месеца", "через неделю".

    Args:
        scan: the scanned text.
        index: the token at which it may begin.

    Returns:
        The time, or None.
    """
    lead = scan.at(index, _GROUP, "ago", "ahead")
    if lead is not None and lead.entry.attributes["position"] == "before":
        length = _length(scan, lead.last)
        if length is not None and length.amount is not None:
            sign = -1 if lead.entry.kind == "ago" else 1
            return replace(length, first=index, offset=sign * int(length.amount), rules=(lead.entry.rule, *length.rules))
    length = _length(scan, index)
    if length is None or length.amount is None:
        return None
    trail = scan.at(length.last, _GROUP, "ago", "ahead")
    if trail is None or trail.entry.attributes["position"] != "after":
        return None
    sign = -1 if trail.entry.kind == "ago" else 1
    return replace(length, last=trail.last, offset=sign * int(length.amount), rules=(trail.entry.rule, *length.rules))


def _length(scan: Scan, index: int) -> Moment | None:
    """A number and a unit, or a unit alone after a word that asks for a length."""
    if index >= len(scan.tokens):
        return None
    qualifier = scan.at(index, "numbers", "qualifier") or scan.at(index, _GROUP, "approximate")
    start = qualifier.last if qualifier is not None else index
    if start >= len(scan.tokens):
        return None
    number = read_number(scan, start)
    if number is not None and number.kind in ("cardinal", "several", "fraction"):
        return _counted_length(scan, index, number)
    unit = scan.at(start, _GROUP, "unit")
    if unit is None or start != index:
        return None
    return Moment(first=index, last=unit.last, unit=unit.entry.value, amount=Decimal(1), rules=(unit.entry.rule,))


def _counted_length(scan: Scan, index: int, number: Number) -> Moment | None:
    joiner = scan.at(number.last, "numbers", "joiner")
    hyphen = number.last + 1 if number.last < len(scan.tokens) and scan.tokens[number.last].folded == "-" else number.last
    for place in dict.fromkeys((number.last, joiner.last if joiner else number.last, hyphen)):
        unit = scan.at(place, _GROUP, "unit")
        if unit is None:
            continue
        half = scan.at(unit.last, "numbers", "and_half")
        amount = number.value + (Decimal("0.5") if half else 0)
        return Moment(
            first=index,
            last=half.last if half else unit.last,
            unit=unit.entry.value,
            amount=amount,
            mod="APPROX" if number.kind == "several" else None,
            rules=(unit.entry.rule, *number.rules),
        )
    return None


def read_duration(scan: Scan, index: int) -> Moment | None:
    """A mere length of time: "за два роки".

    Args:
        scan: the scanned text.
        index: the token at which it may begin.

    Returns:
        The time, or None.
    """
    span = scan.at(index, _GROUP, "span")
    length = _length(scan, span.last if span else index)
    if length is None or length.amount is None:
        return None
    if span is None and length.rules and len(length.rules) == 1:
        return None
    if scan.at(length.last, "numbers", "age") is not None:
        return None
    return replace(length, first=index if span else length.first, rules=(*((span.entry.rule,) if span else ()), *length.rules))
