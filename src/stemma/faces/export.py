"""The exported ledger: one canonical JSON value (DESIGN §9)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import stemma
from stemma.comparing.value import TOLERANCES
from stemma.faces.views.spread import Spread, spread_answers
from stemma.reading.gloss import write_figure_of
from stemma.records.claim import Claim, Proposition, Reading, Source
from stemma.records.decision import Standing
from stemma.records.document import Document
from stemma.running.pipeline import Story

Row = dict[str, Any]


def export_story(story: Story) -> Row:
    """Writes a story as the exported ledger.

    Args:
        story: the story.

    Returns:
        Plain mappings, lists, strings and numbers; nothing in it comes from the order of arrival.
    """
    readings = [story.readings[d] for d in story.documents]
    asked = {c: q.id for q in reversed(story.questions) for c in q.claims}
    return {
        "format": "stemma.ledger",
        "version": 1,
        "made_with": {"version": stemma.__version__, "packs": story.packs, "tolerances": TOLERANCES},
        "documents": [_document(story.documents[r.document], r) for r in readings],
        "entities": _entities(story),
        "sources": [{**_source(story.sources[k]), "grade": story.grades.get(k)} for k in sorted(story.sources)],
        "mentions": [
            {"id": m.id, "document": m.document, "start": m.start, "end": m.end, "entity": m.entity, "rule": m.rule} for r in readings for m in r.mentions
        ],
        "quantities": [_quantity(q) for r in readings for q in r.quantities],
        "times": [
            {
                "id": t.id,
                "document": t.document,
                "start": t.start,
                "end": t.end,
                "value": t.value,
                "mod": t.mod,
                "certainty": t.certainty,
                "rules": list(t.rules),
            }
            for r in readings
            for t in r.times
        ],
        "quotations": [
            {"id": q.id, "document": q.document, "start": q.start, "end": q.end, "speaker": q.speaker, "partial": q.partial}
            for r in readings
            for q in r.quotations
        ],
        "attributions": [_attribution(a) for r in readings for a in r.attributions],
        "claims": [{**_claim(c, asked.get(c.id)), "grade": story.grades.get(c.id)} for r in readings for c in r.claims],
        "utterances": [{"id": u.id, "speaker": u.speaker, "occasion": u.occasion, "day": u.day, "claims": list(u.claims)} for u in story.utterances],
        "questions": [_question(q) for q in story.questions],
        "relations": [
            {"id": r.id, "kind": r.kind, "on": r.on, "reason": r.reason, "claims": list(r.claims), "quotations": list(r.quotations)} for r in story.relations
        ],
        "stemma": {
            "nodes": [{"id": n.id, "kind": n.kind, "label": n.label, "document": n.document, "source": n.source, "seen": n.seen} for n in story.nodes],
            "edges": [
                {"from": e.older, "to": e.younger, "kind": e.kind, "directed": e.directed, "certainty": e.certainty, "evidence": _spans(e.evidence)}
                for e in story.edges
            ],
        },
        "findings": [
            {"kind": f.kind, "label": f.label, "documents": list(f.documents), "claims": list(f.claims), "evidence": _spans(f.evidence)} for f in story.findings
        ],
        "decisions": [_decision(s) for s in story.decisions],
        "rejections": [{"name": r.name, "stage": r.stage, "code": r.code, "message": r.message} for r in story.rejections],
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _spans(rows: tuple[tuple[str, int, int], ...]) -> list[Row]:
    return [{"document": d, "start": s, "end": e} for d, s, e in rows]


def _document(document: Document, reading: Reading) -> Row:
    evidence = [{"value": e.value, "kind": e.kind, "certainty": e.certainty, "start": e.start, "end": e.end} for e in document.published_evidence]
    return {
        "id": document.id,
        "name": document.name,
        "url": document.url,
        "outlet": document.outlet,
        "language": document.language,
        "title": document.title,
        "published": document.published,
        "published_certainty": document.published_certainty,
        "published_evidence": evidence,
        "sha256": document.sha256,
        "text": document.text,
        "furniture": [{"start": f.start, "end": f.end, "kind": f.kind} for f in document.furniture],
        "gaps": [{"start": g.start, "end": g.end, "what": g.what} for g in reading.gaps],
        "flags": list(document.flags),
    }


def _entities(story: Story) -> list[Row]:
    used = {m.entity for r in story.readings.values() for m in r.mentions}
    made = []
    for key in sorted(used):
        known = story.knowledge.entities.get(key)
        name = story.names.get(key)
        label = known.label if known else name.label if name else key.rsplit("/", 1)[-1]
        if known is None and "@" in key and name is None:
            body, _, land = key.partition("@")
            parts = [story.knowledge.entities[x].label for x in (body, land) if x in story.knowledge.entities]
            label = " of ".join(parts) or label
        kind = known.type if known else name.type if name else "organisation"
        made.append({"id": key, "type": kind, "label": label, "names": {}, "identifiers": {}})
    return made


def _source(source: Source) -> Row:
    return {"id": source.id, "kind": source.kind, "label": source.label, "entity": source.entity}


def _quantity(quantity: Any) -> Row:
    return {
        "id": quantity.id,
        "document": quantity.document,
        "start": quantity.start,
        "end": quantity.end,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "qualifier": quantity.qualifier,
        "counted": quantity.counted,
        "unit": quantity.unit,
        "role": quantity.role,
        "basis": quantity.basis,
        "rules": list(quantity.rules),
    }


def _attribution(mark: Any) -> Row:
    span = {"start": mark.source[0], "end": mark.source[1]} if mark.source else None
    return {
        "id": mark.id,
        "document": mark.document,
        "source": span,
        "cue": {"start": mark.cue[0], "end": mark.cue[1]},
        "content": {"start": mark.content[0], "end": mark.content[1]},
        "kind": mark.kind,
        "act": mark.act,
        "rule": mark.rule,
    }


def _claim(claim: Claim, question: str | None) -> Row:
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "gloss": claim.gloss,
        "modality": claim.modality,
        "act": claim.act,
        "polarity": claim.polarity,
        "placement": claim.placement,
        "basis": claim.basis,
        "chain": [[x.source for x in hop] for hop in claim.chain],
        "chain_evidence": [[{"source": x.source, "start": x.start, "end": x.end, "presumed": x.presumed} for x in hop] for hop in claim.chain],
        "quantities": list(claim.quantities),
        "time": claim.time,
        "place": claim.place,
        "frame": claim.frame,
        "roles": dict(claim.roles),
        "key": claim.propositions[0].key.slots() if claim.propositions else None,
        "question": question,
        "answers": [_answer(question, p) for p in claim.propositions],
        "rules": list(claim.rules),
    }


def _answer(question: str | None, proposition: Proposition) -> Row:
    answer = proposition.answer
    evidence = {"start": answer.as_of_at[0], "end": answer.as_of_at[1]} if answer.as_of_at is not None else None
    return {
        "question": question,
        "value": _value(proposition),
        "as_of": answer.as_of,
        "as_of_evidence": evidence,
        "scope": list(answer.scope),
        "basis": answer.basis,
    }


def _value(proposition: Proposition) -> str | None:
    """The answer itself: the figure as the question has it, the date, the exact words, yes or no; None for a date that is not given."""
    answer = proposition.answer
    if answer.low is not None or answer.high is not None:
        return write_figure_of(answer)
    if answer.words is not None:
        return answer.words
    if proposition.key.asked == "when":
        return answer.day
    return "yes" if answer.positive else "no"


def _question(question: Any) -> Row:
    return {
        "id": question.id,
        "label": question.label,
        "key": question.key.slots(),
        "claims": list(question.claims),
        "answers": [{"value": a.value, "as_of": a.as_of, "claims": list(a.claims), "origins": _origins(a.origins)} for a in question.answers],
        "spread": _spread(spread_answers(question)),
        "origins": _origins(question.origins),
        "weight": question.weight,
    }


def _spread(spread: Spread | None) -> Row | None:
    if spread is None:
        return None
    return {"lowest": spread.lowest, "highest": spread.highest, "latest": list(spread.latest), "as_of": spread.as_of}


def _origins(origins: Any) -> Row:
    return {"low": origins.low, "high": origins.high, "unknown": origins.unknown, "reason": origins.reason}


def _decision(standing: Standing) -> Row:
    decision = standing.decision
    return {
        "id": decision.id,
        "kind": decision.kind,
        "value": decision.value,
        "author": decision.author,
        "time": decision.time,
        "reason": decision.reason,
        "anchors": [
            {
                "document": a.document,
                "revision": a.revision,
                "kind": a.kind,
                "start": a.start,
                "end": a.end,
                "text": a.text,
                "before": a.before,
                "after": a.after,
                "mark": mark,
            }
            for a, mark in zip(decision.anchors, standing.marks, strict=True)
        ],
        "state": standing.state,
        "why": standing.why,
        "overruled_by": standing.overruled_by,
        "withdrawn_by": standing.withdrawn_by,
    }
