"""What the page shows: plain records between the ledger and the template."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text on which the same marks lie; ``tag`` is the HTML element that carries them."""

    text: str
    marks: str = ""
    tag: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Exact words of one document, with marks, and where they stand in its full text."""

    siglum: str
    language: str
    segments: tuple[Segment, ...]
    anchor: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """One source in a chain; ``words`` are those of the document that name it."""

    label: str
    presumed: bool
    unnamed: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim as a row: the words, the gloss, the chain, and how it is put."""

    excerpt: Excerpt
    gloss: str
    hops: tuple[tuple[LinkView, ...], ...]
    notes: tuple[str, ...]
    hedges: tuple[str, ...]
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One answer with the claims that give it."""

    value: str
    origins: str
    reason: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a relation: an answer, and the pages that give it."""

    text: str
    sigla: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """A relation between answers; ``verb`` stands before the last side."""

    sides: tuple[SideView, ...]
    verb: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourView:
    """A question that differs in the place or the status alone, with the reason why its answers are not compared."""

    anchor: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question with its answers and how they stand to one another."""

    anchor: str
    label: str
    origins: str
    reason: str
    sigla: str
    spread: str
    unseen: str
    answers: tuple[AnswerView, ...]
    relations: tuple[RelationView, ...]
    neighbours: tuple[NeighbourView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One document in the table of pages."""

    siglum: str
    anchor: str
    name: str
    title: str
    language: str
    code: str
    date: str
    evidence: str
    credits: tuple[str, ...]
    flags: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsView:
    """Two or more quotations set side by side."""

    excerpts: tuple[Excerpt, ...]
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding with the words it rests on."""

    kind: str
    label: str
    sigla: str
    evidence: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextView:
    """Something to get next, and why."""

    label: str
    reason: str
    rests: str
    named_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """The full text of one document, marked."""

    siglum: str
    anchor: str
    heading: str
    language: str
    segments: tuple[Segment, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """Words of one document that were not understood, by what they are."""

    siglum: str
    language: str
    what: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """What a person ruled."""

    label: str
    state: str
    who: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionView:
    """An input that could not be read."""

    name: str
    stage: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InputView:
    """One input with its digest."""

    siglum: str
    name: str
    address: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """A node of the drawn stemma, in place."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    label: str
    title: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeView:
    """An edge of the drawn stemma, in place."""

    path: str
    title: str
    style: str
    arrow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaView:
    """The stemma as drawn, and the same in words."""

    width: float
    height: float
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    lines: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The whole page."""

    title: str
    seen_line: str
    first: tuple[str, ...]
    pages: tuple[PageRow, ...]
    questions: tuple[QuestionView, ...]
    single: tuple[QuestionView, ...]
    loose: tuple[ClaimView, ...]
    same: tuple[WordsView, ...]
    apart: tuple[WordsView, ...]
    findings: tuple[FindingView, ...]
    next: tuple[NextView, ...]
    stemma: StemmaView | None
    texts: tuple[TextView, ...]
    gaps: tuple[GapView, ...]
    rejections: tuple[RejectionView, ...]
    decisions: tuple[DecisionView, ...]
    inputs: tuple[InputView, ...]
    made_with: tuple[tuple[str, str], ...]
