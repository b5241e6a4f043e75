"""The part of an exported ledger that is scored, sorted by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from scoring.place import Span
from scoring.shape import Row, ScoringError, as_text

FORMAT = "stemma.ledger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """A name on a page."""

    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Span):
    """A figure on a page."""

    id: str
    low: float | None
    high: float | None
    qualifier: str | None
    counted: str
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Span):
    """A time expression on a page."""

    value: str | None
    mod: str | None
    certainty: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Span):
    """Words in quotation marks that someone said."""

    id: str
    document: str
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Span):
    """A claim with its chain of source ids, the claimer's hop first."""

    id: str
    modality: str | None
    chain: tuple[tuple[str, ...], ...]
    quantities: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document and all that was marked on it."""

    id: str
    name: str
    text: str
    language: str | None
    published: str | None
    certainty: str | None
    furniture: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Someone in a chain."""

    label: str | None
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What was found to hold between claims or between quotations."""

    kind: str
    claims: tuple[str, ...]
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node of the stemma; one that stands for a page has its name."""

    label: str | None
    page: str | None
    is_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding with the names of its pages."""

    kind: str | None
    pages: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """An exported ledger; pages by name without suffix, all else by id."""

    pages: Mapping[str, Page]
    entities: Mapping[str, str | None]
    sources: Mapping[str, Source]
    asked: Mapping[str, frozenset[str]]
    origins: Mapping[str, tuple[float | None, float | None]]
    relations: tuple[Relation, ...]
    nodes: Mapping[str, Node]
    edges: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]

    def label_chain(self, claim: Claim) -> list[list[str | None]]:
        """The labels of a claim's chain, hop by hop."""
        return [[self.sources[s].label if s in self.sources else None for s in hop] for hop in claim.chain]

    def labels(self) -> frozenset[str]:
        """Every label of a source, an entity or a node."""
        found = [s.label for s in self.sources.values()] + list(self.entities.values()) + [n.label for n in self.nodes.values()]
        return frozenset(label for label in found if label)

    def without_labels(self, labels: frozenset[str]) -> Ledger:
        """The same ledger in which what bears one of these labels has none."""

        def keep(label: str | None) -> str | None:
            return None if label in labels else label

        return replace(
            self,
            entities={k: keep(v) for k, v in self.entities.items()},
            sources={k: replace(v, label=keep(v.label)) for k, v in self.sources.items()},
            nodes={k: replace(v, label=keep(v.label)) for k, v in self.nodes.items()},
        )


def read_ledger(row: Row) -> Ledger:
    """Takes an exported ledger.

    Args:
        row: the parsed export, in the form ``stemma.ledger`` version 1.

    Returns:
        The ledger.

    Raises:
        ScoringError: it has another form.
    """
    if row.text_or_none("format") != FORMAT:
        raise ScoringError(row.at, f"'format' is {row.text_or_none('format')!r}, not {FORMAT!r}; write the file with `stemma export`")
    marks = _marks(row)
    pages = [_page(d, marks.get(d.text("id"), {})) for d in row.rows("documents")]
    names = {p.id: p.name for p in pages}
    stemma = row.row("stemma") or Row(data={}, at=f"{row.at}.stemma")
    nodes = {n.text("id"): _node(n, names) for n in stemma.rows("nodes")}
    edges = [(e.text("from"), e.text("to")) for e in stemma.rows("edges")]
    return Ledger(
        pages={p.name: p for p in pages},
        entities={e.text("id"): e.text_or_none("label") for e in row.rows("entities")},
        sources={s.text("id"): Source(label=s.text_or_none("label"), kind=s.text_or_none("kind")) for s in row.rows("sources")},
        asked=_asked(row),
        origins={q.text("id"): (o.number("low"), o.number("high")) for q in row.rows("questions") if (o := q.row("origins")) is not None},
        relations=tuple(Relation(kind=r.text("kind"), claims=r.texts("claims"), quotations=r.texts("quotations")) for r in row.rows("relations")),
        nodes=nodes,
        edges=tuple((a, b) for a, b in edges if a != b and a in nodes and b in nodes),
        findings=tuple(Finding(kind=f.text_or_none("kind"), pages=frozenset(names.get(d, d) for d in f.texts("documents"))) for f in row.rows("findings")),
    )


