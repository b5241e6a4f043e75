"""English glosses, made from marks only: they say less rather than guess."""

from __future__ import annotations

import re
from decimal import Decimal

from stemma.knowledge.table import Frame
from stemma.reading.actor import Cast
from stemma.reading.count import Count
from stemma.records.claim import Answer

_PART = re.compile(r"\[([^\[\]]*)\]")
_WORDS = {
    "about": "about ",
    "almost": "almost ",
    "over": "over ",
    "at_least": "at least ",
    "under": "under ",
    "up_to": "up to ",
    "several": "",
    "exact": "",
    "range": "",
}
_BARE = {
    1: "several",
    2: "a couple of",
    10: "dozens of",
    100: "hundreds of",
    1000: "thousands of",
    10000: "tens of thousands of",
    100000: "hundreds of thousands of",
    1000000: "millions of",
    1000000000: "billions of",
}
_PLURALS = {
    "analysis": "analyses",
    "axis": "axes",
    "basis": "bases",
    "calf": "calves",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "diagnosis": "diagnoses",
    "dwarf": "dwarves",
    "echo": "echoes",
    "embargo": "embargoes",
    "epoch": "epochs",
    "foot": "feet",
    "goose": "geese",
    "half": "halves",
    "hero": "heroes",
    "housewife": "housewives",
    "hypothesis": "hypotheses",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "midwife": "midwives",
    "mosquito": "mosquitoes",
    "mouse": "mice",
    "oligarch": "oligarchs",
    "patriarch": "patriarchs",
    "person": "people",
    "phenomenon": "phenomena",
    "potato": "potatoes",
    "stomach": "stomachs",
    "thief": "thieves",
    "tomato": "tomatoes",
    "tooth": "teeth",
    "torpedo": "torpedoes",
    "veto": "vetoes",
    "volcano": "volcanoes",
    "wife": "wives",
    "wolf": "wolves",
}
_ALIKE = frozenset(
    (
        "aircraft",
        "barracks",
        "cattle",
        "clothes",
        "crossroads",
        "customs",
        "debris",
        "deer",
        "fish",
        "goods",
        "grounds",
        "headquarters",
        "means",
        "news",
        "outskirts",
        "police",
        "remains",
        "series",
        "sheep",
        "species",
        "statistics",
        "swine",
        "troops",
        "trousers",
    )
)
_NOT_MEN = frozenset(("german", "human", "roman", "shaman"))  # whose plural is regular for all their ending
_MARK = {
    "denied": "denied: ",
    "possible": "possibly: ",
    "estimated": "estimated: ",
    "warned": "warned: ",
    "expected": "expected: ",
    "demanded": "demanded: ",
    "reported": "reportedly: ",
}


def write_figure(count: Count) -> str:
    """Writes a figure with what it counts in English.

    Args:
        count: the figure.

    Returns:
        For example ``about 6,000 soldiers`` or ``50 to 100 pieces of equipment``.
    """
    figure = count.figure
    number = write_value(figure.low, figure.high, figure.qualifier, figure.unit)
    what = count.counted or ""
    if ":" in what:
        what = ""
    elif count.concept is None and (figure.low or figure.high) != 1:
        what = write_plural(what)
    more = "more " if figure.basis == "additional" else ""
    joint = " of " if figure.role == "share" and what else " "
    return f"{number} {more}".strip() + (joint + what if what else "")


def write_plural(noun: str) -> str:
    """Writes the plural of an English noun of the list of words.

    Args:
        noun: the noun in the singular, or nothing.

    Returns:
        For example ``bakeries``.
    """
    if noun in _PLURALS or not noun:
        return _PLURALS.get(noun, "")
    if noun in _ALIKE:
        return noun
    if noun.endswith("man") and noun not in _NOT_MEN:
        return f"{noun[:-2]}en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def write_value(low: Decimal | None, high: Decimal | None, qualifier: str, unit: str | None) -> str:
    """Writes a value in English.

    Args:
        low: the lower bound.
        high: the upper bound.
        qualifier: how it is qualified.
        unit: currency, per cent or measure.

    Returns:
        For example ``over 10,000``, ``40%``, ``thousands of``.
    """
    if qualifier == "several" and low is not None:
        return _BARE.get(int(low), f"several times {_plain(low, unit)}") if low == int(low) else _plain(low, unit)
    if low is not None and high is not None and low != high:
        return f"{_plain(low, None if unit == '%' else unit)} to {_plain(high, unit)}"
    value = low if low is not None else high
    return f"{_WORDS.get(qualifier, '')}{_plain(value, unit)}" if value is not None else ""


def write_figure_of(answer: Answer) -> str:
    """Writes the figure that an answer affirms or denies.

    Args:
        answer: an answer with a lower or an upper bound.

    Returns:
        For example ``over 10,000`` or ``not dozens of``.
    """
    figure = write_value(answer.low, answer.high, answer.qualifier, answer.unit).removesuffix(" of")
    return figure if answer.positive else f"not {figure}"


def _plain(value: Decimal, unit: str | None) -> str:
    if unit == "%" or (0 < value < 1 and unit is None):
        return f"{_digits(value * 100)}%"
    return _digits(value) + (f" {unit}" if unit else "")


def _digits(value: Decimal) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value.normalize():,f}"


def fill(template: str, values: dict[str, str]) -> str:
    """Fills a template; a part in square brackets falls away when one of its slots is empty.

    Args:
        template: for example ``{figure} sent[ to {to}]``.
        values: slot names and their words.

    Returns:
        The text.
    """

    def keep(match: re.Match[str]) -> str:
        inner = match.group(1)
        names = re.findall(r"\{(\w+)\}", inner)
        return inner if all(values.get(n) for n in names) else ""

    text = _PART.sub(keep, template)
    text = re.sub(r"\{(\w+)\}", lambda m: values.get(m.group(1), ""), text)
    return re.sub(r"\s+", " ", text).strip()


def write_gloss(frame: Frame | None, count: Count | None, slots: dict[str, str], modality: str, cast: Cast) -> str:
    """Writes what a claim says, without its claimer.

    Args:
        frame: its frame, or None.
        count: its figure, or None.
        slots: the filled slots of its key, as references.
        modality: of the claim.
        cast: the labels of the document's entities.

    Returns:
        The gloss; empty where there is neither frame nor figure.
    """
    figure = write_figure(count) if count is not None else ""
    if frame is None:
        return f"{_MARK.get(modality, '')}{figure}" if figure else ""
    planned = modality in ("planned", "promised", "expected", "demanded", "possible")
    values = {name: label_slot(reference, cast) for name, reference in slots.items()}
    values["figure"] = figure
    template = (frame.gloss_planned if planned else frame.gloss) if figure else frame.event
    text = fill(template, values)
    return f"{'' if planned and figure else _MARK.get(modality, '')}{text}" if text else ""


def label_slot(reference: str, cast: Cast) -> str:
    """The English label of a slot: of its entity, of several parties, or nothing where it is open.

    Args:
        reference: what fills the slot.
        cast: the labels.

    Returns:
        The words.
    """
    if reference in ("?", "-", ""):
        return ""
    return " and ".join(cast.label(r) for r in reference.split(","))
