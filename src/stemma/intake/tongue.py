"""The language of a text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_SURE = 0.8
_ENOUGH = 4000


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """Never limited to our languages: limited, it puts foreign text into them."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to load, and most commands read nothing

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tell_language(text: str) -> tuple[str | None, float]:
    """Tells the language of a text.

    Args:
        text: the article.

    Returns:
        The ISO 639-1 code and its probability; None below 0.8.
    """
    if not any(c.isalpha() for c in text):
        return None, 0.0
    language, probability = _identifier().classify(text[:_ENOUGH])
    return (str(language) if probability >= _SURE else None), float(probability)
