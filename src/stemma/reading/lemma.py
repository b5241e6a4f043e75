"""Lemmas, for counted nouns, the words of quotations, and names made of common words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice, product

import simplemma
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory

_SMALL = 2
_SENSES = 32


@lru_cache(maxsize=1)
def _lemmatizer() -> simplemma.Lemmatizer:
    return simplemma.Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=TrieDictionaryFactory()))


@lru_cache(maxsize=65536)
def lemma_of(word: str, language: str | None) -> str:
    """The lemma of a word.

    Args:
        word: the word as written.
        language: its language code.

    Returns:
        The lemma in lower case; the word itself where the language has no dictionary.
    """
    try:
        # The library writes reflexive verbs of Bulgarian as "правя-(се)".
        return str(_lemmatizer().lemmatize(word.lower(), lang=language or "")).lower().partition("-(")[0]
    except ValueError:  # the library has no dictionary for it
        return word.lower()


def meanings_of(words: Iterable[str], language: str | None, dictionary: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[str, ...]:
    """What a name made of common words may mean, alike in all languages: "Новий шлях", "Calea Nouă", "New Path".

    Args:
        words: the words of the name.
        language: their language.
        dictionary: the English names of each lemma.

    Returns:
        For each way to take its words, their English names in alphabetical order; none for a single word, or where a word is in no list.
    """
    senses = []
    for word in words:
        found = {s for f in (lemma_of(word, language), word.lower()) for s in dictionary.get((language or "", f), ())}
        if found:
            senses.append(sorted(found))
        elif len(word) > _SMALL + word.islower():
            return ()
    if len(senses) < 2:
        return ()
    return tuple(sorted({" ".join(sorted(row)) for row in islice(product(*senses), _SENSES)}))
