"""Packs as rows: what each language knows, and the topic packs that a ledger remembers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stemma.languages.pack import HOME, list_packs, load_pack
from stemma.records.topic import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """One pack; a topic pack has tables in place of rules and no examples."""

    kind: str
    code: str
    name: str
    rules: int
    forms: int
    examples: int
    digest: str


def pack_rows(topics: Iterable[Topic] = ()) -> list[PackRow]:
    """Lists the packs.

    Args:
        topics: the topic packs of a ledger.

    Returns:
        The language packs by code, then the topic packs by name.
    """
    made = []
    for code in list_packs():
        pack = load_pack(HOME / code)
        made.append(
            PackRow(
                kind="language",
                code=pack.code,
                name=pack.name,
                rules=len(pack.rules),
                forms=sum(len(forms) for rule in pack.rules for forms in rule.entries.values()),
                examples=sum(len(rule.yes) + len(rule.no) for rule in pack.rules),
                digest=pack.digest,
            )
        )
    for topic in sorted(topics, key=lambda t: (t.name, t.digest)):
        made.append(PackRow(kind="topic", code="", name=topic.name, rules=len(topic.files), forms=0, examples=0, digest=topic.digest))
    return made
