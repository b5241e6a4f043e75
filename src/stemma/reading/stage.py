"""What attributions are read from: tokens, actors, quoted stretches and sentences, with the small questions asked of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from stemma.expressions.quote import Quoted
from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.reading.actor import MARKS, Actor
from stemma.reading.layout import Sentence

CUES = "cues"
DASHES = frozenset("-–—")
APOSTROPHES = frozenset("'’")
_INTERJECTION = 20
_NAME = 5
_OFFICE = 4
_ASIDE = 6
_GOVERNS = ("to", "where", "from", "with", "against", "because", "besides", "for_purpose", "by", "own")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A document laid out for the reading of attributions; ``quoted`` holds the first token inside each pair of marks and the closing mark."""

    scan: Scan
    actors: tuple[Actor, ...]
    quoted: list[tuple[int, int]]
    sentences: list[Sentence]

    def text(self, index: int) -> str:
        """The text of a token."""
        return self.scan.tokens[index].text

    def is_dash(self, index: int) -> bool:
        """True for a dash with a blank before it."""
        return _is_dash(self.scan, index)

    def is_quoted(self, index: int) -> bool:
        """True for a token between quotation marks."""
        place = bisect_right(self.quoted, index, key=_first) - 1
        return place >= 0 and index < self.quoted[place][1]

    def after_quote(self, index: int) -> bool:
        """True right behind a closing quotation mark, with at most a comma or dash between."""
        back = index - 1
        while back >= 0 and self.text(back) in (",", "-", "–", "—"):
            back -= 1
        cut = back >= 0 and back + 1 < index and self.closes(back + 1) and self.text(back + 1) not in MARKS
        return self.closes(back) or cut or (back >= 0 and self.text(back) in MARKS and self.closes(back + 1))

    def closes(self, index: int) -> bool:
        """True for the mark that closes a quotation."""
        place = bisect_left(self.quoted, index, key=_last)
        return place < len(self.quoted) and self.quoted[place][1] == index

    def closes_speech(self, index: int) -> bool:
        """True for a closing mark that ends what was said, and no name: "У компанії «X» пояснили"."""
        if not self.closes(index):
            return False
        first = self.quoted[bisect_left(self.quoted, index, key=_last)][0]
        return index - first > _NAME or not any(a.first <= first and a.last >= index for a in self.actors)

    def within(self, first: int, last: int) -> tuple[Actor, ...]:
        """The actors that begin in a stretch."""
        return self.actors[bisect_left(self.actors, first, key=_start) : bisect_left(self.actors, last, key=_start)]

    def is_mark(self, index: int) -> bool:
        """True for a quotation mark; an apostrophe is none: "the mayor's office", "Міністерство охорони здоров'я"."""
        text = self.text(index)
        return text in MARKS and not (text in APOSTROPHES and self.scan.touches(index) and not self.closes(index))

    def has_mark(self, start: int, end: int, marks: str = ",;:") -> bool:
        """True if one of some marks stands in a stretch."""
        return any(self.text(i) in marks for i in range(start, end))

    def comma_before(self, index: int, floor: int) -> int:
        """The token after the nearest comma or quotation mark to the left."""
        while index > floor and self.text(index - 1) != "," and not self.is_mark(index - 1):
            index -= 1
        return index

    def opener(self, start: int, end: int) -> Hit | None:
        """The word that opens a content clause, before any stop."""
        for index in range(start, end):
            if self.text(index) in ".;:":
                return None
            hit = self.scan.at(index, CUES, "opener")
            if hit is not None:
                return hit
        return None

    def is_timed(self, index: int) -> bool:
        """True for a number beside a word of time: "8 May", "на 15 березня"."""
        near = [i for i in (index - 1, index, index + 1) if 0 <= i < len(self.scan.tokens)]
        return any(h.entry.group == "times" for i in near for h in self.scan.starting.get(i, ()))

    def is_empty(self, start: int, end: int) -> bool:
        """True if neither word nor number stands in a stretch."""
        return not any(self.scan.tokens[i].is_word or self.scan.tokens[i].is_number for i in range(start, end))

    def has_words(self, start: int, end: int, *, more_than: int) -> bool:
        """True if more than so many words stand in a stretch."""
        return sum(self.scan.tokens[i].is_word for i in range(start, end)) > more_than

    def skip_marks(self, start: int, end: int) -> int:
        """The first token past commas, colons and dashes."""
        while start < end and self.text(start) in (",", ":", "-", "–", "—", ")"):
            start += 1
        return start

    def trim(self, end: int) -> int:
        """The end without commas, colons and dashes before it."""
        while end > 0 and self.text(end - 1) in (",", ":", "-", "–", "—", "("):
            end -= 1
        return end

    def is_governed(self, actor: Actor) -> bool:
        """True for an actor behind a small word that makes it no subject."""
        if self.scan.before(actor.first, CUES, "relay") is not None:
            return False
        return self.scan.before(actor.first, "roles", *_GOVERNS) is not None or self._is_governed_with_article(actor)

    def _is_governed_with_article(self, actor: Actor) -> bool:
        """True where the small word takes the article of the actor along: "doctors at the hospital"."""
        article = self.scan.ending.get(actor.first + 1, ()) if actor.last > actor.first + 1 else ()
        return any(h.first < actor.first and h.entry.group == "roles" and h.entry.kind in _GOVERNS for h in article)

    def is_placed(self, actor: Actor) -> bool:
        """True for an actor behind a small word of place: "registered in X"."""
        return self.scan.before(actor.first, "roles", "where") is not None and self.scan.before(actor.first, "roles", "by", "of") is None

    def is_bracketed(self, actor: Actor) -> bool:
        """True for a name in brackets, which explains the one before it: "șeful serviciului (HUR) a declarat"."""
        tokens = self.scan.tokens
        return actor.first > 0 and tokens[actor.first - 1].text == "(" and actor.last < len(tokens) and tokens[actor.last].text == ")"

    def speakers(self, sentence: Sentence) -> list[Actor]:
        """The actors of a sentence that may speak in it: outside quotations and brackets, no things."""
        return [a for a in self.within(sentence.first, sentence.last) if a.kind != "thing" and not self.is_bracketed(a) and not self._is_inside(a)]

    def _is_inside(self, actor: Actor) -> bool:
        """True inside a quotation; a name that fills the marks is one of its own."""
        place = bisect_right(self.quoted, actor.first, key=_first) - 1
        if place < 0:
            return False
        a, b = self.quoted[place]
        return actor.first < b and not (actor.first - a <= 1 and b - actor.last <= 1)

    def parenthesis(self, sentence: Sentence, end: int) -> int | None:
        """Where a stretch between commas opens that closes before a token and says more about the first actor: "X, which runs the dam, has denied".

        Args:
            sentence: the sentence.
            end: a token; the closing comma stands at most two tokens before it.

        Returns:
            The token of the opening comma, or None.
        """
        close = next((i for i in range(end - 1, max(end - 4, sentence.first), -1) if self.text(i) == ","), None)
        if close is None:
            return None
        if any(a.kind != "thing" and not self.is_governed(a) for a in self.within(close, end)):
            return None
        first = next((i + 1 for i in range(close - 1, sentence.first, -1) if self.text(i) in ";:" or self.closes_speech(i)), sentence.first)
        first = self.skip_marks(first, close)
        if self._is_pair(first, close):
            return None
        for index in range(first + 1, close):
            if self.text(index) == ",":
                return index if self._is_actor_alone(first, index) else None
        return None

    def _is_pair(self, first: int, close: int) -> bool:
        """True for an office and its holder between commas behind something told: "…, its director, Omar Fell,"."""
        inside = self.within(first, close)
        if len(inside) < 2 or inside[-1].last != close or not inside[-1].is_same(inside[-2]) or self.text(inside[-1].first - 1) != ",":
            return False
        opening = self.comma_before(inside[-2].first, first)
        return (opening > first or self.is_mark(first - 1) or self.is_mark(first - 2)) and inside[-2].first - opening <= _OFFICE

    def _is_actor_alone(self, first: int, last: int) -> bool:
        """True if a stretch holds an actor and at most a few plain words, but no speech verb and no event."""
        inside = [a for a in self.within(first, last) if a.last <= last]
        if not any(a.kind != "thing" and not self.is_governed(a) for a in inside):
            return False
        aside = self.scan.at(last + 1, CUES, "aside") is not None
        if last - inside[-1].last > (_ASIDE if aside else 1):
            return False
        covered = {i for a in inside for i in range(a.first, a.last)}
        loose = [i for i in range(first, last) if i not in covered and self.scan.tokens[i].is_word]
        hits = [h for i in loose for h in self.scan.starting.get(i, ()) if h.entry.group in ("frames", CUES)]
        return len(loose) <= (_ASIDE if aside else 3) and not any(h.entry.kind in ("frame", "verb") for h in hits)


