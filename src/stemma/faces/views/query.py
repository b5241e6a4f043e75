"""What somebody searches for: words with their lemmas, names with the entities they stand for, and figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from stemma.languages.forms import STAR_LETTERS, words_of
from stemma.reading.lemma import lemma_of
from stemma.reading.name import latinise, name_key
from stemma.records.text import Token, fold, tokenize
from stemma.running.pipeline import Story

_FIGURE = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_SHORTEST_KEY = 3

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing to find: consecutive words, each by any of its forms; or an entity; or a figure."""

    words: tuple[frozenset[str], ...]
    latin: tuple[str, ...]
    entities: frozenset[str] = frozenset()
    number: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """The entities of a story by the forms of their names: as written, starred, and as spelt alike in every script."""

    written: dict[Phrase, frozenset[str]]
    starred: list[tuple[Phrase, str]] = field(default_factory=list)
    alike: dict[Phrase, frozenset[str]] = field(default_factory=dict)


def make_terms(text: str, story: Story) -> list[Term]:
    """Cuts a search text into terms.

    Args:
        text: words, names and figures of any language.
        story: the story that is searched; its languages and names decide what a word may stand for.

    Returns:
        The terms, all of which must be found; none for a text without letters and digits.
    """
    languages = sorted({d.language for d in story.documents.values() if d.language} | {"en"})
    table = name_table(story)
    terms = []
    rest = text
    for match in _FIGURE.finditer(text):
        written = match.group()
        terms.append(Term(words=(frozenset({written}),), latin=(written,), number=read_number(written)))
        rest = rest[: match.start()] + "\n" * len(written) + rest[match.end() :]
    tokens = [t for t in tokenize(rest) if t.is_word]
    at = 0
    while at < len(tokens):
        last, entities = _longest_name(tokens, at, table)
        found = tokens[at:last]
        terms.append(Term(words=tuple(_forms(t, languages) for t in found), latin=tuple(latin_of(t.folded) for t in found), entities=entities))
        at = last
    return terms


def read_number(written: str) -> Decimal:
    """Reads a figure as a searcher writes it: groups of three are thousands, else a sign is the decimal sign."""
    if re.fullmatch(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+", written):
        return Decimal(re.sub(r"\D", "", written))
    return Decimal(written.replace(",", "."))


def latin_of(word: str) -> str:
    """A folded word in Latin letters, to compare across scripts."""
    return fold(latinise(word))


def name_table(story: Story) -> NameTable:
    """Gathers the names of all entities that a story mentions.

    Args:
        story: the story.

    Returns:
        Entities by the forms in the tables, the words of every mention, and the labels.
    """
    written: dict[Phrase, set[str]] = defaultdict(set)
    alike: dict[Phrase, set[str]] = defaultdict(set)
    starred: list[tuple[Phrase, str]] = []
    for entity, form in sorted(set(_names(story))):
        words = words_of(form)
        if any(w.endswith("*") for w in words):
            starred.append((words, entity))
            continue
        for phrase in (words, words[-1:]) if entity.removeprefix("name/").startswith("person/") else (words,):
            written[phrase].add(entity)
            written[tuple(latin_of(w) for w in phrase)].add(entity)
            alike[tuple(name_key(w, None) for w in phrase)].add(entity)
    return NameTable(written={k: frozenset(v) for k, v in written.items()}, starred=starred, alike={k: frozenset(v) for k, v in alike.items()})


def _names(story: Story) -> Iterable[tuple[str, str]]:
    for reading in story.readings.values():
        text = story.documents[reading.document].text
        for mention in reading.mentions:
            yield mention.entity, text[mention.start : mention.end]
            known, made = story.knowledge.entities.get(mention.entity), story.names.get(mention.entity)
            if known is not None:
                yield known.id, known.label
                yield from ((known.id, form) for forms in (*known.names.values(), *known.abbreviations.values()) for form in forms)
            if made is not None:
                yield from ((mention.entity, form) for form in (made.label, *made.forms))


def _longest_name(tokens: list[Token], at: int, table: NameTable) -> tuple[int, frozenset[str]]:
    """The end of the longest name that starts at a token, with its entities; one plain word where none does."""
    for last in range(len(tokens), at, -1):
        phrase = tuple(t.folded for t in tokens[at:last])
        found = table.written.get(phrase) or table.written.get(tuple(latin_of(w) for w in phrase)) or _starred(phrase, table)
        if found:
            return last, found
        keys = tuple(name_key(w, None) for w in phrase)
        if all(t.is_capital for t in tokens[at:last]) and all(len(k) >= _SHORTEST_KEY for k in keys) and keys in table.alike:
            return last, table.alike[keys]
    return at + 1, frozenset()


def _starred(phrase: Phrase, table: NameTable) -> frozenset[str]:
    return frozenset(e for words, e in table.starred if len(words) == len(phrase) and all(map(_fits, words, phrase)))


def _fits(pattern: str, word: str) -> bool:
    if not pattern.endswith("*"):
        return pattern == word
    return word.startswith(pattern[:-1]) and len(word) - len(pattern) + 1 <= STAR_LETTERS


def _forms(token: Token, languages: Iterable[str]) -> frozenset[str]:
    return frozenset({token.folded, *(fold(lemma_of(token.text, language)) for language in languages)})
