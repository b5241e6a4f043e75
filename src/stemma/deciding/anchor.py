"""Anchors: set on words once, found again on replay, after a better reading or in another revision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from stemma.records.claim import Reading
from stemma.records.decision import APPLIED, MOVED, ORPHANED, Anchor
from stemma.records.document import Document

_AROUND = 32


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a document that an anchor may find, and what stands there."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """What an anchor found: the state, the id of the mark, and why."""

    state: str
    mark: str | None
    why: str


def set_anchor(document: Document, kind: str, start: int = 0, end: int = 0) -> Anchor:
    """Ties a decision to words.

    Args:
        document: the document.
        kind: of the mark.
        start: first code point; 0 for the document itself.
        end: code point after the last; 0 for the document itself.

    Returns:
        The anchor with the words and 32 characters on either side.
    """
    text = document.text
    return Anchor(
        document=document.id,
        revision=document.sha256,
        kind=kind,
        start=start,
        end=end,
        text=text[start:end],
        before=text[max(0, start - _AROUND) : start] if end else "",
        after=text[end : end + _AROUND] if end else "",
    )


def marks_of(reading: Reading, kind: str) -> list[Mark]:
    """The marks of a kind in a document.

    Args:
        reading: its reading.
        kind: of mark; ``source`` gives the words that name a source in a chain.

    Returns:
        Marks in order of place.
    """
    if kind == "source":
        return sorted({Mark(x.start, x.end, x.source) for c in reading.claims for hop in c.chain for x in hop})
    found: Iterable[Mark]
    if kind == "mention":
        found = (Mark(m.start, m.end, m.id) for m in reading.mentions)
    elif kind == "quantity":
        found = (Mark(m.start, m.end, m.id) for m in reading.quantities)
    elif kind == "time":
        found = (Mark(m.start, m.end, m.id) for m in reading.times)
    elif kind == "quotation":
        found = (Mark(m.start, m.end, m.id) for m in reading.quotations)
    elif kind == "attribution":
        found = (Mark(m.start, m.end, m.id) for m in reading.attributions)
    else:
        found = (Mark(m.start, m.end, m.id) for m in reading.claims)
    return sorted(set(found))


def find_anchor(anchor: Anchor, document: Document | None, marks: list[Mark]) -> Find:
    """Looks for the mark that an anchor means.

    Args:
        anchor: the anchor.
        document: its document as it is now, or None if the ledger lacks it.
        marks: the marks of its kind there.

    Returns:
        ``applied`` on the same span, ``moved`` on another, else ``orphaned``.
    """
    if document is None:
        return Find(state=ORPHANED, mark=None, why="the document is not in this ledger")
    same = document.sha256 == anchor.revision
    if anchor.kind == "document":
        return Find(state=APPLIED if same else MOVED, mark=document.id, why="the document itself" if same else "another revision of the document")
    if same:
        return _in_revision(anchor, marks)
    places = _places(anchor, document.text)
    if len(places) != 1:
        why = f"the words stand at {len(places)} places alike in the other revision" if places else "the words are gone from the other revision"
        return Find(state=ORPHANED, mark=None, why=why)
    mark = _mark_on(marks, places[0], places[0] + len(anchor.text))
    if mark is None:
        return Find(state=ORPHANED, mark=None, why=f"the words stand in the other revision, but carry no {anchor.kind}")
    return Find(state=MOVED, mark=mark.id, why="found by its words in another revision")


def _in_revision(anchor: Anchor, marks: list[Mark]) -> Find:
    mark = _mark_on(marks, anchor.start, anchor.end)
    if mark is None:
        return Find(state=ORPHANED, mark=None, why=f"no {anchor.kind} covers half of the words any more")
    if (mark.start, mark.end) == (anchor.start, anchor.end):
        return Find(state=APPLIED, mark=mark.id, why="on the same words")
    return Find(state=MOVED, mark=mark.id, why=f"the {anchor.kind} that overlaps most")


def _mark_on(marks: list[Mark], start: int, end: int) -> Mark | None:
    """The mark on a span, else the one that overlaps most: at least half of the longer of the two."""
    best, most = None, 0
    for mark in marks:
        if (mark.start, mark.end) == (start, end):
            return mark
        shared = min(mark.end, end) - max(mark.start, start)
        if shared > most and 2 * shared >= max(mark.end - mark.start, end - start):
            best, most = mark, shared
    return best


def _places(anchor: Anchor, text: str) -> list[int]:
    """Where the words stand with most of their context; long words that stand once need none."""
    found = []
    at = text.find(anchor.text)
    while at >= 0:
        found.append(at)
        at = text.find(anchor.text, at + 1)
    if len(found) == 1 and len(anchor.text) >= _AROUND:
        return found
    scores = {at: _likeness(anchor, text, at) for at in found}
    most = max(scores.values(), default=0)
    needed = len(anchor.before) + len(anchor.after)
    return [at for at in found if scores[at] == most and 2 * most >= needed]


def _likeness(anchor: Anchor, text: str, at: int) -> int:
    """The characters of context that are the same, counted from the words outwards."""
    end = at + len(anchor.text)
    before = zip(reversed(anchor.before), reversed(text[max(0, at - _AROUND) : at]), strict=False)
    after = zip(anchor.after, text[end : end + _AROUND], strict=False)
    return sum(1 for row in (before, after) for _ in takewhile(lambda pair: pair[0] == pair[1], row))
