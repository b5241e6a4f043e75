"""Quotations side by side: the same words of one speaker, across languages, through the list of content words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from stemma.records.finding import Relation
from stemma.records.ids import digest_of
from stemma.records.mark import Quotation

_SHARED = 2
_SHARE = 0.4


def relate_quotations(quotations: Iterable[Quotation], speakers: Mapping[str, str], words: Mapping[str, frozenset[str]]) -> list[Relation]:
    """Finds quotations of one speaker in two documents that share their content words.

    Args:
        quotations: all quotations.
        speakers: the entity behind each source id.
        words: by quotation, its content words in one form for all languages.

    Returns:
        ``same-words`` where most of them are shared, sorted by id.
    """
    by_speaker: dict[str, list[Quotation]] = {}
    for quotation in sorted(quotations, key=lambda q: q.id):
        if quotation.speaker is not None:
            by_speaker.setdefault(speakers.get(quotation.speaker, quotation.speaker), []).append(quotation)
    made = []
    for group in by_speaker.values():
        for left, right in combinations(group, 2):
            relation = _relate(left, right, words)
            if relation is not None:
                made.append(relation)
    return sorted(made, key=lambda r: r.id)


def _relate(left: Quotation, right: Quotation, words: Mapping[str, frozenset[str]]) -> Relation | None:
    if left.document == right.document:
        return None
    a, b = words[left.id], words[right.id]
    shared = sorted(a & b)
    if len(shared) < _SHARED or len(shared) < _SHARE * min(len(a), len(b)):
        return None
    pair = (left.id, right.id)
    reason = f"one speaker, shared words: {', '.join(shared)}"
    return Relation(id=f"r1-{digest_of('same-words', *pair)}", kind="same-words", on="words", reason=reason, claims=(), quotations=pair)
