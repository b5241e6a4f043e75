"""Conflicts as rows: two answers to one question that cannot both hold, or that differ, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from stemma.faces.views.index import Index, index_story
from stemma.records.finding import AnswerClass, Question, Relation
from stemma.running.pipeline import Story

RIVAL = ("conflicts", "denies")
OTHER = ("differs", "updates")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """Two answers to one question, who gives each, and how they stand to one another."""

    relation: str
    question: str
    label: str
    kind: str
    on: str
    left: str
    left_claimer: str
    left_pages: tuple[str, ...]
    right: str
    right_claimer: str
    right_pages: tuple[str, ...]
    reason: str


def list_conflicts(story: Story, *, every: bool) -> list[ConflictRow]:
    """Lists what conflicts.

    Args:
        story: the story.
        every: True for pairs of answers that differ or replace one another as well.

    Returns:
        Rows in order of the questions' weight, then kind and id; rivals first inside a question.
    """
    index = index_story(story)
    place = {q.id: at for at, q in enumerate(story.questions)}
    kinds = (*RIVAL, *OTHER) if every else RIVAL
    made = []
    for relation in story.relations:
        row = _row(index, relation) if relation.kind in kinds else None
        if row is not None:
            made.append(row)
    return sorted(made, key=lambda r: (place[r.question], kinds.index(r.kind), r.relation))


def _row(index: Index, relation: Relation) -> ConflictRow | None:
    found = _sides(index, relation)
    if found is None:
        return None
    question, left, right = found
    return ConflictRow(
        relation=relation.id,
        question=question.id,
        label=question.label,
        kind=relation.kind,
        on=relation.on,
        left=left.value,
        left_claimer=index.source(left.claimer),
        left_pages=index.pages(left.claims),
        right=right.value,
        right_claimer=index.source(right.claimer),
        right_pages=index.pages(right.claims),
        reason=relation.reason,
    )


def _sides(index: Index, relation: Relation) -> tuple[Question, AnswerClass, AnswerClass] | None:
    """The two answers that a relation holds apart: its first claim stands in one, its last in the other, and they hold all its claims."""
    if len(relation.claims) < 2:
        return None
    first, last, wanted = relation.claims[0], relation.claims[-1], set(relation.claims)
    for name in index.asked.get(first, ()):
        question = index.questions[name]
        for pair in combinations(question.answers, 2):
            for left, right in (pair, pair[::-1]):
                if first in left.claims and last in right.claims and wanted <= {*left.claims, *right.claims}:
                    return question, left, right
    return None
