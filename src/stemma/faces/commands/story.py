"""``findings``, ``timeline``, ``next`` and ``search``: a story looked at from one side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from stemma.faces.commands.listing import Column, column, print_csv, print_json, print_rows, print_table, write_few
from stemma.faces.commands.options import DEFAULT, CsvOption, Form, JsonOption, LedgerOption, PackOption, form_of, load_story, note
from stemma.faces.export import export_story
from stemma.faces.views.search import SearchRow, search_story
from stemma.faces.views.timeline import CLOCKS, TimelineRow, list_times
from stemma.faces.views.unseen import UnseenRow, list_unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class _FindingLine:
    """A finding as a row, its pages by name."""

    kind: str
    label: str
    pages: tuple[str, ...]
    claims: tuple[str, ...]


def findings(ledger: LedgerOption = DEFAULT, pack: PackOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """What an editor should know, that on which most rests first."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    story = load_story(ledger, pack)
    if form is Form.JSON:
        print_json(export_story(story)["findings"])
        return
    rows = [_FindingLine(kind=f.kind, label=f.label, pages=tuple(story.documents[d].name for d in f.documents), claims=f.claims) for f in story.findings]
    if form is Form.CSV:
        print_csv(_FindingLine, rows)
        return
    print_table(rows, (column("kind"), column("finding", "label")), nothing="no findings")


def timeline(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    by: Annotated[str, typer.Option("--by", help="The clock that orders the rows: event, as-of, said or published.")] = "event",
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Claims on four clocks: of the event, as of when, when said, when published."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    clock = by.replace("-", "_")
    if clock not in CLOCKS:
        raise typer.BadParameter(f"unknown clock {by!r}; allowed: event, as-of, said, published", param_hint="--by")
    rows = list_times(load_story(ledger, pack), clock)
    columns = (
        Column(heading="event", cell=lambda r: _sure(r.event, r.event_certainty), whole=True),
        column("as of", "as_of", whole=True, spare=True),
        column("said", whole=True, spare=True),
        Column(heading="published", cell=lambda r: _sure(r.published, r.published_certainty), whole=True),
        column("what", "gloss"),
        column("who says so", "claimer"),
        column("page"),
    )
    print_rows(TimelineRow, rows, columns, form, "no claim names a time")
    if form is Form.TABLE and rows:
        note("? marks a time that is not stated but inferred or uncertain")


def _sure(value: str | None, certainty: str | None) -> str:
    if value is None:
        return ""
    return value if certainty == "stated" else f"{value} ?"


def unseen(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also unnamed sources, which nobody can get.")] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """What to get next: sources not seen, by how much rests on them."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    rows = list_unseen(load_story(ledger, pack), every=every)
    columns = (
        column("source", "label"),
        column("kind"),
        column("answers"),
        column("findings"),
        Column(heading="named by", cell=lambda r: write_few(r.named_by, 4)),
        Column(heading="as", cell=lambda r: write_few(r.words, 3, " / ")),
    )
    print_rows(UnseenRow, rows, columns, form, "every source that is named was seen")


def search(
    text: Annotated[list[str], typer.Argument(help="Words in any form and language, names in any script, figures; all must be found.")],
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Questions, claims and passages with all the words, in any form and script."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    rows = search_story(load_story(ledger, pack), " ".join(text))
    columns = (
        column("what", "kind"),
        Column(heading="where", cell=lambda r: r.page or r.id),
        Column(heading="at", cell=lambda r: f"{r.start}–{r.end}" if r.start is not None else ""),
        Column(heading="words", cell=lambda r: r.words if r.kind != "question" else f"{r.label} {r.words}"),
    )
    print_rows(SearchRow, rows, columns, form, "nothing found")
