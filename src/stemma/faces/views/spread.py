"""What the figures of a question come to, computed on reading and kept nowhere: lowest reported, latest, range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from stemma.records.finding import AnswerClass, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The lowest and highest figure, and the latest by as-of date; ``latest`` is empty where no text says as of when."""

    lowest: str
    highest: str
    latest: tuple[str, ...]
    as_of: str | None


def spread_answers(question: Question) -> Spread | None:
    """Looks over the figures of a question.

    Args:
        question: the question; what is planned and what is done are two questions, so they are never mixed.

    Returns:
        The spread; None where fewer than two answers are figures, or they stand in more than one unit. The latest is that of the last as-of
        date, never that of the last page; rival figures of that date stand side by side.
    """
    figures = [a for a in question.answers if a.low is not None or a.high is not None]
    if len({a.value for a in figures}) < 2 or len({a.unit for a in figures}) > 1:
        return None
    last = max((a.as_of for a in figures if a.as_of is not None), default=None)
    return Spread(
        lowest=min(figures, key=_low).value,
        highest=max(figures, key=_high).value,
        latest=tuple(dict.fromkeys(a.value for a in figures if last is not None and a.as_of == last)),
        as_of=last,
    )


def word_latest(spread: Spread) -> str:
    """Writes which figure is the latest.

    Args:
        spread: the spread of a question.

    Returns:
        For example ``14 (as of 2026-03-12)``, or that no text says as of when.
    """
    return f"{', '.join(spread.latest)} (as of {spread.as_of})" if spread.latest else "not known: no text says as of when"


def _low(answer: AnswerClass) -> tuple[Decimal, str]:
    return answer.low if answer.low is not None else answer.high or Decimal(0), answer.value


def _high(answer: AnswerClass) -> tuple[Decimal, str]:
    return answer.high if answer.high is not None else answer.low or Decimal(0), answer.value
