"""Questions as the page shows them: ranked, with answers, origins and relations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stemma.faces.report.book import Book, Row, identifier, items, rows
from stemma.faces.report.view import AnswerView, ClaimView, NeighbourView, QuestionView, RelationView, SideView
from stemma.faces.report.wording import answer_value, capital, count, day, origins, plain, say, verb, verb_alone

WORD_KINDS = {"same-words", "same-phrase", "kept-apart"}
CONFLICTS = {"conflicts", "denies"}


def ranked(book: Book) -> list[Row]:
    """Questions by weight; without one by documents, different answers and conflicts.

    Args:
        book: the ledger.

    Returns:
        Questions, the weightiest first; ties by label and id.
    """
    conflicts = _conflicts(book)
    return sorted(book.questions.values(), key=lambda question: _rank(book, question, conflicts))


def _rank(book: Book, question: Row, conflicts: dict[str, int]) -> tuple[float, int, int, int, str, str]:
    claims = items(question, "claims")
    weight = question.get("weight")
    return (
        -float(weight) if isinstance(weight, (int, float)) else 0.0,
        -len(book.claim_documents(claims)),
        -len({answer_value(answer.get("value")) for answer in rows(question, "answers")}),
        -sum(conflicts.get(claim, 0) for claim in claims),
        say(question.get("label")),
        say(question.get("id")),
    )


def _conflicts(book: Book) -> dict[str, int]:
    found: dict[str, int] = {}
    for relation in rows(book.ledger, "relations"):
        if relation.get("kind") in CONFLICTS:
            for claim in items(relation, "claims"):
                found[claim] = found.get(claim, 0) + 1
    return found


def question_views(book: Book) -> tuple[tuple[QuestionView, ...], tuple[QuestionView, ...]]:
    """All questions in order of rank.

    Args:
        book: the ledger.

    Returns:
        Questions with two or more claims, and questions with one.
    """
    relations = _relations_by_claim(book)
    many: list[QuestionView] = []
    one: list[QuestionView] = []
    for question in ranked(book):
        claims = [claim for claim in items(question, "claims") if claim in book.claims]
        (many if len(set(claims)) > 1 else one).append(_view(book, question, relations))
    return tuple(many), tuple(one)


def loose_claims(book: Book) -> tuple[ClaimView, ...]:
    """Claims that answer no question."""
    asked = {claim for question in book.questions.values() for claim in items(question, "claims")}
    asked |= {claim for question in book.questions.values() for answer in rows(question, "answers") for claim in items(answer, "claims")}
    return tuple(book.claim(row) for claim, row in book.claims.items() if claim not in asked)


def question_label(question: Row) -> str:
    """The label of a question, or its key in words."""
    label = say(question.get("label"))
    if label:
        return label
    key = question.get("key")
    if isinstance(key, Mapping):
        return " · ".join(plain(say(slot)) for slot in key.values() if slot not in {None, "-"})
    return say(key) or say(question.get("id")) or "a question without a label"


def question_anchor(question: Row) -> str:
    """The anchor of a question on the page."""
    return f"question-{identifier(say(question.get('id')))}"


def answer_of(question: Row, claim: str) -> str:
    """The value that a claim gives to a question; empty if it gives none."""
    for answer in rows(question, "answers"):
        if claim in items(answer, "claims"):
            return answer_value(answer.get("value"))
    return ""


def relation_view(book: Book, relation: Row, home: Row | None) -> RelationView:
    """A relation with its sides named by answer.

    Args:
        book: the ledger.
        relation: the relation.
        home: the question under which it is shown; answers to others are named with theirs.

    Returns:
        The relation as shown.
    """
    sides: dict[str, list[str]] = {}
    for claim in items(relation, "claims"):
        if claim in book.claims:
            sides.setdefault(_side(book, claim, home), []).append(claim)
    kind = say(relation.get("kind"))
    return RelationView(
        sides=tuple(SideView(text=text, sigla=book.ordered_sigla(book.claim_documents(claims))) for text, claims in sides.items()),
        verb=verb(kind) if len(sides) > 1 else verb_alone(kind),
        on=plain(say(relation.get("on"))),
        reason=book.told(relation.get("reason")),
    )


def _side(book: Book, claim: str, home: Row | None) -> str:
    value = answer_of(home, claim) if home else ""
    if value:
        return value
    own = book.questions.get(say(book.claims[claim].get("question")))
    value = answer_of(own, claim) if own else ""
    if own and value:
        return f"{value} ({question_label(own)})"
    return say(book.claims[claim].get("gloss")) or claim


def _relations_by_claim(book: Book) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for relation in rows(book.ledger, "relations"):
        if relation.get("kind") not in WORD_KINDS:
            for claim in items(relation, "claims"):
                found.setdefault(claim, []).append(relation)
    return found


def _view(book: Book, question: Row, relations: dict[str, list[Row]]) -> QuestionView:
    claims = items(question, "claims")
    counted = question.get("origins")
    related = {id(relation): relation for claim in claims for relation in relations.get(claim, [])}
    beside = [relation for relation in related.values() if _is_beside(relation)]
    views = [(relation, relation_view(book, relation, question)) for relation in related.values() if not _is_beside(relation)]
    # That pages with one answer of one claimer agree is what the answer's own row shows.
    shown = dict.fromkeys(view for relation, view in views if len(view.sides) > 1 or relation.get("kind") != "agrees")
    return QuestionView(
        anchor=question_anchor(question),
        label=question_label(question),
        origins=origins(counted),
        reason=_reason(book, counted),
        sigla=book.ordered_sigla(book.claim_documents(claims)),
        spread=_spread(question.get("spread")),
        unseen=_unseen(book, question.get("unseen")),
        answers=_answers(book, question),
        relations=tuple(shown),
        neighbours=_neighbours(book, claims, beside),
    )


def _is_beside(relation: Row) -> bool:
    """True for a relation to an answer of another question, which differs in the place or the status."""
    return relation.get("kind") == "differs" and relation.get("on") in ("place", "status")


def _neighbours(book: Book, claims: tuple[str, ...], relations: list[Row]) -> tuple[NeighbourView, ...]:
    """Each neighbouring question once, however many of its answers are related."""
    made: dict[str, NeighbourView] = {}
    for relation in relations:
        for claim in items(relation, "claims"):
            other = book.questions.get(say(book.claims.get(claim, {}).get("question"))) if claim not in claims else None
            if other is not None:
                anchor = question_anchor(other)
                made.setdefault(anchor, NeighbourView(anchor=anchor, label=question_label(other), reason=book.told(relation.get("reason"))))
    return tuple(made.values())


def _answers(book: Book, question: Row) -> tuple[AnswerView, ...]:
    made: list[AnswerView] = []
    placed: set[str] = set()
    for answer in rows(question, "answers"):
        claims = [claim for claim in dict.fromkeys(items(answer, "claims")) if claim in book.claims]
        placed.update(claims)
        counted = answer.get("origins")
        made.append(
            AnswerView(
                value=_dated(answer),
                origins=origins(counted) if counted else "",
                reason=_reason(book, counted),
                claims=tuple(book.claim(book.claims[claim]) for claim in claims),
            )
        )
    rest = [claim for claim in dict.fromkeys(items(question, "claims")) if claim in book.claims and claim not in placed]
    if rest:
        made.append(AnswerView(value="no value given", origins="", reason="", claims=tuple(book.claim(book.claims[claim]) for claim in rest)))
    return tuple(made)


def _dated(answer: Row) -> str:
    value = answer_value(answer.get("value"))
    return f"{value} (as of {day(answer['as_of'])})" if answer.get("as_of") else value


def _spread(spread: Any) -> str:
    """Lowest reported, latest and range in one sentence."""
    if not isinstance(spread, Mapping):
        return ""
    latest = items(spread, "latest")
    known = f"latest {', '.join(latest)} (as of {day(spread.get('as_of'))})" if latest else "which is the latest is not known, for no text says as of when"
    return f"Lowest reported {say(spread.get('lowest'))}, highest {say(spread.get('highest'))}; {known}."


def _reason(book: Book, counted: Any) -> str:
    return capital(book.told(counted.get("reason"))).rstrip(".") if isinstance(counted, Mapping) else ""


def _unseen(book: Book, unseen: Any) -> str:
    if isinstance(unseen, bool) or not unseen:
        return ""
    if isinstance(unseen, int):
        return f"It rests on {count(unseen, 'source')} whose text is not in the ledger."
    if isinstance(unseen, (list, tuple)):
        labels = [say(item.get("label")) if isinstance(item, Mapping) else book.label(item) for item in unseen]
        return f"Not in the ledger, though it rests on {'it' if len(labels) == 1 else 'them'}: {', '.join(labels)}."
    return say(unseen)
