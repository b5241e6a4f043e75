"""Claims: segments with chain, status, key, answer and gloss."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stemma.expressions.scan import Scan
from stemma.knowledge.table import Frame, Knowledge
from stemma.reading.actor import Actor, Cast
from stemma.reading.asof import AsOf, find_as_of
from stemma.reading.chain import Authority, Venue, make_authority
from stemma.reading.count import Count
from stemma.reading.frame import Roles, find_frame, find_holder, find_roles, make_key, state_of
from stemma.reading.gloss import label_slot, write_gloss
from stemma.reading.layout import Sentence, find_host
from stemma.reading.place import choose_place
from stemma.reading.saying import Credit, Saying
from stemma.reading.segment import Segment
from stemma.reading.status import Status, read_status
from stemma.records.claim import NONE, OF, OPEN, WORD, Answer, Claim, Key, Proposition
from stemma.records.document import Document
from stemma.records.ids import mark_id
from stemma.records.mark import Quantity, Quotation, TimeExpression

_RECENT_MONTHS = 3
_MONEY = "money"
_HOLDER = "holder"
_AHEAD = ("planned", "promised", "expected", "demanded", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All marks of a document that claims are made from."""

    scan: Scan
    document: Document
    cast: Cast
    sentences: list[Sentence]
    sayings: list[Saying]
    credits: list[Credit]
    venues: list[Venue]
    quantities: dict[tuple[int, int], Quantity]
    quotations: list[Quotation]
    times: list[TimeExpression]


def make_claim(material: Material, segment: Segment) -> Claim:
    """Makes the claim of a segment.

    Args:
        material: the marks of the document.
        segment: the stretch.

    Returns:
        The claim with its propositions.
    """
    scan, document = material.scan, material.document
    authority = make_authority(scan, segment.head, segment.sentence, material.sayings, material.credits, material.venues)
    status = _continued(material, segment, authority, _status(scan, segment, authority))
    start, end = scan.span(segment.first, segment.last)
    roles = _roles(material, segment, authority)
    key, inferred = _key(material, segment, roles, status, authority)
    quantity = material.quantities.get(segment.count.figure.core) if segment.count is not None else None
    as_of = _as_of(material, segment, status, authority) if quantity is not None else None
    time = _time_near(material, segment, as_of)
    propositions = _propositions(material, segment, key, inferred, status, quantity, time, as_of, scan.text[start:end])
    gloss = _gloss(material, segment, key, status, authority)
    basis = None
    return Claim(
        id=mark_id("claim", document.id, document.sha256, start, end),
        document=document.id,
        start=start,
        end=end,
        gloss=gloss,
        modality=status.modality,
        act=authority.saying.act if authority.saying else None,
        polarity=status.polarity,
        hedges=status.hedges,
        placement=segment.sentence.placement,
        basis=basis,
        chain=authority.chain,
        quantities=(quantity.id,) if quantity is not None else (),
        quotations=tuple(q.id for q in material.quotations if q.start < end and start < q.end),
        time=time.id if time is not None else None,
        said=_said(material, authority),
        occasion=authority.occasion,
        place=key.where if key is not None and key.where not in (OPEN, NONE) else None,
        frame=segment.frame.id if segment.frame is not None else None,
        roles=tuple((n, v) for n, v in (("who", roles.who), ("to", roles.to), ("where", roles.where)) if v),
        propositions=propositions,
        rules=_rules(segment, status, authority, as_of),
    )


def _status(scan: Scan, segment: Segment, authority: Authority) -> Status:
    """The status of the clause; what stands behind a dash has that of the clause before it."""
    status = read_status(scan, segment.clause.first, segment.last, segment.head, authority.saying)
    host = find_host(scan, segment.sentence, segment.clause) if status.modality == "asserted" else None
    if host is None:
        return status
    outer = read_status(scan, host.first, host.last, host.last, authority.saying)
    return replace(status, modality=outer.modality, rules=(*status.rules, *outer.rules))


def _continued(material: Material, segment: Segment, authority: Authority, status: Status) -> Status:
    """A sentence that goes on with "by his account" keeps the status of what the claimer said before it."""
    saying = authority.saying
    if saying is None or saying.kind != "according_pronoun" or status.modality != "asserted" or not segment.sentence.index:
        return status
    before = material.sentences[segment.sentence.index - 1]
    found = find_frame(material.scan, before.first, before.last)
    head = found[1].first if found is not None else before.last
    earlier = read_status(material.scan, before.first, before.last, head, None)
    return replace(status, modality=earlier.modality, rules=(*status.rules, *earlier.rules))


