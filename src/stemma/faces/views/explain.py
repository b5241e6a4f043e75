"""Explaining a text: which rules fired on which words, what they gave, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stemma.expressions.scan import Scan, scan_text
from stemma.intake.document import take_in
from stemma.knowledge.lexicon import Lexicon
from stemma.reading.gloss import write_value
from stemma.reading.reader import read_document
from stemma.records.claim import Claim, Reading
from stemma.records.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A span, the rules that fired on it, and the mark that they gave; kind ``form`` for a form that gave no mark."""

    start: int
    end: int
    words: str
    kind: str
    rules: tuple[str, ...]
    gave: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Words that were seen and not understood, and what is missing."""

    start: int
    end: int
    words: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a text was read; ``forms`` are the forms of packs and tables that stand in it and gave no mark."""

    language: str | None
    language_certainty: float
    published: str | None
    published_certainty: str
    marks: tuple[RuleRow, ...]
    forms: tuple[RuleRow, ...]
    unread: tuple[Unread, ...]


def explain_text(text: str, lexicons: Mapping[str | None, Lexicon], language: str | None = None) -> Explanation:
    """Reads a text as one document and tells how.

    Args:
        text: the text; a first line that begins with `` date YYYY-MM-DD`` dates it.
        lexicons: by language.
        language: its language; else it is told from the text.

    Returns:
        Marks with the rules that made them, in order of place, and what was not understood.

    Raises:
        RejectionError: there is nothing to read in it.
    """
    document = take_in("text", text.encode(), lexicons, language)
    lexicon = lexicons.get(document.language) or lexicons[None]
    reading = read_document(document, lexicon)
    marks = sorted(_marks(document, reading, lexicon), key=lambda r: (r.start, -r.end, r.kind, r.rules))
    return Explanation(
        language=document.language,
        language_certainty=document.language_certainty,
        published=document.published,
        published_certainty=document.published_certainty,
        marks=tuple(marks),
        forms=tuple(_forms(scan_text(document.text, lexicon), marks)),
        unread=tuple(sorted(_unread(document, reading), key=lambda u: (u.start, u.end, u.what))),
    )


def _marks(document: Document, reading: Reading, lexicon: Lexicon) -> Iterator[RuleRow]:
    labels = _labels(reading, lexicon)

    def row(start: int, end: int, kind: str, rules: Iterable[str], gave: str) -> RuleRow:
        return RuleRow(start=start, end=end, words=_words(document, start, end), kind=kind, rules=tuple(rules), gave=gave)

    for mention in reading.mentions:
        yield row(mention.start, mention.end, "mention", (mention.rule,), f"{labels.get(mention.entity, mention.entity)} ({mention.entity})")
    for quantity in reading.quantities:
        value = write_value(quantity.low, quantity.high, quantity.qualifier, quantity.unit)
        gave = f"{value} {quantity.counted or ''}".strip() + f"; role {quantity.role}, basis {quantity.basis}"
        yield row(quantity.start, quantity.end, "quantity", quantity.rules, gave)
    for time in reading.times:
        gave = " ".join(x for x in (time.value or "no value", time.mod, f"({time.certainty})") if x)
        yield row(time.start, time.end, "time", time.rules, gave)
    for quotation in reading.quotations:
        gave = f"{'partial quotation' if quotation.partial else 'quotation'} of {labels.get(quotation.speaker or '', 'nobody named')}"
        yield row(quotation.start, quotation.end, "quotation", (quotation.rule,), gave)
    for mark in reading.attributions:
        source = _words(document, *mark.source) if mark.source else "nobody named"
        yield row(mark.start, mark.end, "attribution", (mark.rule,), f"{mark.act} ({mark.kind}) by “{source}”: “{_words(document, *mark.content)}”")
    for claim in reading.claims:
        yield row(claim.start, claim.end, "claim", claim.rules, _told(claim, labels))


def _told(claim: Claim, labels: Mapping[str, str]) -> str:
    chain = " → ".join(" + ".join(labels.get(x.source, x.source) for x in hop) for hop in claim.chain)
    keys = ["; ".join(f"{n} {v}" + (" (inferred)" if n in p.inferred else "") for n, v in p.key.slots().items() if v != "-") for p in claim.propositions]
    parts = (claim.gloss, f"{claim.modality}, {claim.polarity}, {claim.placement}", f"chain {chain}" if chain else "the article's own voice", *keys)
    return " | ".join(p for p in parts if p)


def _labels(reading: Reading, lexicon: Lexicon) -> dict[str, str]:
    known = {m.entity: lexicon.knowledge.entities[m.entity].label for m in reading.mentions if m.entity in lexicon.knowledge.entities}
    return {**known, **{n.key: n.label for n in reading.names}, **{s.id: s.label for s in reading.sources}}


def _forms(scan: Scan, marks: list[RuleRow]) -> Iterator[RuleRow]:
    """Forms whose rule stands in no mark over the same words."""
    seen = set()
    for hit in scan.hits:
        start, end = scan.span(hit.first, hit.last)
        used = any(hit.entry.rule in m.rules and m.start < end and start < m.end for m in marks)
        named = any(m.kind == "mention" and m.start < end and start < m.end for m in marks) and hit.entry.group == "names"
        where = (start, end, hit.entry.rule, hit.entry.value)
        if used or named or where in seen:
            continue
        seen.add(where)
        gave = f"{hit.entry.group}/{hit.entry.kind}" + (f" = {hit.entry.value}" if hit.entry.value else "")
        yield RuleRow(start=start, end=end, words=scan.text[start:end], kind="form", rules=(hit.entry.rule,), gave=gave)


def _unread(document: Document, reading: Reading) -> Iterator[Unread]:
    def unread(start: int, end: int, what: str) -> Unread:
        return Unread(start=start, end=end, words=_words(document, start, end), what=what)

    if "no-pack" in document.flags:
        what = f"no pack for the language {document.language}" if document.language else "its language could not be told; give it with --language"
        yield unread(0, len(document.text), what)
    for gap in reading.gaps:
        yield unread(gap.start, gap.end, gap.what)
    for mark in reading.attributions:
        if not any(mark.rule in c.rules and c.start < max(mark.content[1], mark.end) and min(mark.content[0], mark.start) < c.end for c in reading.claims):
            yield unread(mark.start, mark.end, "attribution without a claim")
    for quotation in reading.quotations:
        if not any(quotation.id in c.quotations for c in reading.claims):
            yield unread(quotation.start, quotation.end, "quotation without a claim")


def _words(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())
