"""``read``: pages into a ledger."""

from __future__ import annotations

from pathlib import Path

import typer

from stemma.faces.commands.options import DEFAULT, LedgerOption, PackOption, note, watching
from stemma.ledger.store import Ledger
from stemma.running.opening import tell_ledger
from stemma.running.taking import take_files
from stemma.running.topics import read_topic


def read(paths: list[Path], ledger: LedgerOption = DEFAULT, pack: PackOption = None) -> None:
    """Take in files and folders of text and HTML pages, read, compare and trace them.

    A topic pack given with --pack is remembered by the ledger, by content: later commands compute with it.
    """
    topics = [read_topic(folder) for folder in pack or ()]
    store = Ledger(ledger)
    for topic in topics:
        if store.keep_topic(topic):
            note(f"topic pack {topic.name} remembered ({topic.digest[:12]})")
    with watching("taking in") as watch:
        taken = take_files(store, paths, watch)
    with watching("reading") as watch:
        story = tell_ledger(store, (), watch)
    kept = set(taken.names)
    rejections = [*taken.rejections, *(r for r in story.rejections if r.name in kept)]
    for rejection in rejections:
        note(f"rejected: {rejection.name}: {rejection.message}")
    rejected = len({r.name for r in rejections})
    taken_in = len(taken.names) - len({r.name for r in rejections} & kept)
    note(f"{taken_in} read, {taken.new} new, {rejected} rejected → {ledger}")
    raise typer.Exit(3 if not taken_in else 1 if rejected else 0)
