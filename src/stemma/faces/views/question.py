"""Questions as rows: one for each answer, with who gives it and from how many origins it comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stemma.faces.views.index import index_story
from stemma.records.finding import Origins, Question
from stemma.running.pipeline import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One answer to one question; ``low``, ``high`` and ``unknown`` are the origins of the question."""

    question: str
    label: str
    answer: str
    as_of: str | None
    claimer: str
    pages: tuple[str, ...]
    claims: tuple[str, ...]
    weight: int
    low: int
    high: int
    unknown: int
    reason: str


def fold_questions(story: Story, *, every: bool) -> tuple[list[Question], int]:
    """Leaves out the questions with one claim.

    Args:
        story: the story.
        every: True to leave out none.

    Returns:
        The questions, the weightiest first, and how many were left out.
    """
    kept = [q for q in story.questions if every or len(q.claims) > 1]
    return kept, len(story.questions) - len(kept)


def list_answers(story: Story, questions: Iterable[Question]) -> list[AnswerRow]:
    """Lists the answers of questions.

    Args:
        story: the story.
        questions: questions of it.

    Returns:
        One row for each answer, in order of the questions.
    """
    index = index_story(story)
    return [
        AnswerRow(
            question=question.id,
            label=question.label,
            answer=answer.value,
            as_of=answer.as_of,
            claimer=index.source(answer.claimer),
            pages=index.pages(answer.claims),
            claims=answer.claims,
            weight=question.weight,
            low=question.origins.low,
            high=question.origins.high,
            unknown=question.origins.unknown,
            reason=question.origins.reason,
        )
        for question in questions
        for answer in question.answers
    ]


def word_origins(origins: Origins) -> str:
    """Writes an origin range in words, never as a bare number.

    Args:
        origins: the range.

    Returns:
        For example ``1 to 2 origins, 3 of unknown lineage``.
    """
    low, high = origins.low, origins.high
    if not high:
        return f"no named origin, {origins.unknown} of unknown lineage"
    span = f"{low} to {high} origins" if low != high else f"{low} origin" + ("s" if low > 1 else "")
    return span + (f", {origins.unknown} of unknown lineage" if origins.unknown else "")
