"""A ledger file looked at without changing it: its version, whether it is whole, whether every digest still holds."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import LedgerError
from stemma.ledger.connection import connect_to_look
from stemma.ledger.decision import decode_decision
from stemma.ledger.schema import VERSION
from stemma.records.topic import topic_digest

_TABLES = ("captures", "rejections")
_COUNTED = {"topics": "DISTINCT name", "readings": "DISTINCT sha256 || name", "comparisons": "DISTINCT digest"}  # some things have several rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a ledger: where, what, and what to do."""

    where: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was looked at, and what is wrong; no problem means that all is well."""

    path: str
    version: int
    captures: int
    readings: int
    comparisons: int
    rejections: int
    decisions: int
    topics: int
    problems: tuple[Problem, ...]


def version_of(path: Path) -> int:
    """The schema version of a ledger file.

    Args:
        path: the file.

    Returns:
        The version.

    Raises:
        LedgerError: there is no such file, it is no ledger, or a later version of Stemma made it.
    """
    with closing(_open(path)) as connection:
        return _version(path, connection)


def inspect_ledger(path: Path) -> Inspection:
    """Inspects a ledger file.

    Args:
        path: the file.

    Returns:
        What was found; every capture, decision and topic pack is read and its digest computed. A kept reading or comparison that is broken
        is no problem: it is made again.

    Raises:
        LedgerError: there is no such file, it is no ledger, or a later version of Stemma made it.
    """
    with closing(_open(path)) as connection:
        version = _version(path, connection)
        problems = list(_file_problems(connection))
        try:
            problems += [*_capture_problems(connection), *_decision_problems(connection), *_topic_problems(connection)]
            counts = {table: _count(connection, table) for table in ("captures", "readings", "comparisons", "rejections", "decisions", "topics")}
        except sqlite3.Error as error:
            raise LedgerError(str(path), f"cannot be read to its end ({error}); restore it from a copy, or read the pages again into a new ledger") from error
    return Inspection(path=str(path), version=version, problems=tuple(problems), **counts)


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise LedgerError(str(path), "no such ledger; make one with `stemma read PATH --ledger FILE`")
    try:
        return connect_to_look(path)
    except sqlite3.OperationalError as error:
        raise LedgerError(str(path), f"cannot be opened ({error}); check its permissions") from error
    except sqlite3.Error as error:
        raise LedgerError(str(path), f"is no ledger ({error}); give another file with --ledger") from error


def _version(path: Path, connection: sqlite3.Connection) -> int:
    try:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
        tables = _tables(connection)
    except sqlite3.Error as error:
        raise LedgerError(str(path), f"is no ledger ({error}); give another file with --ledger") from error
    if found > VERSION:
        raise LedgerError(
            str(path), f"made by a later version of Stemma (schema {found}, this one knows {VERSION}); install that version, or give another file"
        )
    if not tables.issuperset(_TABLES):
        raise LedgerError(str(path), "is a database but no ledger; give another file with --ledger")
    return found


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _count(connection: sqlite3.Connection, table: str) -> int:
    if table not in _tables(connection):
        return 0
    column = _COUNTED.get(table, "*")
    return int(connection.execute(f"SELECT count({column}) FROM {table}").fetchone()[0])  # the names are our own


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.Error as error:
        found = [str(error)]
    for what in found:
        if what != "ok":
            yield Problem(where="file", what=what, advice="restore the file from a copy, or read the pages again into a new ledger")


def _capture_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    advice = "read the file again into a new ledger"
    for name, sha256, packed in connection.execute("SELECT name, sha256, bytes FROM captures ORDER BY name, sha256"):
        data = _unpacked(packed)
        if data is None:
            yield Problem(where=f"capture {name}", what="its bytes cannot be unpacked", advice=advice)
        elif hashlib.sha256(data).hexdigest() != sha256:
            yield Problem(where=f"capture {name}", what=f"its bytes are not those of its digest {sha256}", advice=advice)


def _decision_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    if "decisions" not in _tables(connection):
        return
    for name, record in connection.execute("SELECT id, record FROM decisions ORDER BY id"):
        try:
            decode_decision(name, record)
        except ValueError as error:
            yield Problem(where=f"decision {name}", what=str(error), advice="restore the file from a backup")


def _topic_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    if "topics" not in _tables(connection):
        return
    advice = "give the pack again with `stemma read --pack DIR`"
    packs: dict[tuple[str, str], list[tuple[str, bytes]]] = {}
    for name, digest, file, packed in connection.execute("SELECT name, digest, file, bytes FROM topics ORDER BY name, digest, file"):
        data = _unpacked(packed)
        if data is None:
            yield Problem(where=f"topic pack {name}", what=f"{file} cannot be unpacked", advice=advice)
        packs.setdefault((name, digest), []).append((file, data or b""))
    for (name, digest), files in packs.items():
        if topic_digest(files) != digest:
            yield Problem(where=f"topic pack {name}", what=f"its tables are not those of its digest {digest}", advice=advice)


def _unpacked(packed: bytes) -> bytes | None:
    try:
        return zlib.decompress(packed)
    except (zlib.error, TypeError):
        return None
