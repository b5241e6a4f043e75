"""Every example of every pack: the rule must fire on `yes` and not on `no`; values after `=>` must come out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from stemma.expressions.calendar import Reference, to_timex
from stemma.expressions.dated import find_moments
from stemma.expressions.figure import find_figures
from stemma.expressions.scan import Scan, scan_text
from stemma.knowledge.lexicon import Lexicon
from stemma.languages.pack import HOME, Rule, list_packs, load_pack
from stemma.reading.reader import read_document
from stemma.records.document import Document
from stemma.running.pipeline import load_lexicons

LEXICONS = load_lexicons()
RULES = [(code, rule) for code in list_packs() for rule in load_pack(HOME / code).rules if rule.file != "endings"]
REFERENCE = Reference(day=date(2025, 9, 4), certainty="stated")


def _scan(code: str, text: str) -> Scan:
    lexicon: Lexicon = LEXICONS[code]
    return scan_text(text, lexicon)


def _fired(scan: Scan) -> set[str]:
    return {r for f in find_figures(scan) for r in f.rules} | {r for m in find_moments(scan) for r in m.rules}


def _seen(scan: Scan) -> set[str]:
    return {h.entry.rule for h in scan.hits}


@pytest.mark.parametrize(("code", "rule"), RULES, ids=lambda x: x.id if isinstance(x, Rule) else x)
def test_examples(code: str, rule: Rule) -> None:
    for example in rule.yes:
        text, _, value = (part.strip() for part in example.partition("=>"))
        scan = _scan(code, text)
        assert rule.id in _fired(scan) | _seen(scan), text
        if value:
            assert _matches(scan, rule, value), (text, value)
    # Rules of numbers and times fire only inside a figure or a time; a bare word of theirs proves nothing.
    contextual = rule.file in ("numbers", "times")
    for text in rule.no:
        scan = _scan(code, text)
        assert rule.id not in (_fired(scan) if contextual else _seen(scan)), text


def _claimers(scan: Scan) -> list[str]:
    document = Document(
        id="d",
        name="d",
        url=None,
        outlet=None,
        language=scan.lexicon.language,
        language_certainty=1.0,
        title=None,
        published="2025-09-04",
        published_certainty="stated",
        published_evidence=(),
        sha256="d",
        text=scan.text,
        furniture=(),
    )
    return [scan.text[slice(*a.source)] for a in read_document(document, scan.lexicon).attributions if a.source is not None]


def _matches(scan: Scan, rule: Rule, value: str) -> bool:
    if rule.file == "cues":
        return any(value in source or source in value for source in _claimers(scan))
    if rule.file == "places":
        return any(h.entry.rule == rule.id and h.entry.value == value for h in scan.hits)
    if rule.file == "times":
        want, _, mod = value.partition(" ")
        return any(to_timex(m, REFERENCE)[0] == want and (not mod or m.mod == mod) for m in find_moments(scan))
    qualifier, _, number = value.rpartition(" ")
    low, _, high = number.partition("..")
    for figure in find_figures(scan):
        if qualifier and figure.qualifier != qualifier:
            continue
        if ".." in number:
            if figure.low == Decimal(low) and figure.high == (Decimal(high) if high else None):
                return True
        elif Decimal(number) in (figure.low, figure.high):
            return True
    return False


def test_every_language_has_every_file() -> None:
    for code in list_packs():
        assert {r.file for r in load_pack(HOME / code).rules} >= {"numbers", "times", "cues", "status", "sources", "roles", "places", "furniture", "endings"}
