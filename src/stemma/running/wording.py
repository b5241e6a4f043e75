"""Quotations made comparable: their content words in one form for all languages, who said them and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from stemma.comparing.wording import Wording
from stemma.knowledge.table import Knowledge
from stemma.reading.lemma import lemma_of
from stemma.records.claim import Reading, Source
from stemma.records.document import Document
from stemma.records.mark import Quotation
from stemma.records.text import tokenize

_DAY = len("2026-01-01")


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
            placed = _placed(quotation, documents[reading.document], reading, knowledge)
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


def _placed(quotation: Quotation, document: Document, reading: Reading, knowledge: Knowledge) -> dict[int, set[str]]:
    """The content words of a quotation by place: words of the list, figures by value, names by entity."""
    language = document.language or ""
    placed: dict[int, set[str]] = defaultdict(set)
    for token in tokenize(document.text[quotation.start : quotation.end]):
        if token.is_word:
            forms = [(language, form) for form in (token.folded, lemma_of(token.text, language))]
            placed[quotation.start + token.start].update(knowledge.dictionary[f][0] for f in forms if f in knowledge.dictionary)
    for quantity in reading.quantities:
        if quotation.start <= quantity.start < quotation.end:
            placed[quantity.start].add(" to ".join(dict.fromkeys(f"{x.normalize():f}" for x in (quantity.low, quantity.high) if x is not None)))
    for mention in reading.mentions:
        if quotation.start <= mention.start < quotation.end:
            placed[mention.start].add(mention.entity)
    return {at: words for at, words in placed.items() if words}
