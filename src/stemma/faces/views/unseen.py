"""What to get next: sources whose own text is not in the ledger, by how much rests on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from stemma.faces.views.index import index_story
from stemma.running.pipeline import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenRow:
    """A source not seen: how many answers and findings rest on it, who names it, and in which words."""

    source: str
    label: str
    kind: str
    answers: int
    findings: int
    named_by: tuple[str, ...]
    words: tuple[str, ...]


def list_unseen(story: Story, *, every: bool) -> list[UnseenRow]:
    """Lists the sources whose text nobody has taken in.

    Args:
        story: the story.
        every: True for unnamed sources as well, which nobody can get.

    Returns:
        Rows, those on which most answers and findings rest first.
    """
    index = index_story(story)
    unseen = {n.source for n in story.nodes if n.source is not None and not n.seen}
    resting: dict[str, set[str]] = defaultdict(set)
    spans: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for claim in index.claims.values():
        for hop in claim.chain:
            for link in hop:
                resting[link.source].add(claim.id)
                spans[link.source].add((claim.document, link.start, link.end))
    made = []
    for source in resting.keys() & unseen:
        if story.sources[source].kind == "unnamed" and not every:
            continue
        claims = resting[source]
        made.append(
            UnseenRow(
                source=source,
                label=index.source(source),
                kind=story.sources[source].kind,
                answers=sum(not claims.isdisjoint(a.claims) for q in story.questions for a in q.answers),
                findings=sum(not claims.isdisjoint(f.claims) for f in story.findings),
                named_by=index.pages(claims),
                words=tuple(sorted({index.words(*s) for s in spans[source]})),
            )
        )
    return sorted(made, key=lambda r: (-(r.answers + r.findings), -len(r.named_by), r.label, r.source))
