"""Frames: what a clause is about, who does it to whom and where, and the key of its question."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.knowledge.table import Frame, Knowledge
from stemma.reading.actor import Actor
from stemma.records.claim import NONE, OPEN, Key

_TO = ("to", "against")
_TELLERS = ("outlet", "agency")  # they tell of it and have no part in it
_PLANNED = frozenset(("planned", "promised", "expected", "demanded", "possible"))
_HARM = "casualties"
_BODY = "institution/"
_ASIDE = frozenset(("where", "against", "besides", "because"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who stands where around a trigger; references or None."""

    who: str | None
    to: str | None
    where: str | None
    parties: tuple[str, ...]


def find_frame(scan: Scan, first: int, last: int, concept: str | None = None, near: int | None = None) -> tuple[Frame, Hit] | None:
    """The frame that a stretch of text is about.

    Args:
        scan: the scanned text.
        first: its first token.
        last: the token after it.
        concept: what a figure in it counts; frames that do not take it are passed over.
        near: the token to which the trigger should be close.

    Returns:
        The frame and its trigger, or None.
    """
    knowledge = scan.lexicon.knowledge
    found = []
    for index in range(first, last):
        for hit in scan.starting.get(index, ()):
            if hit.entry.group != "frames" or hit.last > last:
                continue
            frame = knowledge.frames[hit.entry.value]
            if concept is not None and not takes(knowledge, frame, concept):
                continue
            distance = abs(hit.first - near) if near is not None else index - first
            found.append((distance, -(hit.last - hit.first), frame.id, frame, hit))
    if not found:
        return None
    best = min(found, key=lambda x: x[:3])
    return best[3], best[4]


def takes(knowledge: Knowledge, frame: Frame, concept: str) -> bool:
    """True if a figure that counts a concept may answer the frame's question.

    Args:
        knowledge: the tables.
        frame: the frame.
        concept: what is counted.

    Returns:
        Whether the frame takes it.
    """
    if frame.counts:
        kind = knowledge.concepts[concept].kind if concept in knowledge.concepts else "things"
        befallen = knowledge.is_under(concept, _HARM) and concept != _HARM
        return knowledge.is_under(concept, frame.counts) or (kind == "people" and not befallen and _counts_people(knowledge, frame))
    return (not frame.figures and frame.asks != "whether") or any(knowledge.is_under(concept, f) for f in frame.figures)


def _counts_people(knowledge: Knowledge, frame: Frame) -> bool:
    counted = knowledge.concepts.get(frame.counts)
    return counted is not None and counted.kind == "people"


def frame_counting(knowledge: Knowledge, concept: str) -> Frame | None:
    """The frame for which a concept is itself what is counted ("killed").

    Args:
        knowledge: the tables.
        concept: what is counted.

    Returns:
        The frame, or None.
    """
    return knowledge.counters.get(knowledge.class_of(concept))


def find_roles(scan: Scan, frame: Frame, trigger: int, actors: list[Actor], first: int, last: int) -> Roles:
    """Reads who and to whom around a trigger, from small words and order; where stands in :mod:`stemma.reading.place`.

    Args:
        scan: the scanned text.
        frame: the frame.
        trigger: the first token of its trigger.
        actors: the actors of the stretch.
        first: the first token of the stretch.
        last: the token after it.

    Returns:
        The roles.
    """
    knowledge = scan.lexicon.knowledge
    who: str | None = None
    to: str | None = None
    parties: list[str] = []
    for actor in actors:
        if not first <= actor.first < last:
            continue
        state = state_of(knowledge, actor)
        if state is None or actor.kind in _TELLERS:
            continue
        before = _small_word(scan, actor.first)
        if frame.who_is == "parties" and actor.kind in ("person", "organisation") and not before & _ASIDE:
            parties.append(state)
            continue
        if "by" in before and frame.who_is == "agent" and actor.first > trigger:
            who = state
        elif _goal(before, actor, trigger) and frame.slots.get("to", "none") != "none" and to is None and state != who:
            to = state
        elif not before - {"of"} and who is None and _may_be_who(scan, frame, actor, state, trigger):
            who = state
        elif not before and actor.first > trigger and to is None and frame.slots.get("to", "none") != "none" and state != who:
            to = state
    return Roles(who=who, to=to, where=None, parties=tuple(sorted(set(parties))))


