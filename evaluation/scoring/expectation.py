"""What a careful reader takes from pages: the records of an expectation file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionWanted:
    """A name that must be marked and known by a label that fits."""

    words: str
    entity: str
    label: Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWanted:
    """A figure; ``nth`` picks one of several places of its words."""

    words: str
    nth: int | None
    low: float | None
    high: float | None
    qualifier: str
    counted: str
    counted_like: Pattern[str]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWanted:
    """A time expression; ``mod`` is checked where it is listed, ``unsure`` forbids that it is given as stated."""

    words: str
    values: tuple[str | None, ...]
    mods: tuple[str | None, ...]
    unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationWanted:
    """Quoted words, by the first and the last of them."""

    starts: str
    ends: str
    speaker: str
    speaker_like: Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWanted:
    """A claim, its claimer (none: the outlet itself, or one of ``claimers_or``) and the relays behind which it stands.

    ``hops`` says the whole order of the chain, hop by hop; without it ``relays`` must stand somewhere after the claimer.
    """

    id: str
    words: str
    claimer: Pattern[str] | None
    claimer_name: str
    claimers_or: tuple[Pattern[str], ...]
    relays: tuple[Pattern[str], ...]
    hops: tuple[tuple[Pattern[str], ...], ...]
    modalities: frozenset[str]
    has_figure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWanted:
    """All that is expected of one page; ``furniture_from`` names the words from which on the rest of the page is furniture."""

    name: str
    sha256: str
    language: str
    published: str | None
    certainty: str
    published_any: tuple[str | None, ...]
    published_year: str
    furniture: tuple[str, ...]
    furniture_any: tuple[str, ...]
    furniture_from: str | None
    not_furniture: tuple[str, ...]
    mentions: tuple[MentionWanted, ...]
    quantities: tuple[QuantityWanted, ...]
    quantities_optional: tuple[str, ...]
    times: tuple[TimeWanted, ...]
    not_times: tuple[str, ...]
    quotations: tuple[QuotationWanted, ...]
    quotations_optional: tuple[str, ...]
    not_quotations: tuple[str, ...]
    claims: tuple[ClaimWanted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWanted:
    """A relation of one of some kinds, between one of some pairs of claims."""

    pairs: tuple[tuple[str, str], ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsWanted:
    """The range in which the origins of a question must lie; a claim of ``may_add`` that stands under it raises the upper end."""

    low: int
    high: int
    may_add: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWanted:
    """Claims that answer one question."""

    id: str
    claims: tuple[str, ...]
    relations: tuple[RelationWanted, ...]
    origins: OriginsWanted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsOf:
    """Words on a page."""

    page: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePair:
    """Two quotations that are one utterance, or, where they are to be kept apart, are none."""

    first: WordsOf
    second: WordsOf
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeWanted:
    """Who has it from whom; a page is known by its name, all else by its label."""

    older: Pattern[str]
    younger: tuple[Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWanted:
    """A finding of a kind that fits, over at least these pages."""

    kind: Pattern[str]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryWanted:
    """What is expected across pages; a label that fits two of ``single_names`` names nobody."""

    groups: tuple[GroupWanted, ...]
    different: tuple[tuple[str, str], ...]
    quotes_same: tuple[QuotePair, ...]
    quotes_apart: tuple[QuotePair, ...]
    edges: tuple[EdgeWanted, ...]
    edges_not: tuple[EdgeWanted, ...]
    findings: tuple[FindingWanted, ...]
    single_names: tuple[Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A whole expectation file."""

    pages: tuple[PageWanted, ...]
    story: StoryWanted | None

    def claims(self) -> dict[str, WordsOf]:
        """Page and words of every expected claim, by its id."""
        return {c.id: WordsOf(page=p.name, words=c.words) for p in self.pages for c in p.claims}
