"""The timeline: event, as-of, said and published, four clocks that are never mixed."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.faces.views.index import Index, index_story
from stemma.records.claim import Claim
from stemma.running.pipeline import Story

CLOCKS = ("event", "as_of", "said", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One claim on four clocks, each in TIMEX3 form or None; ``what`` is its question, ``gloss`` what it says."""

    claim: str
    question: str | None
    what: str
    gloss: str
    claimer: str
    page: str
    event: str | None
    event_certainty: str | None
    as_of: str | None
    said: str | None
    published: str | None
    published_certainty: str


def list_times(story: Story, by: str = "event") -> list[TimelineRow]:
    """Lists the claims that name a time of their own.

    Args:
        story: the story.
        by: the clock that orders the rows: event, as_of, said or published; rows without it come last.

    Returns:
        One row for each claim whose event, as-of or said is known; what is known of one clock never stands under another.
    """
    index = index_story(story)
    rows = [_row(index, claim) for claim in index.claims.values()]
    kept = [r for r in rows if r.event or r.as_of or r.said]
    order = (by, *(c for c in CLOCKS if c != by))
    return sorted(kept, key=lambda r: (*(_later(getattr(r, clock)) for clock in order), r.page, r.claim))


def _later(value: str | None) -> tuple[bool, str]:
    return value is None, value or ""


def _row(index: Index, claim: Claim) -> TimelineRow:
    time = index.times.get(claim.time or "")
    document = index.story.documents[claim.document]
    asked = index.asked.get(claim.id, ())
    question = asked[0] if asked else None
    words = index.words(claim.document, claim.start, claim.end)
    return TimelineRow(
        claim=claim.id,
        question=question,
        what=index.questions[question].label if question is not None else claim.gloss or words,
        gloss=claim.gloss or words,
        claimer=index.chain(claim),
        page=document.name,
        event=time.value if time is not None else None,
        event_certainty=time.certainty if time is not None else None,
        as_of=next((p.answer.as_of for p in claim.propositions if p.answer.as_of), None),
        said=claim.said,
        published=document.published,
        published_certainty=document.published_certainty,
    )
