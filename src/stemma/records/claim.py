"""Claims: what a document puts forward, on whose word, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from stemma.records.ids import cell_id
from stemma.records.mark import Attribution, Gap, Mention, Quantity, Quotation, TimeExpression

WORD = "word:"  # before a counted noun that no concept holds, in English
OF = "/"  # between a frame and the thing that it befalls
OPEN = "?"
NONE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What is asked, in one form for all languages; each slot a reference, ``?`` (open) or ``-`` (the frame has none)."""

    asked: str
    what: str
    who: str
    to: str
    where: str
    status: str

    def slots(self) -> dict[str, str]:
        """The six slots by name."""
        return {
            "asked": self.asked,
            "what": self.what,
            "who": self.who,
            "to": self.to,
            "where": self.where,
            "status": self.status,
        }

    @property
    def complete(self) -> bool:
        """True if no slot is open."""
        return OPEN not in self.slots().values()

    def cell(self, episode: str = "") -> str:
        """The id of the cell of this key."""
        return cell_id(self.slots(), episode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a claim answers: a quantity, a date, yes or no, or words; with as-of date and scope.

    ``as_of_at`` is the span of the words that give the as-of date; ``corrected`` is true where the text sets the figure against an earlier or later one.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"
    unit: str | None = None
    words: str | None = None
    day: str | None = None
    positive: bool = True
    as_of: str | None = None
    as_of_at: tuple[int, int] | None = None
    corrected: bool = False
    scope: tuple[str, ...] = ()
    basis: str = "total"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One question that a claim answers, with the answer.

    ``inferred`` names slots filled from elsewhere; ``at_scene`` is true where the place is that of the whole document;
    ``period`` is the year of a time that lies well before the document.
    """

    key: Key
    answer: Answer
    quantity: str | None = None
    inferred: tuple[str, ...] = ()
    at_scene: bool = False
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A person, organisation, outlet, agency, document, or unnamed source."""

    id: str
    kind: str
    label: str
    entity: str | None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One source in a hop of a chain, with the span that names it; ``presumed`` where only the reach of a credit says so."""

    source: str
    start: int
    end: int
    presumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition that a document puts forward; ``chain`` runs from the claimer over relays to the article.

    ``echo`` is the claim before it that a bare denial or confirmation speaks of.
    """

    id: str
    document: str
    start: int
    end: int
    gloss: str
    modality: str
    act: str | None
    polarity: str
    hedges: tuple[tuple[int, int], ...]
    placement: str
    basis: str | None
    chain: tuple[tuple[Link, ...], ...]
    quantities: tuple[str, ...]
    quotations: tuple[str, ...]
    time: str | None
    said: str | None
    occasion: str | None
    place: str | None
    frame: str | None
    roles: tuple[tuple[str, str], ...]
    propositions: tuple[Proposition, ...]
    rules: tuple[str, ...]
    echo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name made on the spot: its key, type, label, country if the text gives one, and the forms seen.

    ``keys`` are those that it may have by other readings of its endings; ``level`` tells how wide a place is.
    """

    key: str
    type: str
    label: str
    country: str | None
    forms: tuple[str, ...]
    keys: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that reading found in one document under one set of packs; ``scene`` holds the places where it plays, ``places`` all that it names."""

    document: str
    revision: str
    language: str | None
    made_with: str
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    names: tuple[Name, ...]
    gaps: tuple[Gap, ...]
    scene: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
