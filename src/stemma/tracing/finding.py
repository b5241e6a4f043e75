"""Findings: missing credit, lost hedge, single-origin consensus, conflicting date, date not the article's, stale figure, figure drift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from stemma.records.claim import Claim, Source
from stemma.records.document import Document
from stemma.records.finding import Finding, Question, Relation

_OUTLETS = ("outlet", "agency")


def find_all(
    documents: Mapping[str, Document],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    questions: Iterable[Question],
    relations: Iterable[Relation],
    publishers: Mapping[str, str],
) -> list[Finding]:
    """Finds what an editor should know.

    Args:
        documents: by id.
        claims: by id.
        sources: by id.
        questions: all questions.
        relations: all relations.
        publishers: by document, the source that is its own outlet.

    Returns:
        Findings, those on which most rests first.
    """
    made: list[Finding] = []
    questions = list(questions)
    relations = list(relations)
    made.extend(_single_origins(questions, claims, sources))
    for question in questions:
        made.extend(_missing_credit(question, claims, sources, documents, publishers))
        made.extend(_lost_hedges(question, claims, documents))
    made.extend(_stale_figures(questions, claims, documents))
    made.extend(_drifts(relations, claims, sources, documents))
    made.extend(_conflicting_dates(relations, claims, documents))
    made.extend(_page_dates(documents))
    unique = {_twin(f): f for f in reversed(made)}
    return sorted(unique.values(), key=lambda f: (-len(f.claims), f.kind, f.documents, f.label))


def _twin(finding: Finding) -> tuple[str, ...]:
    """What makes two findings one: of a missing credit the page and the speaker, whatever the question."""
    said = finding.label.split(";")[0] if finding.kind == "missing-credit" else finding.label
    return finding.kind, *finding.documents, said


def _spans(claims: Iterable[Claim]) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted((c.document, c.start, c.end) for c in claims))


def _single_origins(questions: Iterable[Question], claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> list[Finding]:
    """Two or more pages that give one figure, and name someone for it, all name the same one; one finding for each speaker."""
    heard: dict[str, list[tuple[Question, list[Claim]]]] = defaultdict(list)
    for question in questions:
        for root, members in _agreed(question, claims, sources).items():
            heard[root].append((question, members))
    made = []
    for rows in heard.values():
        members = list(dict.fromkeys(c for _, row in rows for c in row))
        pages = sorted({c.document for c in members})
        most = max(rows, key=lambda r: (len({c.document for c in r[1]}), r[0].weight, r[0].id))
        others = len({q.id for q, _ in rows}) - 1
        more = f" and {others} more question{'s' if others > 1 else ''}" if others else ""
        label = sources[_root(members[0])].label
        text = f"{len(pages)} pages answer “{most[0].label}”{more} on the word of one speaker, {label}: one origin."
        made.append(Finding(kind="single-origin", label=text, documents=tuple(pages), claims=tuple(sorted(c.id for c in members)), evidence=_spans(members)))
    return made


def _agreed(question: Question, claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> dict[str, list[Claim]]:
    """By speaker, the claims of two or more pages that give one figure, for which nobody else is named."""
    named = [c for name in question.claims if (c := claims[name]).quantities and c.chain and sources[_root(c)].kind != "unnamed"]
    values: dict[Decimal, list[Claim]] = defaultdict(list)
    for claim in named:
        values[_value(claim)].append(claim)
    made: dict[str, list[Claim]] = defaultdict(list)
    alone = len({_speaker(c, sources) for c in named}) == 1
    for row in [named] if alone else values.values():
        roots = {_speaker(c, sources) for c in row}
        if len(roots) == 1 and len({c.document for c in row}) > 1:
            made[min(roots)].extend(row)
    return made


def _speaker(claim: Claim, sources: Mapping[str, Source]) -> str:
    return sources[_root(claim)].entity or _root(claim)


def _missing_credit(
    question: Question, claims: Mapping[str, Claim], sources: Mapping[str, Source], documents: Mapping[str, Document], publishers: Mapping[str, str]
) -> list[Finding]:
    """A page gives a speaker's figure without an outlet where another page names the outlet that had it; the outlet's own page owes nobody."""
    by_root: dict[str, list[Claim]] = defaultdict(list)
    for name in question.claims:
        claim = claims[name]
        if claim.chain and claim.quantities and sources[_root(claim)].kind == "person":
            by_root[_root(claim)].append(claim)
    made = []
    for root, members in by_root.items():
        credited = [c for c in members if _outlets(c, sources)]
        for claim in (c for c in members if not _outlets(c, sources)):
            others = [c for c in credited if _may_owe(claim, c, documents) and publishers.get(claim.document) not in _outlets(c, sources)]
            if not others:
                continue
            outlets = sorted({sources[s].label for c in others for s in _outlets(c, sources)})
            bare_page, other = documents[claim.document].name, documents[others[0].document].name
            text = f"{bare_page} gives the figures of {sources[root].label} without an outlet; {other} names {', '.join(outlets)}."
            made.append(Finding(kind="missing-credit", label=text, documents=(claim.document,), claims=(claim.id,), evidence=_spans([claim, others[0]])))
    return made


def _may_owe(bare: Claim, other: Claim, documents: Mapping[str, Document]) -> bool:
    """True if a page may have a figure from where another has it: it is not the older of the two, and the figures are near."""
    return other.document != bare.document and _is_near(bare, other) and not _is_older(bare, other, documents)


def _is_older(one: Claim, other: Claim, documents: Mapping[str, Document]) -> bool:
    """True if one page is certainly older than another."""
    first, second = (documents[c.document] for c in (one, other))
    stated = first.published_certainty == second.published_certainty == "stated"
    return stated and (first.published or "") < (second.published or "")


def _outlets(claim: Claim, sources: Mapping[str, Source]) -> list[str]:
    return [x.source for hop in claim.chain[1:] for x in hop if sources[x.source].kind in _OUTLETS]


def _lost_hedges(question: Question, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> list[Finding]:
    """A figure stands flat on one page and with a reservation on another that is not younger, on the word of one claimer or, where it is flat, of nobody."""
    members = [claims[c] for c in question.claims if claims[c].quantities]
    made = []
    for flat in (c for c in members if not _is_soft(c)):
        soft = [c for c in members if _is_soft(c) and _value(c) == _value(flat) and _lost_from(flat, c, documents)]
        if soft:
            other = min(soft, key=lambda c: (documents[c.document].name, c.id))
            text = f"{documents[flat.document].name} states flatly what {documents[other.document].name} gives with a reservation: {_figure(other)}."
            made.append(Finding(kind="lost-hedge", label=text, documents=(flat.document,), claims=(flat.id, other.id), evidence=_spans([flat, other])))
    return made


def _lost_from(flat: Claim, soft: Claim, documents: Mapping[str, Document]) -> bool:
    one_speaker = not flat.chain or (bool(soft.chain) and _root(flat) == _root(soft))
    return flat.document != soft.document and one_speaker and not _is_older(flat, soft, documents)


def _stale_figures(questions: Iterable[Question], claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> list[Finding]:
    """A page gives in its background, in its own voice and without a date, another figure than in its news, for one question."""
    pages: dict[str, list[tuple[Claim, Claim, str]]] = defaultdict(list)
    for question in questions:
        members = [claims[c] for c in question.claims if claims[c].quantities]
        for old in members:
            new = [c for c in members if c.document == old.document and c.placement != "background"]
            bare = old.placement == "background" and not old.chain and old.time is None
            if bare and new and _figure(old) not in {_figure(c) for c in new}:
                pages[old.document].append((old, new[0], question.label))
    made = []
    for document, rows in pages.items():
        said = "; ".join(f"{_figure(old)} for “{label}” beside {_figure(new)} as news" for old, new, label in rows)
        marks = [c for old, new, _ in rows for c in (old, new)]
        text = f"{documents[document].name} repeats an older figure in its background, flatly: {said}."
        made.append(Finding(kind="stale-figure", label=text, documents=(document,), claims=tuple(c.id for c in marks), evidence=_spans(marks)))
    return made


def _drifts(relations: Iterable[Relation], claims: Mapping[str, Claim], sources: Mapping[str, Source], documents: Mapping[str, Document]) -> list[Finding]:
    """One claimer's exact figure stands on one page and a rounded one that does not meet it on another; the nearest exact one is told."""
    rows: dict[str, list[Claim]] = defaultdict(list)
    for relation in relations:
        if relation.kind in ("differs", "conflicts") and relation.on == "value":
            pair = [claims[c] for c in relation.claims if claims[c].quantities and claims[c].chain]
            for loose in (c for c in pair if _is_rounded(c)):
                rows[loose.id].extend(c for c in pair if _may_be_loosened(c, loose))
    made = []
    for name, exact in rows.items():
        loose = claims[name]
        if not exact:
            continue
        other = min(exact, key=lambda c: (abs(_value(c) - _value(loose)), c.id))
        text = (
            f"{documents[loose.document].name} has {sources[_root(loose)].label} say {_figure(loose)}"
            f" where {documents[other.document].name} has {_figure(other)}."
        )
        made.append(Finding(kind="figure-drift", label=text, documents=(loose.document,), claims=(loose.id, other.id), evidence=_spans([loose, other])))
    return made


