"""Quotations side by side: the same words of one speaker, across languages, through the list of content words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemma.records.finding import Relation
from stemma.records.ids import digest_of

_SHARED = 2
_SHARE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The content words of a quotation in one form for all languages, each once."""

    quotation: str
    document: str
    content: tuple[str, ...]


def relate_quotations(said: Iterable[Words]) -> list[Relation]:
    """Finds quotations in two documents that share their content words.

    Args:
        said: the quotations of one speaker.

    Returns:
        ``same-words`` where most of them are shared, sorted by id.
    """
    made = (_relation(left, right) for left, right in _alike(sorted(said, key=lambda w: w.quotation)))
    return sorted(made, key=lambda r: r.id)


def _alike(said: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """The pairs of two documents that share most of their words; a quotation is held only against those with which it shares one."""
    by_id = {w.quotation: w for w in said}
    holders: dict[str, list[str]] = defaultdict(list)
    for right in by_id.values():
        shared = Counter(left for word in right.content for left in holders[word])
        for name, number in shared.items():
            left = by_id[name]
            if left.document != right.document and number >= _SHARED and number >= _SHARE * min(len(left.content), len(right.content)):
                yield left, right
        for word in right.content:
            holders[word].append(right.quotation)


def _relation(left: Words, right: Words) -> Relation:
    pair = (left.quotation, right.quotation)
    reason = f"one speaker, shared words: {', '.join(sorted({*left.content} & {*right.content}))}"
    return Relation(id=f"r1-{digest_of('same-words', *pair)}", kind="same-words", on="words", reason=reason, claims=(), quotations=pair)
