"""A scanned text: tokens and the forms found on them, looked up by place, group and kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from stemma.expressions.numeral import Number
from stemma.knowledge.lexicon import Lexicon
from stemma.knowledge.matcher import Hit
from stemma.records.text import Token, tokenize


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Tokens of a text and its hits, indexed by the token at which they start and end; ``numbers`` keeps what was read at a token, None where no number is."""

    text: str
    lexicon: Lexicon
    tokens: list[Token]
    hits: list[Hit]
    starting: dict[int, list[Hit]]
    ending: dict[int, list[Hit]]
    numbers: dict[int, Number | None] = field(default_factory=dict)

    def at(self, index: int, group: str, *kinds: str) -> Hit | None:
        """The longest hit of a group that starts at a token.

        Args:
            index: the token.
            group: the group of the hit.
            kinds: the kinds wanted; none means any.

        Returns:
            The hit, or None.
        """
        found = self.starting.get(index)
        if found is None:
            return None
        for hit in found:
            if hit.entry.group == group and (not kinds or hit.entry.kind in kinds):
                return hit
        return None

    def before(self, index: int, group: str, *kinds: str) -> Hit | None:
        """The longest hit of a group that ends just before a token."""
        found = [h for h in self.ending.get(index, ()) if h.entry.group == group and (not kinds or h.entry.kind in kinds)]
        return min(found, key=lambda h: h.first) if found else None

    def of(self, group: str, *kinds: str) -> list[Hit]:
        """All hits of a group and kinds, in order of place."""
        return [h for h in self.hits if h.entry.group == group and (not kinds or h.entry.kind in kinds)]

    def beginnings(self, *groups: str) -> list[int]:
        """The tokens, in order, that are digits or with which a hit of some groups starts."""
        digits = [i for i, t in enumerate(self.tokens) if t.is_number]
        return sorted({*digits, *(h.first for h in self.hits if h.entry.group in groups)})

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points from one token to before another."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """The text from one token to before another."""
        start, end = self.span(first, last)
        return self.text[start:end]

    def touches(self, index: int) -> bool:
        """True if no white space stands between a token and the one before it."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start


def without_hits(scan: Scan, spans: Iterable[tuple[int, int]], groups: frozenset[str]) -> Scan:
    """Drops hits that stand inside names: the "rescue" of a Rescue Service rescues nobody.

    Args:
        scan: the scanned text.
        spans: the tokens of names.
        groups: the groups whose hits are dropped.

    Returns:
        The scan without them.
    """
    covered = {i for a, b in spans for i in range(a, b)}

    def stands(hit: Hit) -> bool:
        return hit.entry.group not in groups or not covered.issuperset(range(hit.first, hit.last))

    starting = {i: kept for i, hits in scan.starting.items() if (kept := [h for h in hits if stands(h)])}
    ending = {i: kept for i, hits in scan.ending.items() if (kept := [h for h in hits if stands(h)])}
    return replace(scan, hits=[h for h in scan.hits if stands(h)], starting=starting, ending=ending)


def scan_text(text: str, lexicon: Lexicon) -> Scan:
    """Tokenizes a text and finds all forms of a lexicon in it.

    Args:
        text: the text of a document.
        lexicon: the forms of its language.

    Returns:
        The scan.
    """
    tokens = tokenize(text)
    hits = lexicon.matcher.find(tokens) if tokens else []
    return Scan(text=text, lexicon=lexicon, tokens=tokens, hits=hits, starting=_index(hits, last=False), ending=_index(hits, last=True))


def _index(hits: Iterable[Hit], *, last: bool) -> dict[int, list[Hit]]:
    made: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        made[hit.last if last else hit.first].append(hit)
    return dict(made)
