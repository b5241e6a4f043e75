"""``export`` and ``report``: the whole ledger as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stemma.errors import OutputError
from stemma.faces.commands.listing import print_json
from stemma.faces.commands.options import DEFAULT, LedgerOption, PackOption, load_story
from stemma.faces.export import export_story
from stemma.faces.report.page import render_report


def export(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    form: Annotated[str, typer.Option("--format", help="json")] = "json",
) -> None:
    """Write the whole ledger as JSON."""
    if form != "json":
        raise typer.BadParameter(f"unknown format {form!r}; allowed: json")
    print_json(export_story(load_story(ledger, pack)))


def report(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")] = Path("report.html"),
) -> None:
    """Write one HTML file that opens from disk without a network."""
    page = render_report(export_story(load_story(ledger, pack)))
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise OutputError(str(out), f"cannot be written ({error.strerror}); give another file with --out") from error
    typer.echo(str(out))
