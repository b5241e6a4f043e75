"""Renders an exported ledger as one HTML page that opens from disk."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stemma.faces.report import annex, lead
from stemma.faces.report.book import open_book
from stemma.faces.report.marks import neutral
from stemma.faces.report.questions import loose_claims, question_views
from stemma.faces.report.stemma import stemma_view
from stemma.faces.report.view import ReportView

_PAGE = "page.html"
_STYLE = "style.css"


def render_report(ledger: Mapping[str, Any]) -> str:
    """Renders the report.

    Args:
        ledger: the exported ledger, as parsed from JSON; keys may be missing or None.

    Returns:
        One self-contained HTML page; the same for the same ledger.
    """
    environment = _environment()
    style = _style()
    page = environment.get_template(_PAGE).render(report=build_view(ledger), style=Markup(style), digest=_digest(style))
    return neutral(page)


def build_view(ledger: Mapping[str, Any]) -> ReportView:
    """Gathers all that the page shows.

    Args:
        ledger: the exported ledger.

    Returns:
        The view.
    """
    book = open_book(ledger)
    many, single = question_views(book)
    same, apart = annex.words(book)
    return ReportView(
        title=lead.title(book),
        seen_line=lead.seen_line(book),
        first=lead.first(book),
        pages=lead.pages(book),
        questions=many,
        single=single,
        loose=loose_claims(book),
        same=same,
        apart=apart,
        findings=annex.findings(book),
        next=annex.next_steps(book),
        stemma=stemma_view(book),
        texts=annex.texts(book),
        gaps=annex.gaps(book),
        rejections=annex.rejections(book),
        decisions=annex.decisions(book),
        inputs=annex.inputs(book),
        made_with=annex.made_with(book),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("stemma.faces.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _style() -> str:
    environment = _environment()
    if environment.loader is None:
        return ""
    return environment.loader.get_source(environment, _STYLE)[0]


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
