"""Paragraphs, sentences and clauses of the article, in tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

import sentencex  # a Rust splitter with offsets; the pack's abbreviations mend its cuts

from stemma.expressions.scan import Scan

_STOPS = frozenset(".!?…")
_CUTS = frozenset(",;:—–-()")
_LONGEST = 400  # tokens; a longer run without a stop is cut, so that no text takes more than its length
_NAME = 6
_QUOTES = frozenset("\"'„“”«»‟")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence on tokens ``first`` to before ``last``."""

    index: int
    first: int
    last: int
    paragraph: int
    placement: str

    def holds(self, token: int) -> bool:
        """True if a token stands in the sentence."""
        return self.first <= token < self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence between cuts, on tokens ``first`` to before ``last``."""

    first: int
    last: int


def find_sentences(scan: Scan, language: str | None, furniture: list[tuple[int, int]], title: str | None) -> list[Sentence]:
    """Finds the sentences of the article.

    Args:
        scan: the scanned text.
        language: its language code.
        furniture: spans that are not of the article.
        title: the title of the page, to tell a headline.

    Returns:
        Sentences in order, with paragraph number and placement.
    """
    starts = [t.start for t in scan.tokens]
    made: list[Sentence] = []
    paragraph, leads = -1, 0
    covered = _joined(furniture)
    pack = scan.lexicon.pack
    abbreviations = {a.lower() for a in pack.abbreviations} if pack else set()
    for begin, end in _lines(scan.text):
        for a, b in _outside(begin, end, covered):
            cuts = _sentence_spans(scan, language, abbreviations, a, b)
            if not cuts:
                continue
            paragraph += 1
            headline = _is_headline(scan.text[a:b], title, leads)
            opening = bisect_left(starts, cuts[0][0])
            goes_on = bool(made) and made[-1].placement == "background" and scan.at(opening, "cues", "according_pronoun") is not None
            background = goes_on
            for first, last in _short(scan, [(bisect_left(starts, start), bisect_left(starts, stop)) for start, stop in cuts]):
                background = background or scan.at(first, "status", "recap") is not None
                place = "headline" if headline else "background" if background else "lead" if leads == 0 else "body"
                made.append(Sentence(index=len(made), first=first, last=last, paragraph=paragraph, placement=place))
            leads += 0 if headline else 1
    return made


def _short(scan: Scan, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cuts what is longer than any sentence, behind a comma or the like where one stands near."""
    made: list[tuple[int, int]] = []
    for first, last in runs:
        while last - first > _LONGEST:
            reach = range(first + _LONGEST, first + _LONGEST // 2, -1)
            cut = next((i for i in reach if scan.tokens[i - 1].text in _CUTS), first + _LONGEST)
            made.append((first, cut))
            first = cut
        made.append((first, last))
    return made


def find_sentence(sentences: list[Sentence], token: int) -> Sentence | None:
    """Finds the sentence in which a token stands.

    Args:
        sentences: the sentences of a document, in order.
        token: the token.

    Returns:
        The sentence, or None for a token outside the article.
    """
    place = bisect_right(sentences, token, key=lambda s: s.first) - 1
    return sentences[place] if place >= 0 and sentences[place].holds(token) else None


def _lines(text: str) -> list[tuple[int, int]]:
    made, at = [], 0
    for line in text.split("\n"):
        made.append((at, at + len(line)))
        at += len(line) + 1
    return made


def _outside(begin: int, end: int, covered: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces of a stretch outside spans that are in order and apart."""
    pieces, at = [], begin
    for index in range(bisect_left(covered, (begin, begin)) - 1, len(covered)):
        if index < 0:
            continue
        a, b = covered[index]
        if a >= end:
            break
        if b > at:
            pieces.append((at, a))
            at = b
    return [(s, e) for s, e in [*pieces, (at, end)] if e > s]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones joined."""
    made: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if made and a <= made[-1][1]:
            made[-1] = made[-1][0], max(b, made[-1][1])
        else:
            made.append((a, b))
    return made


def _is_headline(line: str, title: str | None, leads: int) -> bool:
    text = line.strip()
    if title and text == title.strip():
        return True
    return leads == 0 and len(text) < 160 and text[-1:] not in _STOPS and text[-1:] not in '"”“»:'


def _sentence_spans(scan: Scan, language: str | None, abbreviations: set[str], begin: int, end: int) -> list[tuple[int, int]]:
    line = scan.text[begin:end]
    if not line.strip():
        return []
    cuts: list[tuple[int, int]] = []
    for found in sentencex.get_sentence_boundaries(language or "en", line):
        start, stop = found["start_index"], found["end_index"]
        if not line[start:stop].strip():
            continue
        if cuts and not _begins_new(line, cuts[-1][0], start, abbreviations):
            cuts[-1] = (cuts[-1][0], stop)
        else:
            cuts.append((start, stop))
    return [(begin + s, begin + e) for s, e in cuts]


def _begins_new(line: str, before: int, start: int, abbreviations: set[str]) -> bool:
    head = line[before:start].rstrip()
    tail = line[start:].lstrip().lstrip("\"'„“«”»-–— ")
    if not tail or tail[0].islower() or tail[0] in ",;":
        return False
    dash = line[start:].lstrip()[:1] in "-–—" and head[-1:] in '"”“»,'
    if dash:
        return False
    word = head.split()[-1].lower().lstrip('(„“«"') if head.split() else ""
    if word in abbreviations and not (tail[0].isupper() and len(word) > 4 and word.count(".") < 2):
        return word.rstrip(".").isdigit()
    initial = len(word) == 2 and word[1] == "." and word[0].isalpha() and head.split()[-1][0].isupper()
    return not initial


def find_clauses(scan: Scan, sentence: Sentence) -> list[Clause]:
    """Cuts a sentence where a new clause begins: at semicolons, dashes, brackets, and at commas or conjunctions that open a clause.

    Args:
        scan: the scanned text.
        sentence: the sentence.

    Returns:
        Clauses in order, covering the sentence.
    """
    cuts = [i for i in range(sentence.first + 1, sentence.last) if _cuts(scan, i, sentence)]
    return [Clause(first=a, last=b) for a, b in pairwise([sentence.first, *cuts, sentence.last]) if b > a]


def _cuts(scan: Scan, index: int, sentence: Sentence) -> bool:
    """True if a new clause begins at a token."""
    text, last = scan.tokens[index].text, sentence.last
    if text == ";" or (_is_dash(scan, index) and not _stands_for_verb(scan, index, sentence)):
        return True
    if text == "," and not _is_decimal(scan, index) and not _closes_date(scan, index) and _opens_clause(scan, index + 1, last):
        return True
    if index not in scan.starting or scan.tokens[index - 1].text == ",":
        return False
    return scan.at(index, "cues", "opener") is not None or (scan.at(index, "roles", "clause") is not None and _has_predicate(scan, index, last))


def find_host(scan: Scan, sentence: Sentence, clause: Clause) -> Clause | None:
    """Finds the clause that a stretch behind a dash says more about: "they plan a release of water – 120 cubic metres a second".

    Args:
        scan: the scanned text.
        sentence: its sentence.
        clause: the stretch.

    Returns:
        The clause before it, with what goes on behind a closing dash, or None where the stretch is a clause of its own.
    """
    if clause.first == sentence.first or not _is_dash(scan, clause.first) or _has_predicate(scan, clause.first + 1, clause.last):
        return None
    clauses = find_clauses(scan, sentence)
    before = next((c for c in clauses if c.last == clause.first), None)
    behind = next((c for c in clauses if c.first == clause.last and _is_dash(scan, c.first)), None)
    return replace(before, last=behind.last) if before is not None and behind is not None else before


def _is_dash(scan: Scan, index: int) -> bool:
    return scan.tokens[index].text in "—–" or (scan.tokens[index].text == "-" and not scan.touches(index))


def _stands_for_verb(scan: Scan, index: int, sentence: Sentence) -> bool:
    """True for a dash between a name that a comma or the sentence opens and a bare figure: it stands for a verb left out ("«Громадянська згода» — 47")."""
    behind = index + 1
    if behind >= sentence.last or not scan.tokens[behind].is_number:
        return False
    start = next((i + 1 for i in range(index - 1, max(sentence.first, index - _NAME) - 1, -1) if scan.tokens[i].text in ",;" or i < sentence.first), None)
    if start is None:
        start = sentence.first if index - sentence.first <= _NAME else index
    closing = next((i for i in range(behind, min(behind + _NAME, sentence.last)) if _is_dash(scan, i) or scan.tokens[i].text in ",;"), None)
    if closing is not None and _is_dash(scan, closing):
        return False
    words = [scan.tokens[i] for i in range(start, index) if scan.tokens[i].is_word]
    return any(word.is_capital for word in words)


def _is_decimal(scan: Scan, index: int) -> bool:
    """True for a comma between the digits of one number."""
    inside = index + 1 < len(scan.tokens) and scan.touches(index) and scan.touches(index + 1)
    return inside and scan.tokens[index - 1].is_number and scan.tokens[index + 1].is_number


def _closes_date(scan: Scan, index: int) -> bool:
    """True for the comma behind a date that only says more of a day: "on Friday, 13 March, to begin"."""
    at = index - 1
    while at > index - _NAME and (scan.tokens[at].is_number or any(h.entry.group == "times" for h in scan.ending.get(at + 1, ()))):
        at -= 1
    return at < index - 1 and scan.tokens[at].text == "," and any(h.entry.group == "times" for h in scan.ending.get(at, ()))


def _opens_clause(scan: Scan, index: int, last: int) -> bool:
    while index < last and scan.tokens[index].text in _QUOTES:
        index += 1
    if index >= last:
        return False
    if scan.at(index, "roles", "clause") is not None or scan.at(index, "cues", "opener", "gerund", "verb", "according", "impersonal") is not None:
        return True
    return _has_predicate(scan, index, last)


def _has_predicate(scan: Scan, index: int, last: int) -> bool:
    """True if a frame trigger or speech verb stands before the next cut."""
    for at in range(index, min(last, index + 14)):
        if scan.tokens[at].text in _CUTS and at > index and not _is_decimal(scan, at):
            return False
        if any(h.entry.group == "frames" or (h.entry.group == "cues" and h.entry.kind == "verb") for h in scan.starting.get(at, ())):
            return True
    return False
