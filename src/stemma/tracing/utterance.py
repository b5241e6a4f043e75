"""Utterances: what one speaker said on one occasion, by speaker and day (DESIGN §7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.records.claim import Claim, Source
from stemma.records.finding import Relation, Utterance
from stemma.records.ids import digest_of

_SPEAKERS = ("person", "organisation")
_FIGURES = 2
_DAY = len("2026-01-01")


def gather_utterances(claims: Iterable[Claim], sources: Mapping[str, Source], relations: Iterable[Relation]) -> list[Utterance]:
    """Gathers the claims of each named speaker by the day on which he spoke.

    Args:
        claims: all claims.
        sources: by id.
        relations: those between quotations tell that two pages carry the same words.

    Returns:
        Utterances sorted by id. What a page gives without a day joins the one dated utterance of the speaker with which it shares a quotation
        or two figures, else it stands by itself.
    """
    bundles: dict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        speaker = claim.chain[0][0].source if claim.chain else None
        if speaker is not None and sources[speaker].kind in _SPEAKERS:
            bundles[(speaker, claim.document, _day(claim))].append(claim)
    dated: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for (speaker, _, day), rows in bundles.items():
        if day is not None:
            dated[(speaker, day)].extend(rows)
    same: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        if relation.kind == "same-words":
            for quotation in relation.quotations:
                same[quotation].update(q for q in relation.quotations if q != quotation)
    days: dict[str, list[tuple[str, _Content]]] = defaultdict(list)
    for (speaker, day), rows in dated.items():
        days[speaker].append((day, _content(rows)))
    joined: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    made: list[Utterance] = []
    for (speaker, document, day), rows in bundles.items():
        if day is not None:
            continue
        own = _content(rows)
        like = set[str]().union(*(same.get(q, ()) for q in own.quotations))
        fits = [d for d, theirs in days[speaker] if not like.isdisjoint(theirs.quotations) or len(own.figures & theirs.figures) >= _FIGURES]
        if len(fits) == 1:
            joined[(speaker, fits[0])].extend(rows)
        else:
            made.append(_utterance(speaker, None, document, rows))
    made.extend(_utterance(speaker, day, "", [*rows, *joined[(speaker, day)]]) for (speaker, day), rows in dated.items())
    return sorted(made, key=lambda u: u.id)


def _day(claim: Claim) -> str | None:
    """The day of speaking, where it is known to the day."""
    return claim.said if claim.said is not None and len(claim.said) == _DAY else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What is told in some claims: their quotations, and their figures with what they count."""

    quotations: set[str]
    figures: set[tuple[str, str, str]]


def _content(claims: list[Claim]) -> _Content:
    figures = {(p.key.what, str(p.answer.low), str(p.answer.high)) for c in claims for p in c.propositions if p.quantity is not None}
    return _Content(quotations={q for c in claims for q in c.quotations}, figures=figures)


def _utterance(speaker: str, day: str | None, document: str, claims: list[Claim]) -> Utterance:
    occasions = sorted({c.occasion for c in claims if c.occasion})
    return Utterance(
        id=f"u1-{digest_of(speaker, day or '', document)}",
        speaker=speaker,
        occasion=occasions[0] if len(occasions) == 1 else None,
        day=day,
        claims=tuple(sorted({c.id for c in claims})),
    )
