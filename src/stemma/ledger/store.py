"""The ledger file: captures with their bytes, their readings, comparisons, rejections, decisions and topic packs, in SQLite (write-ahead log)."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from stemma.errors import LedgerError
from stemma.ledger.connection import connect_file, is_shut
from stemma.ledger.decision import decode_decision
from stemma.ledger.packed import pack, unpack
from stemma.records.decision import Decision
from stemma.records.document import Rejection
from stemma.records.finding import Comparison
from stemma.records.outcome import Outcome
from stemma.records.topic import Topic


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger file."""

    path: Path

    def _connect(self) -> sqlite3.Connection:
        return connect_file(self.path)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; a ledger that cannot be written is an error."""
        with closing(self._connect()) as connection:
            try:
                with connection:
                    yield connection
            except sqlite3.OperationalError as error:
                raise LedgerError(str(self.path), f"cannot be written ({error}); make room for it and let it be written, or give another file") from error

    @contextmanager
    def _keeping(self) -> Iterator[sqlite3.Connection]:
        """One transaction for what can be made again: in a ledger that cannot be written it is not kept."""
        with closing(self._connect()) as connection:
            try:
                with connection:
                    yield connection
            except sqlite3.OperationalError as error:
                if not is_shut(error):
                    raise

    def add(self, name: str, sha256: str, data: bytes) -> bool:
        """Keeps a capture.

        Args:
            name: the file name.
            sha256: of its bytes.
            data: the bytes.

        Returns:
            False if the same bytes under the same name were there already.
        """
        with self._writing() as connection:
            connection.execute("DELETE FROM rejections WHERE name = ?", (name,))
            done = connection.execute("INSERT OR IGNORE INTO captures VALUES (?, ?, ?)", (sha256, name, zlib.compress(data)))
            return done.rowcount == 1

    def reject(self, rejection: Rejection) -> None:
        """Keeps a rejection.

        Args:
            rejection: what could not be taken in, and why.
        """
        row = (rejection.name, rejection.stage, rejection.code, rejection.message)
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?)", row)

    def captures(self) -> Iterator[tuple[str, bytes]]:
        """All captures, ordered by digest and name.

        Yields:
            Name and bytes.
        """
        with closing(self._connect()) as connection:
            for name, data in connection.execute("SELECT name, bytes FROM captures ORDER BY sha256, name"):
                yield name, zlib.decompress(data)

    def keys(self) -> list[tuple[str, str]]:
        """The digest and name of every capture, in order."""
        with closing(self._connect()) as connection:
            return connection.execute("SELECT sha256, name FROM captures ORDER BY sha256, name").fetchall()

    def capture(self, sha256: str, name: str) -> bytes:
        """The bytes of one capture.

        Args:
            sha256: of its bytes.
            name: under which it came in.

        Returns:
            The bytes.

        Raises:
            LedgerError: there is no such capture.
        """
        with closing(self._connect()) as connection:
            row = connection.execute("SELECT bytes FROM captures WHERE sha256 = ? AND name = ?", (sha256, name)).fetchone()
        if row is None:
            raise LedgerError(str(self.path), f"holds no capture {name} ({sha256}); take it in with `stemma read`")
        return zlib.decompress(row[0])

    def keep(self, sha256: str, name: str, shape: str, outcome: Outcome, *, once: bool = False) -> None:
        """Keeps what came of a capture in place of what came of it before; in a ledger that cannot be written nothing is kept.

        Args:
            sha256: of the bytes.
            name: under which they came in.
            shape: the digest of all that shaped the outcome.
            outcome: the document with its reading, or the rejection.
            once: True for what topic packs for one command gave: it stands beside what the ledger's own packs gave, and only the last of it is kept.
        """
        with self._keeping() as connection:
            connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?)", (sha256, name, once, shape, pack(outcome)))

    def outcomes(self, *, once: bool = False) -> dict[tuple[str, str], tuple[str, Outcome]]:
        """What came of the captures, as kept.

        Args:
            once: True for what topic packs for one command gave.

        Returns:
            By digest and name of a capture, the digest of its shape and the outcome; a broken record is as good as absent.
        """
        made = {}
        with closing(self._connect()) as connection:
            for sha256, name, shape, record in connection.execute("SELECT sha256, name, shape, record FROM readings WHERE once = ?", (once,)):
                outcome = unpack(record, Outcome)
                if outcome is not None:
                    made[sha256, name] = shape, outcome
        return made

    def keep_comparisons(self, made: Mapping[str, Comparison], current: Collection[str], *, once: bool = False) -> None:
        """Keeps comparisons; in a ledger that cannot be written nothing is kept.

        Args:
            made: by the digest of all that shapes them.
            current: the digests of all blocks of the story; what is kept under any other goes.
            once: True for what topic packs for one command gave: it stands beside what the ledger's own packs gave, and only the last of it is kept.
        """
        rows = [(digest, once, pack(comparison)) for digest, comparison in made.items()]
        with self._keeping() as connection:
            found = {str(d) for (d,) in connection.execute("SELECT digest FROM comparisons WHERE once = ?", (once,))}
            stale = found.difference(current)
            connection.executemany("DELETE FROM comparisons WHERE digest = ? AND once = ?", [(d, once) for d in sorted(stale)])
            connection.executemany("INSERT OR REPLACE INTO comparisons VALUES (?, ?, ?)", rows)

    def comparisons(self, digests: Collection[str], *, once: bool = False) -> dict[str, Comparison]:
        """The comparisons kept under some digests.

        Args:
            digests: of all that shapes them.
            once: True for what topic packs for one command gave.

        Returns:
            By digest, those that are kept; a broken record is as good as absent.
        """
        wanted = set(digests)
        made = {}
        with closing(self._connect()) as connection:
            for digest, record in connection.execute("SELECT digest, record FROM comparisons WHERE once = ?", (once,)):
                comparison = unpack(record, Comparison) if digest in wanted else None
                if comparison is not None:
                    made[digest] = comparison
        return made

    def rejections(self) -> list[Rejection]:
        """All rejections, ordered by name."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT name, stage, code, message FROM rejections ORDER BY name").fetchall()
        return [Rejection(name=n, stage=s, code=c, message=m) for n, s, c, m in rows]

    def decide(self, decision: Decision) -> bool:
        """Keeps a decision; none is ever changed or deleted.

        Args:
            decision: what was ruled.

        Returns:
            False if it was there already.
        """
        with self._writing() as connection:
            done = connection.execute("INSERT OR IGNORE INTO decisions VALUES (?, ?)", (decision.id, msgspec.json.encode(decision)))
            return done.rowcount == 1

    def decisions(self) -> list[Decision]:
        """All decisions, ordered by time and id.

        Returns:
            The log.

        Raises:
            LedgerError: a stored decision is broken: what a person ruled is not left out silently.
        """
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT id, record FROM decisions ORDER BY id").fetchall()
        made = []
        for name, record in rows:
            try:
                made.append(decode_decision(name, record))
            except ValueError as error:
                raise LedgerError(str(self.path), f"the decision {name} {error}; restore the file from a backup") from error
        return sorted(made, key=lambda d: d.order)

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
        with self._writing() as connection:
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
        with self._writing() as connection:
            return connection.execute("DELETE FROM topics WHERE name = ?", (name,)).rowcount > 0

    def topics(self) -> list[Topic]:
        """The topic packs remembered, ordered by name."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT name, digest, file, bytes FROM topics ORDER BY name, file").fetchall()
        packs: dict[tuple[str, str], list[tuple[str, bytes]]] = {}
        for name, digest, file, data in rows:
            packs.setdefault((name, digest), []).append((file, zlib.decompress(data)))
        return [Topic(name=n, digest=d, files=tuple(files)) for (n, d), files in packs.items()]
