"""What figures leave unsaid: the noun, sign or currency of the figure before them, and the whole that a part is taken from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from stemma.expressions.scan import Scan
from stemma.knowledge.table import Knowledge
from stemma.reading.count import ABSTRACT, SMALL, Count

_HUNDRED = Decimal(100)
_MILLION = Decimal(1_000_000)
_HOLDER = "holder"


def fill_elided(scan: Scan, counts: list[Count]) -> list[Count]:
    """Fills what figures leave unsaid from those before them.

    Args:
        scan: the scanned text.
        counts: the figures of the article, in order of place.

    Returns:
        The figures; what is taken from another figure is what it counts, its sign or its currency, and that a figure is a whole.
    """
    return _go_on(scan, _with_wholes(scan, counts))


def _with_wholes(scan: Scan, counts: list[Count]) -> list[Count]:
    """Tells a part from its whole, and gives it the noun of the whole where it has none: "twelve of the 14 sensors", "52 seats out of 120"."""
    made = list(counts)
    for number, (part, whole) in enumerate(pairwise(counts)):
        if part.sentence != whole.sentence or part.figure.role != "figure" or whole.figure.role != "figure" or not _is_taken_from(scan, part, whole):
            continue
        noun = part if part.noun is not None and part.noun[0] >= part.figure.last else whole
        made[number] = replace(part, counted=noun.counted, concept=noun.concept)
        made[number + 1] = replace(whole, counted=noun.counted, concept=noun.concept, is_whole=True)
    return made


def _is_taken_from(scan: Scan, part: Count, whole: Count) -> bool:
    """True if only the part's noun and a small word stand between two figures, the first the smaller."""
    start = part.noun[1] if part.noun is not None and part.figure.last <= part.noun[0] < whole.figure.first else part.figure.last
    joint = scan.at(start, "numbers", "whole")
    return joint is not None and joint.last == whole.figure.first and (part.figure.low or 0) <= (whole.figure.low or whole.figure.high or 0)


def _go_on(scan: Scan, counts: list[Count]) -> list[Count]:
    """A figure without a noun goes on with one before it: "200 in Kursk and 300 in Belgorod", "214 complaints came in. On Wednesday they were 120"."""
    made: list[Count] = []
    for count in counts:
        count = _with_currency(made, _with_sign(scan, made, count))
        if _lacks_noun(count, scan.lexicon.knowledge):
            prior = _gone_on_with(made, count) if not _is_held(scan, made, count) else _held_before(scan, made, count)
            count = replace(count, counted=prior.counted, concept=prior.concept) if prior is not None else count
        made.append(count)
    return made


def _lacks_noun(count: Count, knowledge: Knowledge) -> bool:
    role = count.figure.role
    if role == "share" and count.concept is not None and knowledge.concepts[count.concept].kind == ABSTRACT:
        return True
    return count.counted is None and ((role == "figure" and not count.figure.unit) or role in ("share", "money"))


def _with_sign(scan: Scan, made: list[Count], count: Count) -> Count:
    """A bare number in a list of shares is a share, too: "A 37.6%, B 34.3, C 9.1"."""
    prior, figure = made[-1] if made else None, count.figure
    if prior is None or prior.sentence != count.sentence or prior.figure.role != "share" or not _is_bare(count) or not _is_held(scan, made, count):
        return count
    low, high = (x / _HUNDRED if x is not None else None for x in (figure.low, figure.high))
    return replace(count, figure=replace(figure, role="share", unit=prior.figure.unit, low=low, high=high))


def _with_currency(made: list[Count], count: Count) -> Count:
    """A bare number of millions behind a sum of money is one, too: "damage rose to 1.65 billion lei; the mayor had spoken of 1.4 billion"."""
    prior, figure = made[-1] if made else None, count.figure
    alone = figure.role == "figure" and figure.unit is None and (count.noun is None or count.noun[0] < figure.first)
    if prior is None or prior.sentence != count.sentence or prior.figure.role != "money" or not alone or (figure.low or 0) < _MILLION:
        return count
    return replace(count, figure=replace(figure, role="money", unit=prior.figure.unit), counted=prior.counted, concept=prior.concept)


def _is_bare(count: Count) -> bool:
    """True for a number that may be a share without its sign."""
    figure = count.figure
    highest = figure.high if figure.high is not None else figure.low
    alone = count.noun is None or count.noun[0] < figure.first
    return figure.role == "figure" and figure.unit is None and alone and highest is not None and highest <= _HUNDRED


def _is_held(scan: Scan, made: list[Count], count: Count) -> bool:
    """True for a figure with a name between it and the figure before it in its sentence: "with 62% counted, «Новий шлях» had 38.4"."""
    prior = next((c for c in reversed(made) if c.sentence == count.sentence), None)
    between = range(prior.figure.last, count.figure.first) if prior is not None else range(0)
    return any(scan.tokens[i].is_word and scan.tokens[i].is_capital for i in between)


def _held_before(scan: Scan, made: list[Count], count: Count) -> Count | None:
    """The last figure of its kind that somebody holds, a share of votes or a number of seats; else the one that it would go on with anyhow."""
    knowledge = scan.lexicon.knowledge
    held = {f.counts for f in knowledge.frames.values() if f.who_is == _HOLDER}
    alike = (c for c in reversed(made) if c.figure.role == count.figure.role and c.concept is not None and knowledge.class_of(c.concept) in held)
    return next(alike, None) or _gone_on_with(made, count)


def _gone_on_with(made: list[Count], count: Count) -> Count | None:
    """The figure that one without a noun goes on with: of its kind, in its sentence or the one before; a share also with a sum in its sentence."""
    role = count.figure.role
    reach = 1 if count.concept is None else 2  # "this growth", "the rise" may point back past a sentence
    near = [c for c in reversed(made) if c.counted and count.sentence.index - c.sentence.index <= reach]
    inside = [c for c in near if c.sentence == count.sentence and (c.figure.role == role or (role == "share" and c.figure.role == "money"))]
    if inside:
        return inside[0]
    alike = [c for c in near if c.figure.role == role]
    known = bool(alike) and alike[0].concept is not None and (role in ("share", "money") or (count.figure.low or 0) > SMALL)
    return alike[0] if known and count.sentence.paragraph - alike[0].sentence.paragraph <= 1 else None
