"""The table of names: name key to entity, a function of all name keys alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from stemma.records.claim import Key, Name


def resolve_names(names: Iterable[Name]) -> dict[str, str]:
    """Brings the spellings of one name together, and a name of one word to the only full name that ends in it.

    Args:
        names: all names made on the spot in all documents.

    Returns:
        Name key to the entity it stands for; the same for every order of names.
    """
    strangers = sorted((n for n in names if n.key.startswith("name/")), key=lambda n: (n.key, n.keys))
    table = _met(strangers)
    by_last: dict[str, set[str]] = defaultdict(set)
    for key in table.values():
        kind, words = _parts(key)
        if kind == "person" and " " in words:
            by_last[words.split(" ")[-1]].add(key)
    people = set(table.values())
    made = {}
    for name in strangers:
        key = table[name.key]
        kind, words = _parts(key)
        if kind == "person" and words.count(" ") > 1 and f"name/person/{' '.join(words.split(' ')[-2:])}" in people:
            made[name.key] = f"name/person/{' '.join(words.split(' ')[-2:])}"
            continue
        full = set().union(*(by_last.get(w, set()) for w in {words, *name.keys})) if kind in ("person", "name") and " " not in words else set()
        made[name.key] = min(full) if len(full) == 1 else key
    return made


def _parts(key: str) -> tuple[str, str]:
    kind, _, words = key.removeprefix("name/").partition("/")
    return kind, words


def _met(names: list[Name]) -> dict[str, str]:
    """Names of one kind that share a key are one; a name of no kind joins the only kind that shares its words."""
    by_key: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in names:
        kind, words = _parts(name.key)
        for key in {words, *name.keys}:
            by_key[(kind, key)].add(name.key)
    parent = {n.key: n.key for n in names}
    for group in by_key.values():
        _join(parent, sorted(group))
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, key in by_key:
        kinds[key].add(kind)
    for name in names:
        kind, words = _parts(name.key)
        others = {k for key in {words, *name.keys} for k in kinds[key]} - {"name"}
        if kind == "name" and len(others) == 1:
            other = min(others)
            _join(parent, sorted({name.key}.union(*(by_key[(other, key)] for key in {words, *name.keys} if (other, key) in by_key))))
    return {key: _root(parent, key) for key in parent}


def _join(parent: dict[str, str], keys: list[str]) -> None:
    """Unites the sets of some keys; a name of a kind stands for one of none, else the first in order."""
    roots = sorted({_root(parent, k) for k in keys}, key=lambda k: (_parts(k)[0] == "name", k))
    for root in roots[1:]:
        parent[root] = roots[0]


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key


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
