"""One file to one document: text, language, furniture, publication date with its evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from stemma.errors import RejectionError
from stemma.expressions.calendar import to_timex
from stemma.expressions.dated import find_moments
from stemma.expressions.moment import Moment
from stemma.expressions.scan import Scan, scan_text
from stemma.intake.decode import check_length, decode_bytes
from stemma.intake.furniture import find_furniture
from stemma.intake.page import Page, ParserError, is_page, read_page
from stemma.intake.tongue import tell_language
from stemma.knowledge.lexicon import Lexicon
from stemma.records.document import DateEvidence, Document, Furniture

_PREFIX = re.compile(r" ?date (\d{4}-\d{2}-\d{2}) ?")
_DATELINE = 160
_FEWEST_WORDS = 5


def take_in(name: str, data: bytes, lexicons: Mapping[str | None, Lexicon], language: str | None = None) -> Document:
    """Takes in one file.

    Args:
        name: the file name.
        data: its bytes.
        lexicons: the lexicons by language; None for languages without a pack.
        language: the language, where a person has said it; else it is told from the text.

    Returns:
        The document.

    Raises:
        RejectionError: it is empty, too long, no text, or nothing but furniture.
    """
    source = decode_bytes(name, data)
    page = _page(name, source) if is_page(source) else None
    text = page.text if page is not None else source
    check_length(name, text)
    marked = [Furniture(start=a, end=b, kind=k) for a, b, k in page.furniture] if page is not None else []
    prefix = _PREFIX.match(text) if page is None else None
    if prefix is not None:
        marked.append(Furniture(start=0, end=prefix.end(1), kind="date"))
    language, certainty = (language, 1.0) if language is not None else tell_language(_article(text, marked))
    lexicon = lexicons.get(language) or lexicons[None]
    if page is None:
        marked = find_furniture(scan_text(text, lexicon), marked)
    if len(_article(text, marked).split()) < (_FEWEST_WORDS if page is not None else 1):
        raise RejectionError(name, "intake", "no-article", "nothing but furniture; check the page or give its text")
    flags = () if language in lexicons and language is not None else ("no-pack",)
    digest = hashlib.sha256(data).hexdigest()
    document = Document(
        id=f"d1-{digest[:20]}" if page is None or not page.url else page.url,
        name=name,
        url=page.url if page is not None else None,
        outlet=page.outlet if page is not None else None,
        language=language,
        language_certainty=round(certainty, 4),
        title=page.title if page is not None else None,
        published=None,
        published_certainty="unknown",
        published_evidence=(),
        sha256=digest,
        text=text,
        furniture=tuple(sorted(marked, key=lambda f: (f.start, f.end))),
        flags=flags,
    )
    return _with_date(document, page, prefix, lexicon)


def _page(name: str, source: str) -> Page:
    try:
        return read_page(name, source)
    except (ParserError, ValueError, RecursionError) as error:
        raise RejectionError(name, "intake", "broken-page", f"the page cannot be parsed ({error}); save it again or give its text") from error


def _article(text: str, marked: list[Furniture]) -> str:
    kept = list(text)
    for mark in marked:
        kept[mark.start : mark.end] = [" "] * (mark.end - mark.start)
    return "".join(kept)


def _with_date(document: Document, page: Page | None, prefix: re.Match[str] | None, lexicon: Lexicon) -> Document:
    evidence: list[DateEvidence] = []
    if prefix is not None:
        evidence.append(DateEvidence(value=prefix.group(1), kind="header", certainty="stated", start=prefix.start(1), end=prefix.end(1)))
    for value, kind in page.dates if page is not None else ():
        evidence.append(DateEvidence(value=value, kind=kind, certainty="stated" if kind == "metadata" else "uncertain"))
    scan = scan_text(document.text, lexicon)
    moments = find_moments(scan)
    evidence.extend(_dated_lines(document, scan, moments))
    if not any(e.certainty in ("stated", "inferred", "uncertain") for e in evidence):
        evidence.extend(_from_text(scan, moments))
    ranked = sorted(enumerate(evidence), key=lambda x: (("stated", "inferred", "uncertain", "unknown").index(x[1].certainty), x[0]))
    if not ranked:
        return document
    chosen = ranked[0][1]
    return replace(document, published=chosen.value, published_certainty=chosen.certainty, published_evidence=tuple(evidence))


def _dated_lines(document: Document, scan: Scan, moments: list[Moment]) -> list[DateEvidence]:
    """Full dates in a dateline at the head of the article (stated) or in the furniture (uncertain)."""
    made = []
    article = _article_start(document)
    for moment in moments:
        if moment.year is None or moment.day is None or moment.until_day is not None:
            continue
        start, end = scan.span(moment.first, moment.last)
        value, _ = to_timex(moment, None)
        if value is None or not _is_day(value):
            continue
        if any(f.start <= start and end <= f.end for f in document.furniture):
            made.append(DateEvidence(value=value[:10], kind="page", certainty="uncertain", start=start, end=end))
        elif start - article < _DATELINE // 2 and _is_dateline(document.text, article, start, end):
            made.append(DateEvidence(value=value[:10], kind="dateline", certainty="stated", start=start, end=end))
    return made


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


def _article_start(document: Document) -> int:
    at = 0
    for mark in document.furniture:
        if not document.text[at : mark.start].strip():
            at = mark.end
    return at


def _is_dateline(text: str, article: int, start: int, end: int) -> bool:
    """A date with at most a few capitalised words before it and a dash, dot, line end or an agency in brackets after it."""
    before, after = text[article:start], text[end : end + _DATELINE].lstrip(" )")
    return len(before.split()) <= 5 and bool(re.match(r"[-–—.:/|\n]|\([^)\n]*\)\s*[-–—]|$", after))


def _from_text(scan: Scan, moments: list[Moment]) -> list[DateEvidence]:
    """Without any date of its own, an article is not older than the latest year that it names."""
    years = [m for m in moments if m.year is not None and m.relation != "until" and m.until_year is None and m.year < 2100]
    if not years:
        return []
    latest = max(years, key=lambda m: (m.year or 0, -m.first))
    start, end = scan.span(latest.first, latest.last)
    return [DateEvidence(value=str(latest.year), kind="text", certainty="inferred", start=start, end=end)]