def find_holder(knowledge: Knowledge, actors: list[Actor], head: int, segment: tuple[int, int], sentence: tuple[int, int]) -> str | None:
    """Finds whose a share or a number is: "X won 52 seats", "38% for X", "X, led by Y, won 52".

    Args:
        knowledge: the tables.
        actors: the actors that may hold it.
        head: the token of the figure or trigger.
        segment: the first token of its segment, and the token after it.
        sentence: the same of its sentence.

    Returns:
        The holder's entity: a body before a person, named before the figure, else after it, else earlier in the sentence; or None.
    """
    fit = [a for a in actors if a.kind in ("person", "organisation") and a.entity is not None and knowledge.country_of(a.entity) != a.entity]
    fit = [a for a in fit if not (a.entity or "").startswith(_BODY)]  # who counts or asks holds nothing
    stretches = ((segment[0], head), (head, segment[1]), (sentence[0], segment[0]))
    for first, last in stretches:
        inside = [a for a in fit if first <= a.first < last]
        if inside:
            ranked = sorted(inside, key=lambda a: (a.kind == "person", a.first))
            return ranked[0].entity
    return None


def _may_be_who(scan: Scan, frame: Frame, actor: Actor, state: str, trigger: int) -> bool:
    """The doer stands before the trigger; whose people they are is a state whose name stands with those people, never a place alone."""
    of = scan.before(actor.first, "roles", "of")
    if frame.who_is == "patient":
        return state.startswith("country/") and (not actor.named or _follows_people(scan, actor.first if of is None else of.first))
    return of is None and (actor.first < trigger or frame.who_is == "owner")


def _follows_people(scan: Scan, index: int) -> bool:
    """True right after a counted noun of people: "soldiers of X", "войск Y"."""
    hit = scan.before(index, "concepts")
    concepts = scan.lexicon.knowledge.concepts
    return hit is not None and hit.entry.value in concepts and concepts[hit.entry.value].kind == "people"


def _goal(before: frozenset[str], actor: Actor, trigger: int) -> bool:
    return bool(before & set(_TO)) and actor.first > trigger


def _small_word(scan: Scan, index: int) -> frozenset[str]:
    """The kinds of small word that stand right before a token."""
    found = {h.entry.kind for h in scan.ending.get(index, ()) if h.entry.group == "roles"}
    return frozenset(found - {"clause"})


def state_of(knowledge: Knowledge, actor: Actor) -> str | None:
    """The reference under which an actor is keyed: what belongs to a state is keyed as the state (DESIGN §6).

    Args:
        knowledge: the tables.
        actor: the actor.

    Returns:
        An entity reference, or None for those without one.
    """
    if actor.kind == "person" and actor.country and actor.role:
        return actor.country
    if actor.entity is None:
        return actor.country
    if actor.kind in ("organisation", "place") and actor.country:
        return actor.country
    found = knowledge.country_of(actor.entity)
    return found or actor.entity


def make_key(frame: Frame, roles: Roles, modality: str, asked: str, what: str) -> Key:
    """Fills the six slots of a key.

    Args:
        frame: the frame.
        roles: who stands where.
        modality: of the claim; it decides the status.
        asked: how-many, what-share, how-much, when, whether or what-said.
        what: the counting class, or the frame.

    Returns:
        The key; slots that the clause leaves open are ``?``.
    """
    who = ",".join(roles.parties) if frame.who_is == "parties" and len(roles.parties) > 1 else None if frame.who_is == "parties" else roles.who
    slots = frame.slots
    filled_who = _slot(slots.get("who", "optional"), who)
    where = roles.where
    if slots.get("where") == "unless-who":
        where_slot = NONE if who else _slot("required", where)
    else:
        where_slot = _slot(slots.get("where", "none"), where)
    return Key(
        asked=asked,
        what=what,
        who=filled_who,
        to=_slot(slots.get("to", "none"), roles.to),
        where=where_slot,
        status="planned" if modality in _PLANNED else "done",
    )


def _slot(need: str, value: str | None) -> str:
    if need == "none":
        return NONE
    if value:
        return value
    return OPEN if need == "required" else NONE
