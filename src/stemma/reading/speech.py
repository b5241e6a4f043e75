"""Who says what: the attributions of a document, read sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from stemma.knowledge.matcher import Hit
from stemma.reading.actor import STAFF, Actor
from stemma.reading.claimer import find_aside, find_audience, find_claimer, find_doer, find_passive_doer, find_planner, find_studio, nobody
from stemma.reading.content import content_after, is_inserted, is_tail, leads_to_figure, loose_words, tail_content
from stemma.reading.layout import Sentence
from stemma.reading.relay import find_hops, find_passed_on, put_relay
from stemma.reading.saying import DEEDS, Credit, Saying, make_saying, outspoken
from stemma.reading.stage import CUES, Stage

_KINDS = ("page_credit", "impersonal", "according", "according_pronoun", "relay", "idle", "aside", "verb", "participle", "gerund", "noun", "gives", "intent")
_LATER = ("relay", "intent", "idle", "aside")
_OUTLETS = ("outlet", "agency")
_NEAR = 5
_BACK = 8
_SUBJECT = 4
_SHORT_REST = 2
_DOCUMENT = "documents"
_NEAR_POINTER = 3
_POINTED = 10


@dataclass(slots=True)
class SayingReader:
    """Reads the sentences of a document in order and remembers who spoke last."""

    stage: Stage
    last: Actor | None = None
    before: Saying | None = None
    spoke: Saying | None = None

    def read(self, sentence: Sentence) -> tuple[list[Saying], list[Credit]]:
        """Finds the attributions of one sentence.

        Args:
            sentence: the sentence.

        Returns:
            Sayings in order of their cues, and credits of the page.
        """
        cues = _cues(self.stage, sentence)
        sayings: list[Saying] = []
        credits: list[Credit] = []
        pointed = _pointed(self.stage, sentence, cues)
        for hit in cues:
            if hit is pointed:
                sayings.extend(self._told_before(sentence, hit, cues, credits))
            elif hit.entry.kind not in _LATER:
                sayings.extend(self._saying(sentence, hit, cues, sayings))
        for hit in cues:
            if hit is not pointed and hit.entry.kind == "relay":
                put_relay(self.stage, sentence, hit, sayings)
            elif hit.entry.kind == "intent" and not any(s.source is not None and s.covers(hit.first) for s in sayings):
                sayings.extend(self._planned(sentence, hit, cues))
        if credits:
            sayings = [s for s in sayings if not (s.source and s.source.kind in _OUTLETS)]
        staff = any(_is_own_staff(a) for a in self.stage.speakers(sentence))
        if not staff and not any(s.source is not None and not self._is_aside_count(s) for s in sayings) and not credits:
            sayings = [*sayings, *self._continued(sentence)]
        sayings.extend(self._behind_semicolon(sentence, sayings, cues))
        sayings.extend(self._behind_interjection(sentence, sayings))
        between = self._between(sentence, sayings)
        self._remember(sentence, sayings)
        return [*between, *sayings], credits

    def _is_aside_count(self, saying: Saying) -> bool:
        """A count whose counters stand behind it stops nobody who speaks: "water got into 480 houses: so many did our teams count"."""
        return saying.act == "counted" and saying.source is not None and saying.source.first >= saying.cue[1] and saying.sentence.holds(saying.source.first)

    def _behind_semicolon(self, sentence: Sentence, sayings: list[Saying], cues: list[Hit]) -> list[Saying]:
        """What stands behind a semicolon without a cue or speaker of its own goes on with what was told before it: "…, she added; none had been vaccinated"."""
        made: list[Saying] = []
        stage = self.stage
        stops = [i for i in range(sentence.first, sentence.last) if stage.text(i) == ";" and not stage.is_quoted(i)]
        for start, end in pairwise([*stops, sentence.last]):
            told = [s for s in sayings if s.source is not None and s.content[1] <= start and s.cue[0] < start]
            others = [a for a in stage.speakers(sentence) if start < a.first <= start + _SUBJECT and not stage.is_governed(a)]
            if not told or others or any(start < c.first < end for c in cues) or any(s.covers(start + 1) for s in sayings):
                continue
            made.append(replace(told[-1], kind="continued", content=(start + 1, end), modality=None, presumed=True, rule="saying.continued"))
        return made

    def _behind_interjection(self, sentence: Sentence, sayings: list[Saying]) -> list[Saying]:
        """The rest of a quotation behind the words that tell who speaks: "«A, — сказал мэр. — B»"."""
        stage = self.stage
        rests = [(a, b) for a, b in stage.quoted if sentence.first < a < sentence.last and stage.is_dash(a - 1)]
        told = [s for s in sayings if s.source is not None and stage.is_dash(s.cue[0] - 1) and s.content[1] < s.cue[0]]
        made = []
        for first, last in rests:
            spoke = [s for s in told if s.cue[0] < first]
            if spoke and not any(s.covers(first) for s in sayings):
                made.append(replace(spoke[-1], kind="continued", content=(first, min(last, sentence.last)), modality=None, rule="saying.interjected"))
        return made

    def _between(self, sentence: Sentence, sayings: list[Saying]) -> list[Saying]:
        """A sentence that opens a paragraph between two of one speaker, the second with a pronoun or "added", is his too."""
        first = self.spoke
        second = sayings[0] if sayings else None
        if first is None or second is None or first.source is None or second.source is None or not second.source.is_same(first.source):
            return []
        gap = self.stage.sentences[sentence.index - 1] if sentence.index else None
        if gap is None or first.sentence.index != gap.index - 1 or gap.paragraph != sentence.paragraph or gap.placement in ("background", "headline"):
            return []
        goes_on = second.act == "added" or not sentence.holds(second.source.first)
        others = [a for a in self.stage.speakers(gap) if a.first < gap.first + _SUBJECT and not self.stage.is_governed(a)]
        if not goes_on or others or second.kind == "continued":
            return []
        return [replace(second, sentence=gap, kind="continued", content=(gap.first, gap.last), modality=None, presumed=True, rule="saying.between")]

    def _remember(self, sentence: Sentence, sayings: list[Saying]) -> None:
        told = [s for s in outspoken(sayings) if s.source is not None and s.source.kind not in _OUTLETS and s.kind != "intent"]
        told = [s for s in told if not any(o is not s and o.covers(s.cue[0]) for o in told)] or told
        self.last = told[-1].source if told else self._subject(sentence) or self.last
        self.before = told[-1] if told and sentence.placement != "headline" else None
        self.spoke = self.before or self.spoke

    def _subject(self, sentence: Sentence) -> Actor | None:
        """The person of whom a sentence without a saying speaks: "he" behind it means him."""
        free = [a for a in self.stage.speakers(sentence) if not self.stage.is_governed(a)]
        return free[0] if free and free[0].kind == "person" and free[0].entity is not None and sentence.placement != "headline" else None

    def _saying(self, sentence: Sentence, hit: Hit, cues: list[Hit], before: list[Saying]) -> list[Saying]:
        stage, kind = self.stage, hit.entry.kind
        if kind in ("according", "according_pronoun"):
            return _according(stage, sentence, hit, cues, self.last, self._author(sentence))
        if kind == "impersonal":
            return _impersonal(stage, sentence, hit)
        tail = is_tail(stage, sentence, hit)
        if kind in ("noun", "participle"):
            source = find_doer(stage, sentence, hit)
            # "The report of X is expected in July" tells of the report, not what it says.
            if source is not None and kind == "noun" and any(stage.scan.at(i, CUES, "idle") is not None for i in (source.last, source.last + 1)):
                return []
        elif kind == "gerund" and before:
            source = before[-1].source
        else:
            aside = find_aside(stage, sentence)
            source = find_claimer(stage, sentence, hit, self.last if aside is None else None, tail=tail) or aside
        if source is not None and _is_own_staff(source):
            return []
        content = tail_content(stage, sentence, hit) if tail else content_after(stage, sentence, hit, cues)
        passive = find_passive_doer(stage, sentence, hit) if kind == "verb" and not tail else None
        if passive is not None and hit.first > sentence.first:
            source, content = passive, (sentence.first, hit.first)
        pointed = _pointed_back(stage, sentence, hit) if kind in ("participle", "verb") and source is not None else None
        if pointed is not None:
            content = (sentence.first, pointed)
        elif kind == "participle" and source is not None and not stage.has_words(source.last, sentence.last, more_than=_SHORT_REST):
            content = (sentence.first, hit.first) if hit.first > sentence.first else content
        if tail and is_inserted(stage, sentence, hit, max(hit.last, source.last if source is not None and source.first >= hit.last else 0)):
            content = (sentence.first, sentence.last)
        if source is not None and kind == "verb" and (content is None or stage.is_empty(*content)):
            content = (stage.comma_before(min(hit.first, source.first), sentence.first), hit.last)
        if source is not None and content is not None and hit.entry.attributes["act"] == "denied" and stage.text(content[0]) == ":":
            content = (stage.comma_before(min(hit.first, source.first), sentence.first), content[1])
        if content is None or content[0] >= content[1]:
            return []
        if source is None and (kind in ("noun", "participle") or hit.entry.attributes.get("modality") in (None, "planned", "expected", "promised", "demanded")):
            return []
        told = find_audience(stage, sentence, hit, source)
        return [replace(make_saying(sentence, hit, content, source), relays=((told,),) if told is not None else ())]

    def _author(self, sentence: Sentence) -> Actor | None:
        """The body that put out the document of which the next sentence speaks: "X published a report. …, it says in the document"."""
        before = self.before
        if before is None or before.source is None or before.sentence.index != sentence.index - 1 or before.sentence.paragraph != sentence.paragraph:
            return None
        return before.source if before.source.kind in ("organisation", "unnamed") and before.act == "announced" else None

    def _planned(self, sentence: Sentence, hit: Hit, cues: list[Hit]) -> list[Saying]:
        """A plan or decision of which nobody else is said to tell."""
        stage = self.stage
        source = find_planner(stage, sentence, hit, self.last)
        if source is not None and is_tail(stage, sentence, hit):
            return [make_saying(sentence, hit, tail_content(stage, sentence, hit), source)]
        content = content_after(stage, sentence, hit, cues)
        if source is None or content is None or stage.is_empty(*content):
            return []
        start = stage.comma_before(min(hit.first, source.first), sentence.first)
        return [make_saying(sentence, hit, (start, content[1]), source)]

    def _told_before(self, sentence: Sentence, hit: Hit, cues: list[Hit], credits: list[Credit]) -> list[Saying]:
        """ "Про це пише X": an outlet's credit of the page; of a person or body, an attribution of what the paragraph, or the one before, has told."""
        stage = self.stage
        hops = find_hops(stage, sentence, hit, cues)
        if hit.entry.kind == "verb":
            source = find_claimer(stage, sentence, hit, None, tail=True)
            told = find_audience(stage, sentence, hit, source) or find_studio(stage, sentence, hit)
            if source is not None and source.kind not in _OUTLETS:
                hops = ((source,), *(((told,),) if told is not None else ()), *find_passed_on(stage, sentence, hit, cues, source))
        if not hops:
            return []
        root = hops[0][0]
        first, last = self._paragraph_before(sentence)
        if root.kind in _OUTLETS or first >= last:
            credits.append(Credit(sentence=sentence, told=(first, last), hops=hops, cue=(hit.first, hit.last), rule=hit.entry.rule))
            return []
        return [replace(make_saying(sentence, hit, (first, last), root), kind="page_credit", relays=hops[1:])]

    def _paragraph_before(self, sentence: Sentence) -> tuple[int, int]:
        own = [s for s in self.stage.sentences if s.paragraph == sentence.paragraph and s.index < sentence.index]
        prior = own or [s for s in self.stage.sentences if s.paragraph == sentence.paragraph - 1]
        return (prior[0].first, prior[-1].last) if prior else (sentence.first, sentence.first)

    def _continued(self, sentence: Sentence) -> list[Saying]:
        """A sentence without a cue, nobody else in it, right after what somebody was said to say in the same paragraph: he goes on."""
        before = self.before
        if before is None or before.sentence.index != sentence.index - 1 or before.sentence.paragraph != sentence.paragraph:
            return []
        if before.sentence.placement != sentence.placement or before.source is None or before.act in DEEDS:
            return []
        wholly = any(a <= sentence.first + 1 and b >= sentence.last - 2 for a, b in self.stage.quoted)
        others = [a for a in self.stage.speakers(sentence) if a.first < sentence.first + _SUBJECT and not self.stage.is_governed(a)]
        if not wholly and (before.kind == "page_credit" or others or self._has_doer(sentence, before.source)):
            return []
        whole = (sentence.first, sentence.last)
        return [replace(before, sentence=sentence, kind="continued", content=whole, modality=None, presumed=True, rule="saying.continued")]

    def _has_doer(self, sentence: Sentence, source: Actor) -> bool:
        """True where a body other than the last speaker did what a sentence tells: "после решения, принятого X", "în urma deciziei luate de ANRE"."""
        scan = self.stage.scan
        bodies = [a for a in self.stage.speakers(sentence) if a.kind == "organisation" and not a.is_same(source)]
        return any(scan.before(a.first, "roles", "by") is not None and scan.before(a.first, "roles", "where") is None for a in bodies)


