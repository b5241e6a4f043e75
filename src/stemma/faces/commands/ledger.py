"""``ledger check`` and ``ledger migrate``: the ledger file itself."""

from __future__ import annotations

import typer

from stemma.faces.commands.listing import column, print_csv, print_facts, print_json, print_table
from stemma.faces.commands.options import DEFAULT, CsvOption, Form, JsonOption, LedgerOption, form_of
from stemma.ledger.inspection import Problem, inspect_ledger
from stemma.ledger.migration import Migration, migrate_ledger

app = typer.Typer(no_args_is_help=True, help="The ledger file: check it, bring it to this version.")


@app.command()
def check(ledger: LedgerOption = DEFAULT, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Open the ledger without changing it and verify the digests of all captures, decisions and topic packs; exit status 1 if something is wrong."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    found = inspect_ledger(ledger)
    if form is Form.JSON:
        print_json(found)
    elif form is Form.CSV:
        print_csv(Problem, found.problems)
    else:
        facts = (("ledger", found.path), ("version", found.version), ("captures", found.captures), ("readings", found.readings))
        print_facts(
            (*facts, ("comparisons", found.comparisons), ("rejections", found.rejections), ("decisions", found.decisions), ("topic packs", found.topics))
        )
        print_table(found.problems, (column("where"), column("what"), column("what to do", "advice")), nothing="all is well")
    raise typer.Exit(1 if found.problems else 0)


@app.command()
def migrate(ledger: LedgerOption = DEFAULT, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Bring a ledger that an older version made to this version, with a backup first."""
    form = form_of(as_json=as_json, as_csv=as_csv)
    done = migrate_ledger(ledger)
    if form is Form.JSON:
        print_json(done)
    elif form is Form.CSV:
        print_csv(Migration, [done])
    elif done.found == done.now:
        typer.echo(f"{ledger}: version {done.now}, nothing is to be done")
    else:
        typer.echo(f"{ledger}: brought from version {done.found} to {done.now}; what it was is kept in {done.backup}")
