"""A ledger file brought to this version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stemma.ledger.inspection import version_of
from stemma.ledger.schema import VERSION, backup_of
from stemma.ledger.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """The version that a ledger had, the one that it has now, and the copy of what it was; None where nothing was to be done."""

    path: str
    found: int
    now: int
    backup: str | None


def migrate_ledger(path: Path) -> Migration:
    """Brings a ledger to this version.

    Args:
        path: the file.

    Returns:
        The version before and after, and the backup.

    Raises:
        LedgerError: there is no such file, it is no ledger, or a later version of Stemma made it.
    """
    found = version_of(path)
    if found == VERSION:
        return Migration(path=str(path), found=found, now=found, backup=None)
    Ledger(path).rejections()  # whoever opens a ledger brings it forward
    return Migration(path=str(path), found=found, now=version_of(path), backup=str(backup_of(path, found)))
