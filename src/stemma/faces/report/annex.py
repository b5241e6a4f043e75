"""The rest of the page: same words, findings, what to get next, full texts, gaps, decisions, inputs."""

from __future__ import annotations

import dataclasses
from typing import Any

from stemma.faces.report.book import Book, Row, items, rows, span
from stemma.faces.report.marks import Layer, segments
from stemma.faces.report.view import DecisionView, Excerpt, FindingView, GapView, InputView, NextView, RejectionView, TextView, WordsView
from stemma.faces.report.wording import answer_value, capital, count, language_name, plain, say

_SAME = {"same-words", "same-phrase"}
_NAMES = {"same-words": "same words", "same-phrase": "same phrase, one occasion not shown", "kept-apart": "kept apart"}


def words(book: Book) -> tuple[tuple[WordsView, ...], tuple[WordsView, ...]]:
    """Quotations set side by side.

    Args:
        book: the ledger.

    Returns:
        Those that are the same words, and those kept apart.
    """
    same: list[WordsView] = []
    apart: list[WordsView] = []
    for relation in rows(book.ledger, "relations"):
        kind = say(relation.get("kind"))
        if kind in _NAMES:
            (same if kind in _SAME else apart).append(_words(book, relation, kind))
    return tuple(same), tuple(apart)


def _words(book: Book, relation: Row, kind: str) -> WordsView:
    found = [_quoted(book, book.quotations[quotation]) for quotation in items(relation, "quotations") if quotation in book.quotations]
    if not found:
        found = [book.excerpt(book.claims[claim], mark="claim") for claim in items(relation, "claims") if claim in book.claims]
    return WordsView(excerpts=tuple(excerpt for excerpt in found if excerpt), kind=_NAMES[kind], reason=book.told(relation.get("reason")))


def _quoted(book: Book, quotation: Row) -> Excerpt | None:
    excerpt = book.excerpt(quotation)
    speaker = quotation.get("speaker")
    return dataclasses.replace(excerpt, speaker=book.label(speaker)) if excerpt and speaker else excerpt


def findings(book: Book) -> tuple[FindingView, ...]:
    """The findings in the ledger's order."""
    return tuple(_finding(book, finding) for finding in rows(book.ledger, "findings"))


def _finding(book: Book, finding: Row) -> FindingView:
    kind = plain(say(finding.get("kind")))
    documents = items(finding, "documents") or book.claim_documents(items(finding, "claims"))
    shown = [book.excerpt(evidence) for evidence in rows(finding, "evidence")]
    return FindingView(
        kind=kind,
        label=capital(book.told(finding.get("label"))) or kind,
        sigla=book.ordered_sigla(documents),
        evidence=tuple(dict.fromkeys(excerpt for excerpt in shown if excerpt)),
    )


def next_steps(book: Book) -> tuple[NextView, ...]:
    """What to get next, in the ledger's order."""
    return tuple(
        NextView(
            label=book.told(step.get("label")),
            reason=book.told(step.get("reason")),
            rests=_rests(step.get("answers")),
            named_by=book.ordered_sigla(items(step, "named_by")),
        )
        for step in rows(book.ledger, "next")
    )


def _rests(answers: Any) -> str:
    number = len(answers) if isinstance(answers, (list, tuple)) else answers
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return ""
    return f"{count(number, 'answer rests', 'answers rest')} on it"


def texts(book: Book) -> tuple[TextView, ...]:
    """The full texts with all marks.

    Args:
        book: the ledger.

    Returns:
        One text for each document, in order.
    """
    layers = {document: list(found) for document, found in book.figures.items()}
    anchors: dict[str, dict[int, str]] = {}
    for mark, key in (("claim", "claims"), ("quote", "quotations")):
        for row in rows(book.ledger, key):
            at, document = span(row), say(row.get("document"))
            if at:
                layers.setdefault(document, []).append((*at, mark))
                anchors.setdefault(document, {})[at[0]] = book.anchor(document, at[0])
    for finding in rows(book.ledger, "findings"):
        for evidence in rows(finding, "evidence"):
            at, document = span(evidence), say(evidence.get("document"))
            if at:
                anchors.setdefault(document, {})[at[0]] = book.anchor(document, at[0])
    return tuple(_text(book, document, layers, anchors) for document in book.documents)


