"""Lemmas, for counted nouns, the words of quotations, and names made of common words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import simplemma
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory

_SMALL = 2


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


def meaning_of(words: Iterable[str], language: str | None, dictionary: Mapping[tuple[str, str], str]) -> str | None:
    """What a name made of common words means, alike in all languages: "Новий шлях", "Calea Nouă", "New Path".

    Args:
        words: the words of the name.
        language: their language.
        dictionary: the English name of each lemma.

    Returns:
        The English names of its words in alphabetical order; None for a single word, or where a word is in no list.
    """
    if language is None:
        return None
    found = [
        next((dictionary[(language, f)] for f in (lemma_of(w, language), w.lower()) if (language, f) in dictionary), None) for w in words if len(w) > _SMALL
    ]
    known = [f for f in found if f is not None]
    return " ".join(sorted(known)) if len(known) > 1 and len(known) == len(found) else None
