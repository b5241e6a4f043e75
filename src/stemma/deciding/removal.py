"""What a reading is without the marks that a person called wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from stemma.records.claim import NONE, OPEN, Claim, Key, Link, Proposition, Reading
from stemma.records.document import Document
from stemma.records.mark import Attribution, Mention

_SAID = "what-said"


def take_out(reading: Reading, wrong: frozenset[str]) -> Reading:
    """Takes wrong marks out of a reading, with what rested on them alone.

    Args:
        reading: the reading.
        wrong: ids of marks, of any document.

    Returns:
        The reading without them. A claim goes with the figure it was made for; a time leaves its claims without a day; an attribution
        leaves its content to whoever else vouches for it; a name that no mention carries any more fills no slot.
    """
    if not wrong:
        return reading
    attributions = [a for a in reading.attributions if a.id in wrong]
    mentions = [m for m in reading.mentions if m.id in wrong]
    kept = _without_marks(reading, wrong)
    for attribution in attributions:
        kept = _without_attribution(kept, attribution)
    for mention in mentions:
        kept = _without_mention(kept, mention)
    return kept


def leave_out(document: Document, reading: Reading) -> tuple[Document, Reading]:
    """Takes a document out of every count and keeps it.

    Args:
        document: the document.
        reading: its reading.

    Returns:
        The document, marked ``excluded``, and a reading in which nothing was found.
    """
    nothing = Reading(
        document=reading.document,
        revision=reading.revision,
        language=reading.language,
        made_with=reading.made_with,
        mentions=(),
        quantities=(),
        times=(),
        quotations=(),
        attributions=(),
        claims=(),
        sources=(),
        names=(),
        gaps=(),
    )
    return replace(document, flags=(*document.flags, "excluded")), nothing


def _without_marks(reading: Reading, wrong: frozenset[str]) -> Reading:
    times = tuple(t for t in reading.times if t.id not in wrong)
    if wrong.isdisjoint(_ids(reading)):
        return reading
    days = {t.value for t in times}
    claims = (_without_parts(c, wrong, days) for c in reading.claims if c.id not in wrong)
    return replace(
        reading,
        mentions=tuple(m for m in reading.mentions if m.id not in wrong),
        quantities=tuple(q for q in reading.quantities if q.id not in wrong),
        times=times,
        quotations=tuple(q for q in reading.quotations if q.id not in wrong),
        attributions=tuple(a for a in reading.attributions if a.id not in wrong),
        claims=tuple(c for c in claims if c is not None),
    )


def _ids(reading: Reading) -> Iterable[str]:
    for marks in (reading.mentions, reading.quantities, reading.times, reading.quotations, reading.attributions, reading.claims):
        yield from (m.id for m in marks)


def _without_parts(claim: Claim, wrong: frozenset[str], days: set[str | None]) -> Claim | None:
    """The claim without its wrong figures, times and quotations; None if it answered by such figures alone."""
    propositions = [p for p in claim.propositions if p.quantity not in wrong]
    if claim.propositions and not propositions:
        return None
    if claim.time in wrong:
        propositions = [replace(p, answer=replace(p.answer, day=None)) for p in propositions]
    return replace(
        claim,
        time=None if claim.time in wrong else claim.time,
        said=claim.said if claim.said in days else None,
        quantities=tuple(q for q in claim.quantities if q not in wrong),
        quotations=tuple(q for q in claim.quotations if q not in wrong),
        propositions=tuple(propositions),
    )


def _without_attribution(reading: Reading, attribution: Attribution) -> Reading:
    start, end = attribution.content

    def is_wrong(claim: Claim, link: Link) -> bool:
        return claim.start < end and start < claim.end and (link.start, link.end) == attribution.source

    gone = {x.source for c in reading.claims for hop in c.chain for x in hop if is_wrong(c, x)}
    unsaid = {q.id for q in reading.quotations if q.speaker in gone and start <= q.start and q.end <= end}
    return _without_quotations(_without_links(reading, is_wrong), unsaid)


def _without_mention(reading: Reading, mention: Mention) -> Reading:
    entity = mention.entity
    named = {s.id for s in reading.sources if s.entity == entity}

    def is_wrong(_: Claim, link: Link) -> bool:
        return link.source in named and link.start <= mention.start and mention.end <= link.end

    kept = _without_links(reading, is_wrong)
    if any(m.entity == entity for m in kept.mentions):
        return kept
    kept = _without_links(kept, lambda _, link: link.source in named)
    kept = _without_quotations(kept, {q.id for q in kept.quotations if q.speaker in named})
    return replace(
        kept,
        claims=tuple(_without_entity(c, entity) for c in kept.claims),
        sources=tuple(s for s in kept.sources if s.entity != entity),
        names=tuple(n for n in kept.names if n.key != entity),
    )


def _without_links(reading: Reading, is_wrong: Callable[[Claim, Link], bool]) -> Reading:
    """Drops links; a claim that loses its claimer falls to the next in its chain, at last to the article's own voice."""
    labels = {s.id: s.label for s in reading.sources}
    made = []
    for claim in reading.claims:
        hops = (tuple(x for x in hop if not is_wrong(claim, x)) for hop in claim.chain)
        chain = tuple(hop for hop in hops if hop)
        lost = bool(claim.chain) and (not chain or chain[0][0].source != claim.chain[0][0].source)
        made.append(_without_claimer(replace(claim, chain=chain), labels.get(claim.chain[0][0].source, "")) if lost else replace(claim, chain=chain))
    return replace(reading, claims=tuple(made))


def _without_claimer(claim: Claim, label: str) -> Claim:
    head, mark, body = claim.gloss.partition("): ")
    told = label and head.startswith(f"{label} ")
    gloss = body if told and mark else "" if told else claim.gloss
    return replace(claim, act=None, gloss=gloss, propositions=tuple(p for p in claim.propositions if p.key.asked != _SAID))


def _without_quotations(reading: Reading, gone: set[str]) -> Reading:
    """A span in quotation marks without a speaker is no quotation."""
    return replace(
        reading,
        quotations=tuple(q for q in reading.quotations if q.id not in gone),
        claims=tuple(replace(c, quotations=tuple(q for q in c.quotations if q not in gone)) for c in reading.claims),
    )


def _without_entity(claim: Claim, entity: str) -> Claim:
    place = None if claim.place is not None and entity in claim.place.split(",") else claim.place
    return replace(
        claim,
        place=place,
        roles=tuple((n, v) for n, v in claim.roles if v != entity),
        propositions=tuple(_opened(p, entity) for p in claim.propositions),
    )


def _opened(proposition: Proposition, entity: str) -> Proposition:
    def of(slot: str) -> str:
        if slot in (OPEN, NONE):
            return slot
        return ",".join(x for x in slot.split(",") if x != entity) or OPEN

    key = proposition.key
    return replace(proposition, key=Key(asked=key.asked, what=key.what, who=of(key.who), to=of(key.to), where=of(key.where), status=key.status))
