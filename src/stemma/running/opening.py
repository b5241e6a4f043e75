"""A ledger that is there, opened, and the lexicons with the topic packs that it remembers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stemma.errors import LedgerError
from stemma.ledger.store import Ledger
from stemma.running.lexicons import Lexicons
from stemma.running.topics import lay_over, read_topic


def open_existing(path: Path) -> Ledger:
    """Opens a ledger that must be there.

    Args:
        path: the ledger file.

    Returns:
        The ledger.

    Raises:
        LedgerError: there is no such file.
    """
    if not path.is_file():
        raise LedgerError(str(path), "no such ledger; make one with `stemma read PATH --ledger FILE`")
    return Ledger(path)


def open_lexicons(store: Ledger, extra: Iterable[Path] = ()) -> Lexicons:
    """The lexicons with which a ledger is read.

    Args:
        store: the ledger, with the topic packs that it remembers.
        extra: folders of further topic packs, for this once; one of the name of a remembered pack stands in its place.

    Returns:
        Lexicons by language.

    Raises:
        PackError: a pack breaks the strict form.
    """
    own = {t.name: t for t in store.topics()}
    topics = own | {t.name: t for t in map(read_topic, extra)}
    return lay_over(topics.values(), once=topics != own)
