"""The ledger file: captures with their bytes, and rejections, in SQLite (write-ahead log)."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import LedgerError
from stemma.records.document import Rejection
from stemma.records.topic import Topic

VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS captures (sha256 TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, name));
CREATE TABLE IF NOT EXISTS rejections (name TEXT PRIMARY KEY, stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS topics (name TEXT NOT NULL, digest TEXT NOT NULL, file TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, file));
"""


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger file."""

    path: Path

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self.path, timeout=10)
            connection.execute("PRAGMA journal_mode=WAL")
            found = connection.execute("PRAGMA user_version").fetchone()[0]
            if found not in (0, VERSION):
                connection.close()
                raise LedgerError(str(self.path), f"made by another version (schema {found}, this one is {VERSION}); use that version or another file")
            connection.executescript(_SCHEMA)
            connection.execute(f"PRAGMA user_version={VERSION}")
        except sqlite3.Error as error:
            raise LedgerError(str(self.path), f"cannot be opened as a ledger ({error}); give another file with --ledger") from error
        return connection

    def add(self, name: str, sha256: str, data: bytes) -> bool:
        """Keeps a capture.

        Args:
            name: the file name.
            sha256: of its bytes.
            data: the bytes.

        Returns:
            False if the same bytes under the same name were there already.
        """
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM rejections WHERE name = ?", (name,))
            done = connection.execute("INSERT OR IGNORE INTO captures VALUES (?, ?, ?)", (sha256, name, zlib.compress(data)))
            return done.rowcount == 1

    def reject(self, rejection: Rejection) -> None:
        """Keeps a rejection.

        Args:
            rejection: what could not be taken in, and why.
        """
        row = (rejection.name, rejection.stage, rejection.code, rejection.message)
        with closing(self._connect()) as connection, connection:
            connection.execute("INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?)", row)

    def captures(self) -> Iterator[tuple[str, bytes]]:
        """All captures, ordered by digest and name.

        Yields:
            Name and bytes.
        """
        with closing(self._connect()) as connection:
            for name, data in connection.execute("SELECT name, bytes FROM captures ORDER BY sha256, name"):
                yield name, zlib.decompress(data)

    def rejections(self) -> list[Rejection]:
        """All rejections, ordered by name."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT name, stage, code, message FROM rejections ORDER BY name").fetchall()
        return [Rejection(name=n, stage=s, code=c, message=m) for n, s, c, m in rows]

    def keep_topic(self, topic: Topic) -> bool:
        """Remembers a topic pack in place of one of the same name.

        Args:
            topic: the pack.

        Returns:
            False if it was remembered with the same content.
        """
        if topic in self.topics():
            return False
        rows = [(topic.name, topic.digest, file, zlib.compress(data)) for file, data in topic.files]
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM topics WHERE name = ?", (topic.name,))
            connection.executemany("INSERT INTO topics VALUES (?, ?, ?, ?)", rows)
        return True

    def forget_topic(self, name: str) -> bool:
        """Forgets a topic pack.

        Args:
            name: its name.

        Returns:
            False if none of that name was remembered.
        """
        with closing(self._connect()) as connection, connection:
            return connection.execute("DELETE FROM topics WHERE name = ?", (name,)).rowcount > 0

    def topics(self) -> list[Topic]:
        """The topic packs remembered, ordered by name."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT name, digest, file, bytes FROM topics ORDER BY name, file").fetchall()
        packs: dict[tuple[str, str], list[tuple[str, bytes]]] = {}
        for name, digest, file, data in rows:
            packs.setdefault((name, digest), []).append((file, zlib.decompress(data)))
        return [Topic(name=n, digest=d, files=tuple(files)) for (n, d), files in packs.items()]
