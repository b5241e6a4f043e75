"""Cells to questions: each with all that shapes what is said of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from stemma.comparing.atlas import SCENE
from stemma.comparing.cell import Cell
from stemma.comparing.question import Group, group_answers, relate_answers
from stemma.knowledge.table import Knowledge
from stemma.reading.gloss import fill, write_value
from stemma.records.claim import Name, Source
from stemma.records.finding import AnswerClass, Comparison, Question, Relation
from stemma.running.block import Block
from stemma.tracing.origin import count_origins


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """A cell, the sources in the chains of its members, and the labels of the references in its key."""

    cell: Cell
    sources: tuple[Source, ...]
    labels: tuple[tuple[str, str], ...]


def block_cells(cells: Iterable[Cell], sources: Mapping[str, Source], names: Mapping[str, Name], knowledge: Knowledge) -> list[Block]:
    """Makes each cell a block of its own.

    Args:
        cells: the cells, with rulings applied.
        sources: by id.
        names: names made on the spot.
        knowledge: the tables.

    Returns:
        Blocks in order of the cells; compared, each gives its question and the relations inside it.
    """
    matters = [_gather(cell, sources, names, knowledge) for cell in cells]
    return [Block(name=m.cell.id, matter=m, compare=partial(_compare, m, knowledge)) for m in matters]


def _gather(cell: Cell, sources: Mapping[str, Source], names: Mapping[str, Name], knowledge: Knowledge) -> _Matter:
    chained = {link.source for m in cell.members for hop in m.claim.chain for link in hop}
    asked = sorted({r for slot in (cell.key.who, cell.key.to, cell.key.where) for r in slot.split(",")})
    return _Matter(
        cell=replace(cell, maybe=()),  # to which other cells a lone claim might belong says nothing of its answers
        sources=tuple(sources[s] for s in sorted(chained) if s in sources),
        labels=tuple((r, _label(r, knowledge, names, sources)) for r in asked),
    )


def _label(reference: str, knowledge: Knowledge, names: Mapping[str, Name], sources: Mapping[str, Source]) -> str:
    if reference in ("?", "-") or reference.startswith(SCENE):
        return ""
    if reference in knowledge.entities:
        return knowledge.entities[reference].label
    if reference in names:
        return names[reference].label
    return sources[reference].label if reference in sources else reference.rsplit("/", 1)[-1]


def _compare(matter: _Matter, knowledge: Knowledge) -> Comparison:
    groups = group_answers(matter.cell)
    relations = relate_answers(groups)
    return Comparison(question=_question(matter, groups, relations, knowledge), relations=tuple(relations))


def _question(matter: _Matter, groups: Iterable[Group], relations: Iterable[Relation], knowledge: Knowledge) -> Question:
    cell = matter.cell
    claims = {m.claim.id: m.claim for m in cell.members}
    sources = {s.id: s for s in matter.sources}
    answers = tuple(
        AnswerClass(
            value=_value(g),
            claims=g.claims,
            claimer=g.claimer,
            origins=count_origins([claims[c] for c in g.claims], sources),
        )
        for g in groups
    )
    pages = {c.document for c in claims.values()}
    rivals = sum(r.kind in ("conflicts", "denies") for r in relations)
    return Question(
        id=cell.id,
        label=_write_label(matter, knowledge),
        key=cell.key,
        claims=tuple(claims),
        answers=answers,
        origins=count_origins(claims.values(), sources),
        weight=4 * len(pages) + len({a.value for a in answers}) + len(claims) + 2 * rivals,
    )


def _value(group: Group) -> str:
    answer = group.members[0].proposition.answer
    if answer.low is not None or answer.high is not None:
        return write_value(answer.low, answer.high, answer.qualifier, answer.unit)
    if answer.words is not None:
        return "in words"
    return (answer.day or "yes, no date given") if answer.positive else "no"


def _write_label(matter: _Matter, knowledge: Knowledge) -> str:
    """The question in English, from its key."""
    key, frame, labels = matter.cell.key, matter.cell.members[0].claim.frame, dict(matter.labels)

    def label(slot: str) -> str:
        return " and ".join(x for r in slot.split(",") if (x := labels[r]))

    concept = knowledge.concepts.get(key.what)
    what = concept.label if concept is not None else key.what.split(":")[-1]
    values = {"who": label(key.who), "to": label(key.to), "where": label(key.where), "what": what}
    found = knowledge.frames.get(frame or "")
    if key.asked == "what-said":
        return fill("What did {who} say[ about {to}]?", values)
    if found is not None and found.asks == key.asked:
        return fill(found.question_planned if key.status == "planned" else found.question, values)
    if key.asked == "whether" and found is not None:
        text = fill(f"{found.event}: whether", values)
        return text[:1].upper() + text[1:]
    head = {"how-many": "How many {what}", "what-share": "What share of {what}", "how-much": "How much {what}"}.get(key.asked, "What of {what}")
    event = f" ({fill(found.event, values)})" if found is not None else ""
    return fill(head + "[ in {where}]", values) + event + ("?" if key.status == "done" else " is planned?")
