"""Quotations and statements made comparable: their content words in one form for all languages, who said them and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from stemma.comparing.content import Content
from stemma.comparing.wording import Wording
from stemma.knowledge.table import Knowledge
from stemma.reading.lemma import lemma_of
from stemma.records.claim import Claim, Reading, Source
from stemma.records.document import Document
from stemma.records.text import tokenize

_DAY = len("2026-01-01")
_STATED = ("what-said", "whether")


def make_wordings(documents: Mapping[str, Document], readings: Mapping[str, Reading], sources: Mapping[str, Source], knowledge: Knowledge) -> list[Wording]:
    """Makes the quotations of a story comparable.

    Args:
        documents: by id.
        readings: by document, with resolved sources.
        sources: by id.
        knowledge: the tables; their list of words carries the comparison across languages.

    Returns:
        One wording for each quotation that has a speaker.
    """
    made = []
    for reading in readings.values():
        days = _days(reading)
        for quotation in reading.quotations:
            if quotation.speaker is None:
                continue
            placed = _placed((quotation.start, quotation.end), documents[reading.document], reading, knowledge)
            source = sources.get(quotation.speaker)
            made.append(
                Wording(
                    quotation=quotation.id,
                    document=quotation.document,
                    speaker=(source.entity or source.id) if source is not None else quotation.speaker,
                    sequence=tuple(min(placed[at]) for at in sorted(placed)),
                    words=frozenset(w for found in placed.values() for w in found),
                    day=days.get(quotation.id),
                    partial=quotation.partial,
                )
            )
    return made


def _days(reading: Reading) -> dict[str, str]:
    """By quotation, the day on which it was said, where its claims know one to the day."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in reading.claims:
        if claim.said is not None and len(claim.said) == _DAY:
            for quotation in claim.quotations:
                found[quotation].add(claim.said)
    return {quotation: min(days) for quotation, days in found.items() if len(days) == 1}


def make_contents(documents: Mapping[str, Document], readings: Mapping[str, Reading], knowledge: Knowledge) -> list[Content]:
    """Makes the statements of a story that carry no figure of their own comparable.

    Args:
        documents: by id.
        readings: by document.
        knowledge: the tables; their list of words carries the comparison across languages.

    Returns:
        One content for each claim about what was said or whether something is so.
    """
    made = []
    for reading in readings.values():
        for claim in reading.claims:
            if claim.propositions and claim.propositions[0].key.asked in _STATED:
                made.append(_content(claim, documents[reading.document], reading, knowledge))
    return made


def _content(claim: Claim, document: Document, reading: Reading, knowledge: Knowledge) -> Content:
    tellers = [(link.start, link.end) for hop in claim.chain for link in hop]
    placed = _placed((claim.start, claim.end), document, reading, knowledge)
    inside = {at: words for at, words in placed.items() if not any(a <= at < b for a, b in tellers)}
    named = frozenset(w for words in inside.values() for w in words if "/" in w)
    found = frozenset(w for words in inside.values() for w in words) - named
    figures = frozenset(w for w in found if w[0].isdigit() and w != "1")
    return Content(
        claim=claim.id,
        document=claim.document,
        words=frozenset(w for w in found if not w[0].isdigit()),
        figures=figures,
        names=named,
        positive=claim.polarity == "positive" and claim.act != "denied",
    )


def _placed(span: tuple[int, int], document: Document, reading: Reading, knowledge: Knowledge) -> dict[int, set[str]]:
    """The content words of a stretch of text by place: words of the list, figures by value, names by entity."""
    start, end = span
    language = document.language or ""
    placed: dict[int, set[str]] = defaultdict(set)
    for token in tokenize(document.text[start:end]):
        if token.is_word:
            forms = [(language, form) for form in (token.folded, lemma_of(token.text, language))]
            placed[start + token.start].update(knowledge.dictionary[f][0] for f in forms if f in knowledge.dictionary)
    for quantity in reading.quantities:
        if start <= quantity.start < end:
            placed[quantity.start].add(" to ".join(dict.fromkeys(f"{x.normalize():f}" for x in (quantity.low, quantity.high) if x is not None)))
    for mention in reading.mentions:
        if start <= mention.start < end:
            placed[mention.start].add(mention.entity)
    return {at: words for at, words in placed.items() if words}
