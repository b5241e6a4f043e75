"""Who said it: the actor that a cue belongs to, beside it, in a house behind a small word, or earlier in the text."""

from __future__ import annotations

from stemma.knowledge.matcher import Hit
from stemma.reading.actor import HEARERS, MARKS, STAFF, Actor
from stemma.reading.layout import Sentence
from stemma.reading.stage import CUES, Stage

_OUTLETS = ("outlet", "agency")
_HOUSES = ("organisation", "place", "unnamed", "outlet", "agency")
_BESIDE = 2
_TOLD = 6
_BY = 4
_FAR = 12


def find_claimer(stage: Stage, sentence: Sentence, hit: Hit, last: Actor | None, *, tail: bool) -> Actor | None:
    """The claimer of a verb of speech.

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.
        last: who spoke last before.
        tail: True where the content stands before the cue.

    Returns:
        The actor, or None.
    """
    own = stage.speakers(sentence)
    if last is not None and _has_pronoun(stage, sentence, hit, own):
        return last
    told = stage.scan.at(hit.last - 1, CUES, "opener") is not None  # "…, се вижда, че компанията": what follows is told
    beside = None if told else _following(stage, sentence, hit, own, within=_BESIDE)
    before = _subject_before(stage, sentence, hit, own, tail=tail)
    chosen = before or beside
    if chosen is None and tail:
        chosen = _following(stage, sentence, hit, own, within=sentence.last - hit.last)
    if chosen is not None:
        return _meant(stage, chosen, last)
    document = document_noun(stage, sentence, hit) or (_document_behind(stage, sentence, hit) if tail else None)
    if document is not None:
        return document
    house = _house(stage, sentence, hit, own, tail=tail)
    if house is not None:
        return house
    near = range(max(sentence.first, hit.first - 4), min(sentence.last, hit.last + 3))
    if any(stage.scan.at(i, "sources", "pronoun") for i in near):
        return last
    if tail and _has_stranger(stage, sentence, hit):
        return None
    return last if tail or not any(a.last <= hit.first for a in own) else None


def find_planner(stage: Stage, sentence: Sentence, hit: Hit, last: Actor | None) -> Actor | None:
    """Whoever plans or decides: the subject before a verb of intention, or right behind it.

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.
        last: who spoke last before, meant by a pronoun.

    Returns:
        The actor, or None.
    """
    own = stage.speakers(sentence)
    if last is not None and _has_pronoun(stage, sentence, hit, own):
        return last
    found = _subject_before(stage, sentence, hit, own, tail=False) or _following(stage, sentence, hit, own, within=_BESIDE)
    return _meant(stage, found, last) if found is not None else None


def find_aside(stage: Stage, sentence: Sentence) -> Actor | None:
    """The unnamed source of a sentence that tells under which conditions somebody spoke: "on condition of anonymity".

    Args:
        stage: the document.
        sentence: the sentence.

    Returns:
        An unnamed source, or None.
    """
    for index in range(sentence.first, sentence.last):
        hit = stage.scan.at(index, CUES, "aside")
        if hit is not None:
            return nobody(hit, hit.entry.attributes["source"])
    return None


def _has_pronoun(stage: Stage, sentence: Sentence, hit: Hit, own: list[Actor]) -> bool:
    """True where a pronoun stands right beside the cue and no actor nearer: "she told X", "каза още той"."""
    # "The union says they fell": behind a claimer and the verb, the pronoun belongs to what was said.
    claimed = any(a.last == hit.first and not stage.is_governed(a) for a in own)
    beside = [hit.first - 1] if claimed else [hit.first - 1, hit.last, hit.last + 1]
    found = [i for i in beside if sentence.holds(i) and stage.scan.at(i, "sources", "pronoun") is not None and not stage.has_mark(hit.last, i)]
    return any(not any(hit.last <= a.first < i for a in own) for i in found)


def _has_stranger(stage: Stage, sentence: Sentence, hit: Hit) -> bool:
    """True where plain words stand between the comma and the cue: somebody speaks whom nothing names."""
    words = [i for i in range(stage.comma_before(hit.first, sentence.first), hit.first) if stage.scan.tokens[i].is_word]
    return sum(len(stage.text(i)) > 3 and stage.scan.at(i, "roles") is None for i in words) > 1


