"""Segments: the stretches of a sentence that become one claim each."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.knowledge.table import Frame
from stemma.reading.count import Count
from stemma.reading.frame import find_frame, frame_counting
from stemma.reading.layout import Clause, Sentence, find_clauses
from stemma.reading.saying import Saying

_BEFORE = 5
_BEHIND = 9
_MARKS = frozenset(",;")
_BASES = (1, 100, 1000)
_AHEAD = ("planned", "expected")
_FIGURES = ("figure", "share", "money", "multiple")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch on tokens ``first`` to before ``last``: a figure, a framed event, or an attributed content."""

    sentence: Sentence
    first: int
    last: int
    clause: Clause
    count: Count | None
    frame: Frame | None
    trigger: Hit | None
    saying: Saying | None = None

    @property
    def head(self) -> int:
        """The token on which the claim turns."""
        if self.count is not None:
            return self.count.figure.core[0]
        return self.trigger.first if self.trigger is not None else self.first


def cut_segments(scan: Scan, sentence: Sentence, counts: list[Count], sayings: list[Saying], before: Sentence | None) -> list[Segment]:
    """Cuts a sentence into segments, each proposition once.

    Args:
        scan: the scanned text.
        sentence: the sentence.
        counts: the figures of the sentence.
        sayings: the attributions of the sentence.
        before: the sentence before it, whose frame a figure without one goes on with.

    Returns:
        Segments in order of place.
    """
    made: list[Segment] = []
    for clause in find_clauses(scan, sentence):
        own = [c for c in counts if clause.first <= c.figure.core[0] < clause.last and _is_answer(c) and not c.is_whole and not _is_base(c, counts)]
        made.extend(_figures(scan, sentence, clause, own, before))
        if not own:
            made.extend(_event(scan, sentence, clause, sayings))
    for saying in sayings:
        covered = [s for s in made if saying.covers(s.head)]
        if not covered:
            made.append(_content(scan, sentence, saying, saying.content))
            continue
        first, last = min(s.first for s in covered), max(s.last for s in covered)
        for stretch, least in (((saying.content[0], first), _BEFORE), ((last, saying.content[1]), _BEHIND)):
            if not _tells(saying, stretch) and sum(scan.tokens[i].is_word for i in range(*stretch)) >= least:
                made.append(_content(scan, sentence, saying, stretch))
    return _without_twins(made or _planned(scan, sentence))


def _planned(scan: Scan, sentence: Sentence) -> list[Segment]:
    """A sentence that tells nothing but that something is planned or expected: "The line is to open on Monday"."""
    for clause in find_clauses(scan, sentence):
        hits = [h for i in range(clause.first, clause.last) for h in scan.starting.get(i, ()) if h.entry.group == "status" and h.entry.kind == "status"]
        if any(h.entry.attributes["modality"] in _AHEAD for h in hits) and sum(scan.tokens[i].is_word for i in range(clause.first, clause.last)) >= _BEFORE:
            first, last = _tidy(scan, clause.first, clause.last)
            return [Segment(sentence=sentence, first=first, last=last, clause=clause, count=None, frame=None, trigger=None)]
    return []


def _tells(saying: Saying, stretch: tuple[int, int]) -> bool:
    """True for a stretch that holds the cue or the speaker: it tells who says, and says nothing."""
    marks = (saying.cue[0], saying.source.first if saying.source is not None else -1)
    return any(stretch[0] <= mark < stretch[1] for mark in marks)


def _is_answer(count: Count) -> bool:
    return count.figure.role in _FIGURES and (count.counted is not None or count.figure.unit is not None or count.figure.role != "figure")


def _is_base(count: Count, counts: list[Count]) -> bool:
    """True for the amount to which a price beside it applies: "a litre of petrol", "a thousand cubic metres"."""
    figure = count.figure
    bare = figure.unit is not None and figure.low == figure.high and figure.low in _BASES
    return bare and figure.role == "figure" and any(c.figure.role == "money" for c in counts)


def _figures(scan: Scan, sentence: Sentence, clause: Clause, counts: list[Count], before: Sentence | None) -> list[Segment]:
    """One segment a figure: from the end of the last one to the words before the next."""
    made = []
    for position, count in enumerate(counts):
        first = clause.first if position == 0 else _cut(scan, counts[position - 1], count)
        last = _cut(scan, count, counts[position + 1]) if position + 1 < len(counts) else clause.last
        first, last = _tidy(scan, first, last)
        found = _frame_of(scan, sentence, clause, count, first, last) or _frame_before(scan, before, count)
        frame, trigger = found if found else (None, None)
        made.append(Segment(sentence=sentence, first=first, last=last, clause=clause, count=count, frame=frame, trigger=trigger))
    return made


