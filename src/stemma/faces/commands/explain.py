"""``explain``: the rules that fired in a text, what they gave, and what was not understood."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from stemma.faces.commands.listing import Column, column, print_csv, print_facts, print_json, print_table
from stemma.faces.commands.options import CsvOption, Form, JsonOption, PackOption, form_of, note
from stemma.faces.views.explain import Explanation, RuleRow, explain_text
from stemma.ledger.store import Ledger
from stemma.running.opening import open_existing, open_lexicons
from stemma.running.topics import lay_over, read_topic

_SPAN = Column(heading="at", cell=lambda r: f"{r.start}–{r.end}")


def explain(
    text: Annotated[str, typer.Argument(help="The text; - reads it from standard input.")],
    language: Annotated[str | None, typer.Option("--language", help="The language of the text by its code; else it is told from the text.")] = None,
    ledger: Annotated[Path | None, typer.Option("--ledger", help="A ledger whose topic packs are used.")] = None,
    pack: PackOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also the forms that stand in the text and that no mark names as its rule.")] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Read a text and show which rules fired, what they gave and what was missed."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    store: Ledger | None = open_existing(ledger) if ledger is not None else None
    lexicons = open_lexicons(store, pack or ()) if store is not None else lay_over(map(read_topic, pack or ()))
    if language is not None and language not in lexicons:
        allowed = ", ".join(code for code in lexicons if code is not None)
        raise typer.BadParameter(f"no pack for {language!r}; there are packs for {allowed}", param_hint="--language")
    told = explain_text(sys.stdin.read() if text == "-" else text, lexicons, language)
    if form is Form.JSON:
        print_json(told)
    elif form is Form.CSV:
        print_csv(RuleRow, (*told.marks, *told.forms) if every else told.marks)
    else:
        _print(told, every=every)


def _print(told: Explanation, *, every: bool) -> None:
    language = f"{told.language} ({told.language_certainty:g})" if told.language else "not told"
    print_facts((("language", language), ("published", told.published)))
    columns = (_SPAN, column("words"), column("kind"), column("rules"), column("gave"))
    print_table(told.marks, columns, "What the rules gave", "no rule fired")
    if every:
        print_table(told.forms, columns, "Forms that no mark names as its rule", "none")
    elif told.forms:
        note(f"{len(told.forms)} forms that no mark names as its rule are left out; --all shows them")
    print_table(told.unread, (_SPAN, column("words"), column("what")), "Not understood", "nothing that is known of")
