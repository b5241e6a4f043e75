"""The head of the page: title, what to read first, the table of pages."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.faces.report.book import Book, Row, items, rows
from stemma.faces.report.marks import overrides
from stemma.faces.report.questions import CONFLICTS, question_label, ranked, relation_view
from stemma.faces.report.view import PageRow
from stemma.faces.report.wording import capital, count, dated, language_name, language_tag, origins, plain, say

_MOST = 7
_EACH = 2


def title(book: Book) -> str:
    """The headline: how many pages in how many languages.

    Args:
        book: the ledger.

    Returns:
        One line; the ledger's own title first, if it has one.
    """
    if not book.documents:
        return "What the pages say, and from whom they have it: nothing was read"
    languages = {say(document.get("language")) for document in book.counted if document.get("language")}
    where = f" in {count(len(languages), 'language')}" if languages else ""
    verb = "says, and from whom it has it" if len(book.counted) == 1 else "say, and from whom they have it"
    line = f"what {count(len(book.counted), 'page')}{where} {verb}"
    own = say(book.ledger.get("title"))
    return f"{own}: {line}" if own else capital(line)


def seen_line(book: Book) -> str:
    """How many of the credited outlets and agencies were read."""
    stemma = book.ledger.get("stemma") or {}
    outlets = [node for node in rows(stemma, "nodes") if book.is_outlet(node)]
    if not outlets:
        return ""
    seen = sum(bool(node.get("seen")) for node in outlets)
    credited = count(len(outlets), "outlet or agency", "outlets and agencies")
    if not seen:
        return f"{capital(credited)} credited below, none of them read: all that they report stands here at second hand or further."
    return f"Of {credited} credited below, {count(seen, 'was', 'were')} read."


def first(book: Book) -> tuple[str, ...]:
    """What to read first: single origins, conflicts, and the findings on which most rests.

    Args:
        book: the ledger.

    Returns:
        At most seven sentences.
    """
    found = rows(book.ledger, "findings")
    told = {say(finding.get("kind")).replace("_", "-") for finding in found}
    lines: list[str] = []
    if not any("single-origin" in kind for kind in told):
        lines += _take(_single_origins(book), _EACH)
    if not any("conflict" in kind for kind in told):
        lines += _take(_conflicting(book), _EACH)
    rest = (capital(book.told(finding.get("label"))) for finding in found if finding.get("label"))
    lines += _take(rest, _MOST - len(lines))
    return tuple(dict.fromkeys(lines))


def _take(lines: Iterator[str], most: int) -> list[str]:
    kept: dict[str, None] = {}
    for line in lines:
        if len(kept) >= most:
            break
        kept[line] = None
    return list(kept)


def _single_origins(book: Book) -> Iterator[str]:
    for question in ranked(book):
        documents = book.claim_documents(items(question, "claims"))
        counted = question.get("origins") or {}
        if len(documents) > 1 and counted.get("high") == 1:
            reason = book.told(counted.get("reason")).rstrip(".")
            yield f"“{question_label(question)}” stands on {count(len(documents), 'page')} and has {origins(counted)}{': ' + reason if reason else ''}."


def _conflicting(book: Book) -> Iterator[str]:
    relations = [(relation, set(items(relation, "claims"))) for relation in rows(book.ledger, "relations") if relation.get("kind") in CONFLICTS]
    for question in ranked(book) if relations else ():
        claims = set(items(question, "claims"))
        for relation, related in relations:
            if claims & related:
                view = relation_view(book, relation, question)
                sides = [f"{side.text} ({side.sigla})" for side in view.sides]
                said = f"{', '.join(sides[:-1])} {view.verb} {sides[-1]}" if len(sides) > 1 else f"{', '.join(sides)}: {view.verb}"
                yield f"“{question_label(question)}”: {said}."


def pages(book: Book) -> tuple[PageRow, ...]:
    """The table of pages.

    Args:
        book: the ledger.

    Returns:
        A row for each document, in the ledger's order.
    """
    return tuple(_page(book, document) for document in book.documents)


def _page(book: Book, document: Row) -> PageRow:
    siglum = book.siglum(document.get("id"))
    certainty = document.get("published_certainty")
    flags = [plain(flag) for flag in items(document, "flags")]
    turned = overrides(book.text(document.get("id")))
    if turned:
        flags.append(f"{count(turned, 'sign')} that would turn the direction of the text left out here")
    return PageRow(
        siglum=siglum,
        anchor=f"text-{siglum}",
        name=say(document.get("outlet")) or say(document.get("name")) or say(document.get("id")),
        title=say(document.get("title")),
        language=language_name(document.get("language")),
        code=language_tag(document.get("language")),
        date=dated(document.get("published"), certainty),
        evidence="" if certainty == "stated" else _evidence(document),
        credits=_credits(book, say(document.get("id"))),
        flags="; ".join(flags),
    )


def _evidence(document: Row) -> str:
    found = document.get("published_evidence")
    lines = [
        f"{plain(say(item.get('kind')))}: {say(item.get('value'))}" if isinstance(item, dict) else say(item)
        for item in (found if isinstance(found, (list, tuple)) else ())
    ]
    return "; ".join(dict.fromkeys(line for line in lines if line))


def _credits(book: Book, document: str) -> tuple[str, ...]:
    stemma = book.ledger.get("stemma") or {}
    nodes = {say(node.get("id")): node for node in rows(stemma, "nodes")}
    incoming: dict[str, list[Row]] = {}
    for edge in rows(stemma, "edges"):
        if edge.get("directed") is not False and _bears_on(edge, document):
            incoming.setdefault(say(edge.get("to")), []).append(edge)
    todo = [node for node, row in nodes.items() if say(row.get("document")) == document]
    met = set(todo)
    labels: dict[str, None] = {}
    while todo:
        for edge in incoming.get(todo.pop(0), []):
            older = say(edge.get("from"))
            node = nodes.get(older)
            if node is None or older in met:
                continue
            met.add(older)
            if book.is_outlet(node):
                labels[say(node.get("label")) or book.label(node.get("source"))] = None
                todo.append(older)
    return tuple(labels)


def _bears_on(edge: Row, document: str) -> bool:
    evidence = {say(item.get("document")) for item in rows(edge, "evidence")} - {""}
    return not evidence or document in evidence
