"""Figures: numbers with qualifier, range, unit and role, before it is known what they count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from stemma.expressions.number import find_numbers
from stemma.expressions.numeral import Number
from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit

_GROUP = "numbers"
_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure on tokens ``first`` to before ``last``; ``core`` are the tokens of the bare number."""

    first: int
    last: int
    core: tuple[int, int]
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str | None
    role: str
    basis: str
    in_words: bool
    rules: tuple[str, ...]


def find_figures(scan: Scan) -> list[Figure]:
    """Finds all figures of a text.

    Args:
        scan: the scanned text.

    Returns:
        Figures in order of place.
    """
    made: list[Figure] = []
    numbers = find_numbers(scan)
    index = 0
    while index < len(numbers):
        if made and numbers[index].first < made[-1].last:
            index += 1  # "на сто" is part of the figure before it, not a hundred
            continue
        figure, used = _figure(scan, numbers, index)
        made.append(_surround(scan, figure))
        index += used
    return made


def _figure(scan: Scan, numbers: list[Number], index: int) -> tuple[Figure, int]:
    number = numbers[index]
    ranged = _range(scan, number, numbers[index + 1]) if index + 1 < len(numbers) else None
    if ranged is not None:
        return ranged, 2
    part = _slash(scan, number, numbers[index + 1]) if index + 1 < len(numbers) else None
    if part is not None:
        return part, 2
    role = {"ordinal": "ordinal", "fraction": "share", "multiple": "multiple"}.get(number.kind, "figure")
    return (
        Figure(
            first=number.first,
            last=number.last,
            core=(number.first, number.last),
            low=number.value,
            high=None if number.kind == "several" else number.value,
            qualifier="several" if number.kind == "several" else "exact",
            unit=None,
            role=role,
            basis="total",
            in_words=number.in_words,
            rules=number.rules,
        ),
        1,
    )


def _range(scan: Scan, low: Number, high: Number) -> Figure | None:
    """Two numbers joined by a range rule: "from A to B", "A to B", "A-B"."""
    if {low.kind, high.kind} - {"cardinal", "fraction", "several"} or low.kind != high.kind:
        return None
    skip = scan.at(low.last, _GROUP, "percent")
    gap = skip.last if skip else low.last
    rule, first = _range_rule(scan, low.first, gap, high.first)
    if rule is None:
        return None
    value = low.value
    if low.scale == 1 and high.scale > 1 and value < high.value / high.scale:
        value *= high.scale
    if value >= high.value:
        return None
    return Figure(
        first=first,
        last=high.last,
        core=(low.first, high.last),
        low=value,
        high=high.value,
        qualifier="range",
        unit=None,
        role="share" if low.kind == "fraction" else "figure",
        basis="total",
        in_words=low.in_words,
        rules=(rule, *low.rules, *high.rules),
    )


def _range_rule(scan: Scan, start: int, gap: int, end: int) -> tuple[str | None, int]:
    middle = [h for h in scan.starting.get(gap, ()) if h.entry.group == "numbers.middle" and h.last == end]
    for hit in middle:
        for opening in scan.ending.get(start, ()):
            if opening.entry.group == "numbers.open" and opening.entry.rule == hit.entry.rule:
                return hit.entry.rule, opening.first
    rules = scan.lexicon.pack.rules if scan.lexicon.pack and middle else ()
    bare = {r.id for r in rules if r.kind == "range" and (not r.lists["open"] or "" in r.lists["open"])}
    for hit in middle:
        if hit.entry.rule in bare:
            return hit.entry.rule, start
    if end == gap + 1 and scan.tokens[gap].folded == "-":
        return "range.dash", start
    return None, start


def _slash(scan: Scan, top: Number, bottom: Number) -> Figure | None:
    """A fraction in digits: 2/3."""
    joined = bottom.first == top.last + 1 and scan.tokens[top.last].text == "/" and scan.touches(top.last)
    if not joined or not 0 < top.value < bottom.value <= 100:
        return None
    return Figure(
        first=top.first,
        last=bottom.last,
        core=(top.first, bottom.last),
        low=top.value / bottom.value,
        high=top.value / bottom.value,
        qualifier="exact",
        unit=None,
        role="share",
        basis="total",
        in_words=False,
        rules=("fraction.slash",),
    )


def _surround(scan: Scan, figure: Figure) -> Figure:
    """Reads what stands around a number: per cent, currency, unit, role, qualifier, basis."""
    figure = _per_cent(scan, figure)
    figure = _currency(scan, figure)
    figure = _role(scan, figure)
    if figure.role == "ordinal":
        return figure
    figure = _basis(scan, figure)
    figure = _qualifier(scan, figure)
    return _basis(scan, figure)


def _per_cent(scan: Scan, figure: Figure) -> Figure:
    hit = scan.at(figure.last, _GROUP, "percentage_point", "percent")
    if hit is None or figure.role not in ("figure",):
        return figure
    if hit.entry.kind == "percentage_point":
        return replace(figure, last=hit.last, unit="pp", rules=(*figure.rules, hit.entry.rule))
    low = figure.low / 100 if figure.low is not None else None
    high = figure.high / 100 if figure.high is not None else None
    return replace(figure, last=hit.last, low=low, high=high, role="share", unit="%", rules=(*figure.rules, hit.entry.rule))


