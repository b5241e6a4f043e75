"""The making of a decision: its parts are checked once, here, so that every stored one can be replayed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from stemma.errors import DecisionError
from stemma.records.decision import EXCLUDE, GRADE, NOT_SAME, OTHER_DATE, SAME, WITHDRAW, WRONG_MARK, Anchor, Decision

_GRADE = re.compile(r"[A-F][1-6]")
_MARKS = ("mention", "quantity", "time", "quotation", "attribution", "claim")
_KINDS_OF_ANCHORS = {
    SAME: (2, ("claim", "mention")),
    NOT_SAME: (2, ("claim", "mention")),
    WRONG_MARK: (1, _MARKS),
    OTHER_DATE: (1, ("document",)),
    EXCLUDE: (1, ("document",)),
    GRADE: (1, ("source", "claim")),
    WITHDRAW: (0, ()),
}


def make_decision(kind: str, anchors: Iterable[Anchor], *, author: str, time: str, reason: str, value: str | None = None) -> Decision:
    """Makes a decision.

    Args:
        kind: same, not-same, wrong-mark, other-date, exclude, grade or withdraw.
        anchors: two claims or two mentions; one mark; one document; one source or claim; none.
        author: who rules.
        time: when, ISO 8601 with its zone; written down in UTC.
        reason: why.
        value: the date (YYYY-MM-DD), the grade (A1 to F6), or the id of the decision to withdraw.

    Returns:
        The decision.

    Raises:
        DecisionError: a part is missing or not of its form.
    """
    points = tuple(anchors)
    if kind not in _KINDS_OF_ANCHORS:
        raise DecisionError(kind, f"unknown kind; allowed: {', '.join(_KINDS_OF_ANCHORS)}")
    number, allowed = _KINDS_OF_ANCHORS[kind]
    if len(points) != number or any(a.kind not in allowed for a in points):
        raise DecisionError(kind, f"needs {number} of: {', '.join(allowed) or 'nothing'}; got {', '.join(a.kind for a in points) or 'nothing'}")
    if len({a.kind for a in points}) > 1:
        raise DecisionError(kind, "needs two claims or two mentions, not one of each")
    if len(set(points)) < len(points):
        raise DecisionError(kind, "names one mark twice; give two")
    if not author.strip() or not reason.strip():
        raise DecisionError(kind, "needs an author and a reason")
    return Decision(kind=kind, anchors=points, value=_checked(kind, value), author=author.strip(), time=_in_utc(kind, time), reason=reason.strip())


def _checked(kind: str, value: str | None) -> str | None:
    if kind == GRADE:
        grade = (value or "").upper()
        if not _GRADE.fullmatch(grade):
            raise DecisionError(kind, f"{value!r} is no Admiralty grade; give a letter A to F and a figure 1 to 6, as B2")
        return grade
    if kind == OTHER_DATE:
        try:
            return date.fromisoformat(value or "").isoformat()
        except ValueError as error:
            raise DecisionError(kind, f"{value!r} is no day; give it as YYYY-MM-DD") from error
    if kind == WITHDRAW:
        if not value:
            raise DecisionError(kind, "needs the id of the decision to withdraw")
        return value
    if value is not None:
        raise DecisionError(kind, f"takes no value; got {value!r}")
    return None


def _in_utc(kind: str, time: str) -> str:
    """One form for all times, so that their order is the order of their letters."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError as error:
        raise DecisionError(kind, f"{time!r} is no time; give it as ISO 8601") from error
    if moment.tzinfo is None:
        raise DecisionError(kind, f"the time {time!r} has no zone; add Z or an offset")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