def _is_own_staff(actor: Actor) -> bool:
    """A reporter without name or outlet is the article's own: "убедился наш корреспондент"."""
    return actor.kind == "person" and actor.role in STAFF and actor.entity is None and actor.institution is None and actor.country is None


def _cues(stage: Stage, sentence: Sentence) -> list[Hit]:
    """The cues of a sentence outside its quotations; none inside another."""
    found = [h for i in range(sentence.first, sentence.last) for h in stage.scan.starting.get(i, ()) if h.entry.group == CUES and h.entry.kind in _KINDS]
    found = [h for h in found if not stage.is_quoted(h.first) and (h.entry.kind != "gives" or leads_to_figure(stage, sentence, h))]
    found.sort(key=lambda h: (h.first, -(h.last - h.first), _KINDS.index(h.entry.kind)))
    made: list[Hit] = []
    for hit in found:
        if not made or hit.first >= made[-1].last:
            made.append(hit)
    return made


def _pointed(stage: Stage, sentence: Sentence, cues: list[Hit]) -> Hit | None:
    """The cue that speaks of what was told before: a whole formula, or a verb after a word that points back at the head of the sentence."""
    whole = next((h for h in cues if h.entry.kind == "page_credit"), None)
    if whole is not None:
        return whole
    pointer = stage.scan.at(sentence.first, "pointers")
    verb = next((h for h in cues if h.entry.kind == "verb"), None)
    if pointer is None or verb is None or not 0 <= verb.first - pointer.last <= _POINTED:
        return None
    if verb.first - pointer.last > _NEAR_POINTER and (stage.has_mark(pointer.last, verb.first) or loose_words(stage, pointer.last, verb.first)):
        return None
    tells = any(a >= verb.last for a, b in stage.quoted if b < sentence.last and b - a > 6)
    # "The figures of the ministry show 40 cases": what gives a figure of its own points to nothing before.
    tells = tells or any(stage.scan.tokens[i].is_number and not stage.is_timed(i) for i in range(verb.last, min(verb.last + _NEAR, sentence.last)))
    return None if tells or stage.opener(verb.first, sentence.last) is not None else verb


