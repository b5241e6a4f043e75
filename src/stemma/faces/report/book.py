"""The ledger opened for reading: rows by id, sigla by document, and exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stemma.faces.report.marks import Layer, in_context, segments
from stemma.faces.report.view import ClaimView, Excerpt, LinkView
from stemma.faces.report.wording import day, language_tag, modality, say, siglum

Row = Mapping[str, Any]

_OUTLETS = {"outlet", "agency"}
_ISO = re.compile(r"(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])")
_SHORTEST = 5
_IDENT = re.compile(r"[^A-Za-z0-9_-]+")


def rows(holder: Row, key: str) -> tuple[Row, ...]:
    """The rows of a list in the ledger; a missing list is empty.

    Args:
        holder: the ledger or a row.
        key: name of the list.

    Returns:
        Its mappings, in order.
    """
    found = holder.get(key)
    return tuple(row for row in found if isinstance(row, Mapping)) if isinstance(found, (list, tuple)) else ()


def items(holder: Row, key: str) -> tuple[str, ...]:
    """The plain entries of a list in a row, as text; a missing list is empty."""
    found = holder.get(key)
    if isinstance(found, str):
        return (found,)
    return tuple(say(item) for item in found if item is not None) if isinstance(found, (list, tuple)) else ()


def span(row: Any) -> tuple[int, int] | None:
    """Start and end of a row or pair, if it has both."""
    if isinstance(row, Mapping):
        row = (row.get("start"), row.get("end"))
    if isinstance(row, (list, tuple)) and len(row) == 2 and all(isinstance(at, int) for at in row) and 0 <= row[0] < row[1]:
        return row[0], row[1]
    return None


def identifier(text: str) -> str:
    """Text that may stand in an ``id`` attribute."""
    return _IDENT.sub("-", text)


def _by_id(found: Iterable[Row]) -> dict[str, Row]:
    return {str(row.get("id")): row for row in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A ledger with its indexes."""

    ledger: Row
    documents: tuple[Row, ...]
    claims: dict[str, Row]
    sources: dict[str, Row]
    quantities: dict[str, Row]
    quotations: dict[str, Row]
    questions: dict[str, Row]
    sigla: dict[str, str]
    by_document: dict[str, Row]
    names: tuple[tuple[str, str], ...] = ()
    figures: dict[str, list[Layer]] = field(default_factory=dict)

    @property
    def counted(self) -> tuple[Row, ...]:
        """The documents that no person left out of every count."""
        return tuple(d for d in self.documents if "excluded" not in items(d, "flags"))

    def siglum(self, document: Any) -> str:
        """The siglum of a document id; the id itself if the ledger lacks it."""
        return self.sigla.get(str(document), say(document))

    def ordered_sigla(self, documents: Iterable[Any]) -> str:
        """Sigla of documents, each once, in the ledger's order."""
        wanted = {str(document) for document in documents}
        known = [sign for document, sign in self.sigla.items() if document in wanted]
        return ", ".join(known + sorted(document for document in wanted if document not in self.sigla))

    def claim_documents(self, claims: Iterable[str]) -> list[str]:
        """Documents of claims, each once."""
        return list(dict.fromkeys(str(self.claims[claim].get("document")) for claim in claims if claim in self.claims))

    def text(self, document: Any) -> str:
        """The full text of a document; empty if it is not kept."""
        return say(self.by_document.get(str(document), {}).get("text"))

    def language(self, document: Any) -> str:
        """The language tag of a document."""
        return language_tag(self.by_document.get(str(document), {}).get("language"))

    def words(self, document: Any, where: Any) -> str:
        """The exact words of a span."""
        at = span(where)
        return self.text(document)[at[0] : at[1]] if at else ""

    def told(self, sentence: Any) -> str:
        """A computed sentence for the page: names of documents as sigla, dates in words."""
        text = say(sentence)
        for name, sign in self.names:
            text = text.replace(name, sign)
        return _ISO.sub(lambda match: day(match[0]), text)

    def label(self, source: Any) -> str:
        """The label of a source id."""
        return say(self.sources.get(str(source), {}).get("label")) or say(source)

    def is_outlet(self, node: Row) -> bool:
        """True if a node of the stemma is an outlet or an agency."""
        kind = self.sources.get(str(node.get("source")), {}).get("kind") or node.get("kind")
        return kind in _OUTLETS

    def anchor(self, document: Any, start: int) -> str:
        """The anchor of a place in the full text of a document."""
        return f"text-{identifier(self.siglum(document))}-{start}"

    def excerpt(self, row: Row, *, mark: str = "", context: bool = False) -> Excerpt | None:
        """The words of a row with a span, as an excerpt.

        Args:
            row: anything with document, start and end.
            mark: class that the span itself gets.
            context: true to give some of the paragraph around it.

        Returns:
            The excerpt, or None if the words are not there.
        """
        at, document = span(row), row.get("document")
        text = self.text(document)
        if at is None or at[0] >= len(text):
            return None
        layers = [(at[0], at[1], mark)] if mark else []
        layers += [layer for layer in self.figures.get(str(document), []) if at[0] <= layer[0] and layer[1] <= at[1]]
        made = in_context(text, *at, layers) if context else segments(text, *at, layers)
        return Excerpt(siglum=self.siglum(document), language=self.language(document), segments=made, anchor=self.anchor(document, at[0]))

    def claim(self, claim: Row) -> ClaimView:
        """One claim as it stands on the page."""
        document = claim.get("document")
        excerpt = self.excerpt(claim, mark="claim", context=True)
        if excerpt is None:
            excerpt = Excerpt(siglum=self.siglum(document), language=self.language(document), segments=())
        return ClaimView(
            excerpt=excerpt,
            gloss=say(claim.get("gloss")),
            hops=self._hops(claim),
            notes=modality(claim),
            hedges=self._hedges(claim),
            rules=", ".join(items(claim, "rules")),
        )

    def _hedges(self, claim: Row) -> tuple[str, ...]:
        found = [self.words(claim.get("document"), hedge) for hedge in claim.get("hedges") or () if span(hedge)]
        single = claim.get("hedge")
        if isinstance(single, str):
            found.append(single)
        return tuple(dict.fromkeys(words for words in found if words))

    def _hops(self, claim: Row) -> tuple[tuple[LinkView, ...], ...]:
        chain = claim.get("chain") or ()
        evidence = claim.get("chain_evidence") or ()
        made: list[tuple[LinkView, ...]] = []
        for index, hop in enumerate(chain):
            named = evidence[index] if index < len(evidence) and isinstance(evidence[index], (list, tuple)) else ()
            links = [self._link(claim, source, named) for source in ([hop] if isinstance(hop, str) else hop or ())]
            if links:
                made.append(tuple(links))
        return tuple(made)

    def _link(self, claim: Row, source: Any, named: Iterable[Any]) -> LinkView:
        found = next((link for link in named if isinstance(link, Mapping) and str(link.get("source")) == str(source)), {})
        return LinkView(
            label=self.label(source),
            presumed=bool(found.get("presumed")),
            unnamed=self.sources.get(str(source), {}).get("kind") == "unnamed",
            words=self.words(found.get("document") or claim.get("document"), found),
        )


