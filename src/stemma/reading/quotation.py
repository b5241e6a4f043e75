"""Quotations: words between marks that somebody said; terms, titles and scare quotes are none."""

from __future__ import annotations

from stemma.expressions.quote import Quoted
from stemma.expressions.scan import Scan
from stemma.reading.actor import Actor, Cast
from stemma.reading.layout import Sentence, find_sentence
from stemma.reading.saying import Saying, outspoken
from stemma.records.document import Document
from stemma.records.ids import mark_id
from stemma.records.mark import Quotation

_TITLE_WORDS = 4
_SCARE_WORDS = 2
_NEAR_CUE = 4
_OUTLETS = ("outlet", "agency")


def read_quotations(
    scan: Scan,
    document: Document,
    quoted: list[Quoted],
    inside: list[tuple[int, int]],
    sentences: list[Sentence],
    sayings: list[Saying],
    cast: Cast,
) -> tuple[list[Quotation], list[Actor]]:
    """Makes the quotation marks of a document.

    Args:
        scan: the scanned text.
        document: the document.
        quoted: stretches between quotation marks.
        inside: their tokens.
        sentences: the sentences.
        sayings: the attributions.
        cast: who appears in the document.

    Returns:
        Quotations with a speaker, and the speakers.
    """
    made, speakers = [], []
    starts = {scan.tokens[a].start: (a, b) for a, b in inside}
    named = {i for s in cast.sightings for i in range(s.first, s.last)}
    for stretch in quoted:
        span = starts.get(stretch.start) or next(((a, b) for a, b in inside if stretch.start <= scan.tokens[a].start < stretch.end), None)
        if span is None:
            continue
        sentence = find_sentence(sentences, span[0])
        if sentence is None or _is_name(scan, span, named):
            continue
        speaker = _speaker(scan, span, sentence, sayings)
        if speaker is None or _is_scare(scan, span, sentence, sayings):
            continue
        speakers.append(speaker)
        made.append(
            Quotation(
                id=mark_id("quotation", document.id, document.sha256, stretch.start, stretch.end),
                document=document.id,
                start=stretch.start,
                end=stretch.end,
                speaker=speaker.source().id,
                partial=_is_partial(scan, span, sentence),
                rule="quotation.covered",
            )
        )
    return made, speakers


def _is_name(scan: Scan, span: tuple[int, int], named: set[int]) -> bool:
    """A capitalised word or two inside a sentence, or a known name, is a title or a name."""
    first, last = span
    words = [scan.tokens[i] for i in range(first, last) if scan.tokens[i].is_word or scan.tokens[i].is_number]
    if not words:
        return True
    if all(i in named or not scan.tokens[i].is_word for i in range(first, last)):
        return True
    opened = first >= 2 and scan.tokens[first - 2].text in ":,"
    return len(words) <= _TITLE_WORDS and words[0].is_capital and not opened and not _ends_sentence(scan, last)


def _is_scare(scan: Scan, span: tuple[int, int], sentence: Sentence, sayings: list[Saying]) -> bool:
    """A word or two in lower case that follow no speech verb closely are a term or a reporter's distance: the "dry" dam."""
    first, last = span
    words = [i for i in range(first, last) if scan.tokens[i].is_word]
    if len(words) > _SCARE_WORDS or scan.tokens[first].is_capital:
        return False
    return not any(s.sentence == sentence and s.kind != "continued" and 0 <= first - s.cue[1] <= _NEAR_CUE for s in sayings)


def _ends_sentence(scan: Scan, last: int) -> bool:
    return scan.tokens[last - 1].text in ".!?…"


def _is_partial(scan: Scan, span: tuple[int, int], sentence: Sentence) -> bool:
    first, _ = span
    return not scan.tokens[first].is_capital or (first - 2 >= sentence.first and scan.tokens[first - 2].text not in ":")


def _speaker(scan: Scan, span: tuple[int, int], sentence: Sentence, sayings: list[Saying]) -> Actor | None:
    """The innermost claimer over the quotation; else, for a fragment, the one who spoke just before in the sentence."""
    first, last = span
    whole = first <= sentence.first + 1 and last >= sentence.last - 2
    over = [s for s in sayings if s.source and s.covers(first) and s.sentence.paragraph == sentence.paragraph and (whole or s.kind != "continued")]
    over = outspoken(over)
    people = [s for s in over if s.source and s.source.kind not in _OUTLETS] or over
    if people:
        return min(people, key=lambda s: (s.content[1] - s.content[0], s.cue)).source
    near = [s for s in sayings if s.source and s.sentence == sentence and s.cue[0] < first]
    if near and not scan.tokens[first].is_capital:
        return near[-1].source
    before = [s for s in sayings if s.source and 0 < sentence.index - s.sentence.index <= 1]
    return before[-1].source if whole and before else None
