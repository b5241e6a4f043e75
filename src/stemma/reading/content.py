"""What was said: the stretch of a sentence that an attribution covers, before or after its cue."""

from __future__ import annotations

from stemma.knowledge.matcher import Hit
from stemma.reading.actor import MARKS
from stemma.reading.layout import Sentence
from stemma.reading.stage import CUES, Stage

_NEAR = 11
_OPENER_WITHIN = 25
_SPEECH = ("said", "added", "stressed", "confirmed", "reported", "announced", "claimed", "warned", "recalled", "admitted", "estimated", "predicted")
_LEAST = 3
_AHEAD = 2
_REST = 26
_LOOSE = 4
_FIGURE_WITHIN = 10
_LEAD = 3
_DATELINE = 16
_CENTURIES = ("18", "19", "20")
_LEADS = ("year_lead",)


def is_tail(stage: Stage, sentence: Sentence, hit: Hit) -> bool:
    """True if the cue closes what was told: "…, a declarat X", "„…“, заяви той".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        Whether the content stands before the cue.
    """
    if hit.entry.kind == "gerund" or (_has_own_opener(stage, sentence, hit) and not stage.after_quote(hit.first)):
        return False
    if _opens_behind(stage, sentence, hit):
        return False
    if closes_sentence(stage, sentence, hit):
        return True
    opening = stage.parenthesis(sentence, hit.first)
    if opening is not None:
        return any(stage.closes_speech(i) for i in range(sentence.first, opening))
    back = hit.first - 1
    while back > sentence.first and hit.first - back <= _NEAR:
        if stage.text(back) == "," or stage.is_dash(back):
            if stage.closes(back - 1) and stage.is_empty(back, hit.first):
                return stage.closes_speech(back - 1)
            return _stands_alone(stage, sentence, back + 1, hit)
        if stage.text(back) in MARKS and stage.closes(back):
            return stage.scan.at(back + 1, "numbers", "joiner") is None and stage.closes_speech(back)
        if stage.text(back) in ".;:":
            return False
        back -= 1
    return stage.after_quote(hit.first)


def _opens_behind(stage: Stage, sentence: Sentence, hit: Hit) -> bool:
    """True where what was said follows: behind a colon, as a figure ("he speaks of 900"), or after a time or occasion and the claimer."""
    if stage.after_quote(hit.first):
        return False
    if hit.last < sentence.last and stage.text(hit.last) == ":":
        return True
    ahead = any(0 <= hit.first - a.last <= 1 for a in stage.speakers(sentence)) or stage.scan.before(hit.first, "sources", "pronoun") is not None
    if ahead and any(stage.scan.tokens[i].is_number and not _is_date(stage, i) for i in range(hit.last, min(hit.last + 2, sentence.last))):
        return True
    comma = next((i for i in range(sentence.first, hit.first) if stage.text(i) == ","), None)
    if comma is None or not stage.has_words(hit.last, sentence.last, more_than=2) or loose_words(stage, comma, hit.first) > _AHEAD:
        return False
    return _is_occasion(stage, sentence.first, comma) and not _tells(stage, comma, hit.first)


def _is_date(stage: Stage, index: int) -> bool:
    """True for a year, and a number before a word of time: "said in 2024", "заявил 5 мая"."""
    return (stage.text(index)[:2] in _CENTURIES and len(stage.text(index)) == 4) or any(
        h.entry.group == "times" and h.entry.kind not in _LEADS for h in stage.scan.starting.get(index + 1, ())
    )


def _is_occasion(stage: Stage, first: int, last: int) -> bool:
    """True for a stretch that only tells when or where somebody spoke: "On Monday", "In an interview with X"."""
    if any(stage.scan.tokens[i].is_number and not stage.is_timed(i) for i in range(first, last)):
        return False
    if stage.scan.at(first, CUES, "venue") is not None:
        return True
    return loose_words(stage, first, last) == 0 and not stage.within(first, last) and not _tells(stage, first, last)


