"""Connections to a ledger file, also to one that can only be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from stemma.errors import LedgerError
from stemma.ledger.schema import prepare_file

_WAIT = 10  # seconds for a lock that another process holds
_PRIMARY = 0xFF  # the low byte of an extended code
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
_SHUT = (*_UNWRITABLE, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL)


def is_shut(error: sqlite3.Error) -> bool:
    """True if an error says that the file cannot be written now: read-only, locked by another, or no room."""
    return error.sqlite_errorcode & _PRIMARY in _SHUT


def connect_file(path: Path) -> sqlite3.Connection:
    """Connects to a ledger file, made where there is none and brought to this version.

    Args:
        path: the file.

    Returns:
        The connection, with transactions that begin when something is written.

    Raises:
        LedgerError: it cannot be opened as a ledger, or an older one cannot be brought forward.
    """

    def prepare(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        prepare_file(connection, path)

    try:
        try:
            connection = _try(sqlite3.connect(path, timeout=_WAIT, isolation_level=None), prepare)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY not in _UNWRITABLE or not path.is_file():
                raise
            connection = _try(connect_to_look(path), lambda c: prepare_file(c, path))
    except sqlite3.Error as error:
        raise LedgerError(str(path), f"cannot be opened as a ledger ({error}); give another file with --ledger") from error
    connection.isolation_level = "DEFERRED"
    return connection


def connect_to_look(path: Path) -> sqlite3.Connection:
    """Connects to a ledger file that is there, to read it alone.

    Args:
        path: the file.

    Returns:
        The connection, in autocommit mode.

    Raises:
        sqlite3.Error: it cannot be opened, or is no database.
    """
    uri = f"file:{quote(str(path.resolve()))}"
    try:
        return _open(f"{uri}?mode=ro")
    except sqlite3.OperationalError:
        # Beside the file nothing can be written, not even what readers share; without a log it is whole as it lies.
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return _open(f"{uri}?mode=ro&immutable=1")


def _open(uri: str) -> sqlite3.Connection:
    return _try(sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None), lambda c: c.execute("PRAGMA user_version"))


def _try(connection: sqlite3.Connection, use: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    """The connection, closed again where its first use fails."""
    try:
        use(connection)
    except BaseException:
        connection.close()
        raise
    return connection
