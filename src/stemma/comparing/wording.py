"""Quotations side by side: the same words or the same phrase, across languages, through the list of content words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from stemma.comparing.relation import make_relation
from stemma.records.finding import Relation

_SHARED = 2
_SHARE = 0.4
_TELLING = 3
_PHRASE = 2
_STRANGERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A quotation as it is compared.

    ``speaker`` is the entity behind its source; ``sequence`` holds its content words in order, in one form for all languages, ``words`` all that they
    may stand for; ``day`` is the day on which it was said, where that is known; ``partial`` is true for a fragment in the reporter's sentence.
    """

    quotation: str
    document: str
    speaker: str
    sequence: tuple[str, ...]
    words: frozenset[str]
    day: str | None = None
    partial: bool = False


def relate_quotations(wordings: Iterable[Wording]) -> list[Relation]:
    """Finds quotations on two pages that share their content words.

    Args:
        wordings: all quotations with a speaker, in any order.

    Returns:
        Sorted by id: ``same-words`` where one speaker said most of them and nothing speaks for two occasions; ``same-phrase`` where a phrase is
        shared and one occasion is not shown; ``kept-apart`` where a fragment stands in the words of another occasion by one word alone.
    """
    met: dict[tuple[str, str], tuple[Wording, Wording]] = {}
    for group in group_wordings(wordings).values():
        met.update(((left.quotation, right.quotation), (left, right)) for left, right in combinations(group, 2) if _may_relate(left, right))
    made = [r for left, right in met.values() if (r := _relate(left, right)) is not None]
    return sorted(made, key=lambda r: r.id)


def group_wordings(wordings: Iterable[Wording]) -> dict[str, tuple[Wording, ...]]:
    """Groups quotations that may be related: of one speaker, or sharing a long phrase.

    Args:
        wordings: all quotations with a speaker, in any order.

    Returns:
        Groups by name, each in order and of two documents or more.
    """
    groups: dict[str, list[Wording]] = defaultdict(list)
    for row in sorted(wordings, key=lambda w: w.quotation):
        groups[row.speaker].append(row)
        for window in _windows(row, _STRANGERS):
            groups[" ".join(sorted(window))].append(row)
    return {name: tuple(rows) for name, rows in groups.items() if len({r.document for r in rows}) > 1}


def _may_relate(left: Wording, right: Wording) -> bool:
    """True for two that stand on two pages and share a word."""
    return left.document != right.document and not left.words.isdisjoint(right.words)


def _relate(left: Wording, right: Wording) -> Relation | None:
    pair = (left.quotation, right.quotation)
    shared = left.words & right.words
    phrase = _phrase(left, right)
    if left.speaker != right.speaker:
        if len(phrase) < _STRANGERS:
            return None
        return make_relation("same-phrase", "speaker", f"two speakers, one phrase: {_list(phrase)}", quotations=pair)
    days = sorted({d for d in (left.day, right.day) if d is not None})
    most = len(shared) >= _SHARED and len(shared) >= _SHARE * min(len(left.words), len(right.words))
    if most and len(days) < 2 and not _is_scrap(left, right, shared):
        return make_relation("same-words", "words", f"one speaker, shared words: {_list(shared)}", quotations=pair)
    if most or len(phrase) >= _PHRASE:
        told = f"said on {days[0]} and on {days[1]}" if len(days) == 2 else "one occasion not shown"
        return make_relation("same-phrase", "words", f"one speaker, one phrase: {_list(phrase or shared)}; {told}", quotations=pair)
    if len(shared) == 1 and min(left, right, key=_size).words == shared and min(left, right, key=_size).partial:
        return make_relation("kept-apart", "words", f"one speaker, but only one word is shared: {_list(shared)}; one occasion not shown", quotations=pair)
    return None


def _size(wording: Wording) -> tuple[int, str]:
    return len(wording.words), wording.quotation


def _is_scrap(left: Wording, right: Wording, shared: frozenset[str]) -> bool:
    """True for fragments that share a couple of words, which one speaker may use twice, and no day."""
    return left.partial and right.partial and len(shared) < _TELLING and (left.day is None or left.day != right.day)


def _phrase(left: Wording, right: Wording) -> frozenset[str]:
    """The most content words that stand side by side in both, in whatever order; none if fewer than two."""
    for length in range(min(len(left.sequence), len(right.sequence)), _PHRASE - 1, -1):
        common = _windows(left, length) & _windows(right, length)
        if common:
            return min(common, key=sorted)
    return frozenset()


def _windows(wording: Wording, length: int) -> set[frozenset[str]]:
    """The runs of so many words, none of them twice."""
    runs = (frozenset(wording.sequence[i : i + length]) for i in range(len(wording.sequence) - length + 1))
    return {r for r in runs if len(r) == length}


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
