"""Origins as rows: of questions, as a range with its sentence; of sources, with their witnesses and relays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stemma.faces.views.index import index_story
from stemma.records.finding import Question
from stemma.running.pipeline import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOrigins:
    """From how many independent origins the answers to a question come, and why."""

    question: str
    label: str
    low: int
    high: int
    unknown: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source: how many claims go back to it, the pages that carry them, who passed them on, and what it passed on itself."""

    source: str
    label: str
    kind: str
    claims: int
    witnesses: tuple[str, ...]
    relays: tuple[str, ...]
    relayed: int


def question_origins(questions: Iterable[Question]) -> list[QuestionOrigins]:
    """Lists the origins of questions.

    Args:
        questions: the questions.

    Returns:
        One row for each, in their order.
    """
    return [
        QuestionOrigins(question=q.id, label=q.label, low=q.origins.low, high=q.origins.high, unknown=q.origins.unknown, reason=q.origins.reason)
        for q in questions
    ]


def list_sources(story: Story) -> list[SourceRow]:
    """Lists the sources that stand in a chain.

    Args:
        story: the story.

    Returns:
        Rows, those to which most claims go back first.
    """
    index = index_story(story)
    rooted: dict[str, set[str]] = defaultdict(set)
    carried: dict[str, set[str]] = defaultdict(set)
    for claim in index.claims.values():
        for place, hop in enumerate(claim.chain):
            for link in hop:
                (carried if place else rooted)[link.source].add(claim.id)
    made = []
    for source in {*rooted, *carried}:
        own = [index.claims[c] for c in rooted[source]]
        relays = {index.source(x.source) for c in own for hop in c.chain[1:] for x in hop}
        made.append(
            SourceRow(
                source=source,
                label=index.source(source),
                kind=story.sources[source].kind,
                claims=len(own),
                witnesses=index.pages({*rooted[source], *carried[source]}),
                relays=tuple(sorted(relays)),
                relayed=len(carried[source]),
            )
        )
    return sorted(made, key=lambda r: (-r.claims, -r.relayed, r.label, r.source))