def _pointed_back(stage: Stage, sentence: Sentence, hit: Hit) -> int | None:
    """The colon or dash behind what was told, if the words after it point back: "17 dead: this is the toll given by X"."""
    for index in range(sentence.first + 1, hit.first):
        if stage.text(index) != ":" and not stage.is_dash(index):
            continue
        if stage.scan.at(index + 1, "pointers") is not None or stage.scan.at(index + 1, "sources", "pronoun") is not None:
            return index
    return None


def _according(stage: Stage, sentence: Sentence, hit: Hit, cues: list[Hit], last: Actor | None, author: Actor | None) -> list[Saying]:
    source, after = last, hit.last
    relays: tuple[tuple[Actor, ...], ...] = ()
    if hit.entry.kind == "according":
        found = [a for a in stage.within(sentence.first, sentence.last) if 0 <= a.first - hit.last <= _NEAR and not stage.has_mark(hit.last, a.first)]
        data = next((h for i in range(hit.last, min(hit.last + 4, sentence.last)) if (h := stage.scan.at(i, CUES, "content_noun")) is not None), None)
        given = next((c for c in cues if c.entry.kind == "participle" and 0 <= c.first - hit.last <= _BACK), None)
        doer = find_doer(stage, sentence, given) if given is not None else None
        if len(found) > 1 and found[0].kind in _OUTLETS and found[1].kind not in _OUTLETS and _is_next(stage, found[0], found[1]):
            source, after, relays = found[1], found[1].last, ((found[0],),)
        elif found:
            source, after = found[0], found[0].last
        elif doer is not None:
            source, after = doer, doer.last
        elif data is not None:
            source, after = author or nobody(data, data.entry.attributes["source"]), data.last
        elif last is not None and stage.text(hit.last) == ",":
            after = hit.last  # "potrivit lui, ..." without a name
        elif hit.entry.attributes.get("act") == "reported":
            source = nobody(hit, _DOCUMENT)
        else:
            return []
    elif (told := _subject_of_colon(stage, sentence, hit)) is not None:
        source = told
    opening = stage.is_empty(sentence.first, hit.first)
    content = (stage.skip_marks(after, sentence.last), sentence.last) if opening or hit.first - sentence.first <= 2 else (sentence.first, sentence.last)
    if not opening and stage.is_empty(after, sentence.last):
        content = (sentence.first, stage.trim(hit.first))
    return [replace(make_saying(sentence, hit, content, source), relays=relays)] if content[0] < content[1] else []


