"""Those who pass on: outlets in a chain, in words of relay, in credits of the page and around those whom they quote."""

from __future__ import annotations

from dataclasses import replace

from stemma.knowledge.matcher import Hit
from stemma.reading.actor import Actor
from stemma.reading.content import content_after
from stemma.reading.layout import Sentence
from stemma.reading.saying import Saying, make_saying
from stemma.reading.stage import Stage

_OUTLETS = ("outlet", "agency")
_NEAR = 5


def find_hops(stage: Stage, sentence: Sentence, hit: Hit, cues: list[Hit]) -> tuple[tuple[Actor, ...], ...]:
    """Finds those whom a credit names, the outlet last, before it those whom it cites.

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.
        cues: all cues of the sentence.

    Returns:
        Rows of actors, those side by side in one.
    """
    named = [a for a in stage.within(sentence.first, sentence.last) if (a.first >= hit.last or a.last <= hit.first)]
    citing = next((c for c in cues if c.entry.kind == "relay" and c.entry.attributes["direction"] == "citing" and c.first >= hit.last), None)
    cited = next((c for c in cues if c.entry.kind == "relay" and c.entry.attributes["direction"] == "cited_by" and c.first >= hit.last), None)
    turn = citing or cited
    near = _row([a for a in named if turn is None or a.first < turn.first])
    far = _row([a for a in named if turn is not None and a.first >= turn.last])
    rows = (far, near) if citing is not None else (near, far)
    return tuple(r for r in rows if r)


def find_passed_on(stage: Stage, sentence: Sentence, hit: Hit, cues: list[Hit], source: Actor) -> tuple[tuple[Actor, ...], ...]:
    """Finds the outlets that pass on what the claimer said: behind a word of relay or a further verb of speech.

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the cue.
        cues: all cues of the sentence.
        source: the claimer.

    Returns:
        Rows of outlets, the nearest to the article last.
    """
    made: list[tuple[Actor, ...]] = []
    for cue in cues:
        if cue.first < hit.last or cue.entry.kind not in ("relay", "verb"):
            continue
        row = _row([a for a in stage.speakers(sentence) if 0 <= a.first - cue.last <= _NEAR and a.kind in _OUTLETS and a.first != source.first])
        if row:
            made.insert(len(made) - (cue.entry.attributes.get("direction") == "citing" and bool(made)), row)
    return tuple(made)


def _row(actors: list[Actor]) -> tuple[Actor, ...]:
    """Actors side by side: the first, and those joined to it by a comma or a short word."""
    row: list[Actor] = []
    for actor in actors:
        if row and actor.first - row[-1].last > 1:
            break
        row.append(actor)
    return tuple(row)


def put_relay(stage: Stage, sentence: Sentence, hit: Hit, sayings: list[Saying]) -> None:
    """Puts those behind a word of relay into the chain of the attribution nearest to it: a citing outlet stands nearer to the article than what it cites.

    Args:
        stage: the document.
        sentence: the sentence.
        hit: the word of relay.
        sayings: the attributions of the sentence, which are changed.
    """
    row = _row([a for a in stage.within(sentence.first, sentence.last) if 0 <= a.first - hit.last <= _NEAR])
    place = next((i for i in range(len(sayings) - 1, -1, -1) if sayings[i].cue[0] < hit.first), 0)
    if not sayings:
        sayings.extend(_quoted(stage, sentence, hit))
    if not row or not sayings:
        return
    saying = sayings[place]
    if any(a.first == row[0].first for known in ((saying.source,) if saying.source else (), *saying.relays) for a in known):
        return
    if hit.entry.attributes["direction"] == "cited_by":
        sayings[place] = replace(saying, relays=(*saying.relays, row))
    elif saying.relays and row[0].kind in _OUTLETS:
        sayings[place] = replace(saying, relays=(*saying.relays[:-1], row, saying.relays[-1]))
    elif saying.source is not None:
        sayings[place] = replace(saying, source=row[0], relays=((saying.source,), *saying.relays))


def _quoted(stage: Stage, sentence: Sentence, hit: Hit) -> list[Saying]:
    """An outlet quotes somebody: "„…“, цитира вестник X кмета Y", "X quotes the mayor as saying", "„…“, the mayor was quoted by X as saying"."""
    closed = [b for a, b in stage.quoted if sentence.first <= a and b < hit.first]
    content = (sentence.first, closed[-1]) if closed else content_after(stage, sentence, hit, [])
    if content is None or content[0] >= content[1]:
        return []
    free = [a for a in stage.speakers(sentence) if not closed or a.first >= content[1]]
    people = [a for a in free if not _may_quote(a)]
    ahead = [a for a in people if a.last <= hit.first and hit.entry.attributes["direction"] == "cited_by"]
    heard = ahead or [a for a in people if a.first >= hit.last]
    outlets = _row([a for a in free if _may_quote(a) and (a.first >= hit.last or not ahead)])
    if not heard or not outlets:
        return []
    return [replace(make_saying(sentence, hit, content, heard[0]), kind="verb", relays=(outlets,))]


def _may_quote(actor: Actor) -> bool:
    """An outlet, or a body that only its name tells of."""
    return actor.kind in _OUTLETS or (actor.kind == "organisation" and (actor.entity or "").startswith("name/name/"))