def closes_sentence(stage: Stage, sentence: Sentence, hit: Hit) -> bool:
    """True if a comma and a cue end the sentence and only its claimer stands behind it: "…, a anunțat prefecta, Dorina Hâncu", "…, two doctors said".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        Whether nothing but the claimer, with time and place, follows the cue.
    """
    if hit.entry.kind not in ("verb", "intent") or hit.entry.attributes.get("act") not in _SPEECH:
        return False
    start = stage.comma_before(hit.first, sentence.first)
    if start - sentence.first < _LEAST or not stage.has_mark(start - 1, start, ",") or stage.opener(hit.last, sentence.last) is not None:
        return False
    free = [a for a in stage.within(start, sentence.last) if a.kind != "thing" and not stage.is_governed(a)]
    ahead = [a for a in free if start <= a.first and a.last <= hit.first]
    behind = [a for a in free if a.first >= hit.last]
    pronoun = any(stage.scan.at(i, "sources", "pronoun") is not None for i in range(start, sentence.last))
    if not ahead and not behind and not pronoun:
        return False
    loose = loose_words(stage, start, hit.first)
    aside = _aside(stage, start, hit.first)
    if (
        loose > _AHEAD
        or (loose and not ahead and not pronoun)
        or any(stage.scan.at(i, "roles", "clause") is not None for i in range(start, hit.first) if i not in aside)
    ):
        return False
    rest = sentence.last - hit.last
    return rest <= _REST and loose_words(stage, hit.last, sentence.last) <= _LOOSE and not _tells(stage, hit.last, sentence.last)


def loose_words(stage: Stage, first: int, last: int) -> int:
    """Counts the words of a stretch that belong to no actor, time or place and are no small words.

    Args:
        stage: the document.
        first: the first token.
        last: the token after the last.

    Returns:
        How many there are.
    """
    covered = {i for a in stage.within(first, last) for i in range(a.first, a.last)} | _aside(stage, first, last)
    plain = [i for i in range(first, last) if i not in covered and stage.scan.tokens[i].is_word and len(stage.text(i)) > 3]
    return sum(not any(h.entry.group in ("roles", "times", "numbers", "sources") for h in stage.scan.starting.get(i, ())) for i in plain)


def _aside(stage: Stage, first: int, last: int) -> set[int]:
    """The tokens that tell where or under which conditions somebody spoke."""
    return {i for k in range(first, last) if (h := stage.scan.at(k, CUES, "aside", "venue")) is not None for i in range(h.first, h.last)}


def _tells(stage: Stage, first: int, last: int) -> bool:
    """True if a stretch holds an event, a further speech verb or a new clause."""
    hits = [h for i in range(first, last) for h in stage.scan.starting.get(i, ())]
    return any(h.entry.kind in ("frame", "clause") or (h.entry.group == CUES and h.entry.kind == "verb") for h in hits)


def is_inserted(stage: Stage, sentence: Sentence, hit: Hit, end: int) -> bool:
    """True if the attribution stands inside what was told: "The line, he told parliament, will reopen".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.
        end: the token after the cue or its claimer, whichever is later.

    Returns:
        Whether what was told goes on behind it.
    """
    if stage.after_quote(hit.first) or not stage.has_mark(max(sentence.first, hit.first - _NEAR), hit.first, ","):
        return False
    close = next((i for i in range(end, min(end + 4, sentence.last)) if stage.text(i) == ","), None)
    if close is None or any(stage.text(i) in ".;:" for i in range(end, close)):
        return False
    rest = [i for i in range(close + 1, sentence.last) if stage.scan.tokens[i].is_word]
    return len(rest) >= 2 and stage.scan.at(close + 1, "roles", "clause") is None


def _has_own_opener(stage: Stage, sentence: Sentence, hit: Hit) -> bool:
    """True if a content clause opens after the cue, before another cue takes it."""
    opener = stage.opener(hit.last, min(sentence.last, hit.last + 12))
    if opener is None:
        return False
    return not any(stage.scan.at(i, CUES, "verb", "gerund") for i in range(hit.last, opener.first))


