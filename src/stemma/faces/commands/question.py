"""``questions``, ``conflicts`` and ``origins``: what is asked, what is answered, from how many origins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

import typer

from stemma.faces.commands.listing import Column, column, print_blocks, print_csv, print_json, print_rows, print_table
from stemma.faces.commands.options import DEFAULT, CsvOption, Form, JsonOption, LedgerOption, PackOption, form_of, load_story, note
from stemma.faces.export import export_story
from stemma.faces.views.conflict import ConflictRow, list_conflicts
from stemma.faces.views.origin import QuestionOrigins, SourceRow, list_sources, question_origins
from stemma.faces.views.question import AnswerRow, fold_questions, list_answers, word_origins
from stemma.records.finding import Origins

EveryQuestion = Annotated[bool, typer.Option("--all", help="Also questions with one claim.")]


def questions(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    every: EveryQuestion = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """The questions with their answers and origins, the weightiest first."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    story = load_story(ledger, pack)
    kept, folded = fold_questions(story, every=every)
    if form is Form.JSON:
        wanted = {q.id for q in kept}
        print_json([q for q in export_story(story)["questions"] if q["id"] in wanted])
    elif form is Form.CSV:
        print_csv(AnswerRow, list_answers(story, kept))
    else:
        print_answers(list_answers(story, kept))
    _tell_folded(folded)


def print_answers(rows: list[AnswerRow]) -> None:
    """Writes answers under their questions, each figure once, with all who give it.

    Args:
        rows: the answers, those of one question behind one another.
    """
    blocks = []
    for _, group in groupby(rows, key=lambda r: r.question):
        own = list(group)
        blocks.append((own[0].label, f"{origins_of(own[0])}  {own[0].question}", answer_cells(own)))
    print_blocks(blocks, "no questions")


def answer_cells(rows: Iterable[AnswerRow]) -> list[tuple[str, str, str]]:
    """The cells for the answers of one question.

    Args:
        rows: its answers.

    Returns:
        The answer where it first stands, who gives it, and on which pages.
    """
    pages: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        claimer = f"{row.claimer} (as of {row.as_of})" if row.as_of else row.claimer
        pages.setdefault(row.answer, {}).setdefault(claimer, set()).update(row.pages)
    return [
        ("" if place else answer, claimer, ", ".join(sorted(found)))
        for answer, claimers in pages.items()
        for place, (claimer, found) in enumerate(claimers.items())
    ]


def origins_of(row: AnswerRow | QuestionOrigins) -> str:
    """The origins of a row in words."""
    return word_origins(Origins(low=row.low, high=row.high, unknown=row.unknown, reason=row.reason))


def conflicts(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also answers that differ without a shown conflict, and those that replace one another.")] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Answers to one question that cannot both hold, side by side, with the reason."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    rows = list_conflicts(load_story(ledger, pack), every=every)
    columns = (
        column("question", "label"),
        Column(heading="one side", cell=lambda r: f"{r.left}: {r.left_claimer} ({', '.join(r.left_pages)})"),
        column("", "kind"),
        Column(heading="other side", cell=lambda r: f"{r.right}: {r.right_claimer} ({', '.join(r.right_pages)})"),
        column("on"),
        column("reason"),
    )
    print_rows(ConflictRow, rows, columns, form, "no conflicts" if every else "no conflicts; --all shows answers that differ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OriginLine:
    """A row of the CSV: a question or a source, with the fields of the other left empty."""

    row: str
    id: str
    label: str
    low: int | None = None
    high: int | None = None
    unknown: int | None = None
    reason: str | None = None
    kind: str | None = None
    claims: int | None = None
    witnesses: tuple[str, ...] | None = None
    relays: tuple[str, ...] | None = None
    relayed: int | None = None


def origins(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    every: EveryQuestion = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """From how many independent origins the answers come, and why; then the sources."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    story = load_story(ledger, pack)
    kept, folded = fold_questions(story, every=every)
    asked, sources = question_origins(kept), list_sources(story)
    if form is Form.JSON:
        print_json({"questions": asked, "sources": sources})
    elif form is Form.CSV:
        print_csv(_OriginLine, [*map(_question_line, asked), *map(_source_line, sources)])
    else:
        print_table(
            asked,
            (
                column("question", "label"),
                Column(heading="origins", cell=origins_of),
                Column(heading="reason", cell=_reason),
                column("id", "question", whole=True),
            ),
            "Questions",
        )
        print_table(
            sources,
            (
                column("source", "label"),
                column("kind"),
                column("claims"),
                Column(heading="witnesses", cell=lambda r: ", ".join(r.witnesses)),
                Column(heading="relays", cell=lambda r: ", ".join(r.relays)),
                column("passed on", "relayed"),
            ),
            "Sources",
        )
    _tell_folded(folded)


def _reason(row: QuestionOrigins) -> str:
    """The reason without the number of unknown lineage, which stands beside it."""
    return row.reason.removesuffix(f"; {row.unknown} of unknown lineage")


def _question_line(row: QuestionOrigins) -> _OriginLine:
    return _OriginLine(row="question", id=row.question, label=row.label, low=row.low, high=row.high, unknown=row.unknown, reason=row.reason)


def _source_line(row: SourceRow) -> _OriginLine:
    return _OriginLine(
        row="source",
        id=row.source,
        label=row.label,
        kind=row.kind,
        claims=row.claims,
        witnesses=row.witnesses,
        relays=row.relays,
        relayed=row.relayed,
    )


def _tell_folded(folded: int) -> None:
    if folded:
        note(f"{folded} questions with one claim are folded; --all shows them")
