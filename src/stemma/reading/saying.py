"""Who says what: attributions inside a sentence, with source, cue and content (the terms of PARC and PolNeAR)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stemma.expressions.quote import Quoted
from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.reading.actor import Actor
from stemma.reading.layout import Sentence

_CUES = "cues"
_VERBAL = ("verb", "participle", "gerund", "noun")
_MARKS = frozenset("\"'„“”«»‟‘’")
_DASHES = frozenset("-–—")
_NEAR = 5
_LEFT = ("to", "where", "from", "with", "against", "because", "besides", "for_purpose", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An attribution in tokens; ``source`` is None where nobody could be made out."""

    sentence: Sentence
    kind: str
    cue: tuple[int, int]
    content: tuple[int, int]
    source: Actor | None
    act: str
    modality: str | None
    rule: str
    relays: tuple[tuple[Actor, ...], ...] = ()

    def covers(self, token: int) -> bool:
        """True if a token stands in the content."""
        return self.content[0] <= token < self.content[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit of the page: "Про це пише BBC", with those whom the outlet cites, nearest to the article last."""

    sentence: Sentence
    hops: tuple[tuple[Actor, ...], ...]
    cue: tuple[int, int]
    rule: str


@dataclass(slots=True)
class SayingReader:
    """Reads the sentences of a document in order and remembers who spoke last."""

    scan: Scan
    actors: tuple[Actor, ...]
    quoted: list[tuple[int, int]]
    sentences: list[Sentence]
    last: Actor | None = None

    def read(self, sentence: Sentence) -> tuple[list[Saying], list[Credit]]:
        """Finds the attributions of one sentence.

        Args:
            sentence: the sentence.

        Returns:
            Sayings in order of their cues, and credits of the page.
        """
        actors = [a for a in self.actors if sentence.first <= a.first < sentence.last]
        cues = self._cues(sentence)
        sayings: list[Saying] = []
        credits: list[Credit] = []
        for hit in cues:
            if hit.entry.kind == "page_credit":
                for credit in self._credit(sentence, hit, actors, cues):
                    told = self._told_before(sentence, credit, hit)
                    if told is None:
                        credits.append(credit)
                    else:
                        sayings.append(told)
            elif hit.entry.kind == "relay":
                self._relay(hit, actors, sayings)
            elif hit.entry.kind in (*_VERBAL, "according", "according_pronoun", "impersonal", "content_noun"):
                made = self._saying(sentence, hit, actors, cues, sayings)
                sayings.extend(made)
        if credits:
            sayings = [s for s in sayings if not (s.source and s.source.kind in ("outlet", "agency"))]
        for saying in sayings:
            if saying.source is not None and saying.source.kind in ("person", "organisation", "unnamed") and saying.kind != "content_noun":
                self.last = saying.source
        return sayings, credits

    def _cues(self, sentence: Sentence) -> list[Hit]:
        """The cues of a sentence outside its quotations; none inside another."""
        kinds = (*_VERBAL, "according", "according_pronoun", "impersonal", "page_credit", "relay", "content_noun")
        found = [h for i in range(sentence.first, sentence.last) for h in self.scan.starting.get(i, ()) if h.entry.group == _CUES and h.entry.kind in kinds]
        found = [h for h in found if not any(a <= h.first < b for a, b in self.quoted)]
        order = {
            k: n
            for n, k in enumerate(
                ("page_credit", "impersonal", "according", "according_pronoun", "relay", "verb", "participle", "gerund", "noun", "content_noun")
            )
        }
        found.sort(key=lambda h: (h.first, -(h.last - h.first), order[h.entry.kind]))
        made: list[Hit] = []
        for hit in found:
            if not made or hit.first >= made[-1].last:
                made.append(hit)
        return made

    def _saying(self, sentence: Sentence, hit: Hit, actors: list[Actor], cues: list[Hit], before: list[Saying]) -> list[Saying]:
        kind = hit.entry.kind
        if kind in ("according", "according_pronoun"):
            return self._according(sentence, hit, actors)
        if kind == "impersonal":
            return self._impersonal(sentence, hit)
        tail = self._is_tail(sentence, hit)
        content = self._tail_content(sentence, hit) if tail else self._content_after(sentence, hit, cues)
        if content is None or content[0] >= content[1]:
            return []
        source = self._source(sentence, hit, actors, before, tail=tail)
        if source is None and kind in ("noun", "participle"):
            return []
        if source is None and hit.entry.attributes.get("modality") in (None, "planned", "expected", "promised", "demanded"):
            return []
        return [self._make(sentence, hit, content, source)]

    def _make(self, sentence: Sentence, hit: Hit, content: tuple[int, int], source: Actor | None, kind: str | None = None) -> Saying:
        return Saying(
            sentence=sentence,
            kind=kind or hit.entry.kind,
            cue=(hit.first, hit.last),
            content=content,
            source=source,
            act=hit.entry.attributes.get("act", "said"),
            modality=hit.entry.attributes.get("modality"),
            rule=hit.entry.rule,
        )

    def _according(self, sentence: Sentence, hit: Hit, actors: list[Actor]) -> list[Saying]:
        source, after = self.last, hit.last
        if hit.entry.kind == "according":
            found = [a for a in actors if 0 <= a.first - hit.last <= _NEAR and not self._comma_between(hit.last, a.first)]
            hedge = next(
                (
                    h
                    for i in range(hit.last, min(hit.last + 4, sentence.last))
                    for h in self.scan.starting.get(i, ())
                    if h.entry.group == _CUES and h.entry.kind == "content_noun"
                ),
                None,
            )
            if found:
                source, after = found[0], found[0].last
            elif hedge is not None:
                source, after = _nobody(hedge, hedge.entry.attributes["source"]), hedge.last
            else:
                return []
        opening = all(not self.scan.tokens[i].is_word for i in range(sentence.first, hit.first))
        content = (self._skip_marks(after, sentence.last), sentence.last) if opening or hit.first - sentence.first <= 2 else (sentence.first, sentence.last)
        if not opening and self._rest_is_empty(after, sentence.last):
            content = (sentence.first, self._trim(hit.first))
        return [self._make(sentence, hit, content, source)] if content[0] < content[1] else []

    def _impersonal(self, sentence: Sentence, hit: Hit) -> list[Saying]:
        source = _nobody(hit, hit.entry.attributes["source"])
        opener = self._opener(hit.last, sentence.last)
        if opener is not None:
            content = (opener.last, sentence.last)
        elif self._rest_is_empty(hit.last, sentence.last):
            content = (sentence.first, self._trim(hit.first))
        else:
            content = (self._skip_marks(hit.last, sentence.last), sentence.last)
        return [self._make(sentence, hit, content, source)] if content[0] < content[1] else []

    def _credit(self, sentence: Sentence, hit: Hit, actors: list[Actor], cues: list[Hit]) -> list[Credit]:
        named = [a for a in actors if a.first >= hit.last or a.last <= hit.first]
        citing = next((c for c in cues if c.entry.kind == "relay" and c.entry.attributes["direction"] == "citing" and c.first >= hit.last), None)
        near = self._row([a for a in named if citing is None or a.first < citing.first])
        far = self._row([a for a in named if citing is not None and a.first >= citing.last])
        hops = tuple(h for h in (far, near) if h)
        return [Credit(sentence=sentence, hops=hops, cue=(hit.first, hit.last), rule=hit.entry.rule)] if hops else []

    def _told_before(self, sentence: Sentence, credit: Credit, hit: Hit) -> Saying | None:
        """A credit to a person or body ("Това съобщи X") attributes what its paragraph, or else the one before, has told."""
        root = credit.hops[0][0]
        if root.kind in ("outlet", "agency"):
            return None
        first, last = self._before(sentence)
        if first >= last:
            return None
        return replace(self._make(sentence, hit, (first, last), root), relays=credit.hops[1:])

    def _before(self, sentence: Sentence) -> tuple[int, int]:
        own = [s for s in self.sentences if s.paragraph == sentence.paragraph and s.index < sentence.index]
        prior = own or [s for s in self.sentences if s.paragraph == sentence.paragraph - 1]
        return (prior[0].first, prior[-1].last) if prior else (sentence.first, sentence.first)

    def _row(self, actors: list[Actor]) -> tuple[Actor, ...]:
        """Actors side by side: the first, and those joined to it by a comma or a short word."""
        row: list[Actor] = []
        for actor in actors:
            if row and actor.first - row[-1].last > 1:
                break
            row.append(actor)
        return tuple(row)

    def _relay(self, hit: Hit, actors: list[Actor], sayings: list[Saying]) -> None:
        row = self._row([a for a in actors if 0 <= a.first - hit.last <= _NEAR])
        if not row or not sayings:
            return
        saying = sayings[-1]
        if hit.entry.attributes["direction"] == "cited_by":
            sayings[-1] = replace(saying, relays=(*saying.relays, row))
        elif saying.source is not None:
            sayings[-1] = replace(saying, source=row[0], relays=((saying.source,), *saying.relays))

    def _is_tail(self, sentence: Sentence, hit: Hit) -> bool:
        """True if the cue closes what was told: "…, a declarat X", "„…“, заяви той"."""
        if self._has_own_opener(sentence, hit) and not self._after_quote(hit.first):
            return False
        if hit.entry.kind == "gerund":
            return False
        back = hit.first - 1
        while back > sentence.first and hit.first - back <= _NEAR + 6:
            token = self.scan.tokens[back]
            if token.text == "," or (token.text in _DASHES and not self.scan.touches(back)):
                return self._stands_alone(sentence, back + 1, hit)
            if token.text in _MARKS and any(b == back for _, b in self.quoted):
                return True
            if token.text in ".;:":
                return False
            back -= 1
        return self._after_quote(hit.first)

    def _has_own_opener(self, sentence: Sentence, hit: Hit) -> bool:
        """True if a content clause opens after the cue, before another cue takes it."""
        opener = self._opener(hit.last, min(sentence.last, hit.last + 12))
        if opener is None:
            return False
        kinds = ("verb", "gerund")
        return not any(self.scan.at(i, _CUES, *kinds) for i in range(hit.last, opener.first))

    def _stands_alone(self, sentence: Sentence, start: int, hit: Hit) -> bool:
        """Between comma and cue stands only a claimer, and something was told before the comma."""
        if start - sentence.first < 3:
            return False
        inside = [a for a in self.actors if start <= a.first and a.last <= hit.first]
        covered = {i for a in inside for i in range(a.first, a.last)}
        loose = [i for i in range(start, hit.first) if i not in covered and self.scan.tokens[i].is_word and self.scan.at(i, "sources", "pronoun") is None]
        if len(loose) > 2 or any(self.scan.at(i, "roles", "clause") or self.scan.at(i, "cues", "opener") for i in loose):
            return False
        told = range(sentence.first, start - 1)
        return (
            any(h.entry.group in ("frames", "concepts") or h.entry.kind in ("verb", "status") for i in told for h in self.scan.starting.get(i, ()))
            or start - sentence.first > 8
        )

    def _after_quote(self, index: int) -> bool:
        back = index - 1
        while back >= 0 and self.scan.tokens[back].text in (",", "-", "–", "—"):
            back -= 1
        return any(b == back or (b == back + 1 and self.scan.tokens[back].text in _MARKS) for _, b in self.quoted)

    def _tail_content(self, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
        back = hit.first - 1
        while (
            back > sentence.first
            and self.scan.tokens[back].text not in (",", *_MARKS)
            and not (self.scan.tokens[back].text in _DASHES and not self.scan.touches(back))
        ):
            back -= 1
        end = self._trim(back + 1)
        closing = [(a, b) for a, b in self.quoted if b in (end, end - 1, back)]
        return closing[0] if closing and closing[0][0] <= sentence.first + 2 else (sentence.first, max(end, sentence.first))

    def _content_after(self, sentence: Sentence, hit: Hit, cues: list[Hit]) -> tuple[int, int] | None:
        end = sentence.last
        for cue in cues:
            if cue.first >= hit.last and cue.entry.kind in ("verb", "gerund") and self._cuts_content(sentence, cue):
                end = self._trim(self._comma_before(cue.first, hit.last))
                break
        opener = self._opener(hit.last, end)
        if opener is not None and opener.first - hit.last <= 25:
            return opener.last, end
        start = hit.last
        return (start, end) if start < end else None

    def _cuts_content(self, sentence: Sentence, cue: Hit) -> bool:
        return cue.entry.kind == "gerund" or self._is_tail(sentence, cue)

    def _comma_before(self, index: int, floor: int) -> int:
        while index > floor and self.scan.tokens[index - 1].text not in (",", *_MARKS):
            index -= 1
        return index

    def _opener(self, start: int, end: int) -> Hit | None:
        for index in range(start, end):
            if self.scan.tokens[index].text in ".;:":
                return None
            hit = self.scan.at(index, _CUES, "opener")
            if hit is not None:
                return hit
        return None

    def _source(self, sentence: Sentence, hit: Hit, actors: list[Actor], before: list[Saying], *, tail: bool) -> Actor | None:
        if hit.entry.kind == "gerund" and before:
            return before[-1].source
        own = [a for a in actors if a.kind != "thing" and not self._bracketed(a) and not any(x <= a.first < y for x, y in self.quoted)]
        if hit.entry.kind in ("noun", "participle"):
            return next((a for a in own if 0 <= a.first - hit.last <= 2), None)
        following = next((a for a in own if 0 <= a.first - hit.last <= 2 and not self._comma_between(hit.last, a.first) and not self._governed(a)), None)
        preceding = self._subject_before(sentence, hit, own, tail=tail)
        chosen = (following or preceding) if tail else (preceding or following)
        if chosen is not None:
            return chosen
        document = self._document_noun(sentence, hit)
        if document is not None:
            return document
        pronoun = any(self.scan.at(i, "sources", "pronoun") for i in range(max(sentence.first, hit.first - 4), min(sentence.last, hit.last + 3)))
        if pronoun or not any(a.last <= hit.first for a in own) or tail:
            return self.last
        return None

    def _bracketed(self, actor: Actor) -> bool:
        """True for a name in brackets, which explains the one before it: "șeful serviciului (HUR) a declarat"."""
        tokens = self.scan.tokens
        return actor.first > 0 and tokens[actor.first - 1].text == "(" and actor.last < len(tokens) and tokens[actor.last].text == ")"

    def _subject_before(self, sentence: Sentence, hit: Hit, actors: list[Actor], *, tail: bool) -> Actor | None:
        """The nearest phrase before the cue that no preposition governs, not past another speech verb."""
        floor = self._comma_before(hit.first, sentence.first) if tail else sentence.first
        for actor in reversed([a for a in actors if floor <= a.first and a.last <= hit.first]):
            if self._governed(actor):
                continue
            crossed = any(
                h.entry.group == _CUES and h.entry.kind in ("verb", "opener") for i in range(actor.last, hit.first) for h in self.scan.starting.get(i, ())
            )
            if crossed and not self._coordinated(hit.first):
                return None
            return actor
        return None

    def _coordinated(self, end: int) -> bool:
        """True if the verbs between share their subject: "заявив, що … і назвав"."""
        joiner = self.scan.at(end - 1, "numbers", "joiner")
        return joiner is not None

    def _governed(self, actor: Actor) -> bool:
        return self.scan.before(actor.first, "roles", *_LEFT) is not None and self.scan.before(actor.first, _CUES, "relay") is None

    def _document_noun(self, sentence: Sentence, hit: Hit) -> Actor | None:
        for index in range(hit.first - 1, max(sentence.first, hit.first - 6) - 1, -1):
            noun = self.scan.at(index, _CUES, "content_noun")
            if noun is not None:
                return _nobody(noun, noun.entry.attributes["source"])
        return None

    def _comma_between(self, start: int, end: int) -> bool:
        return any(self.scan.tokens[i].text in ",;:" for i in range(start, end))

    def _rest_is_empty(self, start: int, end: int) -> bool:
        return not any(self.scan.tokens[i].is_word for i in range(start, end))

    def _skip_marks(self, start: int, end: int) -> int:
        while start < end and self.scan.tokens[start].text in (",", ":", "-", "–", "—", ")"):
            start += 1
        return start

    def _trim(self, end: int) -> int:
        while end > 0 and self.scan.tokens[end - 1].text in (",", ":", "-", "–", "—", "("):
            end -= 1
        return end


def _nobody(hit: Hit, label: str) -> Actor:
    return Actor(first=hit.first, last=hit.last, kind="unnamed", entity=None, label=label, country=None, named=False)


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
