"""Entities that people called one: in every reading they carry one name and are one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from stemma.records.claim import Claim, Reading, Source


def rename_entities(readings: Mapping[str, Reading], names: Mapping[str, str]) -> tuple[dict[str, Reading], dict[str, str]]:
    """Gives the entities that are one their common name, and their sources one id.

    Args:
        readings: by document.
        names: by entity, the entity that stands for it; only those that a person joined.

    Returns:
        The readings; and by source id, the id that stands for it, where it is another.
    """
    if not names:
        return dict(readings), {}
    sources = {s.id: s for r in readings.values() for s in r.sources}
    chosen = _choose(sources.values(), names)
    return {k: _renamed(r, names, chosen) for k, r in readings.items()}, {k: s.id for k, s in chosen.items() if s.id != k}


def _choose(sources: Iterable[Source], names: Mapping[str, str]) -> dict[str, Source]:
    """For each source of a joined entity the one that stands for all: of the entity's own name if there is one, then by id."""
    by_entity: dict[str, list[Source]] = {}
    for source in sources:
        if source.entity is not None and source.entity in names:
            by_entity.setdefault(names[source.entity], []).append(source)
    made: dict[str, Source] = {}
    for entity, members in by_entity.items():
        best = min(members, key=lambda s: (s.entity != entity, s.id))
        made.update((s.id, replace(best, entity=entity)) for s in members)
    return made


def _renamed(reading: Reading, names: Mapping[str, str], chosen: Mapping[str, Source]) -> Reading:
    sources = {s.id: s for s in (chosen.get(s.id, s) for s in reading.sources)}
    return replace(
        reading,
        mentions=tuple(replace(m, entity=names.get(m.entity, m.entity)) for m in reading.mentions),
        quotations=tuple(replace(q, speaker=chosen[q.speaker].id) if q.speaker is not None and q.speaker in chosen else q for q in reading.quotations),
        claims=tuple(_claim(c, names, chosen) for c in reading.claims),
        sources=tuple(sources[k] for k in sorted(sources)),
    )


def _claim(claim: Claim, names: Mapping[str, str], chosen: Mapping[str, Source]) -> Claim:
    chain = tuple(tuple(replace(x, source=chosen[x.source].id) if x.source in chosen else x for x in hop) for hop in claim.chain)
    return replace(claim, chain=chain, roles=tuple((n, names.get(v, v)) for n, v in claim.roles))
