"""Bodies of states: "the central bank" on a page of one country, and that country's bank by its own name, are one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stemma.knowledge.table import Knowledge
from stemma.records.claim import Claim, Key, Reading, Source
from stemma.records.ids import digest_of

_INSTITUTION = "institution/"
_AT = "@"


def settle_bodies(reading: Reading, land: str | None, knowledge: Knowledge) -> Reading:
    """Gives the bodies that a state has but one of their state, where a page leaves it unsaid, and one name to each.

    Args:
        reading: the reading of one document.
        land: the country of the document, where it is known.
        knowledge: the tables.

    Returns:
        The reading; in keys what belongs to a state stays the state (DESIGN §6).
    """
    names = {e: b for e in _bodies(reading) if (b := _settled(e, land, knowledge)) != e}
    if not names:
        return reading
    chosen = {s.id: _source(s, names[s.entity], knowledge) for s in reading.sources if s.entity is not None and s.entity in names}
    sources = {s.id: s for s in (chosen.get(s.id, s) for s in reading.sources)}
    return replace(
        reading,
        mentions=tuple(replace(m, entity=names.get(m.entity, m.entity)) for m in reading.mentions),
        quotations=tuple(replace(q, speaker=chosen[q.speaker].id) if q.speaker is not None and q.speaker in chosen else q for q in reading.quotations),
        claims=tuple(_claim(c, names, chosen) for c in reading.claims),
        sources=tuple(sources[k] for k in sorted(sources)),
    )


def _bodies(reading: Reading) -> set[str]:
    found = {m.entity for m in reading.mentions} | {s.entity for s in reading.sources if s.entity is not None}
    found |= {v for c in reading.claims for p in c.propositions for v in (p.key.who, p.key.to)}
    return {e for e in found if e.startswith((_INSTITUTION, "organisation/"))}


def _settled(entity: str, land: str | None, knowledge: Knowledge) -> str:
    """The body under the name that all its names share: the institution with its country."""
    kind, _, country = entity.partition(_AT)
    known = knowledge.entities.get(kind)
    if known is None:
        return entity
    if known.office and known.country:
        return f"{known.office}{_AT}{known.country}"
    if known.sole and not country and land is not None:
        return f"{kind}{_AT}{land}"
    return entity


def _source(source: Source, body: str, knowledge: Knowledge) -> Source:
    kind, _, country = body.partition(_AT)
    land = knowledge.entities.get(country)
    own = next((e.label for e in knowledge.entities.values() if e.office == kind and e.country == country), None)
    label = own or f"{knowledge.entities[kind].label} of {land.label if land is not None else country}"
    return Source(id=f"s1-{digest_of('entity', body)}", kind=source.kind, label=label, entity=body, country=country)


def _claim(claim: Claim, names: Mapping[str, str], chosen: Mapping[str, Source]) -> Claim:
    chain = tuple(tuple(replace(x, source=chosen[x.source].id) if x.source in chosen else x for x in hop) for hop in claim.chain)
    propositions = tuple(replace(p, key=_key(p.key, names)) for p in claim.propositions)
    return replace(claim, chain=chain, propositions=propositions, roles=tuple((n, names.get(v, v)) for n, v in claim.roles))


def _key(key: Key, names: Mapping[str, str]) -> Key:
    """For things said the speaker stays the body; elsewhere a body of a state is the state."""
    if key.asked == "what-said":
        return replace(key, who=names.get(key.who, key.who))
    who, to = (names[v].partition(_AT)[2] if v in names else v for v in (key.who, key.to))
    return replace(key, who=who, to=to)