def _first(span: tuple[int, int]) -> int:
    return span[0]


def _last(span: tuple[int, int]) -> int:
    return span[1]


def _start(actor: Actor) -> int:
    return actor.first


def quoted_tokens(scan: Scan, quoted: list[Quoted]) -> list[tuple[int, int]]:
    """The tokens inside each pair of quotation marks.

    Args:
        scan: the scanned text.
        quoted: stretches between marks.

    Returns:
        First token inside and the token of the closing mark.
    """
    starts = {t.start: i for i, t in enumerate(scan.tokens)}
    made = []
    for stretch in quoted:
        first = next((starts[p] for p in range(stretch.start, stretch.end) if p in starts), None)
        if first is not None and stretch.end in starts:
            made.append((first, starts[stretch.end]))
    return made


def without_interjections(scan: Scan, quoted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cuts quotations at the words between dashes that tell who speaks: "«Сгорели дома, — сказал мэр. — И мост»".

    Args:
        scan: the scanned text.
        quoted: first token inside and the token of the closing mark.

    Returns:
        The stretches of the speaker's own words.
    """
    made = []
    for first, last in quoted:
        begin = first
        for opening in range(first + 2, last):
            if opening <= begin or not _is_dash(scan, opening) or scan.at(opening + 1, CUES, "verb") is None:
                continue
            closing = next((i for i in range(opening + 2, min(opening + _INTERJECTION, last)) if _is_dash(scan, i) and scan.tokens[i - 1].text in ".,"), None)
            if closing is None:
                continue
            made.append((begin, opening - 1 if scan.tokens[opening - 1].text == "," else opening))
            begin = closing + 1
        made.append((begin, last))
    return made


def _is_dash(scan: Scan, index: int) -> bool:
    return scan.tokens[index].text in DASHES and not scan.touches(index)
