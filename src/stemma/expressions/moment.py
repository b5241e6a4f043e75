"""A time as it is written, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time on tokens ``first`` to before ``last``.

    ``offset`` counts ``unit`` from the reference date; ``amount`` with ``unit`` and no offset is a duration; the other fields are those of a calendar date.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until_day: int | None = None
    until_month: int | None = None
    until_year: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    weekday: int | None = None
    daypart: str | None = None
    unit: str | None = None
    offset: int | None = None
    amount: Decimal | None = None
    direction: int | None = None
    mod: str | None = None
    relation: str | None = None
    rules: tuple[str, ...] = ()

    @property
    def is_duration(self) -> bool:
        """True for a mere length of time."""
        return self.amount is not None and self.offset is None
