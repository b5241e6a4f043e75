"""Findings: missing credit, lost hedge, single-origin consensus, conflicting date, date not the article's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

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
) -> list[Finding]:
    """Finds what an editor should know.

    Args:
        documents: by id.
        claims: by id.
        sources: by id.
        questions: all questions.
        relations: all relations.

    Returns:
        Findings, those on which most rests first.
    """
    made: list[Finding] = []
    for question in questions:
        made.extend(_single_origin(question, claims, sources))
        made.extend(_missing_credit(question, claims, sources, documents))
    made.extend(_lost_hedges(relations, claims, documents))
    made.extend(_conflicting_dates(relations, claims, documents))
    made.extend(_page_dates(documents))
    unique = {(f.kind, f.documents, f.label): f for f in made}
    return sorted(unique.values(), key=lambda f: (-len(f.claims), f.kind, f.documents, f.label))


def _spans(claims: Iterable[Claim]) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted((c.document, c.start, c.end) for c in claims))


def _single_origin(question: Question, claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> list[Finding]:
    """Two or more pages that name someone all name the same one."""
    rooted: dict[str, list[Claim]] = defaultdict(list)
    for name in question.claims:
        claim = claims[name]
        root = sources.get(claim.chain[0][0].source) if claim.chain else None
        if root is not None and root.kind != "unnamed" and claim.quantities:
            rooted[root.entity or root.id].append(claim)
    made = []
    for members in rooted.values():
        pages = sorted({c.document for c in members})
        if len(pages) > 1 and len(rooted) == 1:
            label = sources[members[0].chain[0][0].source].label
            text = f"{len(pages)} pages answer “{question.label}” on the word of one speaker, {label}: one origin."
            made.append(
                Finding(kind="single-origin", label=text, documents=tuple(pages), claims=tuple(sorted(c.id for c in members)), evidence=_spans(members))
            )
    return made


def _missing_credit(question: Question, claims: Mapping[str, Claim], sources: Mapping[str, Source], documents: Mapping[str, Document]) -> list[Finding]:
    """A page gives a speaker's figure without an outlet where another page names the outlet that had it."""
    by_root: dict[str, list[Claim]] = defaultdict(list)
    for name in question.claims:
        claim = claims[name]
        if claim.chain and claim.quantities and sources[claim.chain[0][0].source].kind == "person":
            by_root[claim.chain[0][0].source].append(claim)
    made = []
    for root, members in by_root.items():
        credited = [c for c in members if _outlets(c, sources)]
        bare = [c for c in members if not _outlets(c, sources)]
        for claim in bare:
            others = [c for c in credited if c.document != claim.document]
            if not others:
                continue
            outlets = sorted({sources[s].label for c in others for s in _outlets(c, sources)})
            bare_page, other = documents[claim.document].name, documents[others[0].document].name
            text = f"{bare_page} gives the figures of {sources[root].label} without an outlet; {other} names {', '.join(outlets)}."
            made.append(Finding(kind="missing-credit", label=text, documents=(claim.document,), claims=(claim.id,), evidence=_spans([claim, others[0]])))
    return made


def _outlets(claim: Claim, sources: Mapping[str, Source]) -> list[str]:
    return [x.source for hop in claim.chain[1:] for x in hop if sources[x.source].kind in _OUTLETS]


def _lost_hedges(relations: Iterable[Relation], claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> list[Finding]:
    """One claimer's figure stands flat in one place and qualified in another."""
    made = []
    for relation in relations:
        if relation.kind not in ("agrees", "rounds-to", "refines"):
            continue
        pair = [claims[c] for c in relation.claims]
        roots = {c.chain[0][0].source if c.chain else None for c in pair}
        soft = [c for c in pair if _is_soft(c)]
        flat = [c for c in pair if not _is_soft(c)]
        if len(roots) != 1 or None in roots or not soft or not flat or not flat[0].quantities:
            continue
        text = f"{documents[flat[0].document].name} states flatly what {documents[soft[0].document].name} gives with a reservation."
        made.append(Finding(kind="lost-hedge", label=text, documents=(flat[0].document,), claims=(flat[0].id, soft[0].id), evidence=_spans(pair)))
    return made


def _is_soft(claim: Claim) -> bool:
    qualified = any(p.answer.qualifier in ("about", "almost", "up_to", "under") for p in claim.propositions)
    return qualified or bool(claim.hedges)


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
