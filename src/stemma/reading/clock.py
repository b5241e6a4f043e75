"""Times of a document, resolved against its publication date or, without one, the latest past date that it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stemma.expressions.calendar import Reference, to_timex
from stemma.expressions.moment import Moment
from stemma.expressions.scan import Scan
from stemma.records.document import Document
from stemma.records.ids import mark_id
from stemma.records.mark import TimeExpression

_FUTURE = 2100
_REACH = 12
_BEHIND = 2
_INTENT = ("planned", "expected", "promised")


def reference_of(document: Document, moments: list[Moment]) -> Reference | None:
    """The date against which relative times of a document are resolved.

    Args:
        document: the document with its publication date.
        moments: the times it names.

    Returns:
        The publication date with its certainty; else the year of the latest date named in the text, inferred; else None.
    """
    published = document.published or ""
    if len(published) == 10:
        certainty = "stated" if document.published_certainty == "stated" else document.published_certainty
        return Reference(day=date.fromisoformat(published), certainty=certainty)
    if len(published) >= 4 and published[:4].isdigit():
        return Reference(day=date(int(published[:4]), 12, 31), certainty="inferred", exact=False)
    years = [m.year for m in moments if m.year is not None and m.year < _FUTURE and m.relation != "until"]
    if not years:
        return None
    return Reference(day=date(max(years), 12, 31), certainty="inferred", exact=False)


def read_times(scan: Scan, document: Document, moments: list[Moment]) -> list[TimeExpression]:
    """Makes the time marks of a document.

    Args:
        scan: the scanned text.
        document: the document.
        moments: the times found in it.

    Returns:
        Marks in order of place.
    """
    reference = reference_of(document, moments)
    made = []
    for moment in moments:
        value, certainty = to_timex(_ahead(scan, moment), reference)
        start, end = scan.span(moment.first, moment.last)
        made.append(
            TimeExpression(
                id=mark_id("time", document.id, document.sha256, start, end),
                document=document.id,
                start=start,
                end=end,
                value=value,
                mod=moment.mod,
                certainty=certainty,
                rules=moment.rules,
            )
        )
    return made


def _ahead(scan: Scan, moment: Moment) -> Moment:
    """A weekday or month beside words of intent lies ahead: "will decide on Thursday", "на пятницу намечен"."""
    bare = moment.direction is None and moment.offset is None and moment.year is None
    if not bare or (moment.weekday is None and moment.month is None):
        return moment
    before = range(moment.first - 1, max(moment.first - _REACH, -1), -1)
    reach = _BEHIND if moment.weekday is not None else _REACH
    behind = range(moment.last, min(moment.last + reach, len(scan.tokens)))
    kinds = _INTENT if moment.weekday is not None else (*_INTENT, "possible", "demanded")
    if _is_intended(scan, before, kinds) or _is_intended(scan, behind, kinds):
        return replace(moment, direction=1)
    return moment


def _is_intended(scan: Scan, reach: range, kinds: tuple[str, ...]) -> bool:
    """True where a word of intent stands before the next stop."""
    for index in reach:
        if scan.tokens[index].text in ".;\n":
            return False
        hit = scan.at(index, "status", "status")
        if hit is not None and hit.entry.attributes.get("modality") in kinds:
            return True
    return False