def _text(book: Book, document: Row, layers: dict[str, list[Layer]], anchors: dict[str, dict[int, str]]) -> TextView:
    own = say(document.get("id"))
    text = book.text(own)
    marks = layers.get(own, []) + _inner(document, "furniture", "furniture") + _inner(document, "gaps", "gap")
    siglum = book.siglum(own)
    return TextView(
        siglum=siglum,
        anchor=f"text-{siglum}",
        heading=f"{language_name(document.get('language'))}, {say(document.get('title')) or say(document.get('name')) or own}",
        language=book.language(own),
        segments=segments(text, 0, len(text), marks, anchors.get(own)),
        note="" if text else "The text is not kept.",
    )


def _inner(document: Row, key: str, mark: str) -> list[Layer]:
    spans = (span(row) for row in rows(document, key))
    return [(*at, mark) for at in spans if at]


def gaps(book: Book) -> tuple[GapView, ...]:
    """What was seen and not understood, by document and kind."""
    made: list[GapView] = []
    for document in book.documents:
        own = say(document.get("id"))
        grouped: dict[str, list[str]] = {}
        for gap in rows(document, "gaps"):
            grouped.setdefault(plain(say(gap.get("what"))) or "not said what", []).append(book.words(own, gap))
        made += [
            GapView(siglum=book.siglum(own), language=book.language(own), what=what, words=tuple(dict.fromkeys(filter(None, found))))
            for what, found in sorted(grouped.items())
        ]
    return tuple(made)


def decisions(book: Book) -> tuple[DecisionView, ...]:
    """What people ruled, in the ledger's order."""
    return tuple(_decision(book, decision) for decision in rows(book.ledger, "decisions"))


def _decision(book: Book, decision: Row) -> DecisionView:
    told = {"id", "state", "why", "kind", "action", "author", "time", "at", "made", "reason", "note", "anchors", "anchor"}
    kind = say(decision.get("kind") or decision.get("action"))
    rest = {key: value for key, value in decision.items() if key not in told and isinstance(value, (str, int, float)) and value != ""}
    on = [f"“{words}”" if (words := say(anchor.get("text"))) else book.siglum(anchor.get("document")) for anchor in rows(decision, "anchors")]
    author = say(decision.get("author"))
    when = say(decision.get("time") or decision.get("at") or decision.get("made"))
    return DecisionView(
        label=plain(kind) or "ruling",
        state=", ".join(filter(None, (plain(say(decision.get("state"))), say(decision.get("why"))))),
        who=", ".join(part for part in (author, when) if part),
        words="; ".join(on + [f"{plain(key)}: {answer_value(value)}" for key, value in rest.items()]),
        reason=say(decision.get("reason") or decision.get("note")),
    )


def rejections(book: Book) -> tuple[RejectionView, ...]:
    """Inputs that could not be read."""
    return tuple(
        RejectionView(name=say(row.get("name")), stage=say(row.get("stage")), code=say(row.get("code")), message=say(row.get("message")))
        for row in rows(book.ledger, "rejections")
    )


def inputs(book: Book) -> tuple[InputView, ...]:
    """All inputs with their digests."""
    return tuple(
        InputView(
            siglum=book.siglum(document.get("id")),
            name=say(document.get("name")) or say(document.get("id")),
            address=say(document.get("url")),
            digest=say(document.get("sha256")),
        )
        for document in book.documents
    )


def made_with(book: Book) -> tuple[tuple[str, str], ...]:
    """Format, version, packs and tolerances that shaped the ledger."""
    made = book.ledger.get("made_with")
    rows_made = [("format", " ".join(filter(None, (say(book.ledger.get("format")), say(book.ledger.get("version"))))))]
    if isinstance(made, dict):
        rows_made += [(plain(key), say(value)) for key, value in made.items()]
    elif made:
        rows_made.append(("made with", say(made)))
    return tuple((name, value) for name, value in rows_made if value)
