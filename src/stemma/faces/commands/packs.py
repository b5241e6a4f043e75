"""``packs``: the language packs, the topic packs of a ledger, and the check of a pack folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from stemma.errors import UnknownReferenceError
from stemma.faces.commands.listing import Column, column, print_rows
from stemma.faces.commands.options import DEFAULT, CsvOption, JsonOption, LedgerOption, form_of, note
from stemma.faces.views.packs import PackRow, pack_rows
from stemma.running.opening import open_existing
from stemma.running.packs import check_folder

app = typer.Typer(invoke_without_command=True, help="The packs: what each language knows; check a pack folder.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ErrorLine:
    """An error in a pack."""

    path: str
    line: int
    problem: str


@app.callback()
def packs(
    ctx: typer.Context,
    ledger: Annotated[Path | None, typer.Option("--ledger", help="A ledger whose topic packs are listed as well.")] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Each language pack with its digest and the number of its rules and examples."""
    if ctx.invoked_subcommand is not None:
        return
    form = form_of(as_json=as_json, as_csv=as_csv)
    rows = pack_rows(open_existing(ledger).topics() if ledger is not None else ())
    columns = (
        column("kind"),
        Column(heading="pack", cell=lambda r: f"{r.code} {r.name}".strip()),
        Column(heading="rules", cell=lambda r: str(r.rules) if r.kind == "language" else f"{r.rules} tables"),
        Column(heading="forms", cell=lambda r: f"{r.forms:,}" if r.forms else ""),
        Column(heading="examples", cell=lambda r: f"{r.examples:,}" if r.examples else ""),
        Column(heading="digest", cell=lambda r: r.digest[:16]),
    )
    print_rows(PackRow, rows, columns, form, "no packs")


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with a language pack or a topic pack.")],
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Check a pack folder: its strict form and, for a language, every example; exit status 3 when something is wrong."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    errors = [_ErrorLine(path=e.path, line=e.line, problem=e.problem) for e in check_folder(folder)]
    columns = (Column(heading="where", cell=lambda r: f"{r.path}:{r.line}" if r.line else r.path), column("problem"))
    print_rows(_ErrorLine, errors, columns, form, f"{folder}: nothing is wrong")
    raise typer.Exit(3 if errors else 0)


@app.command()
def forget(
    name: Annotated[str, typer.Argument(help="The name of a topic pack that the ledger remembers.")],
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Forget a topic pack that `read --pack` made the ledger remember."""
    if not open_existing(ledger).forget_topic(name):
        raise UnknownReferenceError(name, "The topic packs of a ledger are listed by `stemma packs --ledger FILE`")
    note(f"topic pack {name} forgotten")
