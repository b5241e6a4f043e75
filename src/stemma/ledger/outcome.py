"""Outcomes as bytes: MessagePack, compressed; what cannot be read back is as good as absent."""

from __future__ import annotations

import zlib

import msgspec

from stemma.records.outcome import Outcome

_FAST = 1
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Outcome)


def encode_outcome(outcome: Outcome) -> bytes:
    """Writes an outcome.

    Args:
        outcome: the outcome.

    Returns:
        Its bytes.
    """
    return zlib.compress(_encoder.encode(outcome), _FAST)


def decode_outcome(record: bytes) -> Outcome | None:
    """Reads an outcome back.

    Args:
        record: its bytes.

    Returns:
        The outcome; None if the record is broken or of an older form, for it can be made again.
    """
    try:
        return _decoder.decode(zlib.decompress(record))
    except (zlib.error, msgspec.MsgspecError):
        return None
