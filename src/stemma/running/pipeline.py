"""The pipeline: captures to documents, readings, questions, stemma and findings. A function of the set of captures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from stemma.comparing.atlas import make_atlas
from stemma.comparing.body import settle_bodies
from stemma.comparing.cell import build_cells
from stemma.comparing.content import join_statements, relate_contents, relate_echoes
from stemma.comparing.entity import resolve_names
from stemma.comparing.exclusion import find_apart
from stemma.comparing.neighbour import find_neighbours
from stemma.comparing.portion import find_portions
from stemma.comparing.question import find_sums, group_answers
from stemma.comparing.ruling import rule_cells, rule_names
from stemma.comparing.source import carry_sources, resolve_labels, resolve_sources
from stemma.deciding.entity import rename_entities
from stemma.deciding.removal import leave_out, take_out
from stemma.deciding.replay import Replay, replay_decisions, rule_dates
from stemma.knowledge.table import HOME as TABLES
from stemma.knowledge.table import Knowledge, load_knowledge
from stemma.ledger.store import Ledger
from stemma.reading.name import name_key
from stemma.records.claim import Name, Reading, Source
from stemma.records.decision import Decision, Standing
from stemma.records.document import Document, Rejection
from stemma.records.finding import Edge, Finding, Node, Question, Relation, Utterance
from stemma.records.outcome import Outcome
from stemma.running.block import compare_blocks
from stemma.running.label import label_slot
from stemma.running.lexicons import Lexicons
from stemma.running.question import block_cells
from stemma.running.quotation import block_quotations
from stemma.running.reading import read_capture, read_ledger
from stemma.running.watch import Watch
from stemma.running.wording import make_contents, make_wordings
from stemma.tracing.finding import find_all
from stemma.tracing.stemma import draw_stemma
from stemma.tracing.utterance import gather_utterances


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything that a ledger shows; ``found`` is what reading found before people took anything out."""

    documents: dict[str, Document]
    found: dict[str, Reading]
    readings: dict[str, Reading]
    knowledge: Knowledge
    names: dict[str, Name]
    sources: dict[str, Source]
    questions: list[Question]
    relations: list[Relation]
    nodes: list[Node]
    edges: list[Edge]
    utterances: list[Utterance]
    findings: list[Finding]
    rejections: list[Rejection]
    packs: dict[str, str]
    decisions: tuple[Standing, ...]
    grades: dict[str, str]


def load_lexicons(extra: Iterable[Path] = (), *, once: bool = False) -> Lexicons:
    """Opens the packs and loads the knowledge.

    Args:
        extra: folders of topic packs.
        once: True where some of them are for one command.

    Returns:
        Lexicons by language; under None the one for languages without a pack.
    """
    return Lexicons(load_knowledge((TABLES, *extra)), once=once)


def tell_story(captures: Iterable[tuple[str, bytes]], lexicons: Lexicons, rejected: Iterable[Rejection] = (), decisions: Iterable[Decision] = ()) -> Story:
    """Reads, compares and traces a set of captures under a set of decisions.

    Args:
        captures: names and bytes, in any order.
        lexicons: by language.
        rejected: what was rejected before.
        decisions: what people ruled, in any order.

    Returns:
        The story; the same for every order of captures and decisions.
    """
    log = list(decisions)
    days = rule_dates(log)
    return _tell((read_capture(name, data, lexicons, days) for name, data in captures), lexicons, rejected, log)


def open_story(store: Ledger, lexicons: Lexicons, watch: Watch | None = None, comparing: Watch | None = None) -> Story:
    """Tells the story of a ledger from its kept readings and comparisons; only what has changed is read and compared again.

    Args:
        store: the ledger.
        lexicons: by language.
        watch: told of each page that is read again.
        comparing: told of each cell, and of each speaker whose quotations, are compared again.

    Returns:
        The story, the same as from the captures.
    """
    outcomes = read_ledger(store, lexicons, rule_dates(store.decisions()), watch)
    return compare_ledger(store, outcomes.values(), lexicons, comparing)


def compare_ledger(store: Ledger, outcomes: Iterable[Outcome], lexicons: Lexicons, watch: Watch | None = None) -> Story:
    """Tells the story of a ledger whose captures were read.

    Args:
        store: the ledger.
        outcomes: of all its captures.
        lexicons: by language.
        watch: told of each cell, and of each speaker whose quotations, are compared again.

    Returns:
        The story.
    """
    return _tell(outcomes, lexicons, store.rejections(), store.decisions(), store, watch)


