"""As-of dates: until when the one who gives a figure knows it ("as of 12 March", "станом на 11 березня", "so far")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.reading.layout import Clause, Sentence
from stemma.records.document import Document
from stemma.records.mark import TimeExpression

_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[A-Z0-9:]+)?")
_DAY = len("2026-01-01")
_SURE = ("stated", "inferred")
_GAP = 1
_SMALL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """A date in TIMEX3 form to the day, month or year, the words that give it, the time among them, and the rule."""

    date: str
    start: int
    end: int
    time: str | None
    rule: str


def find_as_of(scan: Scan, document: Document, times: list[TimeExpression], sentence: Sentence, clause: Clause, head: int, said: str | None) -> AsOf | None:
    """Finds the as-of date of a figure.

    Args:
        scan: the scanned text.
        document: its document; nothing is known as of a day after its publication.
        times: the times of the document, in order of place.
        sentence: the sentence of the figure.
        clause: the clause of the figure.
        head: the token of the figure.
        said: the day on which the claimer spoke, where the text tells it: "so far" means up to then, else up to the day of the page.

    Returns:
        That of the clause which stands nearest to the figure, else the only one that the sentence gives before it; None where the text names none.
    """
    own = [a for h in _leads(scan, clause.first, clause.last) if (a := _resolve(scan, document, times, h, said)) is not None]
    if own:
        at = scan.tokens[head].start
        return min(own, key=lambda a: (min(abs(a.start - at), abs(a.end - at)), a.start))
    before = [a for h in _leads(scan, sentence.first, clause.first) if (a := _resolve(scan, document, times, h, said)) is not None]
    return before[-1] if len({a.date for a in before}) == 1 else None


def _leads(scan: Scan, first: int, last: int) -> Iterator[Hit]:
    for index in range(first, last):
        yield from (h for h in scan.starting.get(index, ()) if _is_lead(h))


def _is_lead(hit: Hit) -> bool:
    if hit.entry.group == "status":
        return hit.entry.kind in ("as_of", "up_to_now")
    return hit.entry.kind == "relation" and hit.entry.attributes.get("relation") == "by"


def _resolve(scan: Scan, document: Document, times: list[TimeExpression], hit: Hit, said: str | None) -> AsOf | None:
    """The date behind a word, or in it; the day of speaking for a word that needs none."""
    start, end = scan.span(hit.first, hit.last)
    time = _time_at(scan, times, hit)
    published = document.published or ""
    if time is not None:
        found = _DATE.fullmatch(time.value or "")
        if found is None or time.certainty not in _SURE or (len(published) == _DAY and found[1] > published):
            return None
        return AsOf(date=found[1], start=start, end=time.end, time=time.id, rule=hit.entry.rule)
    if hit.entry.kind != "up_to_now":
        return None
    day = said if said is not None and len(said) == _DAY else published if document.published_certainty in _SURE else ""
    return AsOf(date=day, start=start, end=end, time=None, rule=hit.entry.rule) if len(day) == _DAY else None


def _time_at(scan: Scan, times: list[TimeExpression], hit: Hit) -> TimeExpression | None:
    """The time that begins in a word or right behind it, with at most one small word between."""
    start, _ = scan.span(hit.first, hit.last)
    place = bisect_left(times, start, key=lambda t: t.start)
    if place == len(times):
        return None
    limit = min(hit.last + _GAP, len(scan.tokens) - 1)
    between = [scan.tokens[i] for i in range(hit.last, limit) if scan.tokens[i].start < times[place].start]
    near = times[place].start <= scan.tokens[limit].start
    return times[place] if near and all(t.is_word and len(t.text) <= _SMALL for t in between) else None
