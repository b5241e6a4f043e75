"""From times as written to TIMEX3 values, resolved against a reference date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from stemma.expressions.moment import Moment

_HALF = 6  # months
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "HALFYEAR": 6, "Y": 12, "DECADE": 120, "CENTURY": 1200}
_CLOCK = {"HOUR": "H", "MINUTE": "M", "SECOND": "S"}
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The date against which relative times are resolved; ``exact`` is false where only its year is known."""

    day: date
    certainty: str
    exact: bool = True


def to_timex(moment: Moment, reference: Reference | None) -> tuple[str | None, str]:
    """Resolves a time to its TIMEX3 value.

    Args:
        moment: the time as written.
        reference: the date to count from; None where nothing is known.

    Returns:
        The value, or None where it cannot be resolved, and its certainty: stated, inferred, uncertain or unknown.
    """
    if moment.is_duration:
        return _duration(moment), "stated"
    if moment.year is not None:
        return _absolute(moment, moment.year), "stated"
    if reference is None:
        return _template(moment), "unknown"
    return _relative(moment, reference), reference.certainty


def _duration(moment: Moment) -> str | None:
    if moment.amount is None or moment.unit is None:
        return None
    amount = "X" if moment.mod == "APPROX" and moment.amount == 1 else _plain(moment.amount)
    if moment.unit in _CLOCK:
        return f"PT{amount}{_CLOCK[moment.unit]}"
    scale = {"HALFYEAR": (6, "M"), "DECADE": (10, "Y"), "CENTURY": (100, "Y"), "Q": (3, "M"), "NIGHT": (1, "D"), "WEEKEND": (2, "D")}
    if moment.unit in scale and amount != "X":
        factor, unit = scale[moment.unit]
        return f"P{_plain(moment.amount * factor)}{unit}"
    return f"P{amount}{moment.unit[0]}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _absolute(moment: Moment, year: int) -> str | None:
    if moment.until_year is not None:
        return f"{year}/{moment.until_year}"
    if moment.quarter is not None:
        return f"{year}-Q{moment.quarter}"
    if moment.half is not None:
        return f"{year}-H{moment.half}"
    if moment.season is not None:
        return f"{year}-{moment.season}"
    if moment.month is None:
        return str(year)
    if moment.day is None:
        return f"{year}-{moment.month:02}"
    start = _day(year, moment.month, moment.day)
    if start is None:
        return None
    if moment.until_day is not None:
        return f"{start}/{_day(year, moment.until_month or moment.month, moment.until_day)}"
    return f"{start}{'T' + moment.daypart if moment.daypart else ''}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _template(moment: Moment) -> str | None:
    """What can be said without a reference: a month of some year."""
    if moment.month is None or moment.offset is not None or moment.direction is not None:
        return None
    day = f"-{moment.day:02}" if moment.day else ""
    return f"XXXX-{moment.month:02}{day}"


def _relative(moment: Moment, reference: Reference) -> str | None:
    base = reference.day
    if moment.month is not None:
        return _absolute(moment, _year_of(moment, reference))
    if moment.quarter is not None or moment.half is not None or moment.season is not None:
        return _absolute(moment, _year_of_part(moment, reference))
    if moment.weekday is not None:
        return _weekday(moment, base) if reference.exact else None
    if moment.offset is None or moment.unit is None:
        return None
    if not reference.exact and moment.unit not in ("Y", "DECADE", "CENTURY"):
        return None
    if moment.unit in _DAYS:
        return _shift_days(moment, base)
    if moment.unit in _MONTHS:
        return _shift_months(moment, base)
    return _shift_other(moment, base)


def _year_of(moment: Moment, reference: Reference) -> int:
    year = reference.day.year
    if moment.offset is not None and moment.unit == "Y":
        return year + moment.offset
    if not reference.exact or moment.month is None:
        return year
    if moment.direction is not None and moment.direction != 0:
        passed = moment.month < reference.day.month
        return year if (moment.direction < 0) == passed else year + moment.direction
    if moment.direction == 0:
        return year
    if moment.relation == "until" and moment.day is None:
        apart = moment.month - reference.day.month
        return year + (apart < -_HALF) - (apart > _HALF)
    ahead = (moment.month, moment.day or 0) > (reference.day.month, reference.day.day if moment.day else 31)
    far = (moment.month - reference.day.month) > (1 if moment.day else 0)
    return year - 1 if ahead and far else year


def _year_of_part(moment: Moment, reference: Reference) -> int:
    year = reference.day.year
    if moment.offset is not None:
        return year + moment.offset
    if moment.season is not None:
        starts = _SEASON_START[moment.season]
        if moment.direction:
            passed = starts < reference.day.month
            return year if (moment.direction < 0) == passed else year + moment.direction
        return year if starts <= reference.day.month or not reference.exact else year - 1
    if moment.quarter is not None and reference.exact and (moment.quarter - 1) * 3 + 1 > reference.day.month:
        return year - 1
    return year


def _weekday(moment: Moment, base: date) -> str:
    want = (moment.weekday or 1) - 1
    if moment.direction == 1:
        shift = (want - base.weekday()) % 7 or 7
    elif moment.direction == -1:
        shift = -((base.weekday() - want) % 7 or 7)
    else:
        shift = -((base.weekday() - want) % 7)
    return f"{base + timedelta(days=shift)}{'T' + moment.daypart if moment.daypart else ''}"


def _shift_days(moment: Moment, base: date) -> str | None:
    moved = _plus_days(base, (moment.offset or 0) * _DAYS[moment.unit or "D"])
    if moved is None:
        return None
    if moment.unit == "W" and moment.amount is None:
        week = moved.isocalendar()
        return f"{week.year}-W{week.week:02}"
    return f"{moved}{'T' + moment.daypart if moment.daypart else ''}"


def _plus_days(base: date, days: int) -> date | None:
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def _shift_months(moment: Moment, base: date) -> str | None:
    months = base.year * 12 + base.month - 1 + (moment.offset or 0) * _MONTHS[moment.unit or "M"]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    if moment.unit == "M":
        return f"{year}-{month + 1:02}"
    if moment.unit == "Q":
        return f"{year}-Q{month // 3 + 1}"
    if moment.unit == "HALFYEAR":
        return f"{year}-H{month // 6 + 1}"
    if moment.unit == "DECADE" and moment.amount is None:
        return f"{year // 10}X"
    if moment.unit == "CENTURY" and moment.amount is None:
        return f"{year // 100}XX"
    return str(year)


def _shift_other(moment: Moment, base: date) -> str | None:
    if moment.unit == "WEEKEND":
        saturday = base + timedelta(days=5 - base.weekday() + 7 * (moment.offset or 0))
        week = saturday.isocalendar()
        return f"{week.year}-W{week.week:02}-WE"
    if moment.unit == "NIGHT":
        return f"{base + timedelta(days=moment.offset or 0)}TNI"
    return None