def _subject_of_colon(stage: Stage, sentence: Sentence, hit: Hit) -> Actor | None:
    """Whoever stands before the colon means the pronoun behind it: "Компания не согласна: по её данным, …"."""
    colon = next((i for i in range(hit.first - 1, max(hit.first - 3, sentence.first), -1) if stage.text(i) in ":;"), None)
    if colon is None:
        return None
    free = [a for a in stage.speakers(sentence) if a.last <= colon and not stage.is_governed(a) and a.kind not in _OUTLETS]
    return free[0] if free else None


def _is_next(stage: Stage, outlet: Actor, speaker: Actor) -> bool:
    """True for the one who told an outlet something, right behind its name: "as the Observer was told by a source" in the order of other languages."""
    return speaker.first - outlet.last <= _SHORT_REST and not stage.has_mark(outlet.last, speaker.first)


def _impersonal(stage: Stage, sentence: Sentence, hit: Hit) -> list[Saying]:
    source = _document_owner(stage, sentence, hit) or nobody(hit, hit.entry.attributes["source"])
    opener = stage.opener(hit.last, sentence.last)
    if opener is not None:
        content = (opener.last, sentence.last)
    elif stage.is_empty(hit.last, sentence.last):
        content = (sentence.first, stage.trim(hit.first))
    else:
        content = (stage.skip_marks(hit.last, sentence.last), sentence.last)
    return [make_saying(sentence, hit, content, source)] if content[0] < content[1] else []


def _document_owner(stage: Stage, sentence: Sentence, hit: Hit) -> Actor | None:
    """Whose document it is that tells, before the cue or behind it: "într-un comunicat al X se arată că", "…, se arată într-un raport al X"."""
    for actor in stage.speakers(sentence):
        before, behind = 0 <= hit.first - actor.last <= _SHORT_REST, 0 < actor.first - hit.last <= _BACK
        if not before and not behind:
            continue
        floor = max(sentence.first, actor.first - _NEAR, hit.last if behind else sentence.first)
        if any(stage.scan.at(i, CUES, "content_noun", "venue") is not None for i in range(floor, actor.first)):
            return actor
    return None
