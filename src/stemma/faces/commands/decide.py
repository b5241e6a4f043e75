"""``decide``: what a person rules, tied to words, and the log of it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import typer

from stemma.deciding.anchor import marks_of, set_anchor
from stemma.deciding.decision import make_decision
from stemma.faces.commands.listing import print_blocks, print_csv, print_json
from stemma.faces.commands.options import DEFAULT, CsvOption, Form, JsonOption, LedgerOption, PackOption, form_of, load_story, tell
from stemma.faces.export import export_story
from stemma.faces.views.reference import find_reference, name_documents, name_sources
from stemma.ledger.store import Ledger
from stemma.records.decision import EXCLUDE, GRADE, NOT_SAME, OTHER_DATE, SAME, WITHDRAW, WRONG_MARK, Anchor, Standing
from stemma.running.opening import open_existing
from stemma.running.pipeline import Story

app = typer.Typer(no_args_is_help=True, help="Rule on what the machine made: it keeps to it, also when pages or packs change.")
ReasonOption = Annotated[str, typer.Option("--reason", help="Why; kept and shown with the decision.")]
AuthorOption = Annotated[str, typer.Option("--author", help="Who rules; without it the name of the account.")]
PairArgument = Annotated[str, typer.Argument(metavar="CLAIM|MENTION", help="Its id, or the beginning of it.")]
_MARKS = ("mention", "quantity", "time", "quotation", "attribution", "claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class _DecisionLine:
    """A decision as a row, with the words that it is tied to."""

    id: str
    kind: str
    value: str | None
    words: tuple[str, ...]
    pages: tuple[str, ...]
    state: str
    why: str
    overruled_by: str | None
    withdrawn_by: str | None
    author: str
    time: str
    reason: str


@app.command()
def same(
    left: PairArgument, right: PairArgument, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None
) -> None:
    """Two claims answer one question, or two mentions name one entity."""
    store = open_existing(ledger)
    _keep(store, SAME, _pair(tell(store, pack), left, right), reason, author)


@app.command(name=NOT_SAME)
def not_same(
    left: PairArgument, right: PairArgument, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None
) -> None:
    """Two claims answer two questions, or two mentions name two entities."""
    store = open_existing(ledger)
    _keep(store, NOT_SAME, _pair(tell(store, pack), left, right), reason, author)


@app.command(name=WRONG_MARK)
def wrong_mark(mark: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """A mark of any kind, or a claim, is none: it is left out of all comparing."""
    store = open_existing(ledger)
    _keep(store, WRONG_MARK, [_anchor(tell(store, pack), mark, _MARKS)], reason, author)


@app.command(name=OTHER_DATE)
def other_date(document: str, date: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """A document was published on another day (YYYY-MM-DD)."""
    store = open_existing(ledger)
    _keep(store, OTHER_DATE, [_page(tell(store, pack), document)], reason, author, date)


@app.command()
def exclude(document: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """A document is left out of every count, and kept."""
    store = open_existing(ledger)
    _keep(store, EXCLUDE, [_page(tell(store, pack), document)], reason, author)


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
    store = open_existing(ledger)
    _keep(store, GRADE, [_anchor(tell(store, pack), subject, ("source", "claim"))], reason, author, grade)


@app.command()
def withdraw(decision: str, reason: ReasonOption, author: AuthorOption = "", ledger: LedgerOption = DEFAULT) -> None:
    """Take a decision back; both stay in the log."""
    store = open_existing(ledger)
    name = find_reference(decision, ((d.id, d.id) for d in store.decisions()), "It must be a decision; `stemma decide list` shows them")
    _keep(store, WITHDRAW, [], reason, author, name)


@app.command(name="list")
def list_decisions(ledger: LedgerOption = DEFAULT, pack: PackOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """The log of decisions, the oldest first, with what has become of each."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    story = load_story(ledger, pack)
    if form is Form.JSON:
        print_json(export_story(story)["decisions"])
        return
    rows = [_line(story, s) for s in story.decisions]
    if form is Form.CSV:
        print_csv(_DecisionLine, rows)
        return
    print_blocks([_block(row) for row in rows], "no decisions")


def _block(row: _DecisionLine) -> tuple[str, str, list[tuple[str, str]]]:
    """A decision with its standing, above the words that it is tied to."""
    heading = f"{row.kind} {row.value or ''}".strip()
    return f"{heading}: {row.reason}", f"{row.id}  {row.author}, {row.time[:10]}; {_state(row)}", list(zip(row.pages, row.words, strict=True))


def _line(story: Story, standing: Standing) -> _DecisionLine:
    decision = standing.decision
    known = story.documents
    return _DecisionLine(
        id=decision.id,
        kind=decision.kind,
        value=decision.value,
        words=tuple(" ".join(a.text.split()) for a in decision.anchors),
        pages=tuple(known[a.document].name if a.document in known else a.document for a in decision.anchors),
        state=standing.state,
        why=standing.why,
        overruled_by=standing.overruled_by,
        withdrawn_by=standing.withdrawn_by,
        author=decision.author,
        time=decision.time,
        reason=decision.reason,
    )


def _state(row: _DecisionLine) -> str:
    parts = [row.state, row.why]
    if row.overruled_by:
        parts.append(f"overruled by {row.overruled_by}")
    if row.withdrawn_by:
        parts.append(f"withdrawn by {row.withdrawn_by}")
    return "; ".join(p for p in parts if p)


def _pair(story: Story, *references: str) -> list[Anchor]:
    return [_anchor(story, r, ("claim", "mention")) for r in references]


def _page(story: Story, reference: str) -> Anchor:
    name = find_reference(reference, name_documents(story), "It must be a document; `stemma search WORDS` shows the pages")
    return set_anchor(story.documents[name], "document")


def _anchor(story: Story, reference: str, kinds: Iterable[str]) -> Anchor:
    """The words of a mark; of a source, the first words that name it."""
    found: dict[str, Anchor] = {}
    for document, reading in sorted(story.found.items()):
        for kind in kinds:
            # Sources are shown under the ids that they have across documents.
            for mark in marks_of(story.readings[document] if kind == "source" else reading, kind):
                if mark.id not in found:
                    found[mark.id] = set_anchor(story.documents[document], kind, mark.start, mark.end)
    names = [*((i, i) for i in found), *((i, label) for i, label in name_sources(story) if i in found)]
    hint = f"It must be a {' or a '.join(kinds)}; `stemma show` gives the ids of claims, `stemma export` all others"
    return found[find_reference(reference, names, hint)]


def _keep(store: Ledger, kind: str, anchors: list[Anchor], reason: str, author: str, value: str | None = None) -> None:
    time = datetime.now(UTC).isoformat()
    decision = make_decision(kind, anchors, author=author or _account(), time=time, reason=reason, value=value)
    store.decide(decision)
    typer.echo(decision.id)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # an account without a name, as in a container
        raise typer.BadParameter("this account has no name; say who rules with --author") from error