def find_doer(stage: Stage, sentence: Sentence, hit: Hit) -> Actor | None:
    """The claimer of a participle or noun of speech, who stands right after it: "announced by X", "the statement of X".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        The actor, or None.
    """
    found = [a for a in stage.speakers(sentence) if 0 <= a.first - hit.last <= _FAR and not stage.has_mark(hit.last, a.first)]
    for actor in found:
        gap = actor.first - hit.last
        joint = stage.scan.before(actor.first, "roles", "by", "of", "from")
        if (
            (gap <= _BESIDE and not (gap and stage.is_placed(actor)))
            or (gap <= _BY and joint is not None)
            or stage.scan.before(actor.first, "roles", "by") is not None
        ):
            return actor
    return None


def find_passive_doer(stage: Stage, sentence: Sentence, hit: Hit) -> Actor | None:
    """The doer behind a verb in the passive, past time and place: "the figure reported on Wednesday by the mayor".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        The actor, or None where no word of the doer stands near.
    """
    for actor in stage.speakers(sentence):
        if not 0 < actor.first - hit.last <= _TOLD or stage.has_mark(hit.last, actor.first):
            continue
        if stage.scan.before(actor.first, "roles", "by") is not None and stage.scan.before(actor.first, "roles", "from", "of", "where") is None:
            return actor
    return None


def find_audience(stage: Stage, sentence: Sentence, hit: Hit, claimer: Actor | None) -> Actor | None:
    """The outlet to which something was told: "she told Northgate Wire", "розповів «Віснику» директор".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.
        claimer: who told it.

    Returns:
        The outlet, or None.
    """
    start = claimer.last if claimer is not None and claimer.first >= hit.last else hit.last
    for actor in stage.speakers(sentence):
        addressed = 0 <= actor.first - start <= _FAR and stage.scan.before(actor.first, CUES, "audience") is not None
        inside = hit.first < actor.first < hit.last < actor.last
        if not (0 <= actor.first - hit.last <= _TOLD or addressed or inside) or actor.kind not in _OUTLETS:
            continue
        if claimer is None or actor.first == claimer.first or stage.opener(hit.last, actor.first) is not None:
            continue
        if stage.has_mark(hit.last, actor.first) and not addressed:
            continue
        return actor
    return None


def find_studio(stage: Stage, sentence: Sentence, hit: Hit) -> Actor | None:
    """The outlet of an occasion before the cue: "Про це в інтерв'ю «Радіо Кодру» заявила міністерка".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        The outlet, or None.
    """
    ahead = [a for a in stage.speakers(sentence) if a.last <= hit.first and a.kind in _OUTLETS]
    return next((a for a in ahead if any(stage.scan.at(i, CUES, "venue") is not None for i in range(sentence.first, a.first + 1))), None)


def _following(stage: Stage, sentence: Sentence, hit: Hit, own: list[Actor], *, within: int) -> Actor | None:
    """The first actor after the cue that nothing governs, past times, places and outlets to which it was told; no comma is crossed beside the cue."""
    outlet: Actor | None = None
    for actor in own:
        gap = actor.first - hit.last
        if gap < 0:
            continue
        if gap > within or _is_blocked(stage, hit.last, actor.first, commas=within > _BESIDE):
            break
        if stage.is_governed(actor) or stage.scan.before(actor.first, CUES, "audience") is not None or actor.kind == "place":
            continue
        if outlet is None and (actor.kind in _OUTLETS or _is_hearer(actor)):
            outlet = actor
            if (
                within <= _BESIDE
                and (later := _following(stage, sentence, hit, own, within=_TOLD + 3)) is not None
                and later.kind not in _OUTLETS
                and not _is_hearer(later)
            ):
                return later
            continue
        return actor
    return outlet


def _is_hearer(actor: Actor) -> bool:
    """True for journalists without a name, to whom something is told: "сообщил журналистам главный врач"."""
    return actor.kind == "unnamed" and actor.label in HEARERS


def _is_blocked(stage: Stage, start: int, end: int, *, commas: bool) -> bool:
    """True where the clause of the cue ends: at a stop, another verb of speech, a new clause, or at a comma right beside the cue."""
    return any(
        stage.text(i) in ".;:"
        or (stage.text(i) == "," and not commas)
        or (stage.is_quoted(i) and stage.text(i) in ".!?")
        or stage.scan.at(i, CUES, "verb", "gerund", "opener", "relay", "according") is not None
        or stage.scan.at(i, "roles", "clause") is not None
        for i in range(start, end)
    )