def _may_be_loosened(exact: Claim, loose: Claim) -> bool:
    units = [c.propositions[0].answer.unit for c in (exact, loose)]
    return not _is_rounded(exact) and exact.document != loose.document and _root(exact) == _root(loose) and units[0] == units[1]


def _root(claim: Claim) -> str:
    return claim.chain[0][0].source


def _is_near(left: Claim, right: Claim) -> bool:
    """True for two figures that may be one statement, rounded or not."""
    a, b = _value(left), _value(right)
    return abs(a - b) * 10 <= max(abs(a), abs(b))


def _value(claim: Claim) -> Decimal:
    answer = claim.propositions[0].answer
    return answer.low if answer.low is not None else answer.high or Decimal(0)


def _is_rounded(claim: Claim) -> bool:
    return any(p.answer.qualifier in ("about", "almost") for p in claim.propositions)


def _figure(claim: Claim) -> str:
    """The figure of a claim in digits."""
    answer = next((p.answer for p in claim.propositions if p.answer.low is not None or p.answer.high is not None), None)
    if answer is None:
        return ""
    low, high = (None if x is None else f"{x.normalize():,f}" for x in (answer.low, answer.high))
    body = f"{low} to {high}" if low and high and low != high else low or high or ""
    return f"{answer.qualifier.replace('_', ' ')} {body}" if answer.qualifier not in ("exact", "range", "several") else body


