"""Roles and names that belong together: beside a comma, across the words of an office, and through the document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stemma.expressions.scan import Scan
from stemma.reading.actor import Actor

_BROAD = frozenset(("head", "chief", "leader", "director", "commander", "chairman", "secretary", "dictator", "president", "manager"))
_OTHER_OFFICES = frozenset(("former", "acting", "deputy", "vice", "prime", "first"))
_TITLES = (None, "doctor", "professor")
_OFFICE_WORDS = 9
_BESIDE = 6
_STOPS = frozenset(".;:!?—–\n")


@dataclass(frozen=True, slots=True)
class _Office:
    """A person seen with a role: "Kirilo Budanov, șeful serviciului …"."""

    actor: Actor
    role: str
    country: str | None
    institution: str | None


def join_roles(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Gives names their roles and roles their names.

    Args:
        scan: the scanned text.
        actors: the actors of a document, in order.

    Returns:
        The actors; a role without a name means the only person of the document that it fits.
    """
    return _resolve_roles(_appositions(scan, _bridged(scan, actors)))


def _bridged(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Joins a role and a full name with the words of the office between them: "director of the county health service Ana Rusu"."""
    made: list[Actor] = []
    index = 0
    while index < len(actors):
        left = actors[index]
        found = _holder(scan, actors, index) if left.kind == "person" and left.role and not left.entity else None
        if found is None:
            made.append(left)
            index += 1
            continue
        right = actors[found]
        body = left.institution or _body(actors[index + 1 : found])
        made.append(replace(right, first=left.first, role=left.role, country=left.country or right.country, institution=body))
        index = found + 1
    return made


def _holder(scan: Scan, actors: list[Actor], index: int) -> int | None:
    left = actors[index]
    for k in range(index + 1, len(actors)):
        right = actors[k]
        if right.first - left.last > _OFFICE_WORDS or _is_cut(scan, _unbracketed(scan, left.last, right.first)):
            return None
        if right.kind == "person" and right.entity and right.role in _TITLES:
            return k if " " in right.label and scan.before(right.first, "roles") is None else None
        if right.kind in ("person", "unnamed", "outlet", "agency"):
            return None
    return None


def _unbracketed(scan: Scan, first: int, last: int) -> list[int]:
    """The tokens of a stretch without short brackets: "Direcția de Sănătate Publică (DSP) Botoșani"."""
    made: list[int] = []
    depth = 0
    for index in range(first, last):
        text = scan.tokens[index].text
        depth += text == "("
        if depth == 0 and text != ")":
            made.append(index)
        depth -= text == ")" and depth > 0
    return made


def _is_cut(scan: Scan, stretch: list[int]) -> bool:
    """True where a comma, a stop, a speech verb or a new clause stands."""
    return any(
        scan.tokens[i].text in _STOPS
        or scan.tokens[i].text == ","
        or scan.at(i, "cues", "verb", "participle", "gerund", "opener", "according", "relay") is not None
        or scan.at(i, "roles", "clause") is not None
        for i in stretch
    )


def _body(between: list[Actor]) -> str | None:
    return next((a.institution or a.entity for a in between if a.institution or a.entity), None)


def _appositions(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Joins a person and a role on the two sides of a comma or bracket: "Kirilo Budanov, șeful serviciului …"."""
    made = list(actors)
    for i in range(len(made) - 1):
        left = made[i]
        k = _next_person(made, i)
        right = made[k]
        if left.kind != "person" or right.kind != "person":
            continue
        if left.entity and not right.entity and right.role and not left.role and _is_beside(scan, left.last, right.first, before=0, after=2):
            made[i] = replace(left, role=right.role, country=left.country or right.country, institution=right.institution)
            made[k] = replace(right, entity=left.entity, label=left.label)
        elif _takes_name(scan, left, right) and _is_beside(scan, left.last, right.first, before=_BESIDE, after=0):
            made[k] = replace(right, role=left.role, country=right.country or left.country, institution=left.institution)
            made[i] = replace(left, entity=right.entity, label=right.label)
    return made


def _next_person(actors: list[Actor], index: int) -> int:
    """The next actor, past places and bodies that belong to a role: "the leader of the League of Ravonia, Petar Zelnik"."""
    if actors[index].kind != "person" or not actors[index].role:
        return index + 1
    reach = range(index + 1, min(index + 4, len(actors)))
    return next((k for k in reach if actors[k].kind not in ("place", "organisation")), index + 1)


def _takes_name(scan: Scan, left: Actor, right: Actor) -> bool:
    return right.entity is not None and right.role is None and left.role is not None and (left.entity is None or _is_office(scan, left, right))


def _is_office(scan: Scan, left: Actor, right: Actor) -> bool:
    """True where the new name behind a role is that of a body, and the person follows in commas: "Liderul Ligii Agrare, Petar Zelnik, …"."""
    if left.entity is None or not left.entity.startswith("name/") or right.last >= len(scan.tokens):
        return False
    ends = scan.tokens[right.last].text in (",", ".") or scan.at(right.last, "cues", "verb") is not None
    return ends and " " in right.label


def _is_beside(scan: Scan, first: int, last: int, *, before: int, after: int) -> bool:
    """True if one comma or bracket stands between, with at most so many plain words on its two sides."""
    inside = _unbracketed(scan, first, last)
    marks = [i for i in inside if scan.tokens[i].text == ","] or [i for i in range(first, last) if scan.tokens[i].text == "("]
    if len(marks) != 1:
        return False
    mark = marks[0]
    rest = [i for i in inside if i != mark]
    if any(not scan.tokens[i].is_word for i in rest) or _is_cut(scan, rest):
        return False
    return sum(i < mark for i in rest) <= before and sum(i > mark for i in rest) <= after


def _resolve_roles(actors: list[Actor]) -> list[Actor]:
    """A role without a name means the person who is seen with it in the same document, if exactly one fits."""
    offices = [_Office(a, a.role, a.country, a.institution) for a in actors if a.role and a.entity and a.kind == "person"]
    made = []
    for actor in actors:
        if actor.kind != "person" or actor.entity or not actor.role:
            made.append(actor)
            continue
        fits: dict[str | None, Actor] = {}
        for test in (_is_same, _is_kin, _is_broad):
            fits = {o.actor.entity: o.actor for o in offices if test(actor, o)}
            if fits:
                break
        if len(fits) == 1:
            found = next(iter(fits.values()))
            made.append(replace(actor, entity=found.entity, label=found.label))
        else:
            made.append(replace(actor, named=False))
    return made


def _agree(actor: Actor, office: _Office) -> bool:
    """Countries and bodies do not contradict each other."""
    lands = not actor.country or not office.country or actor.country == office.country
    return lands and (not actor.institution or not office.institution or actor.institution == office.institution)


def _is_same(actor: Actor, office: _Office) -> bool:
    return actor.role == office.role and _agree(actor, office)


def _is_kin(actor: Actor, office: _Office) -> bool:
    """ "the minister" may be "the minister of economy"."""
    role = actor.role or ""
    named = office.role.endswith(f" {role}") and office.role.split()[0] not in _OTHER_OFFICES
    return _agree(actor, office) and (named or office.role.startswith(f"{role} ") or role.startswith(f"{office.role} "))


def _is_broad(actor: Actor, office: _Office) -> bool:
    """ "the leader" may be "the president" of the same country or body."""
    known = (actor.country is not None and actor.country == office.country) or (actor.institution is not None and actor.institution == office.institution)
    return known and actor.role in _BROAD and office.role in _BROAD and _agree(actor, office)
