"""A person's date of a document."""

from __future__ import annotations

from dataclasses import replace

from stemma.records.document import DateEvidence, Document


def give_date(document: Document, day: str | None) -> Document:
    """Puts a person's date before all that the page says.

    Args:
        document: the document as taken in.
        day: YYYY-MM-DD, or None where nobody ruled.

    Returns:
        The document with this publication date, stated, and ``decision`` as the first evidence.
    """
    if day is None:
        return document
    evidence = DateEvidence(value=day, kind="decision", certainty="stated")
    return replace(document, published=day, published_certainty="stated", published_evidence=(evidence, *document.published_evidence))
