"""The whole score: a ledger held against an expectation."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.check import Check, Result, fits, sum_checks
from scoring.claim import check_claims
from scoring.expectation import Expectation, PageWanted
from scoring.ledger import Ledger
from scoring.lineage import check_findings, check_lineage
from scoring.mark import check_mentions, check_quantities, check_quotations, check_times
from scoring.page import NO_PAGE, check_page
from scoring.story import check_story

MOST_ENTITIES = 4


def score_ledger(expectation: Expectation, ledger: Ledger) -> list[Result]:
    """Holds a ledger against what is expected of it.

    Args:
        expectation: what a careful reader takes from the pages.
        ledger: what was read.

    Returns:
        One result for each measure.
    """
    return sum_checks(_check_all(expectation, ledger.without_labels(find_catchalls(expectation, ledger))))


def find_catchalls(expectation: Expectation, ledger: Ledger) -> frozenset[str]:
    """Finds labels that would answer to several names at once and so name nobody.

    Args:
        expectation: the names.
        ledger: the labels.

    Returns:
        Labels that fit more than one of the story's single names, or more than MOST_ENTITIES expected entities.
    """
    single = expectation.story.single_names if expectation.story is not None else ()
    entities = {m.entity: m.label for page in expectation.pages for m in page.mentions}.values()
    return frozenset(label for label in ledger.labels() if sum(fits(p, label) for p in single) > 1 or sum(fits(p, label) for p in entities) > MOST_ENTITIES)


def _check_all(expectation: Expectation, ledger: Ledger) -> Iterator[Check]:
    for wanted in expectation.pages:
        yield from _check_page(wanted, ledger)
    if expectation.story is not None:
        yield from check_story(expectation, expectation.story, ledger)
        yield from check_lineage(expectation.story, ledger)
        yield from check_findings(expectation.story, ledger)


def _check_page(wanted: PageWanted, ledger: Ledger) -> Iterator[Check]:
    found = ledger.pages.get(wanted.name)
    yield from check_page(wanted, found)
    page = found or NO_PAGE
    yield from check_mentions(wanted, page, ledger.entities)
    yield from check_quantities(wanted, page)
    yield from check_times(wanted, page)
    yield from check_quotations(wanted, page, ledger)
    yield from check_claims(wanted, page, ledger)