def _subject_before(stage: Stage, sentence: Sentence, hit: Hit, own: list[Actor], *, tail: bool) -> Actor | None:
    """The nearest phrase before the cue that no preposition governs, not past another speech verb, nor inside a parenthesis."""
    held = next((a for a in reversed(own) if tail and a.last == hit.first - 1 and stage.text(a.last) == ","), None)
    if held is not None and any(stage.text(i) in (",", *MARKS) for i in range(max(sentence.first, held.first - 3), held.first)):
        return held
    opening = stage.parenthesis(sentence, hit.first)
    end = hit.first if opening is None else opening
    quoted = opening is not None and any(stage.closes_speech(i) for i in range(sentence.first, opening))
    floor = stage.comma_before(end if quoted else hit.first, sentence.first) if tail else sentence.first
    ahead = [a for a in own if floor <= a.first and a.last <= end]
    relayed = [a for a in ahead if stage.scan.before(a.first, CUES, "relay") is not None]
    cited = [a for a in ahead if any(a.is_same(r) and a.first >= r.first for r in relayed)]
    for actor in reversed(ahead if len(cited) == len(ahead) else [a for a in ahead if a not in cited]):
        if stage.is_governed(actor):
            continue
        crossed = any(h.entry.group == CUES and h.entry.kind in ("verb", "opener") for i in range(actor.last, end) for h in stage.scan.starting.get(i, ()))
        if crossed and stage.scan.at(hit.first - 1, "numbers", "joiner") is None:
            return None
        return actor
    return None


def _house(stage: Stage, sentence: Sentence, hit: Hit, own: list[Actor], *, tail: bool) -> Actor | None:
    """A body behind a small word of place or source that speaks through people without a name: "В МЧС сообщили", "уточниха от комисията"."""
    floor = stage.comma_before(hit.first, sentence.first) if tail else sentence.first
    before = [a for a in own if floor <= a.first and a.last <= hit.first and hit.first - a.last <= (_TOLD if a.first - floor <= _BESIDE else _BESIDE)]
    after = [a for a in own if 0 <= a.first - hit.last <= _BESIDE and not stage.has_mark(hit.last, a.first)]
    for actor in [*reversed(before), *after]:
        if stage.scan.before(actor.first, CUES, "audience") is not None:
            continue
        if actor.kind in _HOUSES and stage.scan.before(actor.first, "roles", "where", "from") is not None:
            return actor
    return None


def _meant(stage: Stage, actor: Actor, last: Actor | None) -> Actor:
    """A bare role without a body ("политикът", "the minister") means the person who spoke last, unless it is counted: "два врача"."""
    counted = actor.first > 0 and (stage.scan.tokens[actor.first - 1].is_number or stage.scan.before(actor.first, "numbers", "cardinal") is not None)
    bare = (
        not counted
        and actor.kind == "person"
        and actor.role not in STAFF
        and actor.entity is None
        and not actor.named
        and actor.institution is None
        and actor.country is None
    )
    return last if bare and last is not None and last.kind == "person" and last.entity is not None else actor


def document_noun(stage: Stage, sentence: Sentence, hit: Hit) -> Actor | None:
    """A document that speaks: "the report says".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        An unnamed source, or None.
    """
    for index in range(hit.first - 1, max(sentence.first, hit.first - 6) - 1, -1):
        noun = stage.scan.at(index, CUES, "content_noun")
        if noun is not None:
            return nobody(noun, noun.entry.attributes["source"])
    return None


def _document_behind(stage: Stage, sentence: Sentence, hit: Hit) -> Actor | None:
    """A document behind its verb: "…, свидетельствуют официальные данные", "…, arată datele oficiale"."""
    for index in range(hit.first, min(hit.last + _BY, sentence.last)):
        if stage.has_mark(index, index + 1):
            return None
        noun = stage.scan.at(index, CUES, "content_noun")
        if noun is not None:
            return nobody(noun, noun.entry.attributes["source"])
    return None


def nobody(hit: Hit, label: str) -> Actor:
    """An unnamed source.

    Args:
        hit: the words that stand for it.
        label: its English label.

    Returns:
        The actor.
    """
    return Actor(first=hit.first, last=hit.last, kind="unnamed", entity=None, label=label, country=None, named=False)
