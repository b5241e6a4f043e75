"""Search: words in any of their forms, names in any script and figures, over questions, claims and passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from stemma.faces.views.index import Index, index_story
from stemma.faces.views.query import Term, latin_of, make_terms
from stemma.reading.lemma import lemma_of
from stemma.records.claim import Claim
from stemma.records.document import Document
from stemma.records.finding import Question
from stemma.records.text import Token, fold, tokenize
from stemma.running.pipeline import Story

_AROUND = 70

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRow:
    """A question, claim or passage in which every term stands; ``marks`` are spans of the document, none for a question."""

    kind: str
    id: str
    label: str
    page: str | None
    document: str | None
    start: int | None
    end: int | None
    marks: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A text to search: its tokens with their lemmas, the places of entities and of figures, and entities without a place."""

    tokens: list[Token]
    lemmas: list[str]
    entities: list[tuple[int, int, str]]
    numbers: list[tuple[int, int, Decimal]]
    implied: frozenset[str] = frozenset()

    def cut(self, start: int, end: int, implied: frozenset[str] = frozenset()) -> _Field:
        """The part between two code points."""
        inside = [i for i, t in enumerate(self.tokens) if start <= t.start and t.end <= end]
        return _Field(
            tokens=[self.tokens[i] for i in inside],
            lemmas=[self.lemmas[i] for i in inside],
            entities=[x for x in self.entities if start <= x[0] and x[1] <= end],
            numbers=[x for x in self.numbers if start <= x[0] and x[1] <= end],
            implied=implied,
        )


def search_story(story: Story, text: str) -> list[SearchRow]:
    """Searches a story.

    Args:
        story: the story.
        text: what to find; a row must hold every word, name and figure of it.

    Returns:
        Questions (the weightiest first), then claims, then passages of the articles in order of page and place.
    """
    terms = make_terms(text, story)
    if not terms:
        return []
    index = index_story(story)
    fields = {d.id: _document_field(index, d) for d in story.documents.values()}
    return [*_questions(index, terms), *_claims(index, terms, fields), *_passages(index, terms, fields)]


def _questions(index: Index, terms: list[Term]) -> Iterator[SearchRow]:
    for question in index.story.questions:
        text = "\n".join((question.label, *(a.value for a in question.answers)))
        if _find(terms, _plain_field(text, _references(question))) is not None:
            yield SearchRow(
                kind="question", id=question.id, label=question.label, page=None, document=None, start=None, end=None, marks=(), words=_answers(question)
            )


def _answers(question: Question) -> str:
    return "; ".join(dict.fromkeys(a.value for a in question.answers))


def _references(question: Question) -> frozenset[str]:
    return frozenset(x for slot in (question.key.who, question.key.to, question.key.where) for x in slot.split(","))


def _claims(index: Index, terms: list[Term], fields: Mapping[str, _Field]) -> Iterator[SearchRow]:
    for claim in index.claims.values():
        marks = _find(terms, fields[claim.document].cut(claim.start, claim.end, _implied(index, claim)))
        if marks is None:
            marks = [] if _find(terms, _plain_field(claim.gloss, frozenset())) is not None else None
        if marks is not None:
            yield _row(index, "claim", claim.id, claim.gloss, claim.document, (claim.start, claim.end), marks)


def _implied(index: Index, claim: Claim) -> frozenset[str]:
    """The entities of a claim that its own words may not name: those of its key and its chain."""
    keyed = {x for p in claim.propositions for slot in (p.key.who, p.key.to, p.key.where) for x in slot.split(",")}
    chained = {index.story.sources[x.source].entity for hop in claim.chain for x in hop}
    return frozenset(keyed | {x for x in chained if x is not None})


def _passages(index: Index, terms: list[Term], fields: Mapping[str, _Field]) -> Iterator[SearchRow]:
    for document in index.story.documents.values():
        at = 0
        for line in document.text.split("\n"):
            start, end = at, at + len(line)
            at = end + 1
            if not line.strip() or any(f.start <= start and end <= f.end for f in document.furniture):
                continue
            marks = _find(terms, fields[document.id].cut(start, end))
            if marks is not None:
                yield _row(index, "passage", document.id, document.title or document.name, document.id, (start, end), marks)


def _row(index: Index, kind: str, name: str, label: str, document: str, span: Span, marks: list[Span]) -> SearchRow:
    return SearchRow(
        kind=kind,
        id=name,
        label=label,
        page=index.page(document),
        document=document,
        start=span[0],
        end=span[1],
        marks=tuple(marks),
        words=_excerpt(index, document, span, marks),
    )


def _excerpt(index: Index, document: str, span: Span, marks: list[Span]) -> str:
    """The words around the first mark, cut at blanks."""
    first = marks[0] if marks else (span[0], span[0])
    text = index.story.documents[document].text
    start, end = max(span[0], first[0] - _AROUND), min(span[1], first[1] + _AROUND)
    if start > span[0]:
        start = text.find(" ", start, first[0]) + 1 or start
    if end < span[1]:
        end = max(text.rfind(" ", first[1], end), first[1])
    return ("… " if start > span[0] else "") + index.words(document, start, end) + (" …" if end < span[1] else "")


def _document_field(index: Index, document: Document) -> _Field:
    reading = index.story.readings[document.id]
    tokens = tokenize(document.text)
    return _Field(
        tokens=tokens,
        lemmas=[fold(lemma_of(t.text, document.language)) if t.is_word else t.folded for t in tokens],
        entities=[(m.start, m.end, m.entity) for m in reading.mentions],
        numbers=[(q.start, q.end, v) for q in reading.quantities for v in (q.low, q.high) if v is not None],
    )


def _plain_field(text: str, implied: frozenset[str]) -> _Field:
    """A text of our own, in English."""
    tokens = tokenize(text.replace(",", ""))
    numbers = [(t.start, t.end, Decimal(t.text)) for t in tokens if t.is_number]
    return _Field(tokens=tokens, lemmas=[lemma_of(t.text, "en") if t.is_word else t.folded for t in tokens], entities=[], numbers=numbers, implied=implied)


def _find(terms: Iterable[Term], field: _Field) -> list[Span] | None:
    """The places of all terms, in order; None where one is missing."""
    marks: set[Span] = set()
    for term in terms:
        found = _places(term, field)
        if not found and field.implied.isdisjoint(term.entities):
            return None
        marks.update(found)
    return _joined(sorted(marks))


def _joined(marks: list[Span]) -> list[Span]:
    """Marks that overlap as one."""
    made: list[Span] = []
    for start, end in marks:
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _places(term: Term, field: _Field) -> list[Span]:
    if term.number is not None:
        return [(a, b) for a, b, value in field.numbers if value == term.number] or _literal(term, field)
    return [(a, b) for a, b, entity in field.entities if entity in term.entities] + _literal(term, field)


def _literal(term: Term, field: _Field) -> list[Span]:
    size = len(term.words)
    return [
        (field.tokens[at].start, field.tokens[at + size - 1].end)
        for at in range(len(field.tokens) - size + 1)
        if all(_same(term, offset, field.tokens[at + offset], field.lemmas[at + offset]) for offset in range(size))
    ]


def _same(term: Term, offset: int, token: Token, lemma: str) -> bool:
    forms = term.words[offset]
    if token.folded in forms or lemma in forms:
        return True
    return token.is_capital and latin_of(token.folded) == term.latin[offset]
