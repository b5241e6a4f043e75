"""Articles of one length in every language, put together from the paragraphs of the sample pages."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemma.intake.document import take_in
from stemma.knowledge.lexicon import Lexicon
from stemma.records.document import Document

LENGTH = 3000
SHORTEST_PARAGRAPH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it comes, and as it was taken in."""

    data: bytes
    document: Document
    language: str


def write_articles(pages: Iterable[tuple[str, bytes]], lexicons: Mapping[str | None, Lexicon], number: int) -> list[Article]:
    """Puts articles together; the same for the same pages.

    Args:
        pages: names and bytes of sample pages.
        lexicons: by language.
        number: how many articles in each language.

    Returns:
        Articles of LENGTH characters or up to a paragraph more, by language, each under a date line of its own.
    """
    made: list[Article] = []
    for language, paragraphs in sorted(_collect(pages, lexicons).items()):
        for count in range(number):
            name = f"{language}-{count:02}.txt"
            data = f" date 2026-03-{count % 28 + 1:02} {_fill(paragraphs, name)}\n".encode()
            made.append(Article(data=data, document=take_in(name, data, lexicons), language=language))
    return made


def _collect(pages: Iterable[tuple[str, bytes]], lexicons: Mapping[str | None, Lexicon]) -> dict[str, list[str]]:
    """The paragraphs of the articles by language, without furniture."""
    found: dict[str, list[str]] = {}
    for name, data in pages:
        document = take_in(name, data, lexicons)
        if document.language is not None:
            found.setdefault(document.language, []).extend(_paragraphs(document))
    return found


def _paragraphs(document: Document) -> list[str]:
    kept, at = "", 0
    for block in document.furniture:
        kept += document.text[at : block.start]
        at = max(at, block.end)
    kept += document.text[at:]
    return [line.strip() for line in kept.split("\n") if len(line.strip()) >= SHORTEST_PARAGRAPH]


def _fill(paragraphs: Sequence[str], seed: str) -> str:
    """Paragraphs in an order of the seed's own, until the length is reached; where they do not suffice, they come round again in another order."""
    order, made = random.Random(seed), ""
    while len(made) < LENGTH:
        for paragraph in order.sample(paragraphs, len(paragraphs)):
            made += ("\n\n" if made else "") + paragraph
            if len(made) >= LENGTH:
                break
    return made
