"""Echoes: a denial or confirmation that names nothing of its own speaks of what was told right before it ("Граур это отрицает")."""

from __future__ import annotations

from dataclasses import replace

from stemma.expressions.scan import Scan
from stemma.reading.saying import Saying
from stemma.reading.segment import Segment
from stemma.records.claim import Claim, Proposition

_ACTS = ("denied", "confirmed")
_SHORT = 3
_LOOSE = 1
_BACK = 2


def answer_echoes(scan: Scan, told: list[tuple[Segment, Claim]]) -> list[Claim]:
    """Gives a denial or confirmation without a content of its own the question of the claim right before it.

    Args:
        scan: the scanned text.
        told: the claims of a document with their segments, in order of place.

    Returns:
        The claims; what was taken from the claim before is marked as inferred.
    """
    made: list[tuple[Segment, Claim]] = []
    for segment, claim in sorted(told, key=lambda x: (x[1].start, -x[1].end)):
        before = _spoken_of(segment, claim, made) if _is_echo(scan, segment, claim) else None
        made.append((segment, _answer(claim, before) if before is not None else claim))
    return [claim for _, claim in made]


def _is_echo(scan: Scan, segment: Segment, claim: Claim) -> bool:
    saying = segment.saying
    if segment.count is not None or segment.frame is not None or saying is None or claim.act not in _ACTS:
        return False
    covered = _covered(scan, segment, saying)
    loose = [i for i in range(segment.first, segment.last) if i not in covered and scan.tokens[i].is_word and len(scan.tokens[i].text) > _SHORT]
    return len(loose) <= _LOOSE


def _covered(scan: Scan, segment: Segment, saying: Saying) -> set[int]:
    """The tokens that tell who says it, and those that only point back."""
    covered = set(range(*saying.cue))
    if saying.source is not None:
        covered.update(range(saying.source.first, saying.source.last))
    for index in range(segment.first, segment.last):
        for hit in scan.starting.get(index, ()):
            if hit.entry.group in ("roles", "sources", "names") or hit.entry.kind in ("back_reference", "content_noun"):
                covered.update(range(hit.first, hit.last))
    return covered


def _spoken_of(segment: Segment, claim: Claim, made: list[tuple[Segment, Claim]]) -> Claim | None:
    """The nearest claim before, in its sentence or the one or two before it, that asks something."""
    near = [c for s, c in made if c.end <= claim.start and c.propositions and segment.sentence.index - s.sentence.index <= _BACK]
    return near[-1] if near else None


def _answer(claim: Claim, before: Claim) -> Claim:
    if before.propositions[0].key.asked == "what-said":
        return replace(claim, echo=before.id)
    return replace(
        claim,
        echo=before.id,
        propositions=tuple(_echoed(p, claim) for p in before.propositions),
        frame=before.frame,
        roles=before.roles,
        place=before.place,
    )


def _echoed(proposition: Proposition, claim: Claim) -> Proposition:
    positive = proposition.answer.positive if claim.act == "confirmed" else not proposition.answer.positive
    return replace(proposition, answer=replace(proposition.answer, positive=positive), inferred=tuple(dict.fromkeys((*proposition.inferred, "what"))))
