"""Cells to questions: each with all that shapes what is said of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from stemma.comparing.cell import Cell
from stemma.comparing.question import Group, group_answers, relate_answers
from stemma.knowledge.table import Knowledge
from stemma.reading.gloss import write_figure_of
from stemma.records.claim import Name, Source
from stemma.records.document import Document
from stemma.records.finding import AnswerClass, Comparison, Origins, Question, Relation
from stemma.running.block import Block
from stemma.running.label import label_slot, write_label, write_statement
from stemma.tracing.origin import count_origins

_SAID = "what-said"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """A cell, the sources in the chains of its members, and its question in English."""

    cell: Cell
    sources: tuple[Source, ...]
    label: str


def block_cells(
    cells: Iterable[Cell],
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    names: Mapping[str, Name],
    knowledge: Knowledge,
) -> list[Block]:
    """Makes each cell a block of its own.

    Args:
        cells: the cells, with rulings applied.
        documents: by id.
        sources: by id.
        names: names made on the spot.
        knowledge: the tables.

    Returns:
        Blocks in order of the cells; compared, each gives its question and the relations inside it.
    """
    english = frozenset(d.id for d in documents.values() if d.language == "en")
    made = []
    for cell in cells:
        chained = {link.source for m in cell.members for hop in m.claim.chain for link in hop}
        matter = _Matter(
            cell=replace(cell, maybe=()),  # to which other cells a lone claim might belong says nothing of its answers
            sources=tuple(sources[s] for s in sorted(chained) if s in sources),
            label=_write_label(cell, knowledge, names, sources, english),
        )
        made.append(Block(name=cell.id, matter=matter, compare=partial(_compare, matter)))
    return made


def _write_label(cell: Cell, knowledge: Knowledge, names: Mapping[str, Name], sources: Mapping[str, Source], english: frozenset[str]) -> str:
    """The question of a key; for statements that came together by their words, one of them, an English one if there is one."""
    said = [m for m in cell.members if m.key.asked == _SAID]
    if cell.key.asked != _SAID or len(said) < 2 or all(m.key == cell.key and m.key.complete for m in said):
        return write_label(cell.key, cell.members[0].claim.frame, knowledge, names, sources)
    first = min(said, key=lambda m: (m.claim.document not in english, not m.proposition.answer.positive, m.order))
    speakers = {m.key.who for m in said}
    speaker = label_slot(min(speakers), knowledge, names, sources) if len(speakers) == 1 else ""
    return write_statement(first.proposition.answer.words or "", speaker)


def _compare(matter: _Matter) -> Comparison:
    groups = group_answers(matter.cell)
    relations = relate_answers(groups)
    return Comparison(question=_question(matter, groups, relations), relations=tuple(relations))


def _question(matter: _Matter, groups: Iterable[Group], relations: Iterable[Relation]) -> Question:
    cell = matter.cell
    claims = {m.claim.id: m.claim for m in cell.members}
    sources = {s.id: s for s in matter.sources}
    answers = tuple(_answer(g, count_origins([claims[c] for c in g.claims], sources)) for g in groups)
    pages = {c.document for c in claims.values()}
    rivals = sum(r.kind in ("conflicts", "denies") for r in relations)
    return Question(
        id=cell.id,
        label=matter.label,
        key=cell.key,
        claims=tuple(claims),
        answers=answers,
        origins=count_origins(claims.values(), sources),
        weight=4 * len(pages) + len({a.value for a in answers}) + len(claims) + 2 * rivals,
    )


def _answer(group: Group, origins: Origins) -> AnswerClass:
    answer = group.members[0].proposition.answer
    return AnswerClass(
        value=_value(group),
        claims=group.claims,
        claimer=group.claimer,
        origins=origins,
        as_of=answer.as_of,
        low=answer.low,
        high=answer.high,
        unit=answer.unit,
    )


def _value(group: Group) -> str:
    answer = group.members[0].proposition.answer
    if answer.low is not None or answer.high is not None:
        return write_figure_of(answer)
    if answer.words is not None:
        return "in words"
    return (answer.day or "yes, no date given") if answer.positive else "no"
