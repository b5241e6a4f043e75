"""Lemmas, for counted nouns and the words of quotations."""

from __future__ import annotations

from functools import lru_cache

import simplemma
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory


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
        return str(_lemmatizer().lemmatize(word.lower(), lang=language or "")).lower()
    except ValueError:  # the library has no dictionary for it
        return word.lower()