def _cut(scan: Scan, left: Count, right: Count) -> int:
    """Where the words of one figure end and those of the next begin: behind the last comma or "and" between them, else at the next figure;
    where somebody does something in between ("with 81% of ballots counted, X leads with 38%" without its comma), that belongs to the next."""
    for index in range(right.figure.first - 1, left.figure.last - 1, -1):
        if (
            scan.tokens[index].text in _MARKS
            and _has_word(scan, index + 1, right.figure.first)
            and not (scan.tokens[index - 1].is_number and scan.tokens[index + 1].is_number)
        ):
            return index + 1
        if scan.at(index, "numbers", "joiner") is not None and scan.at(index, "roles") is None:
            return index
    ended = left.noun[1] if left.noun is not None and left.figure.last <= left.noun[0] else left.figure.last
    between = range(ended, right.figure.first)
    if any(scan.tokens[i].is_word and scan.tokens[i].is_capital for i in between) and any(
        h.entry.group == "frames" for i in between for h in scan.starting.get(i, ())
    ):
        return ended
    return right.figure.first


def _has_word(scan: Scan, first: int, last: int) -> bool:
    return any(scan.tokens[i].is_word for i in range(first, last))


def _frame_of(scan: Scan, sentence: Sentence, clause: Clause, count: Count, first: int, last: int) -> tuple[Frame, Hit | None] | None:
    """The frame that takes the figure: in its segment, its clause, its sentence; else the one for which its concept is itself what is counted."""
    concept = count.concept or count.counted
    if count.concept is not None:
        itself = frame_counting(scan.lexicon.knowledge, count.concept)
        if itself is not None:
            return itself, None
    near = count.figure.core[0]
    stretches = [(first, last), (clause.first, clause.last), (sentence.first, sentence.last)]
    for a, b in stretches:
        found = find_frame(scan, a, b, concept=concept, near=near)
        if found is not None:
            return found
    return None


def _frame_before(scan: Scan, before: Sentence | None, count: Count) -> tuple[Frame, None] | None:
    """A figure in a sentence without a frame goes on with that of the sentence before: "plans to send troops. It is about 6,000 men"."""
    if before is None or count.concept is None:
        return None
    found = find_frame(scan, before.first, before.last, concept=count.concept)
    # What befell people is not carried on: "nine were injured. We pulled 31 people out" counts no injured.
    return (found[0], None) if found is not None and not found[0].counts else None


def _event(scan: Scan, sentence: Sentence, clause: Clause, sayings: list[Saying]) -> list[Segment]:
    cue = {i for s in sayings for i in range(*s.cue)}
    found = find_frame(scan, clause.first, clause.last)
    if found is None or found[1].first in cue or (found[0].counts and not found[0].event):
        return []
    first, last = _tidy(scan, clause.first, clause.last)
    return [Segment(sentence=sentence, first=first, last=last, clause=clause, count=None, frame=found[0], trigger=found[1])]


def _content(scan: Scan, sentence: Sentence, saying: Saying, stretch: tuple[int, int]) -> Segment:
    """An attributed content, or a stretch of it, without figure or frame."""
    first, last = _tidy(scan, *stretch)
    if last <= first:
        first, last = stretch
    return Segment(sentence=sentence, first=first, last=last, clause=Clause(first=first, last=last), count=None, frame=None, trigger=None, saying=saying)


def _tidy(scan: Scan, first: int, last: int) -> tuple[int, int]:
    """Leaves marks and opening conjunctions outside."""
    while first < last - 1 and not scan.tokens[first].is_word and not scan.tokens[first].is_number:
        first += 1
    while last > first + 1 and not scan.tokens[last - 1].is_word and not scan.tokens[last - 1].is_number and scan.tokens[last - 1].text not in "%":
        last -= 1
    return first, last


def _without_twins(segments: list[Segment]) -> list[Segment]:
    made: dict[tuple[int, int], Segment] = {}
    for segment in sorted(segments, key=lambda s: (s.first, s.last, s.count is None)):
        made.setdefault((segment.first, segment.last), segment)
    return list(made.values())
