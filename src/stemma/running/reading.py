"""Readings of captures: made afresh, or taken from the ledger where nothing that shaped them has changed."""

from __future__ import annotations

from collections.abc import Mapping

from stemma.deciding.date import give_date
from stemma.errors import RejectionError
from stemma.intake.document import take_in
from stemma.ledger.store import Ledger
from stemma.reading.reader import read_document
from stemma.records.document import Rejection
from stemma.records.outcome import Outcome
from stemma.running.lexicons import Lexicons
from stemma.running.shape import digest_shape
from stemma.running.watch import Watch


def read_capture(name: str, data: bytes, lexicons: Lexicons, days: Mapping[str, str]) -> Outcome:
    """Takes in and reads one capture.

    Args:
        name: the file name.
        data: its bytes.
        lexicons: by language.
        days: by document, the publication date that a person gave.

    Returns:
        The document with its reading, or the rejection.
    """
    try:
        document = take_in(name, data, lexicons)
    except RejectionError as error:
        rejection = Rejection(name=name, stage=error.stage, code=error.code, message=error.message)
        # In which language it was found wanting is not known, so every pack may change it.
        return Outcome(languages=tuple(lexicons), day=None, document=None, reading=None, rejection=rejection)
    day = days.get(document.id)
    document = give_date(document, day)
    reading = read_document(document, lexicons.get(document.language) or lexicons[None])
    return Outcome(languages=(document.language,), day=day, document=document, reading=reading, rejection=None)


def read_ledger(store: Ledger, lexicons: Lexicons, days: Mapping[str, str], watch: Watch | None = None) -> dict[tuple[str, str], Outcome]:
    """Reads the captures of a ledger, each once: what is kept and still of the same shape is not read again.

    Args:
        store: the ledger; a reading made afresh is kept in it at once.
        lexicons: by language.
        days: by document, the publication date that a person gave.
        watch: told of each capture before it is read afresh.

    Returns:
        Outcomes by digest and name of the capture, in order.
    """
    made: dict[tuple[str, str], Outcome] = {}
    keys = store.keys()
    known = store.outcomes(once=lexicons.once)
    for number, (sha256, name) in enumerate(keys, 1):
        kept = known.get((sha256, name))
        if kept is not None and _is_current(kept[0], kept[1], (sha256, name), lexicons, days):
            made[sha256, name] = kept[1]
            continue
        if watch is not None:
            watch(name, number, len(keys))
        outcome = read_capture(name, store.capture(sha256, name), lexicons, days)
        store.keep(sha256, name, digest_shape(sha256, name, outcome, lexicons), outcome, once=lexicons.once)
        made[sha256, name] = outcome
    return made


def _is_current(shape: str, outcome: Outcome, key: tuple[str, str], lexicons: Lexicons, days: Mapping[str, str]) -> bool:
    if outcome.document is not None and days.get(outcome.document.id) != outcome.day:
        return False
    return digest_shape(*key, outcome, lexicons) == shape