def _roles(material: Material, segment: Segment, authority: Authority) -> Roles:
    """The roles of the clause; what it leaves open is looked for in the sentence, then in the sentence before."""
    empty = Roles(who=None, to=None, where=None, parties=())
    if segment.frame is None:
        return empty
    # Whoever plans a deed is its doer; whoever tells of one is not.
    speaker = authority.saying.source if authority.saying and authority.saying.kind != "intent" else None
    actors = [a for a in material.cast.actors if speaker is None or (a.first != speaker.first and not (a.entity and a.entity == speaker.entity))]
    roles = find_roles(
        material.scan, segment.frame, segment.head if segment.trigger is None else segment.trigger.first, actors, segment.clause.first, segment.clause.last
    )
    saying = authority.saying
    wider = saying.content if saying is not None else (segment.sentence.first, segment.sentence.last)
    if segment.frame.who_is == _HOLDER:
        around = (segment.sentence.first, segment.sentence.last)
        who = find_holder(material.scan.lexicon.knowledge, actors, segment.head, (segment.first, segment.last), around)
        who = who or (speaker.entity if speaker is not None and speaker.kind == "person" else None)  # "Burlea claims 52%"
        return Roles(who=who, to=None, where=None, parties=())
    roles = replace(_complete(roles, find_roles(material.scan, segment.frame, segment.head, actors, *wider)), where=_where(material, segment, wider))
    if _needs_more(segment, roles) and segment.sentence.index > 0:
        before = material.sentences[segment.sentence.index - 1]
        if before.paragraph >= segment.sentence.paragraph - 1:
            found = find_frame(material.scan, before.first, before.last)
            turn = found[1].first if found is not None else before.last
            wider_roles = find_roles(material.scan, segment.frame, turn, actors, before.first, before.last)
            # Who acts in the sentence before acts here only if both tell of one kind of event.
            same = found is not None and found[0].id == segment.frame.id
            roles = _complete(roles, wider_roles if same else replace(wider_roles, who=None, parties=()))
    return roles


def _where(material: Material, segment: Segment, wider: tuple[int, int]) -> str | None:
    """The place that the segment names, else its clause, else what is told around it."""
    for first, last in ((segment.first, segment.last), (segment.clause.first, segment.clause.last), wider):
        place = choose_place(material.cast.places, first, last, segment.head)
        if place is not None:
            return place.entity
    return None


def _needs_more(segment: Segment, roles: Roles) -> bool:
    frame = segment.frame
    if frame is None:
        return False
    missing = [n for n, v in (("who", roles.who or roles.parties), ("to", roles.to), ("where", roles.where)) if not v and frame.slots.get(n) == "required"]
    return bool(missing)


def _complete(own: Roles, wider: Roles) -> Roles:
    parties = own.parties if len(own.parties) > 1 else wider.parties
    return Roles(who=own.who or wider.who, to=own.to or wider.to, where=own.where or wider.where, parties=parties)


def _key(material: Material, segment: Segment, roles: Roles, status: Status, authority: Authority) -> tuple[Key | None, tuple[str, ...]]:
    knowledge = material.scan.lexicon.knowledge
    count, frame = segment.count, segment.frame
    measured = count is not None and knowledge.measure_of(count.figure.unit) is not None
    if frame is not None and not measured:
        asked, what = frame.asks, frame.id
        if count is not None:
            asked = _asked(count)
            what = frame.counts or _counted(knowledge, count) or (_MONEY if count.figure.role == "money" else frame.id)
        elif asked in ("how-many", "what-share", "how-much"):
            asked, what = "whether", _befalls(material, segment, frame) or frame.id
        key = make_key(frame, roles, status.modality, asked, what)
        return _infer(material, key)
    if count is not None:
        what = _counted(knowledge, count) or (_MONEY if count.figure.role == "money" else count.figure.unit) or OPEN
        where = _where(material, segment, (segment.sentence.first, segment.sentence.last))
        planned = "planned" if status.modality in _AHEAD else "done"
        return _infer(material, Key(asked=_asked(count), what=what, who=NONE, to=NONE, where=where or OPEN, status=planned))
    speaker = authority.saying.source if authority.saying else None
    if speaker is None:
        return None, ()
    said = speaker.entity or speaker.source().id
    about = _spoken_about(material, segment, speaker)
    return Key(asked="what-said", what=NONE, who=said, to=about or OPEN, where=NONE, status="done"), ()


