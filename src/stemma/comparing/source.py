"""Sources of many documents brought to one: the same entity under one id, one kind and one label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from stemma.records.claim import Claim, Name, Reading, Source
from stemma.records.ids import digest_of

_KINDS = ("agency", "outlet", "person", "organisation", "place", "document", "thing", "unnamed")


def resolve_labels(names: Iterable[Name], table: Mapping[str, str]) -> dict[str, Name]:
    """One name for each entity made on the spot, as it is written most fully and nearest to its base form.

    Args:
        names: the names of all documents.
        table: the table of names.

    Returns:
        A name for each key of the table, whose label is one for all spellings.
    """
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[table.get(name.key, name.key)].append(name)
    made: dict[str, Name] = {}
    for entity, members in groups.items():
        best = min(members, key=lambda n: (n.key != entity, -n.label.count(" "), not any(f.isascii() for f in n.forms), len(n.label), n.label, n.key))
        kind = next((m.type for m in members if m.key == entity), best.type)
        forms = tuple(sorted({f for m in members for f in m.forms}))
        for key in {m.key for m in members} | {entity}:
            made[key] = replace(best, key=key, type=kind, forms=forms)
    return made


def resolve_sources(sources: Iterable[Source], table: Mapping[str, str], labels: Mapping[str, Name]) -> dict[str, Source]:
    """The source for which each source of a document stands.

    Args:
        sources: the sources of all documents.
        table: the table of names.
        labels: the names for each key.

    Returns:
        Resolved sources by the ids that documents gave them.
    """
    groups: dict[str, list[Source]] = defaultdict(list)
    made: dict[str, Source] = {}
    for source in sources:
        if source.entity is None:
            made[source.id] = source
        else:
            groups[table.get(source.entity, source.entity)].append(source)
    for entity, members in groups.items():
        first = min(members, key=lambda s: (_KINDS.index(s.kind) if s.kind in _KINDS else len(_KINDS), s.label, s.id))
        lands = sorted({m.country for m in members if m.country})
        label = labels[entity].label if entity in labels else first.label
        country = lands[0] if len(lands) == 1 else first.country
        one = Source(id=f"s1-{digest_of('entity', entity)}", kind=first.kind, label=label, entity=entity, country=country)
        made.update((m.id, one) for m in members)
    return made


def carry_sources(reading: Reading, resolved: Mapping[str, Source]) -> Reading:
    """Puts the resolved sources into a reading.

    Args:
        reading: the reading of one document.
        resolved: sources by the ids that documents gave them.

    Returns:
        The reading with the ids of the resolved sources.
    """

    def of(claim: Claim) -> Claim:
        chain = tuple(tuple(replace(link, source=resolved[link.source].id) for link in hop) for hop in claim.chain)
        return replace(claim, chain=chain)

    quotations = tuple(replace(q, speaker=resolved[q.speaker].id) if q.speaker is not None and q.speaker in resolved else q for q in reading.quotations)
    return replace(
        reading,
        claims=tuple(of(c) for c in reading.claims),
        quotations=quotations,
        sources=tuple({resolved[s.id].id: resolved[s.id] for s in reading.sources}.values()),
    )
