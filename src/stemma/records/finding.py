"""What comparing and tracing give: questions, answer classes, relations, origins, utterances, edges, findings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from stemma.records.claim import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """From how many independent origins something comes: a range, with the claims of unknown lineage apart."""

    low: int
    high: int
    unknown: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerClass:
    """The claims of a question that give one answer with one as-of date on the word of one claimer; bounds and unit where it is a figure."""

    value: str
    claims: tuple[str, ...]
    claimer: str | None
    origins: Origins
    as_of: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A cell or an episode of it, with what was attached to it."""

    id: str
    label: str
    key: Key
    claims: tuple[str, ...]
    answers: tuple[AnswerClass, ...]
    origins: Origins
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two answer classes, or two quotations, stand to one another, and why."""

    id: str
    kind: str
    on: str
    reason: str
    claims: tuple[str, ...]
    quotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What comparing gives of one block: of a cell its question and the relations inside it, of the quotations of one speaker relations alone."""

    question: Question | None
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What one speaker said on one day, or in one page where no day is known; ``occasion`` where the pages name only one."""

    id: str
    speaker: str
    occasion: str | None
    day: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A document or source in the stemma; ``seen`` if its text is in the ledger."""

    id: str
    kind: str
    label: str
    document: str | None
    source: str | None
    seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From the older to the younger, with the spans that show it: (document, start, end)."""

    older: str
    younger: str
    kind: str
    directed: bool
    certainty: str
    evidence: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing an editor should know, as one sentence with its spans."""

    kind: str
    label: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: tuple[tuple[str, int, int], ...]
