"""Rows on standard output: a table for people, JSON or CSV for programs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from stemma.faces.commands.options import Form

_WIDTH = 120
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, what stands in it for a row, and whether that must not be broken (an id, a date)."""

    heading: str
    cell: Callable[[Any], str]
    whole: bool = False


def column(heading: str, field: str = "", *, whole: bool = False) -> Column:
    """A column that shows a field as it is.

    Args:
        heading: the heading.
        field: the field of the row; the heading where it is the same.
        whole: True for what must not be broken.

    Returns:
        The column.
    """
    return Column(heading=heading, cell=lambda row: write_cell(getattr(row, field or heading)), whole=whole)


def write_cell(value: Any) -> str:
    """Writes a value in one cell: nothing for None, the entries of a tuple behind one another."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{k}={write_cell(v)}" for k, v in value.items())
    return "; ".join(map(write_cell, value)) if isinstance(value, (tuple, list)) else str(value)


def print_json(value: Any) -> None:
    """Writes records, or plain values, as one JSON value on one line.

    Args:
        value: a record, a list of records, or plain values.
    """
    typer.echo(json.dumps(value, default=dataclasses.asdict, ensure_ascii=False, sort_keys=True))


def print_csv(kind: type[Any], rows: Iterable[Any]) -> None:
    """Writes records as CSV with the names of their fields as the head.

    Args:
        kind: the record, which gives the head also where there are no rows.
        rows: the records.
    """
    names = [f.name for f in dataclasses.fields(kind)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([write_cell(getattr(row, name)) for name in names] for row in rows)
    typer.echo(text.getvalue(), nl=False)


def print_table(rows: Sequence[Any], columns: Iterable[Column], title: str = "", nothing: str = "nothing") -> None:
    """Writes records as a table for people.

    Args:
        rows: the records.
        columns: what to show of them.
        title: what the table is, above it.
        nothing: what to write where there are no rows.
    """
    console = _console()
    if title:
        console.print(Text(plain(title), style="bold"))
    if not rows:
        console.print(Text(nothing))
        return
    shown = list(columns)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for one in shown:
        table.add_column(one.heading, overflow="fold", no_wrap=one.whole)
    for row in rows:
        table.add_row(*(Text(plain(one.cell(row))) for one in shown))
    console.print(table)


def print_rows(kind: type[Any], rows: Sequence[Any], columns: Iterable[Column], form: Form, nothing: str) -> None:
    """Writes records in the form asked for.

    Args:
        kind: the record.
        rows: the records.
        columns: what a table shows of them; JSON and CSV hold every field.
        form: the form.
        nothing: what a table says where there are no rows.
    """
    if form is Form.JSON:
        print_json(rows)
    elif form is Form.CSV:
        print_csv(kind, rows)
    else:
        print_table(rows, columns, nothing=nothing)


def print_facts(facts: Iterable[tuple[str, Any]]) -> None:
    """Writes names and values, one a line, for people.

    Args:
        facts: pairs; those without a value are left out.
    """
    console = _console()
    for name, value in facts:
        text = plain(write_cell(value))
        if text:
            console.print(Text.assemble((f"{name}: ", "bold"), text))


def plain(text: str) -> str:
    """Takes out what could steer a terminal: control characters, and marks that turn the direction of writing."""
    return "".join(c if c == "\n" or (unicodedata.category(c) != "Cc" and c not in _BIDI) else " " for c in text)


def _console() -> Console:
    return Console(highlight=False) if sys.stdout.isatty() else Console(width=_WIDTH, highlight=False)
