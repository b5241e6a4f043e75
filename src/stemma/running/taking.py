"""Files and folders to captures of a ledger; what cannot be taken in is a rejection, and the rest goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import RejectionError
from stemma.intake.decode import MOST_BYTES, decode_bytes
from stemma.ledger.store import Ledger
from stemma.records.document import Rejection
from stemma.running.watch import Watch

SUFFIXES = (".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one taking-in did: digest and name of each file kept, how many of them were new, and what was rejected."""

    captures: tuple[tuple[str, str], ...]
    new: int
    rejections: tuple[Rejection, ...]


def take_files(store: Ledger, paths: Iterable[Path], watch: Watch | None = None) -> Taken:
    """Takes files into a ledger.

    Args:
        store: the ledger.
        paths: files, and folders whose text and HTML files are taken, also in folders below.
        watch: told of each file: its name, its place from 1, and how many there are.

    Returns:
        What was kept and what was rejected.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    files, rejections = _find(paths)
    kept: set[tuple[str, str]] = set()
    new = 0
    for place, path in enumerate(files, 1):
        if watch is not None:
            watch(path.name, place, len(files))
        try:
            data = _bytes(path)
        except RejectionError as error:
            rejections.append(Rejection(name=error.name, stage=error.stage, code=error.code, message=error.message))
            continue
        digest = hashlib.sha256(data).hexdigest()
        kept.add((digest, path.name))
        new += store.add(path.name, digest, data)
    for rejection in rejections:
        store.reject(rejection)
    return Taken(captures=tuple(sorted(kept)), new=new, rejections=tuple(rejections))


def _find(paths: Iterable[Path]) -> tuple[list[Path], list[Rejection]]:
    files: list[Path] = []
    missing: list[Rejection] = []
    for path in paths:
        if path.is_dir():
            files.extend(sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()))
        elif path.is_file():
            files.append(path)
        else:
            missing.append(Rejection(name=str(path), stage="intake", code="missing", message="no such file or folder; check the path"))
    return files, missing


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RejectionError(path.name, "intake", "too-large", f"larger than {MOST_BYTES:,} bytes; split it into articles")
        data = path.read_bytes()
    except OSError as error:
        raise RejectionError(path.name, "intake", "unreadable", f"cannot be read ({error.strerror}); check its permissions") from error
    decode_bytes(path.name, data)
    return data
