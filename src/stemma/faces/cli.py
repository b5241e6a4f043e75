"""The command line: data on standard output, progress and messages on standard error."""

from __future__ import annotations

import gc

import typer

from stemma.faces.commands import decide, explain, intake, ledger, output, packs, question, sheet, story
from stemma.faces.commands.options import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    help="Who claims what in the news, and from how many independent origins.",
    rich_markup_mode=None,
    context_settings={"max_content_width": 120},
)
app.command()(intake.read)
app.command()(question.questions)
app.command()(sheet.show)
app.command()(question.conflicts)
app.command()(question.origins)
app.command()(story.findings)
app.command()(story.timeline)
app.command("next")(story.unseen)
app.command()(story.search)
app.command()(explain.explain)
app.command()(output.report)
app.command()(output.export)
app.add_typer(decide.app, name="decide")
app.add_typer(packs.app, name="packs")
app.add_typer(ledger.app, name="ledger")


_ALIVE = 10_000  # new objects between two looks for cycles


def main() -> None:
    """Runs the command line."""
    gc.set_threshold(_ALIVE)  # records hold no cycles, and there are many: looking for some so often takes a third of the time
    app()