def _currency(scan: Scan, figure: Figure) -> Figure:
    if figure.role != "figure" or figure.unit:
        return figure
    joiner = scan.at(figure.last, _GROUP, "joiner")
    after = scan.at(figure.last, _GROUP, "currency") or (scan.at(joiner.last, _GROUP, "currency") if joiner else None)
    before = scan.before(figure.first, _GROUP, "currency")
    if after is not None:
        return replace(figure, last=after.last, unit=after.entry.value, role="money", rules=(*figure.rules, after.entry.rule))
    sign = before is not None and not scan.tokens[before.first].is_word
    if before is not None and (sign or (len(before.entry.value) == 3 and scan.words(before.first, before.last).isupper())):
        return replace(figure, first=before.first, unit=before.entry.value, role="money", rules=(*figure.rules, before.entry.rule))
    return figure


def _role(scan: Scan, figure: Figure) -> Figure:
    if figure.role not in ("figure", "ordinal") or figure.unit:
        return figure
    last = figure.last
    if last < len(scan.tokens) and scan.tokens[last].folded == "-" and scan.touches(last):
        last += 1
    joiner = scan.at(figure.last, _GROUP, "joiner")
    places = dict.fromkeys((figure.last, last, joiner.last if joiner else figure.last))
    for role, kind in (("anniversary", "anniversary"), ("age", "age"), ("designation", "designation")):
        for place in places:
            hit = scan.at(place, _GROUP, kind)
            if hit is not None and hit.entry.attributes.get("position", "after") == "after":
                return replace(figure, last=hit.last, role=role, rules=(*figure.rules, hit.entry.rule))
        hit = scan.before(figure.first, _GROUP, kind)
        if hit is not None and hit.entry.attributes.get("position") == "before":
            return replace(figure, role=role, rules=(*figure.rules, hit.entry.rule))
    if figure.role == "ordinal":
        return figure
    for place in places:
        times = scan.at(place, _GROUP, "times_noun")
        if times is not None:
            return replace(figure, last=times.last, role="multiple", rules=(*figure.rules, times.entry.rule))
        duration = scan.at(place, "times", "unit")
        if duration is not None:
            return replace(figure, last=duration.last, role="duration", unit=duration.entry.value, rules=(*figure.rules, duration.entry.rule))
        unit = scan.at(place, _GROUP, "unit")
        if unit is not None:
            return replace(figure, last=unit.last, unit=unit.entry.value, rules=(*figure.rules, unit.entry.rule))
    return _bare_role(scan, figure)


def _bare_role(scan: Scan, figure: Figure) -> Figure:
    """Digits glued to letters are designations; two numbers joined by a colon are a score or a clock time."""
    first, last = figure.core
    tokens = scan.tokens
    glued_before = (
        first > 0
        and scan.touches(first)
        and (tokens[first - 1].is_word or (tokens[first - 1].folded in "-№#_/" and first > 1 and scan.touches(first - 1) and tokens[first - 2].is_word))
    )
    glued_after = last < len(tokens) and scan.touches(last) and tokens[last].is_word
    if not figure.in_words and (glued_before or glued_after):
        return replace(figure, role="designation", rules=(*figure.rules, "figure.glued"))
    colon = [i for i in (first - 1, last) if 0 <= i < len(tokens) - 1 and tokens[i].text == ":" and scan.touches(i) and scan.touches(i + 1)]
    if colon and not figure.in_words and any(tokens[i - 1].is_number and tokens[i + 1].is_number for i in colon):
        return replace(figure, role="score", rules=(*figure.rules, "figure.colon"))
    if tokens[first - 1].text in ("№", "#") if first else False:
        return replace(figure, role="designation", rules=(*figure.rules, "figure.number_sign"))
    return figure


def _qualifier(scan: Scan, figure: Figure) -> Figure:
    hit = scan.before(figure.first, _GROUP, "qualifier", "comparison")
    skipped = 0
    while hit is None and skipped < _REACH - 1 and figure.first - skipped > 1:
        skipped += 1
        word = scan.tokens[figure.first - skipped]
        if not word.is_word or len(word.text) > 3:
            break
        hit = scan.before(figure.first - skipped, _GROUP, "qualifier", "comparison")
    if hit is not None and hit.entry.attributes.get("position", "before") == "before":
        return _qualified(figure, hit, first=hit.first)
    for after in scan.starting.get(figure.last, ()):
        if after.entry.kind == "qualifier" and after.entry.attributes.get("position") == "after":
            return _qualified(figure, after, last=after.last)
    return figure


def _qualified(figure: Figure, hit: Hit, *, first: int | None = None, last: int | None = None) -> Figure:
    qualifier = hit.entry.attributes["qualifier"]
    rules = (*figure.rules, hit.entry.rule)
    placed = replace(figure, first=figure.first if first is None else first, last=figure.last if last is None else last, rules=rules)
    if figure.qualifier in ("several", "range") and qualifier in ("exact", "about", "almost"):
        return placed
    if figure.qualifier == "several":
        return replace(placed, qualifier=qualifier if qualifier != "exact" else "several")
    if figure.qualifier == "range":
        return placed
    if qualifier in ("over", "at_least"):
        return replace(placed, qualifier=qualifier, high=None)
    if qualifier in ("under", "up_to"):
        return replace(placed, qualifier=qualifier, low=None, high=figure.high)
    return replace(placed, qualifier=qualifier)


def _basis(scan: Scan, figure: Figure) -> Figure:
    if figure.basis != "total":
        return figure
    before = scan.before(figure.first, _GROUP, "basis")
    if before is not None and before.entry.attributes.get("position", "before") == "before":
        return replace(figure, first=before.first, basis=before.entry.attributes["basis"], rules=(*figure.rules, before.entry.rule))
    after = scan.at(figure.last, _GROUP, "basis")
    if after is not None and after.entry.attributes.get("position", "after") == "after":
        return replace(figure, last=after.last, basis=after.entry.attributes["basis"], rules=(*figure.rules, after.entry.rule))
    return figure
