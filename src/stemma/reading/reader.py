"""The reading of one document: every annotator in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from stemma.expressions.dated import find_moments
from stemma.expressions.figure import find_figures
from stemma.expressions.quote import find_quoted
from stemma.expressions.scan import Scan, scan_text, without_hits
from stemma.knowledge.lexicon import Lexicon
from stemma.knowledge.table import Knowledge
from stemma.reading.actor import Actor, Cast, cast_document
from stemma.reading.apposition import join_roles
from stemma.reading.body import join_bodies
from stemma.reading.chain import find_venues
from stemma.reading.claim import Material, fill_open, make_claim
from stemma.reading.clock import read_times
from stemma.reading.count import Count, read_counts
from stemma.reading.echo import answer_echoes
from stemma.reading.elision import fill_elided
from stemma.reading.gap import Seen, find_gaps
from stemma.reading.layout import Sentence, find_sentence, find_sentences
from stemma.reading.phrase import find_parts, find_phrases
from stemma.reading.place import WATER
from stemma.reading.quotation import read_quotations
from stemma.reading.saying import Credit, Saying
from stemma.reading.segment import Segment, cut_segments
from stemma.reading.speech import SayingReader
from stemma.reading.stage import Stage, quoted_tokens, without_interjections
from stemma.records.claim import Claim, Reading, Source
from stemma.records.document import Document
from stemma.records.ids import mark_id
from stemma.records.mark import Attribution, Mention, Quantity

_PROPER = ("name", "person", "outlet", "organisation")
_PAIRS = (('"', '"'), ("«", "»"), ("„", "“"), ("“", "”"), ("„", "”"))


def read_document(document: Document, lexicon: Lexicon) -> Reading:
    """Reads a document.

    Args:
        document: the document.
        lexicon: the lexicon of its language.

    Returns:
        Its marks and claims; the same for the same document and lexicon.
    """
    scan = scan_text(document.text, lexicon)
    furniture = [(f.start, f.end) for f in document.furniture]
    sentences = find_sentences(scan, document.language, furniture, document.title)
    moments = [m for m in find_moments(scan) if _inside(sentences, m.first)]
    timed = frozenset(i for m in moments if not m.is_duration for i in range(m.first, m.last))
    figures = find_figures(scan)
    quoted = [q for s in _paragraphs(scan, sentences) for q in find_quoted(document.text, lexicon.pack.quotes if lexicon.pack else _PAIRS, *s)]
    inside = quoted_tokens(scan, quoted)
    parts = find_parts(scan, sentences, timed, inside)
    scan = without_hits(scan, ((p.first, p.last) for p in parts if p.kind in _PROPER), frozenset(("frames", "concepts")))
    scan = without_hits(scan, ((p.first, p.last) for p in parts if p.kind == "institution"), frozenset(("frames",)))
    counts = fill_elided(scan, read_counts(scan, figures, sentences, timed, parts))
    cast = cast_document(scan, sentences, find_phrases(scan, parts, sentences))
    cast = replace(cast, actors=tuple(join_bodies(scan, join_roles(scan, list(cast.actors)))))
    sayings, credits = _sayings(scan, cast, sentences, without_interjections(scan, inside))
    quotations, speakers = read_quotations(scan, document, quoted, inside, sentences, sayings, cast)
    quantities = {c.figure.core: _quantity(scan, document, c) for c in counts}
    material = Material(
        scan=scan,
        document=document,
        cast=cast,
        sentences=sentences,
        sayings=sayings,
        credits=credits,
        venues=find_venues(scan, sentences, cast.actors),
        quantities=quantities,
        quotations=quotations,
        times=read_times(scan, document, moments),
    )
    counted: dict[int, list[Count]] = defaultdict(list)
    for count in counts:
        counted[count.sentence.index].append(count)
    told: dict[int, list[Saying]] = defaultdict(list)
    for saying in sayings:
        told[saying.sentence.index].append(saying)
    segments: list[Segment] = []
    for sentence in sentences:
        near = sentences[sentence.index - 1] if sentence.index else None
        before = near if near is not None and near.paragraph >= sentence.paragraph - 1 else None
        segments.extend(cut_segments(scan, sentence, counted[sentence.index], told[sentence.index], before))
    claims = fill_open(_one_each(answer_echoes(scan, [(s, make_claim(material, s)) for s in segments])))
    seen = Seen(
        scan=scan,
        sentences=sentences,
        counts=counts,
        sayings=sayings,
        credits=credits,
        venues=material.venues,
        quoted=quoted,
        inside=inside,
        quotations=quotations,
    )
    return Reading(
        document=document.id,
        revision=document.sha256,
        language=document.language,
        made_with=lexicon.digest,
        mentions=_mentions(scan, document, cast),
        quantities=tuple(quantities[k] for k in sorted(quantities)),
        times=tuple(material.times),
        quotations=tuple(quotations),
        attributions=_attributions(scan, document, sayings),
        claims=tuple(claims),
        sources=_sources(sayings, credits, material, speakers),
        names=cast.names,
        gaps=find_gaps(seen, segments, claims),
        scene=cast.scene.entities,
        places=tuple(sorted({p.entity for p in cast.places if p.level != WATER and not p.is_seat})),
    )


def _one_each(claims: list[Claim]) -> list[Claim]:
    """One claim for each span: what a sentence says of the one before it ("this was reported by X") never hides a figure or an event there."""
    made: dict[str, Claim] = {}
    for claim in claims:
        rival = made.get(claim.id)
        if rival is None or _weight(claim) >= _weight(rival):
            made[claim.id] = claim
    return list(made.values())


def _weight(claim: Claim) -> tuple[bool, bool]:
    return bool(claim.quantities), claim.frame is not None


def _inside(sentences: list[Sentence], token: int) -> bool:
    return find_sentence(sentences, token) is not None


def _paragraphs(scan: Scan, sentences: list[Sentence]) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        if sentence.first >= sentence.last:
            continue
        start, end = scan.span(sentence.first, sentence.last)
        spans[sentence.paragraph] = (spans.get(sentence.paragraph, (start, end))[0], end)
    return [spans[k] for k in sorted(spans)]


def _sayings(scan: Scan, cast: Cast, sentences: list[Sentence], quoted: list[tuple[int, int]]) -> tuple[list[Saying], list[Credit]]:
    actors = tuple(replace(a, kind="thing") if _is_spot(a, cast.knowledge) else a for a in cast.actors)
    reader = SayingReader(Stage(scan=scan, actors=actors, quoted=quoted, sentences=sentences))
    sayings, credits = [], []
    for sentence in sentences:
        made, found = reader.read(sentence)
        sayings.extend(made)
        credits.extend(found)
    return [_as_government(cast, s) for s in sayings], credits


def _is_spot(actor: Actor, knowledge: Knowledge) -> bool:
    """True for a place that does not speak; a capital may, for its government, and a seat such as the Kremlin."""
    entity = actor.entity or ""
    if actor.kind == "place":
        return entity not in knowledge.lands and not knowledge.is_site(entity)
    return actor.kind == "organisation" and entity.startswith("name/place/")


def _as_government(cast: Cast, saying: Saying) -> Saying:
    """A capital that speaks is its government."""
    source = saying.source
    if source is None or source.kind != "place" or source.entity is None:
        return saying
    land = cast.knowledge.lands.get(source.entity)
    if land is None:
        return saying
    return replace(saying, source=replace(source, kind="organisation", entity=land.id, label=f"{land.label} ({source.label})", country=land.id))


def _quantity(scan: Scan, document: Document, count: Count) -> Quantity:
    figure = count.figure
    start, end = scan.span(figure.first, figure.last)
    return Quantity(
        id=mark_id("quantity", document.id, document.sha256, start, end),
        document=document.id,
        start=start,
        end=end,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        counted=count.counted,
        concept=count.concept,
        unit=figure.unit,
        role=figure.role,
        basis=figure.basis,
        hedged=count.hedged,
        rules=figure.rules,
    )


def _mentions(scan: Scan, document: Document, cast: Cast) -> tuple[Mention, ...]:
    made: dict[tuple[int, int, str], Mention] = {}
    for sighting in cast.sightings:
        start, end = scan.span(sighting.first, sighting.last)
        if (start, end, sighting.entity) in made:
            continue
        made[start, end, sighting.entity] = Mention(
            id=mark_id("mention", document.id, document.sha256, start, end),
            document=document.id,
            start=start,
            end=end,
            entity=sighting.entity,
            rule=sighting.rule,
        )
    return tuple(made[k] for k in sorted(made))


def _attributions(scan: Scan, document: Document, sayings: list[Saying]) -> tuple[Attribution, ...]:
    made = {}
    for saying in sayings:
        cue, content = scan.span(*saying.cue), scan.span(*saying.content)
        source = scan.span(saying.source.first, saying.source.last) if saying.source else None
        mark = mark_id("attribution", document.id, document.sha256, *cue)
        made[mark] = Attribution(
            id=mark,
            document=document.id,
            source=source,
            cue=cue,
            content=content,
            start=cue[0],
            end=cue[1],
            kind=saying.kind,
            act=saying.act,
            rule=saying.rule,
        )
    return tuple(made.values())


def _sources(sayings: list[Saying], credits: list[Credit], material: Material, speakers: list[Actor]) -> tuple[Source, ...]:
    actors = [s.source for s in sayings if s.source] + [a for s in sayings for row in s.relays for a in row]
    actors += [a for c in credits for row in c.hops for a in row] + [a for v in material.venues for a in v.outlets] + speakers
    made = {s.id: s for s in (a.source() for a in actors)}
    return tuple(made[k] for k in sorted(made))
