"""A story looked up by id, and its documents, sources and spans by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stemma.records.claim import Claim
from stemma.records.finding import Question
from stemma.records.mark import Quantity, TimeExpression
from stemma.running.pipeline import Story

OWN_VOICE = "the article itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The marks of a story by id; ``asked`` gives the questions that a claim answers, the weightiest first."""

    story: Story
    claims: dict[str, Claim]
    quantities: dict[str, Quantity]
    times: dict[str, TimeExpression]
    questions: dict[str, Question]
    asked: dict[str, tuple[str, ...]]

    def page(self, document: str) -> str:
        """The file name or address of a document."""
        return self.story.documents[document].name

    def pages(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The names of the documents of some claims, each once, sorted."""
        return tuple(sorted({self.page(self.claims[c].document) for c in claims}))

    def source(self, source: str | None) -> str:
        """The label of a source; None is the article's own voice."""
        return self.story.sources[source].label if source is not None else OWN_VOICE

    def entity(self, reference: str) -> str:
        """The label of an entity or of a name made on the spot."""
        known, name = self.story.knowledge.entities.get(reference), self.story.names.get(reference)
        if known is not None:
            return known.label
        if name is not None:
            return name.label
        parts = [self.story.knowledge.entities[x].label for x in reference.split("@") if x in self.story.knowledge.entities]
        return " of ".join(parts) if parts else reference.rsplit("/", 1)[-1]

    def chain(self, claim: Claim) -> str:
        """Who says it and who passed it on: claimer first, a presumed relay in brackets."""
        hops = [" + ".join(f"({self.source(x.source)})" if x.presumed else self.source(x.source) for x in hop) for hop in claim.chain]
        return " → ".join(hops) if hops else OWN_VOICE

    def words(self, document: str, start: int, end: int) -> str:
        """The exact words of a span, on one line."""
        return " ".join(self.story.documents[document].text[start:end].split())


def index_story(story: Story) -> Index:
    """Indexes a story.

    Args:
        story: the story.

    Returns:
        The index.
    """
    asked: dict[str, list[str]] = defaultdict(list)
    for question in story.questions:
        for claim in question.claims:
            asked[claim].append(question.id)
    readings = [story.readings[d] for d in story.documents]
    return Index(
        story=story,
        claims={c.id: c for r in readings for c in r.claims},
        quantities={q.id: q for r in readings for q in r.quantities},
        times={t.id: t for r in readings for t in r.times},
        questions={q.id: q for q in story.questions},
        asked={k: tuple(v) for k, v in asked.items()},
    )
