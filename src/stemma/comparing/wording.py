"""Quotations side by side: the same words of one speaker, across languages, through the list of content words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
    made = (_relate(left, right, words) for group in by_speaker.values() for left, right in _alike(group, words))
    return sorted(made, key=lambda r: r.id)


def _alike(group: Iterable[Quotation], words: Mapping[str, frozenset[str]]) -> Iterator[tuple[Quotation, Quotation]]:
    """The pairs of two documents that share most of their words; a quotation is held only against those with which it shares one."""
    by_id = {q.id: q for q in group}
    holders: dict[str, list[str]] = defaultdict(list)
    for right in by_id.values():
        own = words[right.id]
        shared = Counter(left for word in own for left in holders[word])
        for name, number in shared.items():
            left = by_id[name]
            if left.document != right.document and number >= _SHARED and number >= _SHARE * min(len(words[name]), len(own)):
                yield left, right
        for word in own:
            holders[word].append(right.id)


def _relate(left: Quotation, right: Quotation, words: Mapping[str, frozenset[str]]) -> Relation:
    pair = (left.id, right.id)
    shared = sorted(words[left.id] & words[right.id])
    reason = f"one speaker, shared words: {', '.join(shared)}"
    return Relation(id=f"r1-{digest_of('same-words', *pair)}", kind="same-words", on="words", reason=reason, claims=(), quotations=pair)
