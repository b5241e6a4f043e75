"""``show``: one question, document or source with everything that stands under it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from stemma.faces.commands.listing import Column, column, print_blocks, print_csv, print_facts, print_json, print_table
from stemma.faces.commands.options import DEFAULT, CsvOption, Form, JsonOption, LedgerOption, PackOption, form_of, load_story
from stemma.faces.commands.question import answer_cells, origins_of
from stemma.faces.views.origin import QuestionOrigins
from stemma.faces.views.sheet import ClaimRow, DocumentSheet, QuestionSheet, Sheet, SourceSheet, show_sheet
from stemma.faces.views.spread import Spread, word_latest

_KINDS: dict[type[Sheet], str] = {QuestionSheet: "question", DocumentSheet: "document", SourceSheet: "source"}
_CLAIMS = (
    column("page"),
    Column(heading="at", cell=lambda r: f"{r.start}–{r.end}"),
    column("exact words", "words"),
    column("who says so", "chain"),
    Column(heading="how", cell=lambda r: r.modality if r.polarity == "positive" else f"{r.modality}, {r.polarity}"),
    column("claim", whole=True),
)
_DIRECTED = ("part-of", "extra-to", "sums-to")
_WORDINGS = (column("kind"), Column(heading="quotations", cell=lambda r: " / ".join(r.words)), column("reason"))


def show(
    reference: Annotated[str, typer.Argument(help="An id, the beginning of an id, a file name, or a label.")],
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """One question, document or source with its claims in their exact words."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    sheet = show_sheet(load_story(ledger, pack), reference)
    if form is Form.JSON:
        print_json({"kind": _KINDS[type(sheet)], _KINDS[type(sheet)]: asdict(sheet)})
    elif form is Form.CSV:
        print_csv(ClaimRow, (*sheet.claims, *sheet.passed_on) if isinstance(sheet, SourceSheet) else sheet.claims)
    elif isinstance(sheet, QuestionSheet):
        _print_question(sheet)
    elif isinstance(sheet, DocumentSheet):
        _print_document(sheet)
    else:
        _print_source(sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RelationLine:
    """Relations of one kind with one reason, and the answers between which they hold."""

    kind: str
    on: str
    reason: str
    between: tuple[str, ...]


def _print_question(sheet: QuestionSheet) -> None:
    counted = QuestionOrigins(question=sheet.id, label=sheet.label, low=sheet.low, high=sheet.high, unknown=sheet.unknown, reason=sheet.reason)
    key = {slot: value for slot, value in sheet.key.items() if value != "-"}
    print_facts((("question", sheet.label), ("id", sheet.id), ("key", key), *_spread_facts(sheet.spread)))
    print_blocks([("Answers", f"{origins_of(counted)}: {sheet.reason}", answer_cells(sheet.answers))], "no answers")
    print_table(sheet.claims, _CLAIMS, "Claims")
    columns = (column("kind"), column("on"), column("reason"), Column(heading="between", cell=lambda r: ", ".join(r.between)))
    print_table(_relation_lines(sheet), columns, "Relations", "no relations")


def _spread_facts(spread: Spread | None) -> tuple[tuple[str, str], ...]:
    if spread is None:
        return ()
    return ("lowest reported", spread.lowest), ("latest", word_latest(spread)), ("range", f"{spread.lowest} to {spread.highest}")


def _relation_lines(sheet: QuestionSheet) -> list[_RelationLine]:
    places = {value: at for at, value in enumerate(dict.fromkeys(row.answer for row in sheet.answers))}

    def place(value: str) -> tuple[int, str]:
        return places.get(value, len(places)), value

    found: dict[tuple[str, str, str], set[tuple[str, ...]]] = {}
    for relation in sheet.relations:
        sides = relation.sides if relation.kind in _DIRECTED else tuple(sorted(relation.sides, key=place))
        found.setdefault((relation.kind, relation.on, relation.reason), set()).add(sides)
    return [
        _RelationLine(kind=kind, on=on, reason=reason, between=tuple(" / ".join(s) for s in sorted(sides, key=lambda s: [place(v) for v in s])))
        for (kind, on, reason), sides in sorted(found.items())
    ]


def _print_document(sheet: DocumentSheet) -> None:
    evidence = list(dict.fromkeys(f"{e.value} ({e.kind}, {e.certainty})" for e in sheet.published_evidence))
    print_facts(
        (
            ("document", sheet.name),
            ("id", sheet.id),
            ("address", sheet.url if sheet.url != sheet.id else None),
            ("outlet", sheet.outlet),
            ("title", sheet.title),
            ("language", sheet.language),
            ("published", f"{sheet.published or 'no date'} ({sheet.published_certainty})"),
            ("evidence of the date", evidence),
            ("flags", sheet.flags),
            ("sha256", sheet.sha256),
        )
    )
    print_table(sheet.claims, _CLAIMS, "Claims", "no claims")
    if sheet.wordings:
        print_table(sheet.wordings, _WORDINGS, "Words side by side")
    gaps = (Column(heading="at", cell=lambda r: f"{r.start}–{r.end}"), column("words"), column("what"))
    print_table(sheet.gaps, gaps, "Not understood", "nothing that is known of")


def _print_source(sheet: SourceSheet) -> None:
    print_facts((("source", sheet.label), ("id", sheet.id), ("kind", sheet.kind), ("entity", sheet.entity), ("witnesses", sheet.witnesses)))
    print_table(sheet.claims, _CLAIMS, "Claims that go back to it", "none")
    print_table(sheet.passed_on, _CLAIMS, "Claims that it passed on", "none")
    if sheet.wordings:
        print_table(sheet.wordings, _WORDINGS, "Words side by side")
