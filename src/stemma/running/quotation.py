"""The quotations of each speaker, with the content words by which they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from stemma.comparing.wording import Words, relate_quotations
from stemma.knowledge.table import Knowledge
from stemma.reading.lemma import lemma_of
from stemma.records.claim import Reading, Source
from stemma.records.document import Document
from stemma.records.finding import Comparison
from stemma.records.text import tokenize
from stemma.running.block import Block


def block_quotations(documents: Mapping[str, Document], readings: Mapping[str, Reading], sources: Mapping[str, Source], knowledge: Knowledge) -> list[Block]:
    """Makes the quotations of each speaker a block of their own.

    Args:
        documents: by id.
        readings: by document.
        sources: by id.
        knowledge: the tables.

    Returns:
        Blocks in order of the speakers; compared, each gives its relations. A speaker whom one document quotes has none.
    """
    said: dict[str, list[Words]] = defaultdict(list)
    for reading in readings.values():
        for speaker, words in _words(documents[reading.document], reading, knowledge):
            source = sources.get(speaker)
            said[(source.entity if source is not None else None) or speaker].append(words)
    rows = {s: tuple(sorted(w, key=lambda x: x.quotation)) for s, w in said.items() if len({x.document for x in w}) > 1}
    return [Block(name=s, matter=rows[s], compare=partial(_compare, rows[s])) for s in sorted(rows)]


def _words(document: Document, reading: Reading, knowledge: Knowledge) -> Iterator[tuple[str, Words]]:
    language = document.language or ""
    for quotation in reading.quotations:
        if quotation.speaker is None:
            continue
        tokens = tokenize(document.text[quotation.start : quotation.end])
        found = {knowledge.dictionary.get((language, form)) for t in tokens if t.is_word for form in (t.folded, lemma_of(t.text, language))}
        figures = {f"#{q.low}..{q.high}" for q in reading.quantities if quotation.start <= q.start < quotation.end}
        named = {m.entity for m in reading.mentions if quotation.start <= m.start < quotation.end}
        content = tuple(sorted({x for x in found if x} | figures | named))
        yield quotation.speaker, Words(quotation=quotation.id, document=quotation.document, content=content)


def _compare(said: tuple[Words, ...]) -> Comparison:
    return Comparison(question=None, relations=tuple(relate_quotations(said)))
