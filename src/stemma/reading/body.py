"""Bodies named by a common noun: "the company", "банката", "штаб" mean the one that the document has named."""

from __future__ import annotations

from dataclasses import replace

from stemma.expressions.scan import Scan
from stemma.reading.actor import AGENCY, MARKS, Actor

_BARE = "institution/"
_AFTER = 2
_TITLE = 3


def join_bodies(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Gives bare nouns of bodies the name that stands beside them or earlier in the document.

    Args:
        scan: the scanned text.
        actors: the actors of a document, in order.

    Returns:
        The actors; a noun that fits no body named before it stays what it was.
    """
    made: list[Actor] = []
    named: list[Actor] = []
    for actor in actors:
        if _is_bare_agency(actor):
            agency = _agency_before(scan, made)
            if agency is not None:
                made.append(replace(agency, first=actor.first, last=actor.last))
            continue
        left = made[-1] if made else None
        if left is not None and _is_bare(left) and _is_named(actor) and _is_titled(scan, left, actor):
            made[-1] = replace(actor, first=left.first, institution=_noun(left))
            named.append(made[-1])
            continue
        if left is not None and _is_bare(left) and actor.role is None and (_is_named(actor) or _is_unknown(actor)) and _explains(scan, left, actor):
            made[-1] = replace(left, kind=actor.kind, entity=actor.entity, label=actor.label, country=actor.country, named=True)
            actor = replace(actor, institution=_noun(left))
            named.append(actor)
            made.append(actor)
            continue
        if left is not None and _is_named(left) and (_is_bare(actor) or actor.kind == "unnamed") and _explains(scan, left, actor):
            made[-1] = replace(left, institution=_noun(actor))
            named.append(made[-1])
            made.append(replace(actor, kind=left.kind, entity=left.entity, label=left.label, country=left.country, named=True))
            continue
        known = _meant(actor, named) if _is_bare(actor) else None
        if known is not None:
            actor = replace(actor, kind=known.kind, entity=known.entity, label=known.label, country=known.country, named=True)
        elif _is_named(actor):
            named.append(actor)
        made.append(actor)
    return made


def _is_bare_agency(actor: Actor) -> bool:
    return actor.kind == "unnamed" and actor.label == AGENCY and actor.entity is None and actor.role is None


def _agency_before(scan: Scan, actors: list[Actor]) -> Actor | None:
    """The last news agency, or body that was named by the noun, before "the agency"; None where the document has named none."""
    for actor in reversed(actors):
        named = actor.kind == "organisation" and actor.entity is not None
        if actor.kind == AGENCY or (named and any(_is_agency_noun(scan, i) for i in range(actor.first, actor.last))):
            return actor
    return None


def _is_agency_noun(scan: Scan, index: int) -> bool:
    hit = scan.at(index, "sources", "outlet_noun")
    return hit is not None and hit.entry.value == AGENCY


def _is_named(actor: Actor) -> bool:
    """A body with a name of its own or of a country or place."""
    return actor.kind == "organisation" and actor.entity is not None and not actor.entity.startswith("country/") and not _is_bare(actor)


def _is_bare(actor: Actor) -> bool:
    if actor.role is not None or actor.country is not None:
        return False
    if actor.kind == "unnamed":
        return actor.label.islower() and " " not in actor.label
    return actor.kind == "organisation" and (actor.entity or "").startswith(_BARE) and "@" not in (actor.entity or "") and " " not in actor.label


def _is_unknown(actor: Actor) -> bool:
    """A name of two words that no table knows: it may be taken for a person's."""
    return actor.kind == "person" and (actor.entity or "").startswith("name/") and " " in actor.label


def _noun(actor: Actor) -> str:
    return actor.label.lower()


def _is_titled(scan: Scan, left: Actor, right: Actor) -> bool:
    """True for a noun with one in apposition by a hyphen before a name in quotation marks: "компанія-перевізник «X»"."""
    between = [scan.tokens[i] for i in range(left.last, right.first)]
    return len(between) == _TITLE and between[0].text == "-" and between[1].is_word and between[2].text in MARKS


def _explains(scan: Scan, left: Actor, right: Actor) -> bool:
    """True for what stands in commas or brackets right behind: "Est Rail, the private operator,", "the operator, Est Rail,"; not for a row of bodies."""
    after = right.last + 1
    if after < len(scan.tokens) and (scan.at(after, "numbers", "joiner") is not None or scan.at(after, "sources", "people") is not None):
        return False
    if right.first - left.last > _AFTER + 1 or right.last >= len(scan.tokens):
        return False
    between = [scan.tokens[i] for i in range(left.last, right.first)]
    return bool(between) and between[0].text in ",(" and all(t.is_word for t in between[1:]) and scan.tokens[right.last].text in ",)."


def _meant(actor: Actor, named: list[Actor]) -> Actor | None:
    """The last body before that was called by the same noun, or whose label holds it."""
    noun = _noun(actor)
    names = {a.identity for a in named if a.institution == noun}
    called = [a for a in named if a.identity in names]
    holding = [a for a in named if noun in a.label.lower().split()]
    return called[-1] if called else holding[-1] if holding else None
