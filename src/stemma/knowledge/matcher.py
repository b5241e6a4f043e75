"""The matcher: all forms of a language in one automaton that triggers rules at word borders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import ahocorasick_rs  # a Rust automaton: 100,000 forms are scanned in one pass

from stemma.languages.forms import STAR_LETTERS, words_of
from stemma.records.text import Token, fold

_EDGE = "\x1f"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form stands for: the group it competes in, its kind, the rule, a value and further attributes."""

    group: str
    kind: str
    rule: str
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False


class Hit(NamedTuple):
    """A form found in a text: token indices, end exclusive; a tuple, because every text has hundreds."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A form in words, ``head`` of them before the first starred one; a ``literal`` one is found with its trigger."""

    words: tuple[str, ...]
    written: str
    head: int
    entry: Entry
    literal: bool


class Matcher:
    """Finds all forms of a lexicon in a tokenized text."""

    def __init__(self, forms: Iterable[tuple[str, Entry]]) -> None:
        """Builds the automaton.

        Args:
            forms: expanded phrases with what they stand for.
        """
        triggers: list[str] = []
        self._forms: list[tuple[str, Entry]] = []
        for form in forms:
            trigger = _trigger(form[0])
            if trigger:
                triggers.append(trigger)
                self._forms.append(form)
        # Cutting forms into words takes longer than all else; few of them are ever met, so it waits until they are.
        self._patterns: dict[int, _Pattern] = {}
        self._automaton = ahocorasick_rs.AhoCorasick(triggers, store_patterns=False)

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """Finds every form, also inside other forms.

        Args:
            tokens: the tokens of a text.

        Returns:
            Hits sorted by place; of one group at one place only the longest.
        """
        folded = [t.folded for t in tokens]
        text = _EDGE + _EDGE.join(folded) + _EDGE
        at: dict[int, int] = {}
        position = 0
        for index, word in enumerate(folded):
            at[position] = index
            position += len(word) + 1
        best: dict[tuple[int, str], list[Hit]] = {}
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            index = at[start]
            pattern = self._patterns.get(number) or self._cut(number)
            last = index + pattern.head if pattern.literal else _verify(pattern, tokens, index)
            if last < 0:
                continue
            slot = (index, pattern.entry.group)
            rivals = best.get(slot)
            if rivals is None or rivals[0].last < last:
                best[slot] = [Hit(index, last, pattern.entry)]
            elif rivals[0].last == last:
                rivals.append(Hit(index, last, pattern.entry))
        return sorted((h for hits in best.values() for h in hits), key=lambda h: (h.first, -h.last, h.entry.group, h.entry.rule, h.entry.value))

    def _cut(self, number: int) -> _Pattern:
        written, entry = self._forms[number]
        words = words_of(written)
        head = _whole_words(words)
        made = _Pattern(words, written, head, entry, literal=head == len(words) and not entry.exact)
        self._patterns[number] = made
        return made


def _trigger(written: str) -> str:
    """The literal head of a form: its folded words up to the first star; empty where it has none."""
    head, star, _ = written.partition("*")
    plain = head.split()
    if "".join(plain).isalpha() and not (star and head[-1].isspace()):
        return _EDGE + fold(_EDGE.join(plain)) + ("" if star else _EDGE)
    words = words_of(written)
    whole = words[: _whole_words(words)]
    starred = words[len(whole)][:-1] if len(whole) < len(words) else ""
    return _EDGE + "".join(w + _EDGE for w in whole) + starred if words else ""


def _whole_words(words: tuple[str, ...]) -> int:
    """How many words stand before the first starred one."""
    return next((i for i, word in enumerate(words) if _is_starred(word)), len(words))


def _is_starred(word: str) -> bool:
    return len(word) > 1 and word.endswith("*")


def _verify(pattern: _Pattern, tokens: Sequence[Token], index: int) -> int:
    """The token after the match, or -1 where the rest of the pattern does not stand there."""
    last = index + len(pattern.words)
    if last > len(tokens):
        return -1
    for offset in range(pattern.head, len(pattern.words)):
        want, have = pattern.words[offset], tokens[index + offset].folded
        if _is_starred(want):
            if not have.startswith(want[:-1]) or len(have) - len(want) + 1 > STAR_LETTERS or not have.isalpha():
                return -1
        elif want != have:
            return -1
    if pattern.entry.exact and not _same_case(pattern.written, tokens, index, last):
        return -1
    return last


def _same_case(written: str, tokens: Sequence[Token], index: int, last: int) -> bool:
    seen = "".join(t.text for t in tokens[index:last])
    return seen.startswith(written.replace(" ", "").rstrip("*"))
