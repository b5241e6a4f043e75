"""The table of names: name key to entity, a function of all name keys alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from stemma.records.claim import Key, Name


def resolve_names(names: Iterable[Name]) -> dict[str, str]:
    """Joins a name of one word to the only full name that ends in it.

    Args:
        names: all names made on the spot in all documents.

    Returns:
        Name key to the entity it stands for; the same for every order of names.
    """
    keys = sorted({n.key for n in names if n.key.startswith("name/")})
    by_last: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        kind, _, words = key.removeprefix("name/").partition("/")
        if kind == "person" and " " in words:
            by_last[words.split(" ")[-1]].add(key)
    table = {}
    for key in keys:
        kind, _, words = key.removeprefix("name/").partition("/")
        full = by_last.get(words, set())
        table[key] = min(full) if kind in ("person", "name") and " " not in words and len(full) == 1 else key
    return table


def resolve_key(key: Key, table: dict[str, str]) -> Key:
    """Replaces the names in a key by their entities.

    Args:
        key: a key.
        table: the table of names.

    Returns:
        The key under which cells are built.
    """

    def of(slot: str) -> str:
        return ",".join(sorted({table.get(x, x) for x in slot.split(",")}))

    return replace(key, who=of(key.who), to=of(key.to), where=of(key.where))