def _marks(row: Row) -> dict[str, dict[str, list[Row]]]:
    """Rows of marks by document and kind."""
    marks: dict[str, dict[str, list[Row]]] = {}
    for kind in ("mentions", "quantities", "times", "quotations", "claims"):
        for mark in row.rows(kind):
            marks.setdefault(mark.text("document"), {}).setdefault(kind, []).append(mark)
    return marks


def _page(row: Row, marks: dict[str, list[Row]]) -> Page:
    return Page(
        id=row.text("id"),
        name=PurePath(row.text("name")).stem,
        text=row.text_or_none("text") or "",
        language=row.text_or_none("language"),
        published=row.text_or_none("published"),
        certainty=row.text_or_none("published_certainty"),
        furniture=tuple(Span(start=f.whole("start"), end=f.whole("end")) for f in row.rows("furniture")),
        mentions=tuple(Mention(start=m.whole("start"), end=m.whole("end"), entity=m.text_or_none("entity")) for m in marks.get("mentions", ())),
        quantities=tuple(_quantity(q) for q in marks.get("quantities", ())),
        times=tuple(_time(t) for t in marks.get("times", ())),
        quotations=tuple(_quotation(q) for q in marks.get("quotations", ())),
        claims=tuple(_claim(c) for c in marks.get("claims", ())),
    )


def _quantity(row: Row) -> Quantity:
    return Quantity(
        id=row.text("id"),
        start=row.whole("start"),
        end=row.whole("end"),
        low=row.number("low"),
        high=row.number("high"),
        qualifier=row.text_or_none("qualifier"),
        counted=f"{row.text_or_none('counted') or ''} {row.text_or_none('unit') or ''}",
        role=row.text_or_none("role") if row.has("role") else "figure",
    )


def _time(row: Row) -> Time:
    return Time(
        start=row.whole("start"),
        end=row.whole("end"),
        value=row.text_or_none("value"),
        mod=row.text_or_none("mod"),
        certainty=row.text_or_none("certainty"),
    )


def _quotation(row: Row) -> Quotation:
    return Quotation(
        id=row.text("id"),
        document=row.text("document"),
        start=row.whole("start"),
        end=row.whole("end"),
        speaker=row.text_or_none("speaker"),
    )


def _claim(row: Row) -> Claim:
    chain: list[tuple[str, ...]] = []
    for number, hop in enumerate(row.items("chain")):
        if not isinstance(hop, list):
            raise ScoringError(f"{row.at}.chain[{number}]", f"{hop!r} stands where a list of source ids must be")
        chain.append(tuple(as_text(s, f"{row.at}.chain[{number}]") for s in hop))
    return Claim(
        id=row.text("id"),
        start=row.whole("start"),
        end=row.whole("end"),
        modality=row.text_or_none("modality"),
        chain=tuple(chain),
        quantities=frozenset(row.texts("quantities")),
    )


def _node(row: Row, names: Mapping[str, str]) -> Node:
    document = row.text_or_none("document")
    return Node(label=row.text_or_none("label"), page=names.get(document) if document else None, is_page=bool(document))


def _asked(row: Row) -> dict[str, frozenset[str]]:
    """The questions of each claim, told by the claim or by the question."""
    asked: dict[str, set[str]] = {}
    for claim in row.rows("claims"):
        question = claim.text_or_none("question")
        if question:
            asked.setdefault(claim.text("id"), set()).add(question)
    for question_row in row.rows("questions"):
        for claim_id in question_row.texts("claims"):
            asked.setdefault(claim_id, set()).add(question_row.text("id"))
    return {k: frozenset(v) for k, v in asked.items()}
