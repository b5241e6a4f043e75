"""The examples of a language pack, run: a rule must fire on `yes` and not on `no`, and the values after `=>` must come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from stemma.expressions.calendar import Reference, to_timex
from stemma.expressions.dated import find_moments
from stemma.expressions.figure import find_figures
from stemma.expressions.scan import Scan, scan_text
from stemma.knowledge.lexicon import Lexicon
from stemma.languages.pack import Rule
from stemma.reading.reader import read_document
from stemma.records.document import Document

REFERENCE = Reference(day=date(2025, 9, 4), certainty="stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """An example that does not do what it says."""

    rule: str
    file: str
    example: str
    problem: str


def run_examples(rule: Rule, lexicon: Lexicon) -> list[Miss]:
    """Runs the examples of a rule.

    Args:
        rule: a rule of a pack, of any file but ``endings``.
        lexicon: the lexicon with the pack in it.

    Returns:
        What went wrong; nothing if every example holds.
    """
    made = []
    for example in rule.yes:
        text, _, value = (part.strip() for part in example.partition("=>"))
        scan = scan_text(text, lexicon)
        if rule.id not in _fired(scan) | _seen(scan):
            made.append(Miss(rule=rule.id, file=rule.file, example=example, problem="the rule does not fire"))
        elif value and not _matches(scan, rule, value):
            made.append(Miss(rule=rule.id, file=rule.file, example=example, problem="the value after => does not come out"))
    # Rules of numbers and times fire only inside a figure or a time; a bare word of theirs proves nothing.
    contextual = rule.file in ("numbers", "times")
    for text in rule.no:
        scan = scan_text(text, lexicon)
        if rule.id in (_fired(scan) if contextual else _seen(scan)):
            made.append(Miss(rule=rule.id, file=rule.file, example=text, problem="the rule fires and must not"))
    return made


def _fired(scan: Scan) -> set[str]:
    return {r for f in find_figures(scan) for r in f.rules} | {r for m in find_moments(scan) for r in m.rules}


def _seen(scan: Scan) -> set[str]:
    return {h.entry.rule for h in scan.hits}


def _claimers(scan: Scan) -> list[str]:
    document = Document(
        id="d",
        name="d",
        url=None,
        outlet=None,
        language=scan.lexicon.language,
        language_certainty=1.0,
        title=None,
        published=REFERENCE.day.isoformat(),
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
    try:
        low, high = _bounds(number)
    except InvalidOperation:
        return False
    figures = [f for f in find_figures(scan) if not qualifier or f.qualifier == qualifier]
    if ".." in number:
        return any((f.low, f.high) == (low, high) for f in figures)
    return any(low in (f.low, f.high) for f in figures)


def _bounds(number: str) -> tuple[Decimal, Decimal | None]:
    low, _, high = number.partition("..")
    return Decimal(low), Decimal(high) if high else None
