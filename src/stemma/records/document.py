"""Documents: what was taken in, what of it is article, when it was published and how that is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of the page that is not of the article."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """One candidate for the publication date: where it was found, what it says, how far it may be trusted."""

    value: str
    kind: str
    certainty: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article or page in one revision; ``text`` is its whole visible text, offsets are code points."""

    id: str
    name: str
    url: str | None
    outlet: str | None
    language: str | None
    language_certainty: float
    title: str | None
    published: str | None
    published_certainty: str
    published_evidence: tuple[DateEvidence, ...]
    sha256: str
    text: str
    furniture: tuple[Furniture, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that could not be taken in or read."""

    name: str
    stage: str
    code: str
    message: str
