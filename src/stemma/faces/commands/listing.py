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
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.faces.commands.options import Form

_WIDTH = 120
_WIDEST = 32  # of all columns of a block but the last
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading and what stands in it for a row.

    ``whole`` is for what must not be broken (an id, a date), ``spare`` for a column that is left out where no row fills it.
    """

    heading: str
    cell: Callable[[Any], str]
    whole: bool = False
    spare: bool = False


def column(heading: str, field: str = "", *, whole: bool = False, spare: bool = False) -> Column:
    """A column that shows a field as it is.

    Args:
        heading: the heading.
        field: the field of the row; the heading where it is the same.
        whole: True for what must not be broken.
        spare: True for a column that is left out where no row fills it.

    Returns:
        The column.
    """
    return Column(heading=heading, cell=lambda row: write_cell(getattr(row, field or heading)), whole=whole, spare=spare)


def write_cell(value: Any) -> str:
    """Writes a value in one cell: nothing for None, the entries of a tuple behind one another."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{k}={write_cell(v)}" for k, v in value.items())
    return "; ".join(map(write_cell, value)) if isinstance(value, (tuple, list)) else str(value)


def write_few(values: Sequence[str], most: int, between: str = ", ") -> str:
    """Writes the first of many values, and how many more there are.

    Args:
        values: the values.
        most: how many to write.
        between: what parts them.

    Returns:
        For example ``a, b and 3 more``.
    """
    more = f" and {len(values) - most} more" if len(values) > most else ""
    return between.join(values[:most]) + more


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
    shown = [c for c in columns if not c.spare or any(c.cell(row) for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for one in shown:
        table.add_column(one.heading, overflow="fold", no_wrap=one.whole)
    for row in rows:
        table.add_row(*(Text(plain(one.cell(row))) for one in shown))
    console.print(table)


def print_blocks(blocks: Iterable[tuple[str, str, Sequence[Sequence[str]]]], nothing: str) -> None:
    """Writes rows under the heading that they share, their cells below one another through all blocks.

    Args:
        blocks: a heading, a line on it, and the cells of its rows; as many cells in every row.
        nothing: what to write where there is no block.
    """
    console = _console()
    held = [(heading, line, [[plain(c) for c in cells] for cells in rows]) for heading, line, rows in blocks]
    if not held:
        console.print(Text(nothing))
        return
    every = [cells for _, _, rows in held for cells in rows]
    widths = [min(max(map(cell_len, cells)), _WIDEST) for cells in zip(*every, strict=True)][:-1]
    for place, (heading, line, rows) in enumerate(held):
        head = [*([""] if place else []), Text(plain(heading), style="bold"), *([Text(plain(line), style="dim")] if line else [])]
        console.print(*head, sep="\n")
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        for width in widths:
            table.add_column(width=width, overflow="fold")
        table.add_column(overflow="fold")
        for cells in rows:
            table.add_row(*map(Text, cells))
        if rows:
            console.print(Padding(table, (0, 0, 0, 2), expand=False))


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
