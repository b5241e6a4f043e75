"""Typed access to parsed JSON: what is missing or of another kind is an error that says where."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Wanted = TypeVar("Wanted")


class ScoringError(Exception):
    """A file cannot be scored.

    Attributes:
        at: the file, and the place in it where one is known.
        problem: what is wrong and what to do.
    """

    def __init__(self, at: str, problem: str) -> None:
        super().__init__(f"{at}: {problem}")
        self.at = at
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One JSON object; a key that is absent and one that is null are the same."""

    data: dict[str, object]
    at: str

    def has(self, key: str) -> bool:
        """True where the key is there, even if it is null."""
        return key in self.data

    def text(self, key: str) -> str:
        """The text under a key; ScoringError where there is none, or an empty one."""
        value = self.text_or_none(key)
        if not value:
            raise ScoringError(self.at, f"{key!r} is missing or empty; give it a text")
        return value

    def text_or_none(self, key: str) -> str | None:
        """The text under a key, or None."""
        return self._take(key, str)

    def number(self, key: str) -> float | None:
        """The number under a key, or None."""
        value = self.data.get(key)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        raise ScoringError(self.at, f"{key!r} is {value!r}; it must be a number")

    def whole(self, key: str) -> int:
        """The whole number under a key; ScoringError where there is none."""
        value = self.number(key)
        if not isinstance(value, int):
            raise ScoringError(self.at, f"{key!r} is {value!r}; it must be a whole number")
        return value

    def flag(self, key: str) -> bool:
        """True or false under a key; false where it is absent."""
        return self._take(key, bool) or False

    def row(self, key: str) -> Row | None:
        """The object under a key, or None."""
        value = self.data.get(key)
        return None if value is None else as_row(value, f"{self.at}.{key}")

    def items(self, key: str) -> list[object]:
        """The list under a key; empty where it is absent."""
        return self._take(key, list) or []

    def rows(self, key: str) -> list[Row]:
        """The objects in the list under a key."""
        return [as_row(x, f"{self.at}.{key}[{i}]") for i, x in enumerate(self.items(key))]

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list under a key; an empty one is an error, for it would be found everywhere."""
        return tuple(as_text(x, f"{self.at}.{key}[{i}]") for i, x in enumerate(self.items(key)))

    def texts_or_none(self, key: str) -> tuple[str | None, ...]:
        """The texts and nulls in the list under a key."""
        return tuple(x if x is None else as_text(x, f"{self.at}.{key}[{i}]") for i, x in enumerate(self.items(key)))

    def pattern(self, key: str) -> re.Pattern[str]:
        """The regular expression under a key."""
        return as_pattern(self.text(key), f"{self.at}.{key}")

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """The regular expressions in the list under a key."""
        return tuple(as_pattern(x, f"{self.at}.{key}[{i}]") for i, x in enumerate(self.texts(key)))

    def _take(self, key: str, kind: type[Wanted]) -> Wanted | None:
        value = self.data.get(key)
        if value is None or isinstance(value, kind):
            return value
        raise ScoringError(self.at, f"{key!r} is {value!r}; it must be of the kind {kind.__name__}")


def as_row(value: object, at: str) -> Row:
    """Takes a parsed value as an object.

    Args:
        value: what was parsed.
        at: where it stands.

    Returns:
        The row.

    Raises:
        ScoringError: it is no object.
    """
    if not isinstance(value, dict):
        raise ScoringError(at, f"{value!r} stands where an object must be")
    return Row(data=value, at=at)


def as_text(value: object, at: str) -> str:
    """Takes a parsed value as a text that is not empty.

    Args:
        value: what was parsed.
        at: where it stands.

    Returns:
        The text.

    Raises:
        ScoringError: it is no text, or an empty one.
    """
    if not isinstance(value, str) or not value:
        raise ScoringError(at, f"{value!r} stands where a text must be")
    return value


def as_pattern(text: str, at: str) -> re.Pattern[str]:
    """Makes a regular expression that is blind to case.

    Args:
        text: the expression.
        at: where it stands.

    Returns:
        The compiled expression.

    Raises:
        ScoringError: it is not well formed.
    """
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise ScoringError(at, f"{text!r} is no regular expression: {error}") from error


def read_json(path: Path) -> Row:
    """Reads a file that holds one JSON object.

    Args:
        path: the file.

    Returns:
        The object.

    Raises:
        ScoringError: the file is not there, not JSON, or holds something else.
    """
    try:
        return as_row(json.loads(path.read_text(encoding="utf-8")), path.name)
    except (OSError, ValueError) as error:
        raise ScoringError(str(path), f"cannot be read as JSON ({error}); check the path and the file") from error
