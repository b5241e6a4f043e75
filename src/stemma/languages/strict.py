"""Strict YAML: strings only, no duplicate key, no word of mixed scripts; every error names file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import yaml

from stemma.errors import PackError

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_BRACES = re.compile(r"[{},*]")


def read_strict(path: Path) -> dict[str, Tree]:
    """Reads one YAML file in the strict form.

    Args:
        path: the file.

    Returns:
        Its mapping; every scalar is a string.

    Raises:
        PackError: the file is no mapping, repeats a key, refers to another place, or mixes Latin and Cyrillic letters in a word.
    """
    loader = yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader
    try:
        # Events, not nodes: the tables are read by every command, and a tree of nodes takes three times as long.
        return _build_file(path, yaml.parse(path.read_text(encoding="utf-8"), Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise PackError(str(path), line, f"not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise PackError(str(path), 0, f"not valid YAML: {error}") from error
    except RecursionError as error:
        raise PackError(str(path), 0, "nested too deeply; write it flat") from error
    except UnicodeDecodeError as error:
        raise PackError(str(path), 0, "not UTF-8; save the file as UTF-8") from error


def _build_file(path: Path, events: Iterator[yaml.Event]) -> dict[str, Tree]:
    next(events)  # the stream starts
    tree: Tree = "" if isinstance(next(events), yaml.StreamEndEvent) else _build(path, next(events), events)
    if not isinstance(tree, dict):
        raise PackError(str(path), 1, "the file must be a mapping")
    next(events)  # the document ends
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise PackError(str(path), _line(after), "a second document begins; keep one")
    return tree


def _build(path: Path, event: yaml.Event, events: Iterator[yaml.Event]) -> Tree:
    if isinstance(event, yaml.ScalarEvent):
        if not event.value.isascii():
            _check_scripts(path, event)
        return str(event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Tree] = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_build(path, inner, events))
        return items
    if not isinstance(event, yaml.MappingStartEvent):
        raise PackError(str(path), _line(event), "refers to another place of the file with *; write out what stands there")
    made: dict[str, Tree] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        name = _build(path, key, events)
        if not isinstance(name, str):
            raise PackError(str(path), _line(key), "a key must be a text")
        if name in made:
            raise PackError(str(path), _line(key), f"the key {name!r} stands twice; keep one")
        made[name] = _build(path, next(events), events)
    return made


def _check_scripts(path: Path, event: yaml.ScalarEvent) -> None:
    if not (_CYRILLIC.search(event.value) and _LATIN.search(event.value)):
        return
    for word in _LETTERS.findall(_BRACES.sub("", event.value)):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            raise PackError(str(path), _line(event), f"{word!r} mixes Latin and Cyrillic letters; write it in one script")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


def line_of(path: Path, name: str = "", key: str = "", *, last: bool = False) -> int:
    """The line of a row, or of a key in it, for messages about a file that was read already.

    Args:
        path: the file.
        name: the id of the row; the whole file where there is none.
        key: a key of the row.
        last: True for the last row of that id.

    Returns:
        The line, counted from 1; that of the row where the key stands nowhere in it, 0 where there is no such row.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    row = re.compile(rf"\bid[\"']?\s*:\s*[\"']?{re.escape(name)}[\"']?\s*(?:[,}}#]|$)")
    found = [at for at, line in enumerate(lines, 1) if row.search(line)] if name else [1]
    if not found:
        return 0
    start = found[-1 if last else 0]
    member = re.compile(rf"(?<!\w)[\"']?{re.escape(key)}[\"']?\s*:")
    for at in range(start, len(lines) + 1) if key else ():
        if name and at > start and re.match(r"\s*-\s*[{\s]*[\"']?id[\"']?\s*:", lines[at - 1]):
            break
        if member.search(lines[at - 1]):
            return at
    return start
