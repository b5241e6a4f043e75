"""Measures of marks: names, figures, times and quotations, each at its place, and that nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoring.check import Check, fits
from scoring.expectation import PageWanted, QuantityWanted, QuotationWanted
from scoring.ledger import Ledger, Page, Quantity, Quotation
from scoring.page import find_furniture
from scoring.place import Span, find_words, likeness, meets_any, quote_words, sits_at

PRECISION = ("quantity precision", "quotation precision")
COUNTED_ROLES = frozenset(("figure", "share", "money", "multiple"))
ROUNDING = 1e-6
MOST_TIMES = 4
SAME_WORDS = 0.8


def check_mentions(wanted: PageWanted, page: Page, entities: Mapping[str, str | None]) -> Iterator[Check]:
    """Checks that each name is marked and known.

    Args:
        wanted: what is expected of the page.
        page: the page.
        entities: labels by id.

    Yields:
        Checks of the measure mentions.
    """
    for name in wanted.mentions:
        spots = find_words(page.text, name.words)
        labels = [entities.get(m.entity or "") for m in page.mentions if any(sits_at(m, s) for s in spots)]
        yield Check(
            measure="mentions",
            met=any(fits(name.label, label) for label in labels),
            page=wanted.name,
            words=name.words,
            wanted=name.entity,
            instead=", ".join(sorted({str(x) for x in labels})) or "no name",
        )


def find_quantities(wanted: QuantityWanted, page: Page) -> list[Quantity]:
    """Finds the figures that stand at the words of an expected one and have its value.

    Args:
        wanted: the expected figure.
        page: the page.

    Returns:
        The figures; one that serves two places stands twice.
    """
    return [q for q in _quantities_near(wanted, page) if _equal(q.low, wanted.low) and _equal(q.high, wanted.high)]


def _quantities_near(wanted: QuantityWanted, page: Page) -> list[Quantity]:
    spots = find_words(page.text, wanted.words)
    if wanted.nth is not None:
        spots = spots[wanted.nth : wanted.nth + 1]
    return [q for s in spots for q in page.quantities if sits_at(q, s)]


def _equal(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= ROUNDING * max(1.0, abs(b))


def check_quantities(wanted: PageWanted, page: Page) -> Iterator[Check]:
    """Checks value, qualifier, counted thing and role of each figure, and that no other figure is found in the article.

    Args:
        wanted: what is expected of the page.
        page: the page.

    Yields:
        Checks of the measures quantity value, qualifier, counted, role and precision.
    """
    right: set[str] = set()
    for figure in wanted.quantities:
        hits = find_quantities(figure, page)
        right.update(q.id for q in hits)
        near = [f"{q.low}..{q.high}" for q in _quantities_near(figure, page)]
        for measure, met, expected, instead in (
            ("value", bool(hits), f"{figure.low}..{figure.high}", near),
            ("qualifier", any(q.qualifier == figure.qualifier for q in hits), figure.qualifier, [str(q.qualifier) for q in hits]),
            ("counted", any(fits(figure.counted_like, q.counted) for q in hits), figure.counted, [q.counted.strip() for q in hits]),
            ("role", any(q.role in figure.roles for q in hits), " or ".join(figure.roles), [str(q.role) for q in hits]),
        ):
            yield Check(
                measure=f"quantity {measure}",
                met=met,
                page=wanted.name,
                words=figure.words,
                wanted=expected,
                instead=", ".join(instead) or "no such figure",
            )
    free = [*find_furniture(wanted, page), *(s for words in wanted.quantities_optional for s in find_words(page.text, words))]
    for quantity in page.quantities:
        if quantity.role in COUNTED_ROLES and not meets_any(quantity, free):
            yield _check_extra("quantity precision", quantity.id in right, wanted, page, quantity)


def check_times(wanted: PageWanted, page: Page) -> Iterator[Check]:
    """Checks the value of each time expression, and that no time is seen where none is.

    Args:
        wanted: what is expected of the page.
        page: the page.

    Yields:
        Checks of the measures times and not a time.
    """
    for time in wanted.times:
        spots = find_words(page.text, time.words)
        near = [t for s in spots for t in page.times if sits_at(t, s)]
        fitting = [t for t in near if t.value in time.values and (not time.mods or t.mod in time.mods) and not (time.unsure and t.certainty == "stated")]
        yield Check(
            measure="times",
            met=bool(fitting) and len(near) <= MOST_TIMES,
            page=wanted.name,
            words=time.words,
            wanted=" or ".join(map(str, (*time.values, *time.mods))) + (", not as stated" if time.unsure else ""),
            instead=", ".join(f"{t.value} {t.mod or ''} {t.certainty}" for t in near) or "no time",
        )
    for words in wanted.not_times:
        yield _check_absence("not a time", wanted, page, words, page.times)


def check_quotations(wanted: PageWanted, page: Page, ledger: Ledger) -> Iterator[Check]:
    """Checks span and speaker of each quotation, and that nothing else is taken for one.

    Args:
        wanted: what is expected of the page.
        page: the page.
        ledger: for the speakers' labels.

    Yields:
        Checks of the measures quotation span, speaker and precision, and not a quotation.
    """
    spans = [_quoted_span(q, page.text) for q in wanted.quotations]
    for quotation, span in zip(wanted.quotations, spans, strict=True):
        hits = [q for q in page.quotations if span is not None and abs(q.start - span.start) <= 2 and abs(q.end - span.end) <= 3]
        meeting = [q for q in page.quotations if span is not None and meets_any(q, [span])]
        labels = [_speaker(q, ledger) for q in hits]
        words = f"{quotation.starts} … {quotation.ends}"
        yield Check(
            measure="quotation span", met=bool(hits), page=wanted.name, words=words, wanted="these words and no more", instead=quote_words(page.text, meeting)
        )
        yield Check(
            measure="quotation speaker",
            met=any(fits(quotation.speaker_like, label) for label in labels),
            page=wanted.name,
            words=words,
            wanted=quotation.speaker,
            instead=", ".join(map(str, labels)) or "no such quotation",
        )
    free = [*find_furniture(wanted, page), *(s for words in wanted.quotations_optional for s in find_words(page.text, words))]
    for found in page.quotations:
        if not meets_any(found, free):
            is_wanted = any(likeness(found, s) > SAME_WORDS for s in spans if s is not None)
            yield _check_extra("quotation precision", is_wanted, wanted, page, found)
    for words in wanted.not_quotations:
        yield _check_absence("not a quotation", wanted, page, words, page.quotations)


def _quoted_span(wanted: QuotationWanted, text: str) -> Span | None:
    start = text.find(wanted.starts)
    last = text.find(wanted.ends, start) if start >= 0 else -1
    return Span(start=start, end=last + len(wanted.ends)) if last >= 0 else None


def _speaker(quotation: Quotation, ledger: Ledger) -> str | None:
    source = ledger.sources.get(quotation.speaker or "")
    return source.label if source is not None else None


def _check_extra(measure: str, met: bool, wanted: PageWanted, page: Page, mark: Span) -> Check:
    return Check(measure=measure, met=met, page=wanted.name, words=page.text[mark.start : mark.end], wanted="no mark that is not expected", instead="a mark")


def _check_absence(measure: str, wanted: PageWanted, page: Page, words: str, marks: tuple[Span, ...]) -> Check:
    """Words that are not in the text meet nothing: an empty page earns no point."""
    spots = find_words(page.text, words)
    meeting = [m for m in marks if meets_any(m, spots)]
    instead = quote_words(page.text, meeting) if spots else "the words are not in the text"
    return Check(measure=measure, met=bool(spots) and not meeting, page=wanted.name, words=words, wanted="no mark", instead=instead)
