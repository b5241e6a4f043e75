"""Measures across pages: claims brought together or kept apart, their relations, their origins, and quotations across languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from scoring.check import Check
from scoring.claim import find_claims
from scoring.expectation import Expectation, GroupWanted, OriginsWanted, QuotePair, StoryWanted, WordsOf
from scoring.ledger import Ledger, Quotation
from scoring.place import find_words, meets_any

TOGETHER = frozenset(("agrees", "rounds-to", "refines", "sums-to", "updates", "conflicts", "differs"))
MOST_CLAIMS = 6
MOST_QUOTATIONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Per expected claim: its words, the claims found there and the questions that they answer."""

    ledger: Ledger
    words: Mapping[str, WordsOf]
    claims: Mapping[str, frozenset[str]]
    questions: Mapping[str, frozenset[str]]

    def is_related(self, first: str, second: str, kinds: frozenset[str]) -> bool:
        """True where one relation of these kinds reaches from the one claim to the other and names few enough to mean them."""
        starts = self.claims[first]
        ends = self.claims[second] - starts or self.claims[second]
        near = (frozenset(r.claims) for r in self.ledger.relations if r.kind in kinds and len(r.claims) <= MOST_CLAIMS)
        return any(len(members) > 1 and starts & members and ends & members for members in near)

    def write(self, claim: str) -> str:
        """An expected claim for a person."""
        return f"{claim} “{self.words[claim].words}”"

    def write_questions(self, claim: str) -> str:
        """What was found in place of an expected claim, for a person."""
        if not self.claims[claim]:
            return f"{claim}: no claim"
        return f"{claim}: " + (", ".join(sorted(self.questions[claim])) or "no question")


def check_story(expectation: Expectation, story: StoryWanted, ledger: Ledger) -> Iterator[Check]:
    """Checks groups, claims kept apart, and quotations.

    Args:
        expectation: the whole, for the words of the claims.
        story: what is expected across pages.
        ledger: the ledger.

    Yields:
        Checks of the measures same question, relation, origins of a question, different question, quote across languages, quotes kept apart.
    """
    found = _find_all(expectation, ledger)
    for group in story.groups:
        yield from _check_group(group, found)
    for first, second in story.different:
        yield Check(
            measure="different question",
            met=_are_apart(first, second, found),
            page=_pages(found, first, second),
            words=f"{found.write(first)} | {found.write(second)}",
            wanted="two questions",
            instead=f"{found.write_questions(first)}; {found.write_questions(second)}",
        )
    yield from _check_quotes(story, ledger)


def _find_all(expectation: Expectation, ledger: Ledger) -> _Found:
    words = expectation.claims()
    claims = {i: frozenset(c.id for c in find_claims(ledger.pages[w.page], w.words)) if w.page in ledger.pages else frozenset() for i, w in words.items()}
    asked = {i: frozenset[str]().union(*(ledger.asked.get(c, frozenset()) for c in ids)) for i, ids in claims.items()}
    return _Found(ledger=ledger, words=words, claims=claims, questions=asked)


def _pages(found: _Found, *claims: str) -> str:
    return ", ".join(dict.fromkeys(found.words[c].page for c in claims))


def _check_group(group: GroupWanted, found: _Found) -> Iterator[Check]:
    for first, second in combinations(group.claims, 2):
        yield Check(
            measure="same question",
            met=bool(found.questions[first] & found.questions[second]) or found.is_related(first, second, TOGETHER),
            page=_pages(found, first, second),
            words=f"{group.id}: {found.write(first)} ~ {found.write(second)}",
            wanted="one question, or a relation",
            instead=f"{found.write_questions(first)}; {found.write_questions(second)}",
        )
    for relation in group.relations:
        between = sorted({r.kind for a, b in relation.pairs for r in found.ledger.relations if found.is_related(a, b, frozenset((r.kind,)))})
        yield Check(
            measure="relation",
            met=any(found.is_related(a, b, relation.kinds) for a, b in relation.pairs),
            page=_pages(found, *(c for pair in relation.pairs for c in pair)),
            words=f"{group.id}: " + " or ".join(f"{found.write(a)} → {found.write(b)}" for a, b in relation.pairs),
            wanted=" or ".join(sorted(relation.kinds)),
            instead=", ".join(between) or "no relation",
        )
    if group.origins is not None:
        yield _check_origins(group, group.origins, found)


def _check_origins(group: GroupWanted, wanted: OriginsWanted, found: _Found) -> Check:
    """Met where one question that all claims of the group answer has its origins within the range."""
    common = sorted(frozenset.intersection(*(found.questions[c] for c in group.claims)))
    origins = [(q, *found.ledger.origins.get(q, (None, None))) for q in common]
    met = False
    for question, low, high in origins:
        more = sum(n for claim, n in wanted.may_add.items() if question in found.questions[claim])
        met = met or (low is not None and high is not None and wanted.low <= low <= high <= wanted.high + more)
    return Check(
        measure="origins of a question",
        met=met,
        page=_pages(found, *group.claims),
        words=f"{group.id}: " + " ~ ".join(map(found.write, group.claims)),
        wanted=f"{wanted.low} to {wanted.high} origins",
        instead=", ".join(f"{low} to {high}" for _, low, high in origins) or "no question in common",
    )


def _are_apart(first: str, second: str, found: _Found) -> bool:
    """Two claims that were found, one of them at least under a question, and no question in common: an empty ledger earns no point."""
    a, b = found.questions[first], found.questions[second]
    return bool(found.claims[first] and found.claims[second] and (a or b)) and not a & b


def _check_quotes(story: StoryWanted, ledger: Ledger) -> Iterator[Check]:
    """Pairs to be kept apart count only where some pair was joined: a ledger that joins nothing keeps nothing apart."""
    quotations = {q.id: q for page in ledger.pages.values() for q in page.quotations}
    joined = {pair: _is_joined(pair, ledger, quotations) for pair in (*story.quotes_same, *story.quotes_apart)}
    for pair in story.quotes_same:
        yield _quote_check("quote across languages", joined[pair], pair, "joined", "not joined")
    if any(joined[pair] for pair in story.quotes_same):
        for pair in story.quotes_apart:
            yield _quote_check("quotes kept apart", not joined[pair], pair, "apart", "joined")


def _quote_check(measure: str, met: bool, pair: QuotePair, wanted: str, instead: str) -> Check:
    return Check(
        measure=measure,
        met=met,
        page=f"{pair.first.page}, {pair.second.page}",
        words=f"“{pair.first.words}” ~ “{pair.second.words}”",
        wanted=f"{wanted} as {' or '.join(sorted(pair.kinds))}",
        instead=instead,
    )


def _is_joined(pair: QuotePair, ledger: Ledger, quotations: Mapping[str, Quotation]) -> bool:
    for relation in ledger.relations:
        if relation.kind in pair.kinds and 2 <= len(relation.quotations) <= MOST_QUOTATIONS:
            members = [quotations[q] for q in relation.quotations if q in quotations]
            if all(any(_stands_at(q, end, ledger) for q in members) for end in (pair.first, pair.second)):
                return True
    return False


def _stands_at(quotation: Quotation, end: WordsOf, ledger: Ledger) -> bool:
    page = ledger.pages.get(end.page)
    return page is not None and quotation.document == page.id and meets_any(quotation, find_words(page.text, end.words))
