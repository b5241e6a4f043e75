"""An attribution in a document: source, cue and content (the terms of PARC and PolNeAR)."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.knowledge.matcher import Hit
from stemma.reading.actor import Actor
from stemma.reading.layout import Sentence

_OUTLETS = ("outlet", "agency")
DEEDS = ("counted", "proposed", "promised", "demanded", "ordered", "asked", "thanked", "praised", "accused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An attribution in tokens; ``source`` is None where nobody could be made out, ``presumed`` where only the flow of the paragraph tells."""

    sentence: Sentence
    kind: str
    cue: tuple[int, int]
    content: tuple[int, int]
    source: Actor | None
    act: str
    modality: str | None
    rule: str
    relays: tuple[tuple[Actor, ...], ...] = ()
    presumed: bool = False

    def covers(self, token: int) -> bool:
        """True if a token stands in the content."""
        return self.content[0] <= token < self.content[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit of the page: "Про це пише BBC", with those whom the outlet cites, nearest to the article last, and the tokens of what was told."""

    sentence: Sentence
    told: tuple[int, int]
    hops: tuple[tuple[Actor, ...], ...]
    cue: tuple[int, int]
    rule: str


def outspoken(sayings: list[Saying]) -> list[Saying]:
    """Leaves out the counts, offers, promises and rumours of which somebody tells: he is the one who says it.

    Args:
        sayings: attributions.

    Returns:
        Those that are no part of what another one says.
    """
    return [s for s in sayings if not any(_is_deed_within(s, o) for o in sayings)]


def _is_deed_within(inner: Saying, outer: Saying) -> bool:
    if inner is outer or outer.source is None or outer.source.kind in _OUTLETS or outer.act in DEEDS or outer.kind == "impersonal":
        return False
    told = inner.act in DEEDS or inner.kind == "intent" or (inner.kind == "impersonal" and outer.sentence.holds(outer.source.first))
    return told and outer.covers(inner.cue[0])


def make_saying(sentence: Sentence, hit: Hit, content: tuple[int, int], source: Actor | None) -> Saying:
    """Makes an attribution.

    Args:
        sentence: its sentence.
        hit: the cue.
        content: the tokens of what was said.
        source: who said it.

    Returns:
        The attribution.
    """
    return Saying(
        sentence=sentence,
        kind=hit.entry.kind,
        cue=(hit.first, hit.last),
        content=content,
        source=source,
        act=hit.entry.attributes.get("act", "said"),
        modality=hit.entry.attributes.get("modality"),
        rule=hit.entry.rule,
    )
