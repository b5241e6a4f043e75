"""What came of one capture: a document with its reading, or a rejection."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.records.claim import Reading
from stemma.records.document import Document, Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of taking in and reading one capture.

    ``languages`` names the languages whose packs shaped it; ``day`` is the publication date that a person gave before it was read.
    """

    languages: tuple[str | None, ...]
    day: str | None
    document: Document | None
    reading: Reading | None
    rejection: Rejection | None
