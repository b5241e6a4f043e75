"""What the commands have in common: options, the form of the output, and errors as exit statuses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from typer.core import TyperGroup

from stemma.deciding.replay import rule_dates
from stemma.errors import AmbiguousReferenceError, DecisionError, StemmaError, UnknownReferenceError
from stemma.ledger.store import Ledger
from stemma.running.opening import open_existing, open_lexicons
from stemma.running.pipeline import Story, compare_ledger
from stemma.running.reading import read_ledger
from stemma.running.watch import Watch

DEFAULT = Path("stemma.db")
LedgerOption = Annotated[Path, typer.Option("--ledger", help="The ledger file.")]
PackOption = Annotated[
    list[Path] | None, typer.Option("--pack", help="A folder with a topic pack, beside those that the ledger remembers; may be given several times.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs in place of a table.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="CSV for programs in place of a table.")]
_WRONG_USE, _NOTHING = 2, 3


class Form(Enum):
    """How a command writes what it shows."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Commands(TyperGroup):
    """A group of commands that ends with the message of an error of ours and its exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Runs a command; a reference that names nothing and a decision that is none are wrong use (2), after any other error of ours nothing was done (3)."""
        try:
            return super().invoke(ctx)
        except (UnknownReferenceError, AmbiguousReferenceError, DecisionError) as error:
            note(f"stemma: {error}")
            raise typer.Exit(_WRONG_USE) from error
        except StemmaError as error:
            note(f"stemma: {error}")
            raise typer.Exit(_NOTHING) from error


def note(text: str) -> None:
    """Writes a message on standard error."""
    Console(stderr=True, soft_wrap=True).print(text, markup=False, highlight=False)


def form_of(*, as_json: bool, as_csv: bool) -> Form:
    """The form asked for.

    Args:
        as_json: ``--json`` was given.
        as_csv: ``--csv`` was given.

    Returns:
        The form.

    Raises:
        typer.BadParameter: both were.
    """
    if as_json and as_csv:
        raise typer.BadParameter("give --json or --csv, not both")
    return Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE


@contextmanager
def watching(what: str) -> Iterator[Watch | None]:
    """Shows how far long work is, on standard error, if that is a terminal.

    Args:
        what: what is being done.

    Yields:
        What the work calls with a name, its place from 1 and how many there are; None where nobody watches.
    """
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}", markup=False))
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task(what, total=None, name="")

    def tell_progress(name: str, place: int, total: int) -> None:
        progress.start()  # not before: where nothing is to be done, nothing is shown
        progress.update(task, completed=place, total=total, name=name)

    try:
        yield tell_progress
    finally:
        progress.stop()


def load_story(ledger: Path, packs: list[Path] | None) -> Story:
    """Opens a ledger and tells its story.

    Args:
        ledger: the ledger file.
        packs: folders of further topic packs.

    Returns:
        The story.

    Raises:
        LedgerError: there is no such ledger, or it cannot be read.
        PackError: a topic pack breaks the strict form.
    """
    return tell(open_existing(ledger), packs)


def tell(store: Ledger, packs: list[Path] | None) -> Story:
    """Tells the story of an open ledger, and on a terminal how far it is.

    Args:
        store: the ledger.
        packs: folders of further topic packs.

    Returns:
        The story.

    Raises:
        PackError: a topic pack breaks the strict form.
    """
    lexicons = open_lexicons(store, packs or ())
    with watching("reading") as watch:
        outcomes = read_ledger(store, lexicons, rule_dates(store.decisions()), watch)
    with watching("comparing") as watch:
        return compare_ledger(store, outcomes.values(), lexicons, watch)
