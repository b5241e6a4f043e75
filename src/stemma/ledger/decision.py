"""Decisions read back from the ledger file, each held against its id."""

from __future__ import annotations

import msgspec

from stemma.records.decision import Decision


def decode_decision(name: str, record: bytes) -> Decision:
    """Reads a decision back.

    Args:
        name: the id under which it was kept.
        record: its bytes.

    Returns:
        The decision.

    Raises:
        ValueError: it cannot be read, or is not the one that was made; the message says which.
    """
    try:
        decision = msgspec.json.decode(record, type=Decision)
    except msgspec.MsgspecError as error:
        raise ValueError(f"cannot be read ({error})") from error
    if decision.id != name:
        raise ValueError("was changed after it was made")
    return decision
