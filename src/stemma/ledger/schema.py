"""The schema of the ledger file, migrated forward one version at a time, with a backup of the old file first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from stemma.errors import LedgerError

# What each version adds to the one before it; a step that was once released is never changed.
STEPS = {
    1: (
        "CREATE TABLE IF NOT EXISTS captures (sha256 TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, name))",
        "CREATE TABLE IF NOT EXISTS rejections (name TEXT PRIMARY KEY, stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL)",
    ),
    2: (
        "CREATE TABLE decisions (id TEXT PRIMARY KEY, record BLOB NOT NULL)",
        "CREATE TABLE readings (sha256 TEXT NOT NULL, name TEXT NOT NULL, shape TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (sha256, name))",
    ),
    3: ("CREATE TABLE IF NOT EXISTS topics (name TEXT NOT NULL, digest TEXT NOT NULL, file TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, file))",),
    4: (
        "ALTER TABLE readings RENAME TO readings_3",
        "CREATE TABLE readings (sha256 TEXT NOT NULL, name TEXT NOT NULL, once INTEGER NOT NULL, shape TEXT NOT NULL, record BLOB NOT NULL,"
        " PRIMARY KEY (sha256, name, once))",
        "INSERT INTO readings SELECT sha256, name, 0, shape, record FROM readings_3",
        "DROP TABLE readings_3",
        "CREATE TABLE comparisons (digest TEXT NOT NULL, once INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (digest, once))",
    ),
}
VERSION = max(STEPS)


def prepare_file(connection: sqlite3.Connection, path: Path) -> None:
    """Brings a ledger file to this version.

    Args:
        connection: to the file, in autocommit mode.
        path: the file; the backup of an older version lies beside it as ``NAME.schema-N``.

    Raises:
        LedgerError: the file was made by a later version, or its backup cannot be written; then it is left as it was.
    """
    found = _version(connection)
    if found == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = _version(connection)  # somebody else may have migrated it before we held the lock
        if found > VERSION:
            raise LedgerError(str(path), f"made by a later version (schema {found}, this one is {VERSION}); use that version or another file")
        if 0 < found < VERSION:
            _back_up(path, backup_of(path, found))
        for step in range(found + 1, VERSION + 1):
            for statement in STEPS[step]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def backup_of(path: Path, version: int) -> Path:
    """The file to which a ledger is copied before it is migrated.

    Args:
        path: the ledger.
        version: the version that it had.

    Returns:
        ``NAME.schema-N`` beside it.
    """
    return path.with_name(f"{path.name}.schema-{version}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(path: Path, copy: Path) -> None:
    """Copies what is committed; under another name first, so that no half backup bears the name of a whole one."""
    half = copy.with_name(f"{copy.name}.part")
    try:
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as target:
            source.backup(target)
        half.replace(copy)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(str(path), f"not migrated, for its backup {copy.name} cannot be written ({error}); make room for it beside the ledger") from error