def _tell(
    outcomes: Iterable[Outcome],
    lexicons: Lexicons,
    rejected: Iterable[Rejection],
    log: list[Decision],
    store: Ledger | None = None,
    watch: Watch | None = None,
) -> Story:
    chosen: dict[str, tuple[Document, Reading]] = {}
    refused = list(rejected)
    for outcome in outcomes:
        if outcome.rejection is not None:
            refused.append(outcome.rejection)
        document, reading = outcome.document, outcome.reading
        if document is None or reading is None:
            continue
        rival = chosen.get(document.id)
        if rival is None or (document.sha256, document.name) < (rival[0].sha256, rival[0].name):
            chosen[document.id] = document, reading
    documents = {k: chosen[k][0] for k in sorted(chosen, key=lambda i: (chosen[i][0].name, i))}
    readings = {k: chosen[k][1] for k in documents}
    replay = replay_decisions(log, documents, readings)
    return _compare(documents, readings, replay, lexicons, _one_each(refused), store, watch)


def _one_each(rejections: list[Rejection]) -> list[Rejection]:
    """One rejection for each name, whatever the order in which they came."""
    first: dict[str, Rejection] = {}
    for rejection in sorted(rejections, key=lambda r: (r.name, r.stage, r.code, r.message)):
        first.setdefault(rejection.name, rejection)
    return list(first.values())


def _compare(
    documents: dict[str, Document],
    found: dict[str, Reading],
    replay: Replay,
    lexicons: Lexicons,
    rejections: list[Rejection],
    store: Ledger | None,
    watch: Watch | None,
) -> Story:
    knowledge = lexicons.knowledge
    left_out = {k: leave_out(documents[k], r) for k, r in found.items() if k in replay.excluded}
    counted = {k: d for k, d in documents.items() if k not in left_out}
    documents = documents | {k: d for k, (d, _) in left_out.items()}
    kept = {k: left_out[k][1] if k in left_out else take_out(r, replay.wrong) for k, r in found.items()}
    told = [n for r in kept.values() for n in r.names]
    table = rule_names(resolve_names(told), replay.entities.groups, replay.entities.apart)
    names = resolve_labels((n for n in told if not n.key.startswith("person/")), table)
    renamed, moved = rename_entities(kept, {x: table[x] for group in replay.entities.groups for x in group})
    atlas = make_atlas(knowledge, renamed.values(), table)
    renamed = {k: settle_bodies(r, atlas.lands.get(k), knowledge) for k, r in renamed.items()}
    resolved = resolve_sources((s for r in renamed.values() for s in r.sources), table, names)
    readings = {k: carry_sources(r, resolved) for k, r in renamed.items()}
    claims = {c.id: c for r in readings.values() for c in r.claims}
    sources = {s.id: s for s in resolved.values()}
    gaps = {f.counts or f.id: f.gap_days for f in knowledge.frames.values() if f.gap_days is not None}
    alike = [*relate_contents(make_contents(documents, readings, knowledge)), *relate_echoes(claims.values())]
    asked = join_statements(build_cells(claims.values(), table, gaps, atlas), alike)
    cells = rule_cells(asked, replay.claims.groups, replay.claims.apart)
    blocks = [*block_cells(cells, documents, sources, names, knowledge), *block_quotations(make_wordings(documents, readings, sources, knowledge))]
    compared = compare_blocks(blocks, lexicons, store, watch)
    questions = sorted((c.question for c in compared if c.question is not None), key=lambda q: (-q.weight, q.id))
    grouped = [(cell, group_answers(cell)) for cell in cells]
    parents = {c.id: c.parent for c in knowledge.concepts.values()}
    relations = [r for c in compared for r in c.relations]
    relations += find_sums(cells, parents)
    relations += find_neighbours(grouped, atlas, lambda slot: label_slot(slot, knowledge, names, sources))
    relations += find_portions((groups for _, groups in grouped), {c.id: c.kind for c in knowledge.concepts.values()})
    relations += find_apart(cells, parents, replay.claims.apart, lambda slot: label_slot(slot, knowledge, names, sources))
    relations += alike
    nodes, edges = draw_stemma(counted, claims.values(), sources)
    return Story(
        documents=documents,
        found=found,
        readings=readings,
        knowledge=knowledge,
        names=names,
        sources=sources,
        questions=questions,
        relations=sorted({r.id: r for r in relations}.values(), key=lambda r: r.id),
        nodes=nodes,
        edges=edges,
        utterances=gather_utterances(claims.values(), sources, relations),
        findings=find_all(counted, claims, sources, questions, relations, _publishers(counted, sources)),
        rejections=rejections,
        packs={str(k): lexicons.digest(k) for k in sorted({d.language for d in documents.values()}, key=str)},
        decisions=replay.standings,
        grades={_carried(moved.get(k, k), resolved): v for k, v in replay.grades.items()},
    )


def _publishers(documents: Mapping[str, Document], sources: Mapping[str, Source]) -> dict[str, str]:
    """By document, the source that is its own outlet."""
    outlets = {name_key(s.label, None): s.id for s in sorted(sources.values(), key=lambda s: s.id) if s.kind in ("outlet", "agency")}
    own = {d.id: outlets.get(name_key(d.outlet, None)) for d in documents.values() if d.outlet}
    return {k: v for k, v in own.items() if v is not None}


def _carried(mark: str, resolved: Mapping[str, Source]) -> str:
    """The id that a graded source or claim has in the story."""
    return resolved[mark].id if mark in resolved else mark
