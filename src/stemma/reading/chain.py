"""Chains: from the claimer over relays towards the article, with a span for every hop."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stemma.expressions.scan import Scan
from stemma.reading.actor import Actor
from stemma.reading.layout import Sentence, find_sentence
from stemma.reading.saying import Credit, Saying, outspoken
from stemma.records.claim import Link

_OUTLETS = ("outlet", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where a speaker spoke: the occasion, and the outlet that had it first."""

    sentence: Sentence
    occasion: str
    outlets: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The chain of a claim with its innermost attribution and occasion."""

    chain: tuple[tuple[Link, ...], ...]
    saying: Saying | None
    occasion: str | None


def find_venues(scan: Scan, sentences: list[Sentence], actors: tuple[Actor, ...]) -> list[Venue]:
    """Finds the occasions that a document names.

    Args:
        scan: the scanned text.
        sentences: its sentences.
        actors: who appears in it.

    Returns:
        Occasions with the outlets that stand right after them.
    """
    made: list[Venue] = []
    free = 0  # a hit inside another of its sentence is no occasion of its own
    for hit in scan.of("cues", "venue"):
        sentence = find_sentence(sentences, hit.first)
        if sentence is None or (made and made[-1].sentence is sentence and hit.first < free):
            continue
        free = hit.last
        outlets = tuple(a for a in actors if a.kind in _OUTLETS and hit.first < a.first <= hit.last + 4 and a.last > hit.last and sentence.holds(a.first))
        made.append(Venue(sentence=sentence, occasion=hit.entry.attributes["occasion"], outlets=outlets[:1]))
    return made


def make_authority(
    scan: Scan,
    token: int,
    sentence: Sentence,
    sayings: list[Saying],
    credits: list[Credit],
    venues: list[Venue],
) -> Authority:
    """Builds the chain of what stands at a token.

    Args:
        scan: the scanned text.
        token: the token.
        sentence: its sentence.
        sayings: all attributions of the document.
        credits: its page credits.
        venues: its occasions.

    Returns:
        The chain, innermost source first; empty for the article's own voice.
    """
    over = sorted((s for s in sayings if s.covers(token) and (s.kind == "page_credit" or s.sentence.paragraph == sentence.paragraph)), key=_depth)
    told = outspoken(over)
    promised = next((s.modality for s in over if s.act == "promised" and s not in told), None)
    over = told
    hops: list[tuple[Link, ...]] = []
    seen: set[str] = set()
    for saying in over:
        if saying.source is not None:
            _add(scan, hops, seen, (saying.source,), presumed=saying.presumed)
        for row in saying.relays:
            _add(scan, hops, seen, row, presumed=saying.presumed)
    if not hops:
        for row in _credit_of(sentence, credits):
            _add(scan, hops, seen, row, presumed=True)
        return Authority(chain=tuple(hops), saying=None, occasion=None)
    innermost = replace(over[0], modality=promised or over[0].modality)
    if not any(s.source and s.source.kind in _OUTLETS for s in over):
        for row in _rows_before(innermost, sentence, sayings):
            _add(scan, hops, seen, row, presumed=True)
    venue = _venue_of(innermost, venues, sayings)
    if venue is not None and not any(s.source and s.source.kind in _OUTLETS for s in over):
        _add(scan, hops, seen, venue.outlets, presumed=venue.sentence != sentence)
    for credit, presumed in _credits_reaching(sentence, credits, has_relay=len(hops) > 1):
        for row in credit.hops:
            _add(scan, hops, seen, row, presumed=presumed)
    return Authority(chain=tuple(hops), saying=innermost, occasion=venue.occasion if venue else None)


def _rows_before(saying: Saying, sentence: Sentence, sayings: list[Saying]) -> list[tuple[Actor, ...]]:
    """The outlets that passed on the same speaker earlier in the paragraph."""
    near = [s for s in sayings if s.sentence.paragraph == sentence.paragraph and s.sentence.index < sentence.index]
    spoke = [s for s in near if s.source and saying.source and s.source.is_same(saying.source)]
    outlets = [s for s in near if s.source and s.source.kind in _OUTLETS and any(s.covers(x.cue[0]) for x in spoke)]
    made: list[tuple[Actor, ...]] = []
    for outlet in outlets[-1:]:
        if outlet.source is not None:
            made.extend(((outlet.source,), *outlet.relays))
    return made


def _depth(saying: Saying) -> tuple[int, int, int]:
    """Inner before outer: people before outlets, short contents before long ones."""
    outlet = int(saying.source is not None and saying.source.kind in _OUTLETS)
    return outlet, saying.content[1] - saying.content[0], saying.cue[0]


def _add(scan: Scan, hops: list[tuple[Link, ...]], seen: set[str], row: tuple[Actor, ...], *, presumed: bool = False) -> None:
    links = []
    for actor in row:
        source = actor.source()
        if source.id in seen:
            continue
        seen.add(source.id)
        start, end = scan.span(actor.first, actor.last)
        links.append(Link(source=source.id, start=start, end=end, presumed=presumed))
    if links:
        hops.append(tuple(links))


def _venue_of(saying: Saying, venues: list[Venue], sayings: list[Saying]) -> Venue | None:
    """The occasion in the sentence of the saying, else the only one at which its speaker is seen in the document."""
    own = [v for v in venues if v.sentence == saying.sentence]
    if own:
        return own[0]
    speaker = saying.source
    if speaker is None or speaker.entity is None:
        return None
    spoken = [v for v in venues if v.outlets and any(s.sentence == v.sentence and s.source and s.source.entity == speaker.entity for s in sayings)]
    return spoken[0] if len(spoken) == 1 and saying.sentence.placement != "background" else None


def _credit_of(sentence: Sentence, credits: list[Credit]) -> tuple[tuple[Actor, ...], ...]:
    """What nobody is named for has the credit that speaks of it: "Об этом сообщает X"."""
    if sentence.placement in ("background", "headline"):
        return ()
    return next((c.hops for c in credits if c.told[0] <= sentence.first < c.told[1]), ())


def _credits_reaching(sentence: Sentence, credits: list[Credit], *, has_relay: bool) -> list[tuple[Credit, bool]]:
    """A credit covers what was told before it since the last one; behind it, it is presumed; background inherits nothing."""
    if sentence.placement == "background" or has_relay:
        return []
    behind = [c for c in credits if c.sentence.index >= sentence.index]
    if behind:
        return [(behind[0], behind[0].sentence.paragraph - sentence.paragraph > 1)]
    return [(credits[-1], True)] if credits else []
