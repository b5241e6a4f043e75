"""`stemma decide`: what a person rules, tied to words, and the log of it."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from stemma.deciding.anchor import marks_of, set_anchor
from stemma.deciding.decision import make_decision
from stemma.errors import DecisionError, LedgerError
from stemma.faces.export import export_story
from stemma.ledger.store import Ledger
from stemma.records.decision import GRADE, NOT_SAME, OTHER_DATE, SAME, WITHDRAW, WRONG_MARK, Anchor
from stemma.running.pipeline import Story, load_lexicons, open_story

app = typer.Typer(no_args_is_help=True, help="Rule on what the machine made: it keeps to it, also when pages or packs change.")
LedgerOption = Annotated[Path, typer.Option("--ledger", help="The ledger file.")]
PackOption = Annotated[list[Path] | None, typer.Option("--pack", help="A folder with a topic pack; may be given several times.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why; kept and shown with the decision.")]
AuthorOption = Annotated[str, typer.Option("--author", help="Who rules; without it the name of the account.")]
DEFAULT = Path("stemma.db")
_MARKS = ("mention", "quantity", "time", "quotation", "attribution", "claim")


@app.command()
def same(left: str, right: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """Two claims answer one question, or two mentions name one entity."""
    _rule_pair(SAME, (left, right), reason, author, ledger, pack)


@app.command(name=NOT_SAME)
def not_same(left: str, right: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """Two claims answer two questions (the second leaves that of the first), or two mentions name two entities."""
    _rule_pair(NOT_SAME, (left, right), reason, author, ledger, pack)


@app.command(name=WRONG_MARK)
def wrong_mark(mark: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """A mention, quantity, time, quotation, attribution or claim is none: it is left out of all comparing."""
    store, story = _open(ledger, pack)
    _keep(store, WRONG_MARK, [_anchor(story, mark, _MARKS)], reason, author)


@app.command(name=OTHER_DATE)
def other_date(document: str, date: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """A document was published on another day (YYYY-MM-DD)."""
    store, story = _open(ledger, pack)
    found = {d.id for d in story.documents.values() if document in (d.id, d.name)} or {i for i in story.documents if i.startswith(document)}
    name = _only(document, found, "stemma export lists the documents")
    _keep(store, OTHER_DATE, [set_anchor(story.documents[name], "document")], reason, author, date)


@app.command()
def grade(
    subject: Annotated[str, typer.Argument(metavar="SOURCE|CLAIM")],
    grade: Annotated[str, typer.Argument(help="A1 to F6 (NATO Admiralty code).")],
    reason: ReasonOption,
    author: AuthorOption = "",
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
) -> None:
    """Grade a source or a claim; a grade is shown and counts nothing."""
    store, story = _open(ledger, pack)
    _keep(store, GRADE, [_anchor(story, subject, ("source", "claim"))], reason, author, grade)


@app.command()
def withdraw(
    decision: str,
    reason: ReasonOption,
    author: AuthorOption = "",
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Take a decision back; both stay in the log."""
    store = _store(ledger)
    found = {d.id for d in store.decisions() if d.id.startswith(decision)}
    _keep(store, WITHDRAW, [], reason, author, _only(decision, found, "stemma decide list shows the decisions"))


@app.command(name="list")
def list_decisions(
    ledger: LedgerOption = DEFAULT,
    pack: PackOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON for programs in place of a table.")] = False,
) -> None:
    """The log of decisions, the oldest first, with what has become of each."""
    _, story = _open(ledger, pack)
    rows = export_story(story)["decisions"]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, sort_keys=True))
        return
    table = Table(title=f"{len(rows)} decisions", show_lines=True)
    for heading in ("decision", "ruling", "on", "state", "author, time", "reason"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        ruling = f"{row['kind']} {row['value'] or ''}".strip()
        words = "\n".join(a["text"] or a["document"] for a in row["anchors"])
        table.add_row(row["id"], ruling, words, _state(row), f"{row['author']}, {row['time'][:19]}", row["reason"])
    Console(markup=False).print(table)


def _state(row: dict[str, str | None]) -> str:
    parts = [row["state"] or "", row["why"] or ""]
    if row["overruled_by"]:
        parts.append(f"overruled by {row['overruled_by']}")
    if row["withdrawn_by"]:
        parts.append(f"withdrawn by {row['withdrawn_by']}")
    return "; ".join(p for p in parts if p)


def _rule_pair(kind: str, marks: tuple[str, str], reason: str, author: str, ledger: Path, pack: list[Path] | None) -> None:
    store, story = _open(ledger, pack)
    _keep(store, kind, [_anchor(story, m, ("claim", "mention")) for m in marks], reason, author)


def _store(ledger: Path) -> Ledger:
    if not ledger.is_file():
        raise LedgerError(str(ledger), "no such ledger; make one with `stemma read PATH --ledger FILE`")
    return Ledger(ledger)


def _open(ledger: Path, pack: list[Path] | None) -> tuple[Ledger, Story]:
    store = _store(ledger)
    return store, open_story(store, load_lexicons(pack or ()))


def _anchor(story: Story, reference: str, kinds: Iterable[str]) -> Anchor:
    """The words of a mark; of a source, the first words that name it."""
    found: dict[str, Anchor] = {}
    for document, reading in sorted(story.found.items()):
        for kind in kinds:
            # Sources are shown under the ids that they have across documents.
            for mark in marks_of(story.readings[document] if kind == "source" else reading, kind):
                if mark.id.startswith(reference) and mark.id not in found:
                    found[mark.id] = set_anchor(story.documents[document], kind, mark.start, mark.end)
    return found[_only(reference, found, f"it must be a {' or a '.join(kinds)}; stemma export lists them with their ids")]


def _only(reference: str, found: Iterable[str], hint: str) -> str:
    names = sorted(found)
    if reference in names:
        return reference
    if not names:
        raise typer.BadParameter(f"{reference!r} is not in this ledger; {hint}")
    if len(names) > 1:
        raise typer.BadParameter(f"{reference!r} may be {', '.join(names[:4])}{' …' if len(names) > 4 else ''}; give more of it")
    return names[0]


def _keep(store: Ledger, kind: str, anchors: list[Anchor], reason: str, author: str, value: str | None = None) -> None:
    try:
        time = datetime.now(UTC).isoformat()
        decision = make_decision(kind, anchors, author=author or _account(), time=time, reason=reason, value=value)
    except DecisionError as error:
        raise typer.BadParameter(error.problem) from error
    store.decide(decision)
    typer.echo(decision.id)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # an account without a name, as in a container
        raise typer.BadParameter("this account has no name; say who rules with --author") from error