def _stands_alone(stage: Stage, sentence: Sentence, start: int, hit: Hit) -> bool:
    """Between comma and cue stands only a claimer, and something was told before the comma."""
    if start - sentence.first < 3 or _is_dateline(stage, sentence.first, start - 1):
        return False
    inside = [a for a in stage.within(start, hit.first) if a.last <= hit.first]
    covered = {i for a in inside for i in range(a.first, a.last)}
    loose = [i for i in range(start, hit.first) if i not in covered and stage.scan.tokens[i].is_word and stage.scan.at(i, "sources", "pronoun") is None]
    if not loose and is_inserted(stage, sentence, hit, hit.last):
        return True
    if len(loose) > 2 or any(stage.scan.at(i, "roles", "clause") or stage.scan.at(i, CUES, "opener") for i in loose):
        return False
    told = range(sentence.first, start - 1)
    return start - sentence.first > 8 or any(
        h.entry.group in ("frames", "concepts") or h.entry.kind in ("verb", "status") for i in told for h in stage.scan.starting.get(i, ())
    )


def _is_dateline(stage: Stage, first: int, last: int) -> bool:
    """True for names, a day and brackets before a dash: "BUCHAREST, May 8 (Northgate Wire) —"."""
    if last - first > _DATELINE or not stage.is_dash(last):
        return False
    words = [i for i in range(first, last) if stage.scan.tokens[i].is_word]
    return all(stage.scan.tokens[i].is_capital or any(h.entry.group == "times" for h in stage.scan.starting.get(i, ())) for i in words)


def tail_content(stage: Stage, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The stretch before a cue that closes it.

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        First token and the token after the last.
    """
    back = hit.first - 1
    while back > sentence.first and stage.text(back) != "," and not stage.is_mark(back) and not stage.is_dash(back):
        back -= 1
    end = stage.trim(back + 1)
    closing = [(a, b) for a, b in stage.quoted if b in (end, end - 1, back)]
    if closing and closing[0][0] <= sentence.first + 2:
        return closing[0]
    start = next((i + 1 for i in range(end - 1, sentence.first, -1) if stage.text(i) == ";"), sentence.first)
    return start, max(end, start)


def content_after(stage: Stage, sentence: Sentence, hit: Hit, cues: list[Hit]) -> tuple[int, int] | None:
    """The stretch that a cue opens.

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.
        cues: all cues of the sentence.

    Returns:
        First token and the token after the last, or None where nothing follows.
    """
    end = next((i for i in range(hit.last, sentence.last) if stage.text(i) == ";" and not stage.is_quoted(i)), sentence.last)
    for cue in cues:
        if hit.last <= cue.first < end and cue.entry.kind in ("verb", "gerund") and (cue.entry.kind == "gerund" or is_tail(stage, sentence, cue)):
            end = stage.trim(stage.comma_before(cue.first, hit.last))
            break
    opener = stage.opener(hit.last, end)
    if opener is not None and opener.first - hit.last <= _OPENER_WITHIN:
        return opener.last, end
    return (hit.last, end) if hit.last < end else None


def leads_to_figure(stage: Stage, sentence: Sentence, hit: Hit) -> bool:
    """True if a figure behind one of the small words for it follows a cue: "puts the rise at nearly 15%".

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.

    Returns:
        Whether the cue gives a figure.
    """
    for index in range(hit.last, min(hit.last + _FIGURE_WITHIN, sentence.last)):
        if stage.text(index) in ".;:":
            return False
        lead = stage.scan.at(index, CUES, "figure_lead")
        if lead is not None and any(_is_figure(stage, i) for i in range(lead.last, min(lead.last + _LEAD, sentence.last))):
            return True
    return False


def _is_figure(stage: Stage, index: int) -> bool:
    kinds = ("cardinal", "scale", "several", "fraction")
    return stage.scan.tokens[index].is_number or stage.scan.at(index, "numbers", *kinds) is not None
