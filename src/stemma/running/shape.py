"""The digests of all that shapes a reading or a comparison: while one stays, what is kept under it is what would be made afresh."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from stemma.records.ids import digest_of_value
from stemma.records.outcome import Outcome
from stemma.running.lexicons import Lexicons

_READING = ("deciding", "expressions", "intake", "knowledge", "languages", "reading", "records")
_COMPARING = ("comparing", "knowledge", "reading", "records", "running", "tracing")
_LIBRARIES = (
    "ahocorasick-rs",
    "anyascii",
    "babel",
    "charset-normalizer",
    "htmldate",
    "lxml",
    "py3langid",
    "sentencex",
    "simplemma",
    "trafilatura",
)


def digest_shape(sha256: str, name: str, outcome: Outcome, lexicons: Lexicons) -> str:
    """Digests all that shaped an outcome, as it is now.

    Args:
        sha256: of the bytes.
        name: under which they came in.
        outcome: says which languages and which ruled date shaped it.
        lexicons: the packs and tables.

    Returns:
        The digest; a pack that the outcome did not use does not touch it.
    """
    packs = [[language, lexicons.digest(language)] for language in outcome.languages]
    return digest_of_value([sha256, name, packs, outcome.day, digest_code()])


def digest_matter(matter: object, tables: str) -> str:
    """Digests all that shapes a comparison, as it is now.

    Args:
        matter: records, plain values, and sets, which are put in order.
        tables: the digest of the knowledge tables.

    Returns:
        The digest.
    """
    return hashlib.sha256(msgspec.msgpack.encode((matter, tables, digest_comparing()), order="deterministic")).hexdigest()


@cache
def digest_code() -> str:
    """Digests the code that takes in and reads, the libraries it stands on, and the tables of characters.

    Returns:
        The digest; it changes with any of their files or versions.
    """
    libraries = [[name, version(name)] for name in _LIBRARIES]
    return digest_of_value([_files(_READING), libraries, sys.version_info[:3], unicodedata.unidata_version])


@cache
def digest_comparing() -> str:
    """Digests the code that compares and traces.

    Returns:
        The digest; it changes with any of its files.
    """
    return digest_of_value([_files(_COMPARING), sys.version_info[:3]])


def _files(rooms: tuple[str, ...]) -> list[list[str]]:
    home = Path(__file__).parent.parent
    files = sorted(p for room in rooms for p in (home / room).rglob("*.py"))
    return [[p.relative_to(home).as_posix(), hashlib.sha256(p.read_bytes()).hexdigest()] for p in files]