def _befalls(material: Material, segment: Segment, frame: Frame) -> str | None:
    """What rises, falls or is closed, where the clause names it: a frame that takes many things asks of each for itself."""
    knowledge = material.scan.lexicon.knowledge
    if frame.counts or not frame.figures or segment.trigger is None:
        return None
    hits = [h for i in range(segment.clause.first, segment.clause.last) for h in material.scan.starting.get(i, ()) if h.entry.group == "concepts"]
    fit = [h for h in hits if any(knowledge.is_under(h.entry.value, f) for f in frame.figures) and h.entry.value != frame.id]
    if not fit:
        return None
    near = min(fit, key=lambda h: (abs(h.first - segment.trigger.first) if segment.trigger is not None else 0, h.first))
    return f"{frame.id}{OF}{knowledge.class_of(near.entry.value)}"


def _counted(knowledge: Knowledge, count: Count) -> str | None:
    """The class of what is counted, else its word in English, else its lemma with its language."""
    if count.concept is not None:
        return knowledge.class_of(count.concept)
    return f"{WORD}{count.counted}" if count.counted is not None and ":" not in count.counted else count.counted


def _asked(count: Count) -> str:
    if count.figure.role == "share":
        return "what-share"
    if count.figure.role == "money" or count.figure.unit:
        return "how-much"
    return "how-many"


def _infer(material: Material, key: Key) -> tuple[Key, tuple[str, ...]]:
    """Fills an open place with the scene of the document."""
    scene = material.cast.scene.finest if key.where == OPEN else None
    return (replace(key, where=scene.entity), ("where",)) if scene is not None else (key, ())


def _spoken_about(material: Material, segment: Segment, speaker: Actor) -> str | None:
    """The first entity in the content that is not the speaker's own side."""
    knowledge = material.scan.lexicon.knowledge
    own = {speaker.entity, state_of(knowledge, speaker)}
    for actor in material.cast.actors:
        inside = segment.sentence.first <= actor.first < segment.sentence.last
        state = state_of(knowledge, actor) if inside else None
        if state is not None and state not in own and actor.entity not in own:
            return state
    return None


def _as_of(material: Material, segment: Segment, status: Status, authority: Authority) -> AsOf | None:
    """The as-of date of a figure; what lies ahead has none."""
    if status.modality in _AHEAD:
        return None
    return find_as_of(material.scan, material.document, material.times, segment.sentence, segment.clause, segment.head, _said(material, authority))


def _is_corrected(scan: Scan, segment: Segment) -> bool:
    """True where a word of the clause says that a figure replaces another."""
    return any(scan.at(i, "status", "correction") for i in range(segment.clause.first, segment.clause.last))


def _time_near(material: Material, segment: Segment, as_of: AsOf | None) -> TimeExpression | None:
    """The time in the clause that stands nearest to its head; durations are none, and an as-of date is another clock."""
    scan = material.scan
    start, end = scan.span(segment.clause.first, segment.clause.last)
    at = scan.tokens[segment.head].start
    inside = [t for t in material.times if start <= t.start < end and t.value and not t.value.startswith("P") and t.id != (as_of.time if as_of else None)]
    return min(inside, key=lambda t: (abs(t.start - at), t.start)) if inside else None


def _told_before(material: Material, segment: Segment) -> str | None:
    """The one time that the sentence names before the clause: "In 2019 a lorry caught fire there, killing three"."""
    start, end = material.scan.span(segment.sentence.first, segment.sentence.last)
    named = {t.value for t in material.times if start <= t.start < end and t.value and not t.value.startswith("P")}
    return min(named) if len(named) == 1 else None


def _said(material: Material, authority: Authority) -> str | None:
    """The day on which the claimer spoke, where the sentence of the attribution names one before its content."""
    saying = authority.saying
    if saying is None:
        return None
    start, end = material.scan.span(saying.sentence.first, saying.sentence.last)
    inner, outer = material.scan.span(*saying.content)
    days = [t.value for t in material.times if start <= t.start < end and not inner <= t.start < outer and t.value and not t.value.startswith("P")]
    return days[0] if len(days) == 1 else None


