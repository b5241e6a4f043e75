"""Times in running text: dates, months, years, parts of years, and the relative times among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from stemma.expressions.moment import Moment
from stemma.expressions.number import NUMBER_KINDS, read_number
from stemma.expressions.relative import read_deictic, read_directed, read_duration, read_shifted
from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit

_GROUP = "times"
_GROUPS = (_GROUP, "numbers", "times.open")
_YEARS = range(1500, 2200)
_DIGITS = "digits"
_NUMBER = frozenset((_DIGITS, *NUMBER_KINDS))
_LENGTH = _NUMBER | {"qualifier", "approximate", "unit"}


def find_moments(scan: Scan) -> list[Moment]:
    """Finds all times of a text.

    Args:
        scan: the scanned text.

    Returns:
        Times in order of place, none inside another.
    """
    found: list[Moment] = []
    free = 0
    for index in scan.beginnings(*_GROUPS):
        moment = _read(scan, index) if index >= free else None
        if moment is not None:
            moment = _widen(scan, moment)
            found.append(moment)
            free = max(moment.last, index + 1)
    return found


def _read(scan: Scan, index: int) -> Moment | None:
    kinds = {h.entry.kind for h in scan.starting.get(index, ())}
    if scan.tokens[index].is_number:
        kinds.add(_DIGITS)
    for reader, needed in _READERS:
        moment = None if kinds.isdisjoint(needed) else reader(scan, index)
        if moment is not None:
            return moment
    return None


def _iso(scan: Scan, index: int) -> Moment | None:
    t = scan.tokens
    if index + 4 >= len(t) or len(t[index].text) != 4 or not t[index].is_number:
        return None
    parts = t[index : index + 5]
    glued = all(scan.touches(index + i) for i in range(1, 5))
    if not glued or parts[1].text != "-" or parts[3].text != "-" or not (parts[2].is_number and parts[4].is_number):
        return None
    return _valid(Moment(first=index, last=index + 5, year=int(parts[0].text), month=int(parts[2].text), day=int(parts[4].text), rules=("date.iso",)))


def _numeric(scan: Scan, index: int) -> Moment | None:
    t = scan.tokens
    if index + 4 >= len(t) or not t[index].is_number or len(t[index].text) > 2:
        return None
    parts = t[index : index + 5]
    if not (parts[2].is_number and parts[4].is_number and parts[1].text == parts[3].text and parts[1].text in "./-"):
        return None
    if not all(scan.touches(index + i) for i in range(1, 5)) or len(parts[4].text) not in (2, 4) or len(parts[2].text) > 2:
        return None
    first, second, year = int(parts[0].text), int(parts[2].text), int(parts[4].text)
    year = year if len(parts[4].text) == 4 else 2000 + year if year < 70 else 1900 + year
    order = scan.lexicon.pack.date_order if scan.lexicon.pack else "dmy"
    day, month = (second, first) if order == "mdy" and parts[1].text == "/" else (first, second)
    if month > 12 >= day:
        day, month = month, day
    last = _year_word(scan, index + 5)
    return _valid(Moment(first=index, last=last, year=year, month=month, day=day, rules=("date.numeric",)))


def _day_month(scan: Scan, index: int) -> Moment | None:
    """A day, or a range of days, before its month: "14 August", "between 3 and 5 June", "the first of May"."""
    opening = scan.at(index, "times.open") or scan.at(index, "numbers.open")
    start = opening.last if opening else index
    day = _day_number(scan, start)
    if day is None:
        return None
    value, after = day
    until: int | None = None
    middle = scan.at(after, "times.middle") or scan.at(after, "numbers.middle")
    dash = after < len(scan.tokens) and scan.tokens[after].folded == "-"
    follow = middle.last if middle else after + 1 if dash else None
    if follow is not None and (second := _day_number(scan, follow)) is not None:
        until, after = second
    elif opening is not None:
        return None
    month = _month_after(scan, after)
    if month is None:
        return None
    year, last, rules = _year_after(scan, month.last)
    last = _dot(scan, month) if last == month.last else last
    made = Moment(first=index, last=last, month=int(month.entry.value), day=value, until_day=until, rules=(month.entry.rule, *rules))
    return _valid(_with_year(made, year))


def _day_number(scan: Scan, index: int) -> tuple[int, int] | None:
    if index >= len(scan.tokens):
        return None
    number = read_number(scan, index)
    if number is None or number.kind not in ("cardinal", "ordinal") or not 1 <= number.value <= 31 or number.value % 1:
        return None
    if not number.in_words and number.last - number.first > 1 and number.kind == "cardinal":
        return None
    return int(number.value), number.last


def _month_after(scan: Scan, index: int) -> Hit | None:
    """A month after a day, past "of" and the like."""
    month = scan.at(index, _GROUP, "month")
    if month is not None or index + 1 >= len(scan.tokens):
        return month
    small = scan.at(index, "roles", "of") or scan.at(index, "numbers", "joiner")
    return scan.at(small.last, _GROUP, "month") if small else None


def _month_day(scan: Scan, index: int) -> Moment | None:
    """A month before its day: "August 14, 2025"."""
    month = scan.at(index, _GROUP, "month")
    if month is None or scan.lexicon.pack is None or scan.lexicon.pack.date_order != "mdy":
        return None
    after = _dot(scan, month)
    day = _day_number(scan, after)
    if day is None or not (scan.tokens[after].is_number):
        return None
    value, last = day
    until = None
    if last < len(scan.tokens) and scan.tokens[last].folded == "-" and (second := _day_number(scan, last + 1)) is not None:
        until, last = second
    comma = last + 1 if last < len(scan.tokens) and scan.tokens[last].text == "," else last
    year = _bare_year(scan, comma)
    rules = (month.entry.rule,)
    made = Moment(first=index, last=comma + 1 if year else last, year=year, month=int(month.entry.value), day=value, until_day=until, rules=rules)
    return _valid(made)


def _month(scan: Scan, index: int) -> Moment | None:
    month = scan.at(index, _GROUP, "month")
    if month is None:
        return None
    after = _dot(scan, month)
    year, last, rules = _year_after(scan, after)
    if month.entry.attributes.get("ambiguous") and year is None and not _led(scan, index):
        return None
    made = Moment(first=index, last=last, month=int(month.entry.value), rules=(month.entry.rule, *rules))
    return _with_year(made, year)


def _led(scan: Scan, index: int) -> bool:
    lead = scan.before(index, _GROUP, "year_lead")
    return lead is not None and (scan.tokens[index].is_capital or not any(t.is_capital for t in scan.tokens[:1]))


def _year_after(scan: Scan, index: int) -> tuple[Moment | int | None, int, tuple[str, ...]]:
    """A year after a month: "June 2025", "червні минулого року", "noiembrie anul trecut"."""
    if index >= len(scan.tokens):
        return None, index, ()
    small = scan.at(index, "roles", "of") or scan.at(index, _GROUP, "year_lead")
    places = [index] + ([small.last] if small else []) + ([index + 1] if scan.tokens[index].text == "," else [])
    for place in places:
        if place >= len(scan.tokens):
            continue
        before = scan.at(place, _GROUP, "year_word")
        if before is not None and before.entry.attributes["position"] == "before" and (year := _bare_year(scan, before.last)):
            return year, before.last + 1, (before.entry.rule,)
        year = _bare_year(scan, place)
        if year:
            return year, _year_word(scan, place + 1), ()
        relative = read_deictic(scan, place) or read_directed(scan, place)
        if relative is not None and relative.unit == "Y" and relative.offset is not None:
            return relative, relative.last, relative.rules
    return None, index, ()


def _with_year(moment: Moment, year: Moment | int | None) -> Moment:
    if isinstance(year, Moment):
        return replace(moment, unit="Y", offset=year.offset)
    return replace(moment, year=year)


def _bare_year(scan: Scan, index: int) -> int | None:
    if index >= len(scan.tokens) or not scan.tokens[index].is_number or len(scan.tokens[index].text) != 4:
        return None
    year = int(scan.tokens[index].text)
    follows = index + 1 < len(scan.tokens) and scan.touches(index + 1) and scan.tokens[index + 1].folded in "%/"
    decimal = (
        index + 2 < len(scan.tokens)
        and scan.tokens[index + 1].text in ".,"
        and scan.touches(index + 1)
        and scan.touches(index + 2)
        and scan.tokens[index + 2].is_number
    )
    return year if year in _YEARS and not follows and not decimal else None


def _year_word(scan: Scan, index: int) -> int:
    """The token after a word for "year", suffix and dot, if they stand there."""
    if (
        index + 1 < len(scan.tokens)
        and scan.tokens[index].folded == "-"
        and scan.touches(index)
        and scan.tokens[index + 1].is_word
        and len(scan.tokens[index + 1].text) <= 3
    ):
        index += 2
    word = scan.at(index, _GROUP, "year_word")
    if word is None or word.entry.attributes["position"] != "after":
        return index
    if (
        word.last < len(scan.tokens)
        and scan.tokens[word.last].text == "."
        and len(scan.tokens[word.first].text) <= 2
        and scan.tokens[word.last - 1].text != "."
    ):
        return word.last + 1
    return word.last


def _year(scan: Scan, index: int) -> Moment | None:
    """A year by itself, which a word for "year", a preposition or a range must mark."""
    lead = scan.at(index, _GROUP, "year_word")
    start = lead.last if lead is not None and lead.entry.attributes["position"] == "before" else index
    year = _bare_year(scan, start)
    if year is None:
        return None
    last = _year_word(scan, start + 1)
    marked = start > index or last > start + 1
    dash = last + 1 < len(scan.tokens) and scan.tokens[last].folded == "-" and scan.touches(last)
    until = _bare_year(scan, last + 1) if dash else None
    if until is not None and until > year:
        return Moment(first=index, last=_year_word(scan, last + 2), year=year, until_year=until, rules=("year.range",))
    prior = scan.before(index, _GROUP, "year_lead") or scan.before(index, _GROUP, "relation", "part")
    modern = 1900 <= year <= 2100
    counted = last < len(scan.tokens) and scan.at(last, "concepts") is not None and not marked
    in_brackets = index > 0 and scan.tokens[index - 1].text in "(," and last < len(scan.tokens) and scan.tokens[last].text in "),"
    if not marked and not (prior is not None and modern and not counted) and not (in_brackets and modern):
        return None
    return Moment(first=index, last=last, year=year, rules=(("year.word" if marked else "year.lead"),))


def _part_of(scan: Scan, index: int) -> Moment | None:
    """START, MID or END of a month, year or unit: "средата на август"."""
    part = scan.at(index, _GROUP, "part")
    if part is None or part.last >= len(scan.tokens):
        return None
    small = scan.at(part.last, "roles", "of") or scan.at(part.last, _GROUP, "year_lead")
    for place in dict.fromkeys((part.last, small.last if small else part.last, part.last + 1 if scan.tokens[part.last].folded == "-" else part.last)):
        if place >= len(scan.tokens):
            continue
        year = _bare_year(scan, place)
        inner = (
            _ordinal_unit(scan, place)
            or _quarter(scan, place)
            or _month(scan, place)
            or _season(scan, place)
            or read_directed(scan, place)
            or read_deictic(scan, place)
            or _whole_unit(scan, place)
        )
        if inner is None and year is not None:
            inner = Moment(first=place, last=_year_word(scan, place + 1), year=year)
        if inner is not None:
            return replace(inner, first=index, mod=part.entry.attributes["mod"], rules=(part.entry.rule, *inner.rules))
    return None


def _whole_unit(scan: Scan, index: int) -> Moment | None:
    """The current month, week or year named by its unit alone, after "the end of"."""
    unit = scan.at(index, _GROUP, "unit")
    if unit is None or unit.entry.value not in ("M", "W", "Y", "Q"):
        return None
    return Moment(first=index, last=unit.last, unit=unit.entry.value, offset=0, rules=(unit.entry.rule,))


def _ordinal_unit(scan: Scan, index: int) -> Moment | None:
    """An ordinal with quarter or half-year: "второто тримесечие на 2025 г."."""
    number = read_number(scan, index)
    if number is None or not 1 <= number.value <= 4 or number.kind not in ("ordinal", "fraction"):
        return None
    unit = scan.at(number.last, _GROUP, "unit")
    if unit is None or unit.entry.value not in ("Q", "HALFYEAR"):
        return None
    year, last, rules = _year_after(scan, unit.last)
    made = Moment(first=index, last=last, rules=(unit.entry.rule, *number.rules, *rules))
    made = replace(made, quarter=int(number.value)) if unit.entry.value == "Q" else replace(made, half=int(number.value))
    return _with_year(made, year)


def _quarter(scan: Scan, index: int) -> Moment | None:
    hit = scan.at(index, _GROUP, "quarter")
    if hit is None:
        return None
    year, last, rules = _year_after(scan, hit.last)
    return _with_year(Moment(first=index, last=last, quarter=int(hit.entry.value), rules=(hit.entry.rule, *rules)), year)


def _season(scan: Scan, index: int) -> Moment | None:
    direction = scan.at(index, _GROUP, "direction")
    hit = scan.at(direction.last if direction else index, _GROUP, "season")
    if hit is None:
        return None
    year, last, rules = _year_after(scan, hit.last)
    made = Moment(first=index, last=last, season=hit.entry.value, rules=(hit.entry.rule, *rules))
    if direction is not None:
        return replace(made, direction=int(direction.entry.value))
    after = scan.at(last, _GROUP, "direction")
    if year is None and after is not None:
        return replace(made, last=after.last, direction=int(after.entry.value))
    return _with_year(made, year)


def _weekday(scan: Scan, index: int) -> Moment | None:
    hit = scan.at(index, _GROUP, "weekday")
    if hit is None:
        return None
    made = Moment(first=index, last=hit.last, weekday=int(hit.entry.value), rules=(hit.entry.rule,))
    comma = hit.last + 1 if hit.last < len(scan.tokens) and scan.tokens[hit.last].text == "," else hit.last
    for place in dict.fromkeys((hit.last, comma)):
        if place >= len(scan.tokens):
            continue
        date = _day_month(scan, place) or _month_day(scan, place) or _numeric(scan, place)
        if date is not None:
            return replace(date, first=index, rules=(hit.entry.rule, *date.rules))
    return made


def _valid(moment: Moment) -> Moment | None:
    if moment.month is not None and not 1 <= moment.month <= 12:
        return None
    if moment.day is not None and not 1 <= moment.day <= 31:
        return None
    return moment


def _widen(scan: Scan, moment: Moment) -> Moment:
    """Joins a year before a month ("в этом году в апреле"), an apposition, a part of the day, a relation."""
    if moment.unit == "Y" and moment.offset is not None and moment.month is None:
        lead = scan.at(moment.last, _GROUP, "year_lead")
        inner = _month(scan, lead.last) if lead is not None and lead.last < len(scan.tokens) else None
        if inner is not None and inner.year is None and inner.offset is None:
            moment = replace(inner, first=moment.first, unit="Y", offset=moment.offset, rules=(*moment.rules, *inner.rules))
    if moment.unit == "D" and moment.offset is not None and moment.last < len(scan.tokens) and scan.tokens[moment.last].text == ",":
        date = _day_month(scan, moment.last + 1) or _month_day(scan, moment.last + 1)
        if date is not None:
            moment = replace(date, first=moment.first, rules=(*moment.rules, *date.rules))
    daypart = scan.at(moment.last, _GROUP, "daypart")
    if daypart is not None and not moment.is_duration and (moment.day or moment.weekday or moment.unit == "D"):
        moment = replace(moment, last=daypart.last, daypart=daypart.entry.value)
    relation = scan.before(moment.first, _GROUP, "relation")
    if relation is not None:
        moment = replace(moment, relation=relation.entry.attributes["relation"])
    if scan.before(moment.first, _GROUP, "approximate") is not None and not moment.mod:
        moment = replace(moment, mod="APPROX")
    return moment


def _dot(scan: Scan, month: Hit) -> int:
    """The token after an abbreviated month and its dot."""
    last = month.last
    short = len(scan.tokens[month.first].text) <= 5
    dotted = last < len(scan.tokens) and scan.tokens[last].text == "." and scan.touches(last)
    goes_on = last + 1 < len(scan.tokens) and scan.tokens[last + 1].is_number
    return last + 1 if short and dotted and goes_on else last


# Readers in order of precedence, each with what must begin at a token for it to find anything there: digits, or hits of these kinds.
_READERS: tuple[tuple[Callable[[Scan, int], Moment | None], frozenset[str]], ...] = (
    (_iso, frozenset((_DIGITS,))),
    (_numeric, frozenset((_DIGITS,))),
    (_weekday, frozenset(("weekday",))),
    (_day_month, _NUMBER | {"range_open"}),
    (_month_day, frozenset(("month",))),
    (_part_of, frozenset(("part",))),
    (read_shifted, _LENGTH | {"ago", "ahead"}),
    (_ordinal_unit, _NUMBER),
    (_quarter, frozenset(("quarter",))),
    (_season, frozenset(("direction", "season"))),
    (read_directed, frozenset(("direction", "unit", "weekday", "month"))),
    (_month, frozenset(("month",))),
    (read_deictic, frozenset(("deictic",))),
    (_year, frozenset((_DIGITS, "year_word"))),
    (read_duration, _LENGTH | {"span"}),
)
