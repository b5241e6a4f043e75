"""Marks: what reading found in a document, each on a span of its text, each with the rule that made it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, and the entity or name key it stands for."""

    id: str
    document: str
    start: int
    end: int
    entity: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: its bounds, how it is qualified, what it counts and in which role it stands (DESIGN §5)."""

    id: str
    document: str
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    counted: str | None
    concept: str | None
    unit: str | None
    role: str
    basis: str
    hedged: bool
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time in TIMEX3 form (ISO-TimeML): value, mod, and how sure it is."""

    id: str
    document: str
    start: int
    end: int
    value: str | None
    mod: str | None
    certainty: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks that somebody is said to have said; the marks are not in the span."""

    id: str
    document: str
    start: int
    end: int
    speaker: str | None
    partial: bool
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says (source), by which words (cue), what (content): spans as in PARC and PolNeAR."""

    id: str
    document: str
    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int]
    start: int
    end: int
    kind: str
    act: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something seen and not understood."""

    start: int
    end: int
    what: str
