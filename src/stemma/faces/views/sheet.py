"""One question, document or source, found by what somebody calls it, with everything that stands under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemma.faces.views.index import Index, index_story
from stemma.faces.views.question import AnswerRow, list_answers
from stemma.faces.views.reference import find_reference, name_documents, name_sources
from stemma.faces.views.spread import Spread, spread_answers
from stemma.records.claim import Claim
from stemma.records.document import DateEvidence, Document
from stemma.records.finding import Question, Relation
from stemma.records.mark import Quotation
from stemma.running.pipeline import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim with its exact words and where they stand."""

    claim: str
    question: str | None
    page: str
    document: str
    start: int
    end: int
    words: str
    gloss: str
    chain: str
    modality: str
    polarity: str
    placement: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """How two answers stand to one another, and why; ``sides`` are the answers in words, those to another question with it."""

    relation: str
    kind: str
    on: str
    reason: str
    claims: tuple[str, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """Two quotations set side by side, each with its page and speaker, and why."""

    relation: str
    kind: str
    on: str
    reason: str
    quotations: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """Something on a page that was seen and not understood."""

    start: int
    end: int
    what: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSheet:
    """A question with its key, origins, answers, claims and relations."""

    id: str
    label: str
    key: dict[str, str]
    low: int
    high: int
    unknown: int
    reason: str
    spread: Spread | None
    answers: tuple[AnswerRow, ...]
    claims: tuple[ClaimRow, ...]
    relations: tuple[RelationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSheet:
    """A document with its date and evidence, its claims, and what was not understood."""

    id: str
    name: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    published_certainty: str
    published_evidence: tuple[DateEvidence, ...]
    sha256: str
    flags: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    wordings: tuple[WordingRow, ...]
    gaps: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSheet:
    """A source with the claims that go back to it and those that it passed on."""

    id: str
    label: str
    kind: str
    entity: str | None
    witnesses: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    passed_on: tuple[ClaimRow, ...]
    wordings: tuple[WordingRow, ...]


Sheet = QuestionSheet | DocumentSheet | SourceSheet


def show_sheet(story: Story, reference: str) -> Sheet:
    """Shows what a reference names.

    Args:
        story: the story.
        reference: the id, the beginning of an id, the file name (with or without its ending), address or title, or the label.

    Returns:
        The sheet of the question, document or source.

    Raises:
        UnknownReferenceError: nothing answers to it.
        AmbiguousReferenceError: more than one thing does.
    """
    index = index_story(story)
    name = find_reference(reference, _names(story), "Find ids with `stemma questions --all --json`, `stemma origins` or `stemma search WORDS`")
    if name in index.questions:
        return _question_sheet(index, index.questions[name])
    if name in story.documents:
        return _document_sheet(index, story.documents[name])
    return _source_sheet(index, name)


def _names(story: Story) -> Iterator[tuple[str, str]]:
    for question in story.questions:
        yield question.id, question.label
    yield from name_documents(story)
    yield from name_sources(story)


def _claim_rows(index: Index, claims: Iterable[Claim]) -> tuple[ClaimRow, ...]:
    rows = [_claim_row(index, c) for c in claims]
    return tuple(sorted(rows, key=lambda r: (r.page, r.start, r.end, r.claim)))


def _claim_row(index: Index, claim: Claim) -> ClaimRow:
    return ClaimRow(
        claim=claim.id,
        question=next(iter(index.asked.get(claim.id, ())), None),
        page=index.page(claim.document),
        document=claim.document,
        start=claim.start,
        end=claim.end,
        words=index.words(claim.document, claim.start, claim.end),
        gloss=claim.gloss,
        chain=index.chain(claim),
        modality=claim.modality,
        polarity=claim.polarity,
        placement=claim.placement,
        rules=claim.rules,
    )


def _question_sheet(index: Index, question: Question) -> QuestionSheet:
    own = set(question.claims)
    relations = [r for r in index.story.relations if not own.isdisjoint(r.claims)]
    return QuestionSheet(
        id=question.id,
        label=question.label,
        key=question.key.slots(),
        low=question.origins.low,
        high=question.origins.high,
        unknown=question.origins.unknown,
        reason=question.origins.reason,
        spread=spread_answers(question),
        answers=tuple(list_answers(index.story, [question])),
        claims=_claim_rows(index, (index.claims[c] for c in question.claims)),
        relations=tuple(_relation_row(index, question, r) for r in relations),
    )


def _relation_row(index: Index, question: Question, relation: Relation) -> RelationRow:
    sides = tuple(dict.fromkeys(_side(index, question, c) for c in relation.claims))
    return RelationRow(relation=relation.id, kind=relation.kind, on=relation.on, reason=relation.reason, claims=relation.claims, sides=sides)


def _side(index: Index, question: Question, claim: str) -> str:
    """The answer that a claim gives; where it answers another question, that question with it."""
    own = next((a.value for a in question.answers if claim in a.claims), None)
    if own is not None:
        return own
    for name in index.asked.get(claim, ()):
        other = index.questions[name]
        value = next((a.value for a in other.answers if claim in a.claims), None)
        if value is not None:
            return f"{value} ({other.label})"
    return index.claims[claim].gloss or claim


def _wording_rows(index: Index, quotations: Iterable[Quotation]) -> tuple[WordingRow, ...]:
    """Relations between quotations of which one is among those given."""
    own = {q.id for q in quotations}
    found = {q.id: q for r in index.story.readings.values() for q in r.quotations}
    return tuple(
        WordingRow(
            relation=r.id,
            kind=r.kind,
            on=r.on,
            reason=r.reason,
            quotations=r.quotations,
            words=tuple(_quoted(index, found[q]) for q in sorted(r.quotations, key=lambda q: (q not in own, index.page(found[q].document), q))),
        )
        for r in index.story.relations
        if not own.isdisjoint(r.quotations)
    )


def _quoted(index: Index, quotation: Quotation) -> str:
    speaker = index.source(quotation.speaker) if quotation.speaker is not None else "nobody named"
    return f"“{index.words(quotation.document, quotation.start, quotation.end)}” ({speaker}, {index.page(quotation.document)})"


def _document_sheet(index: Index, document: Document) -> DocumentSheet:
    reading = index.story.readings[document.id]
    gaps = tuple(GapRow(start=g.start, end=g.end, what=g.what, words=index.words(document.id, g.start, g.end)) for g in reading.gaps)
    return DocumentSheet(
        id=document.id,
        name=document.name,
        url=document.url,
        outlet=document.outlet,
        title=document.title,
        language=document.language,
        published=document.published,
        published_certainty=document.published_certainty,
        published_evidence=document.published_evidence,
        sha256=document.sha256,
        flags=document.flags,
        claims=_claim_rows(index, reading.claims),
        wordings=_wording_rows(index, reading.quotations),
        gaps=gaps,
    )


def _source_sheet(index: Index, name: str) -> SourceSheet:
    source = index.story.sources[name]
    own = [c for c in index.claims.values() if any(x.source == name for hop in c.chain[:1] for x in hop)]
    passed = [c for c in index.claims.values() if any(x.source == name for hop in c.chain[1:] for x in hop)]
    said = [q for r in index.story.readings.values() for q in r.quotations if q.speaker == name]
    return SourceSheet(
        id=source.id,
        label=source.label,
        kind=source.kind,
        entity=source.entity,
        witnesses=index.pages(c.id for c in (*own, *passed)),
        claims=_claim_rows(index, own),
        passed_on=_claim_rows(index, passed),
        wordings=_wording_rows(index, said),
    )