def _is_soft(claim: Claim) -> bool:
    qualified = any(p.answer.qualifier in ("about", "almost", "up_to", "under") for p in claim.propositions)
    return qualified or bool(claim.hedges) or claim.modality in ("possible", "estimated")


def _conflicting_dates(relations: Iterable[Relation], claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> list[Finding]:
    made = []
    for relation in relations:
        if relation.kind == "conflicts" and relation.on == "date":
            pair = [claims[c] for c in relation.claims]
            pages = tuple(sorted({c.document for c in pair}))
            text = f"{' and '.join(documents[d].name for d in pages)} date one event differently: {relation.reason.split(': ')[-1]}."
            made.append(Finding(kind="conflicting-date", label=text, documents=pages, claims=relation.claims, evidence=_spans(pair)))
    return made


def _page_dates(documents: Mapping[str, Document]) -> list[Finding]:
    made = []
    for document in documents.values():
        if document.published_certainty == "uncertain":
            text = f"{document.name}: the only date, {document.published}, stands in the furniture of the page and may not be the article's."
            spans = tuple((document.id, e.start, e.end) for e in document.published_evidence if e.start is not None and e.end is not None)
            made.append(Finding(kind="date-not-the-articles", label=text, documents=(document.id,), claims=(), evidence=spans))
    return made
