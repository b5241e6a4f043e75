"""``read``: pages into a ledger."""

from __future__ import annotations

from pathlib import Path

import typer

from stemma.deciding.replay import rule_dates
from stemma.faces.commands.options import DEFAULT, LedgerOption, PackOption, note, watching
from stemma.ledger.store import Ledger
from stemma.running.opening import open_lexicons
from stemma.running.pipeline import compare_ledger
from stemma.running.reading import read_ledger
from stemma.running.taking import take_files
from stemma.running.topics import read_topic


def read(paths: list[Path], ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """Take in, read and compare files and folders of text and HTML pages.

    A topic pack given with --pack is remembered by the ledger, by content: later commands compute with it.
    """
    topics = [read_topic(folder) for folder in pack or ()]
    store = Ledger(ledger)
    for topic in topics:
        if store.keep_topic(topic):
            note(f"topic pack {topic.name} remembered ({topic.digest[:12]})")
    with watching("taking in") as watch:
        taken = take_files(store, paths, watch)
    lexicons = open_lexicons(store)
    with watching("reading") as watch:
        outcomes = read_ledger(store, lexicons, rule_dates(store.decisions()), watch)
    with watching("comparing") as watch:
        compare_ledger(store, outcomes.values(), lexicons, watch)  # kept, so that whoever looks need not compare
    refused = [o.rejection for key in taken.captures if (o := outcomes[key]).rejection is not None]
    rejections = sorted([*taken.rejections, *refused], key=lambda r: (r.name, r.message))
    for rejection in rejections:
        note(f"rejected: {rejection.name}: {rejection.message}")
    count = len(taken.captures) - len(refused)
    note(f"{count} read, {taken.new} new, {len(rejections)} rejected → {ledger}")
    raise typer.Exit(3 if not count else 1 if rejections else 0)
