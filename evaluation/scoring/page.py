"""Measures of a page as such: that it is there, its text, language, date and furniture."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from scoring.check import Check
from scoring.expectation import PageWanted
from scoring.ledger import Page
from scoring.place import Span, find_words, holds, meets_any

ANY_TEXT = "any"
NO_PAGE = Page(id="", name="", text="", language=None, published=None, certainty=None)
_LESS_SURE = {"uncertain": frozenset(("uncertain", "inferred", "unknown"))}
_HARDLY_SURE = frozenset(("inferred", "unknown"))


def check_page(wanted: PageWanted, page: Page | None) -> Iterator[Check]:
    """Checks presence, text, language, date and furniture.

    Args:
        wanted: what is expected of the page.
        page: the page, None where the ledger does not have it.

    Yields:
        Checks of the measures document, text, language, published, furniture and not furniture.
    """

    def check(measure: str, met: bool, words: str, expected: str, instead: str) -> Check:
        return Check(measure=measure, met=met, page=wanted.name, words=words, wanted=expected, instead=instead)

    yield check("document", page is not None, "", "in the ledger", "not there")
    page = page or NO_PAGE
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    made_by_reader = wanted.sha256 == ANY_TEXT and page is not NO_PAGE and bool(page.text)
    yield check("text", made_by_reader or digest == wanted.sha256, "", f"SHA-256 {wanted.sha256}", digest)
    yield check("language", page.language == wanted.language, "", wanted.language, str(page.language))
    yield check("published", _is_dated(wanted, page), "", f"{wanted.published} {wanted.certainty}", f"{page.published} {page.certainty}")
    yield from _check_furniture(wanted, page)


def _is_dated(wanted: PageWanted, page: Page) -> bool:
    """A stated date must be given as stated; an unsure one may be missing or one of several, and must not be given as surer than it is."""
    if wanted.certainty == "stated":
        return page.certainty == "stated" and page.published == wanted.published
    if page.certainty not in _LESS_SURE.get(wanted.certainty, _HARDLY_SURE):
        return False
    if wanted.certainty == "uncertain":
        return page.published in wanted.published_any
    return page.published is None or page.published.startswith(wanted.published_year)


def _check_furniture(wanted: PageWanted, page: Page) -> Iterator[Check]:
    """Furniture must be covered at every place of its words, text of the article at none."""

    def is_covered(spot: Span) -> bool:
        return any(holds(block, spot) for block in page.furniture)

    def check(measure: str, met: bool, words: str, expected: str, spots: list[Span]) -> Check:
        covered = sum(is_covered(s) for s in spots)
        instead = f"{covered} of {len(spots)} places are furniture" if spots else "the words are not in the text"
        return Check(measure=measure, met=met, page=wanted.name, words=words, wanted=expected, instead=instead)

    for words in wanted.furniture:
        spots = find_words(page.text, words)
        yield check("furniture", bool(spots) and all(map(is_covered, spots)), words, "furniture wherever it stands", spots)
    for words in wanted.furniture_any:
        spots = find_words(page.text, words)
        yield check("furniture", any(map(is_covered, spots)), words, "furniture at one place at least", spots)
    for words in wanted.not_furniture:
        spots = find_words(page.text, words)
        yield check("not furniture", bool(spots) and not any(meets_any(s, page.furniture) for s in spots), words, "text of the article", spots)


def find_furniture(wanted: PageWanted, page: Page) -> list[Span]:
    """Finds the furniture that the expectation names, whatever the ledger says of it: marks in it are neither right nor wrong.

    Args:
        wanted: what is expected of the page.
        page: the page.

    Returns:
        Its spans.
    """
    spans = [span for words in wanted.furniture for span in find_words(page.text, words)]
    tail = page.text.find(wanted.furniture_from) if wanted.furniture_from else -1
    return [*spans, Span(start=tail, end=len(page.text))] if tail >= 0 else spans
