"""The command line: data on standard output, progress and messages on standard error."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from stemma.deciding.replay import rule_dates
from stemma.errors import LedgerError, PackError, RejectionError
from stemma.faces.decide import app as decide
from stemma.faces.export import export_story
from stemma.faces.report.page import render_report
from stemma.intake.decode import MOST_BYTES, decode_bytes
from stemma.ledger.store import Ledger
from stemma.records.document import Rejection
from stemma.records.finding import Origins
from stemma.running.pipeline import Story, load_lexicons, open_story
from stemma.running.reading import read_ledger

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Who claims what in the news, and from how many independent origins.")
app.add_typer(decide, name="decide")
LedgerOption = Annotated[Path, typer.Option("--ledger", help="The ledger file.")]
PackOption = Annotated[list[Path] | None, typer.Option("--pack", help="A folder with a topic pack; may be given several times.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs in place of a table.")]
DEFAULT = Path("stemma.db")
_error = Console(stderr=True)


@app.command()
def read(paths: list[Path], ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """Take in and read files and folders of text and HTML pages."""
    store = Ledger(ledger)
    files, missing = _files(paths)
    taken: set[tuple[str, str]] = set()
    new = 0
    for path in missing:
        store.reject(Rejection(name=str(path), stage="intake", code="missing", message="no such file or folder; check the path"))
    rejected = len(missing)
    for path in files:
        try:
            data = _bytes(path)
        except RejectionError as error:
            store.reject(Rejection(name=error.name, stage=error.stage, code=error.code, message=error.message))
            rejected += 1
            continue
        key = (hashlib.sha256(data).hexdigest(), path.name)
        taken.add(key)
        new += store.add(path.name, key[0], data)
    lexicons = load_lexicons(pack or ())
    outcomes = read_ledger(store, lexicons, rule_dates(store.decisions()), _tell_progress)
    refused = {key for key, outcome in outcomes.items() if outcome.rejection is not None} & taken
    rejected += len(refused)
    for rejection in [*store.rejections(), *(o.rejection for o in outcomes.values() if o.rejection is not None)]:
        _error.print(f"rejected: {rejection.name}: {rejection.message}", markup=False)
    count = len(taken) - len(refused)
    _error.print(f"{count} read, {new} new, {rejected} rejected → {ledger}", markup=False)
    raise typer.Exit(3 if not count else 1 if rejected else 0)


def _tell_progress(number: int, whole: int, name: str) -> None:
    if whole > 20 and sys.stderr.isatty():
        _error.print(f"{number}/{whole} {name}", end="\r", markup=False)


def _files(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    files: list[Path] = []
    missing: list[Path] = []
    for path in paths:
        if path.is_dir():
            files.extend(sorted(p for p in path.rglob("*") if p.suffix.lower() in (".txt", ".html", ".htm")))
        elif path.is_file():
            files.append(path)
        else:
            missing.append(path)
    return files, missing


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise RejectionError(path.name, "intake", "too-large", f"larger than {MOST_BYTES:,} bytes; split it into articles")
    data = path.read_bytes()
    decode_bytes(path.name, data)
    return data


def _story(ledger: Path, pack: list[Path] | None) -> Story:
    if not ledger.is_file():
        raise LedgerError(str(ledger), "no such ledger; make one with `stemma read PATH --ledger FILE`")
    return open_story(Ledger(ledger), load_lexicons(pack or ()))


@app.command()
def questions(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also questions with one claim.")] = False,
    as_json: JsonOption = False,
) -> None:
    """The questions of the ledger with their answers and origins, the weightiest first."""
    story = _story(ledger, pack)
    if as_json:
        typer.echo(json.dumps(export_story(story)["questions"], ensure_ascii=False, sort_keys=True))
        return
    table = Table(title=f"{len(story.documents)} documents", show_lines=True)
    for heading in ("question", "answer", "who says so", "pages", "origins"):
        table.add_column(heading, overflow="fold")
    claims = {c.id: c for r in story.readings.values() for c in r.claims}
    folded = 0
    for question in story.questions:
        if len(question.claims) < 2 and not every:
            folded += 1
            continue
        for position, answer in enumerate(question.answers):
            who = story.sources[answer.claimer].label if answer.claimer else "the article itself"
            pages = ", ".join(sorted({story.documents[claims[c].document].name.rsplit(".", 1)[0] for c in answer.claims}))
            table.add_row(question.label if not position else "", answer.value, who, pages, word_origins(question.origins) if not position else "")
    Console().print(table)
    if folded:
        _error.print(f"{folded} questions with one claim are folded; --all shows them")


def word_origins(origins: Origins) -> str:
    """Writes an origin range in words, never as a bare number.

    Args:
        origins: the range.

    Returns:
        For example ``1 to 2 origins, 3 of unknown lineage``.
    """
    low, high = origins.low, origins.high
    if not high:
        return f"no named origin, {origins.unknown} of unknown lineage"
    span = f"{low} to {high} origins" if low != high else f"{low} origin" + ("s" if low > 1 else "")
    return span + (f", {origins.unknown} of unknown lineage" if origins.unknown else "")


@app.command()
def findings(ledger: LedgerOption = DEFAULT, pack: PackOption = None, as_json: JsonOption = False) -> None:
    """What an editor should know, that on which most rests first."""
    story = _story(ledger, pack)
    if as_json:
        typer.echo(json.dumps(export_story(story)["findings"], ensure_ascii=False, sort_keys=True))
        return
    for finding in story.findings:
        typer.echo(f"{finding.kind}: {finding.label}")


@app.command()
def export(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    form: Annotated[str, typer.Option("--format", help="json")] = "json",
) -> None:
    """Write the whole ledger as JSON."""
    if form != "json":
        raise typer.BadParameter(f"unknown format {form!r}; allowed: json")
    typer.echo(json.dumps(export_story(_story(ledger, pack)), ensure_ascii=False, sort_keys=True))


@app.command()
def report(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")] = Path("report.html"),
) -> None:
    """Write one HTML file that opens from disk without a network."""
    page = render_report(export_story(_story(ledger, pack)))
    out.write_text(page, encoding="utf-8")
    typer.echo(str(out))


def main() -> None:
    """Runs the command line; an error of ours ends with its message and exit status 3."""
    try:
        app()
    except (LedgerError, PackError) as error:
        _error.print(f"stemma: {error}", markup=False)
        sys.exit(3)
