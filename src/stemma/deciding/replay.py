"""The replay of all decisions on the documents and readings as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from stemma.deciding.anchor import Find, find_anchor, marks_of
from stemma.deciding.settlement import Ruling, Settlement, settle_pairs
from stemma.records.claim import Reading
from stemma.records.decision import APPLIED, EXCLUDE, GRADE, MOVED, NOT_SAME, ORPHANED, OTHER_DATE, SAME, WITHDRAW, WRONG_MARK, Decision, Standing
from stemma.records.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """The log with its states, and what holds: claims and entities joined or kept apart, marks taken out, documents left out, grades by source or claim."""

    standings: tuple[Standing, ...]
    claims: Settlement
    entities: Settlement
    wrong: frozenset[str]
    excluded: frozenset[str]
    grades: dict[str, str]


def replay_decisions(decisions: Iterable[Decision], documents: Mapping[str, Document], readings: Mapping[str, Reading]) -> Replay:
    """Replays decisions; the same for every order of them.

    Args:
        decisions: the log.
        documents: by id.
        readings: by document, before anything is taken out.

    Returns:
        Every decision once, in order of time, with its state; and what holds.
    """
    log = sorted({d.id: d for d in decisions}.values(), key=lambda d: d.order)
    withdrawn = find_withdrawn(log)
    known = {d.id for d in log}
    standings = [replace(_standing(d, documents, readings, known), withdrawn_by=withdrawn.get(d.id)) for d in log]
    live = [s for s in reversed(standings) if s.holds]
    entities = {m.id: m.entity for r in readings.values() for m in reversed(r.mentions)}
    on_claims = settle_pairs(_pairs(live, "claim", {}))
    on_entities = settle_pairs(_pairs(live, "mention", entities))
    overruled = {**on_claims.overruled, **on_entities.overruled, **_superseded(live)}
    settled = [replace(s, overruled_by=overruled.get(s.decision.id)) for s in standings]
    return Replay(
        standings=tuple(_explained(s, entities) for s in settled),
        claims=on_claims,
        entities=on_entities,
        wrong=_marked(settled, WRONG_MARK),
        excluded=_marked(settled, EXCLUDE),
        grades={s.marks[0]: s.decision.value for s in settled if s.holds and s.decision.kind == GRADE and s.marks[0] and s.decision.value},
    )


def _marked(settled: Iterable[Standing], kind: str) -> frozenset[str]:
    """What the decisions of a kind that hold point at."""
    return frozenset(s.marks[0] for s in settled if s.holds and s.decision.kind == kind and s.marks[0] is not None)


def find_withdrawn(decisions: Iterable[Decision]) -> dict[str, str]:
    """Finds the decisions that are withdrawn; a withdrawal that is itself withdrawn takes nothing away.

    Args:
        decisions: the log.

    Returns:
        By withdrawn decision, the withdrawal that holds.
    """
    by_target: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda d: d.order):
        if decision.kind == WITHDRAW and decision.value:
            by_target.setdefault(decision.value, []).append(decision)

    def against(decision: str) -> str | None:
        # An id is made from what it withdraws, so no chain of withdrawals comes back to itself.
        return next((w.id for w in by_target.get(decision, ()) if against(w.id) is None), None)

    found = {target: against(target) for target in by_target}
    return {target: by for target, by in found.items() if by is not None}


def rule_dates(decisions: Iterable[Decision]) -> dict[str, str]:
    """The publication dates that people gave; they enter before reading.

    Args:
        decisions: the log.

    Returns:
        By document, the day of the latest decision that is not withdrawn.
    """
    log = list(decisions)
    withdrawn = find_withdrawn(log)
    live = sorted((d for d in log if d.kind == OTHER_DATE and d.id not in withdrawn), key=lambda d: d.order)
    return {d.anchors[0].document: d.value for d in live if d.value}


def _standing(decision: Decision, documents: Mapping[str, Document], readings: Mapping[str, Reading], known: set[str]) -> Standing:
    if decision.kind == WITHDRAW:
        found = decision.value in known
        return Standing(decision=decision, state=APPLIED if found else ORPHANED, marks=(), why="" if found else "what it withdraws is not in this ledger")
    finds = [_find(decision, position, documents, readings) for position in range(len(decision.anchors))]
    state = next((s for s in (ORPHANED, MOVED) if any(f.state == s for f in finds)), APPLIED)
    return Standing(decision=decision, state=state, marks=tuple(f.mark for f in finds), why="; ".join(dict.fromkeys(f.why for f in finds if f.state == state)))


def _find(decision: Decision, position: int, documents: Mapping[str, Document], readings: Mapping[str, Reading]) -> Find:
    anchor = decision.anchors[position]
    reading = readings.get(anchor.document)
    marks = marks_of(reading, anchor.kind) if reading is not None and anchor.kind != "document" else []
    return find_anchor(anchor, documents.get(anchor.document), marks)


def _pairs(live: Iterable[Standing], kind: str, behind: Mapping[str, str]) -> Iterator[Ruling]:
    for standing in live:
        decision = standing.decision
        if decision.kind not in (SAME, NOT_SAME) or decision.anchors[0].kind != kind:
            continue
        left, right = (behind.get(m or "", m or "") for m in standing.marks)
        yield Ruling(decision=decision.id, joins=decision.kind == SAME, left=left, right=right)


def _superseded(live: Iterable[Standing]) -> dict[str, str]:
    """Dates and grades for which a later one was given, the latest first."""
    latest: dict[tuple[str, str], Decision] = {}
    made = {}
    for standing in live:
        decision = standing.decision
        if decision.kind not in (OTHER_DATE, GRADE):
            continue
        holds = latest.setdefault((decision.kind, standing.marks[0] or ""), decision)
        if holds.value != decision.value:
            made[decision.id] = holds.id
    return made


def _explained(standing: Standing, entities: Mapping[str, str]) -> Standing:
    """Says so where a decision is found and can have no effect."""
    decision = standing.decision
    if decision.kind == NOT_SAME and standing.holds:
        left, right = (entities.get(m or "", m or "") for m in standing.marks)
        if left == right:
            return replace(standing, why=f"{standing.why}; both are one by name, nothing can be kept apart")
    return standing
