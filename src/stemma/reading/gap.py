"""Gaps: what reading saw and did not understand, each with what it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.expressions.quote import Quoted
from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.reading.chain import Venue
from stemma.reading.count import Count
from stemma.reading.layout import Sentence
from stemma.reading.saying import Credit, Saying
from stemma.reading.segment import Segment
from stemma.records.claim import Claim
from stemma.records.mark import Gap, Quotation
from stemma.records.text import tokenize

_FIGURES = ("figure", "share", "money", "multiple")
_CUES = ("verb", "participle", "gerund", "according", "according_pronoun", "impersonal", "page_credit")
_RELAY = "relay"
_BESIDE = 8
_TERM_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What reading saw in a document: ``quoted`` are the stretches between quotation marks, ``inside`` their tokens."""

    scan: Scan
    sentences: list[Sentence]
    counts: list[Count]
    sayings: list[Saying]
    credits: list[Credit]
    venues: list[Venue]
    quoted: list[Quoted]
    inside: list[tuple[int, int]]
    quotations: list[Quotation]


def find_gaps(seen: Seen, segments: list[Segment], claims: list[Claim]) -> tuple[Gap, ...]:
    """Gathers what ended in no claim.

    Args:
        seen: the marks of the document.
        segments: what claims were made from.
        claims: its claims.

    Returns:
        Figures, cues of attributions and quotations, in order of place.
    """
    made = [*_figures(seen, segments)]
    if seen.scan.lexicon.pack is None:
        # Without a pack nobody can be made out who speaks.
        made += (Gap(start=q.start, end=q.end, what="quotation marks in a language without a pack") for q in seen.quoted if q.start < q.end)
    else:
        spans = _Spans.of(claims)
        made += [*_attributions(seen, spans), *_cues(seen), *_quotations(seen, spans)]
    return tuple(sorted(set(made), key=lambda g: (g.start, g.end, g.what)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spans:
    """The spans of claims by their starts, and by each the furthest end so far."""

    starts: list[int]
    furthest: list[int]

    @classmethod
    def of(cls, claims: list[Claim]) -> _Spans:
        rows = sorted((c.start, c.end) for c in claims if c.propositions)
        furthest: list[int] = []
        for _, end in rows:
            furthest.append(max(end, furthest[-1] if furthest else end))
        return cls(starts=[a for a, _ in rows], furthest=furthest)

    def touch(self, start: int, end: int) -> bool:
        """True if a claim overlaps a stretch."""
        place = bisect_left(self.starts, end)
        return place > 0 and self.furthest[place - 1] > start


def _figures(seen: Seen, segments: list[Segment]) -> Iterator[Gap]:
    used = {s.count.figure.core for s in segments if s.count is not None}
    for count in seen.counts:
        if count.figure.core not in used and count.figure.role in _FIGURES and not count.is_whole:
            yield _gap(seen.scan, count.figure.first, count.figure.last, "figure without a claim")


def _attributions(seen: Seen, spans: _Spans) -> Iterator[Gap]:
    for saying in seen.sayings:
        if saying.source is None:
            yield _gap(seen.scan, *saying.cue, "attribution to nobody who could be made out")
        elif not spans.touch(*seen.scan.span(*saying.content)):
            yield _gap(seen.scan, *saying.cue, "attribution without a claim")


def _cues(seen: Seen) -> Iterator[Gap]:
    """Words of attribution outside quotation marks from which no attribution was made, and relays beside which nobody stands who passes anything on."""
    used = {i for s in seen.sayings for i in range(*s.cue)} | {i for c in seen.credits for i in range(*c.cue)} | {i for q in seen.inside for i in range(*q)}
    passing = [a for s in seen.sayings for row in (*s.relays, (s.source,)) for a in row if a is not None]
    passing += [a for c in seen.credits for row in c.hops for a in row] + [a for v in seen.venues for a in v.outlets]
    near = {i for a in passing for i in range(a.first - _BESIDE, a.last + _BESIDE)}
    for sentence in seen.sentences:
        index = sentence.first
        while index < sentence.last:
            hit = _longest(seen.scan, index)
            if hit is None:
                index += 1
                continue
            tokens = range(hit.first, hit.last)
            if hit.entry.kind == _RELAY and not any(i in near for i in tokens) and not any(i in used for i in tokens):
                yield _gap(seen.scan, hit.first, hit.last, "relay without a chain")
            if hit.entry.kind != _RELAY and not any(i in used for i in tokens):
                yield _gap(seen.scan, hit.first, hit.last, "word of attribution without an attribution")
            index = hit.last


def _longest(scan: Scan, index: int) -> Hit | None:
    hits = [h for h in scan.starting.get(index, ()) if h.entry.group == "cues" and h.entry.kind in (*_CUES, _RELAY)]
    return max(hits, key=lambda h: (h.last, h.entry.rule), default=None)


def _quotations(seen: Seen, spans: _Spans) -> Iterator[Gap]:
    said = {(q.start, q.end) for q in seen.quotations}
    for stretch in seen.quoted:
        start, end = stretch.start, stretch.end
        if (start, end) in said:
            if not spans.touch(start, end):
                yield Gap(start=start, end=end, what="quotation without a claim")
        elif sum(t.is_word for t in tokenize(seen.scan.text[start:end])) > _TERM_WORDS:
            yield Gap(start=start, end=end, what="words in quotation marks without a speaker")


def _gap(scan: Scan, first: int, last: int, what: str) -> Gap:
    start, end = scan.span(first, last)
    return Gap(start=start, end=end, what=what)
