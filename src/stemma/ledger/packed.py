"""Derived records as bytes: MessagePack, compressed; what cannot be read back is as good as absent."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

_FAST = 1
_Record = TypeVar("_Record")


def pack(record: object) -> bytes:
    """Writes a record.

    Args:
        record: a record that can be made again.

    Returns:
        Its bytes.
    """
    return zlib.compress(msgspec.msgpack.encode(record), _FAST)


def unpack(data: bytes, kind: type[_Record]) -> _Record | None:
    """Reads a record back.

    Args:
        data: its bytes.
        kind: what it is.

    Returns:
        The record; None if it is broken or of an older form, for it can be made again.
    """
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=kind)
    except (zlib.error, msgspec.MsgspecError):
        return None