def _names(documents: tuple[Row, ...]) -> tuple[tuple[str, str], ...]:
    """File names and ids with sigla, the longest first, so that none is cut inside another."""
    found = {say(document.get(key)): siglum(index) for index, document in enumerate(documents) for key in ("name", "id")}
    return tuple(sorted(((name, sign) for name, sign in found.items() if len(name) >= _SHORTEST), key=lambda pair: (-len(pair[0]), pair)))


def open_book(ledger: Row) -> Book:
    """Opens an exported ledger.

    Args:
        ledger: the ledger as parsed from JSON.

    Returns:
        The book.
    """
    documents = rows(ledger, "documents")
    quantities = rows(ledger, "quantities")
    figures: dict[str, list[Layer]] = {}
    for quantity in quantities:
        at = span(quantity)
        if at:
            figures.setdefault(str(quantity.get("document")), []).append((at[0], at[1], "figure"))
    return Book(
        ledger=ledger,
        documents=documents,
        claims=_by_id(rows(ledger, "claims")),
        sources=_by_id(rows(ledger, "sources")),
        quantities=_by_id(quantities),
        quotations=_by_id(rows(ledger, "quotations")),
        questions=_by_id(rows(ledger, "questions")),
        sigla={str(document.get("id")): siglum(index) for index, document in enumerate(documents)},
        by_document=_by_id(documents),
        names=_names(documents),
        figures=figures,
    )