def fill_open(claims: list[Claim]) -> list[Claim]:
    """Fills an open slot from the other claims of the document on the same frame, if they name exactly one candidate.

    Args:
        claims: the claims of a document.

    Returns:
        The claims; what was filled is marked as inferred.
    """
    filled = [tuple(_fill(p, c, claims) for p in c.propositions) for c in claims]
    return [c if p == c.propositions else replace(c, propositions=p) for c, p in zip(claims, filled, strict=True)]


def _fill(proposition: Proposition, claim: Claim, claims: list[Claim]) -> Proposition:
    key = proposition.key
    if key.complete or claim.frame is None:
        return proposition
    filled = {}
    for slot, value in key.slots().items():
        if value != OPEN or slot not in ("who", "to", "where"):
            continue
        others = {
            p.key.slots()[slot]
            for c in claims
            if c.frame == claim.frame
            for p in c.propositions
            if slot in ("where",) or p.key.who in (key.who, OPEN) or slot == "who"
        }
        others -= {OPEN, NONE}
        if len(others) == 1:
            filled[slot] = min(others)
    if not filled:
        return proposition
    return replace(proposition, key=replace(key, **filled), inferred=(*proposition.inferred, *filled))


def _period(material: Material, time: str | None) -> str | None:
    """The year of a time that lies well before the document: what it tells is another matter than the news."""
    published = material.document.published
    if time is None or not published or not time[:4].isdigit():
        return None
    year, month = time[:4], time[5:7]
    if year < published[:4]:
        late = int(published[:4]) - int(year) == 1 and month.isdigit() and int(published[5:7]) + 12 - int(month) <= _RECENT_MONTHS
        return None if late else year
    return None


def _propositions(
    material: Material,
    segment: Segment,
    key: Key | None,
    inferred: tuple[str, ...],
    status: Status,
    quantity: Quantity | None,
    time: TimeExpression | None,
    as_of: AsOf | None,
    words: str,
) -> tuple[Proposition, ...]:
    if key is None:
        return ()
    positive = status.polarity == "positive"
    happens = segment.frame is None or segment.frame.gap_days is not None
    day = time.value if time is not None else None
    told = day or (as_of.date if as_of is not None else None) or _told_before(material, segment)
    period = _period(material, told) if happens and quantity is not None else None
    at_scene = key.where != NONE and ("where" in inferred or material.cast.scene.holds(key.where))
    if quantity is not None:
        answer = Answer(
            low=quantity.low,
            high=quantity.high,
            qualifier=quantity.qualifier,
            unit=quantity.unit,
            day=day,
            positive=positive,
            as_of=as_of.date if as_of is not None else None,
            as_of_at=(as_of.start, as_of.end) if as_of is not None else None,
            corrected=_is_corrected(material.scan, segment),
            basis=quantity.basis,
            text=words,
        )
        return (Proposition(key=key, answer=answer, quantity=quantity.id, inferred=inferred, at_scene=at_scene, period=period),)
    answer = Answer(words=words if key.asked == "what-said" else None, day=day, positive=positive, text=words)
    return (Proposition(key=key, answer=answer, inferred=inferred, at_scene=at_scene),)


def _gloss(material: Material, segment: Segment, key: Key | None, status: Status, authority: Authority) -> str:
    slots = key.slots() if key is not None else {}
    body = write_gloss(segment.frame, segment.count, slots, status.modality, material.cast)
    speaker = authority.saying.source if authority.saying else None
    if speaker is None:
        return body
    act = authority.saying.act if authority.saying else "said"
    if body:
        return f"{speaker.label} ({act}): {body}"
    about = label_slot(slots.get("to", ""), material.cast)
    return f"{speaker.label} {act} something about {about}" if about else ""


def _rules(segment: Segment, status: Status, authority: Authority, as_of: AsOf | None) -> tuple[str, ...]:
    made = list(status.rules)
    if as_of is not None:
        made.append(as_of.rule)
    if segment.frame is not None:
        made.append(f"frame/{segment.frame.id}")
    if segment.count is not None:
        made.extend(segment.count.figure.rules)
    if authority.saying is not None:
        made.append(authority.saying.rule)
    return tuple(dict.fromkeys(made))
