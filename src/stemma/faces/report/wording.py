"""Values of the ledger in plain English words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from babel import Locale

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LANGUAGES = Locale("en").languages
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?")
_QUALIFIERS = {"about": "about ", "almost": "almost ", "over": "over ", "at_least": "at least ", "under": "under ", "up_to": "up to "}
_MODALITIES = {
    "asserted": "asserted",
    "confirmed": "confirmed by the claimer",
    "denied": "denied",
    "planned": "planned, not done",
    "promised": "promised",
    "possible": "put as possible",
    "estimated": "an estimate",
    "warned": "a warning",
    "expected": "expected",
    "demanded": "demanded",
    "reported": "reported, not asserted",
}
_NEUTRAL = {"said", "added", "called", "reported"}
_PLACEMENTS = {
    "headline": "in the headline",
    "lead": "in the lead",
    "body": "",
    "background": "as background",
    "caption": "in a caption",
    "embedded post": "in an embedded post",
    "embedded": "in an embedded post",
}
_VERBS = {
    "denies": "denies",
    "rounds-to": "is, rounded, the same as",
    "refines": "does not exclude",
    "agrees": "agrees with",
    "updates": "is followed by",
    "conflicts": "conflicts with",
    "differs": "differs from",
    "sums-to": "adds up to",
    "part-of": "is part of",
    "extra-to": "comes on top of",
}
_ALONE = {
    "agrees": "the pages agree",
    "conflicts": "the pages conflict",
    "differs": "the pages differ",
    "rounds-to": "the same, rounded",
    "denies": "affirmed and denied",
}


def say(value: Any) -> str:
    """Any plain value as text; None is nothing.

    Args:
        value: a string, number, truth value, list or mapping.

    Returns:
        One line of text.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float, Decimal)):
        return figure(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{plain(str(key))}: {say(item)}" for key, item in value.items() if item is not None)
    if isinstance(value, Iterable):
        return ", ".join(say(item) for item in value)
    return str(value)


def plain(word: str) -> str:
    """A word of the ledger's vocabulary as it is read aloud: ``missing-credit`` becomes "missing credit"."""
    return word.replace("-", " ").replace("_", " ")


def count(number: int, one: str, many: str = "") -> str:
    """A counted noun, small numbers in words.

    Args:
        number: how many.
        one: the noun for one.
        many: the noun for more; ``one`` with an s if empty.

    Returns:
        Such as "five pages".
    """
    noun = one if number == 1 else many or one + "s"
    return f"{_SMALL[number] if 0 <= number < len(_SMALL) else f'{number:,}'} {noun}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def siglum(index: int) -> str:
    """The siglum of a document: A to Z, then AA, AB and so on.

    Args:
        index: the document's place in the ledger, from 0.

    Returns:
        Capital letters.
    """
    letters = ""
    rest = index + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def language_tag(code: Any) -> str:
    """The code if it may stand in a ``lang`` attribute, else ``und``."""
    return code if isinstance(code, str) and _TAG.fullmatch(code) else "und"


def language_name(code: Any) -> str:
    """The English name of a language code, or the code itself, or "language unknown"."""
    if not code:
        return "language unknown"
    return str(_LANGUAGES.get(str(code).replace("-", "_"), code))


def day(value: Any) -> str:
    """A date as an English reader writes it: ``2025-09-04`` becomes "4 September 2025".

    Args:
        value: a date, month or year in ISO form; anything else is given back as text.

    Returns:
        The date in words.
    """
    text = say(value) if isinstance(value, str) else ""
    match = _DAY.fullmatch(text)
    if not match:
        return text
    year, month, number = match.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return text
    name = _MONTHS[int(month) - 1]
    return f"{int(number)} {name} {year}" if number else f"{name} {year}"


def dated(value: Any, certainty: Any) -> str:
    """A publication date with how sure it is, in words.

    Args:
        value: the date or None.
        certainty: stated, inferred, uncertain or unknown.

    Returns:
        Such as "4 September 2025 (stated)" or "date uncertain: 17 December 2025".
    """
    if not value:
        return "no date"
    if certainty == "uncertain":
        return f"date uncertain: {day(value)}"
    if not certainty or certainty == "unknown":
        return f"{day(value)} (how sure is not known)"
    return f"{day(value)} ({plain(str(certainty))})"


def figure(value: Any) -> str:
    """A number with its thousands set apart, without needless zeros."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def answer_value(value: Any) -> str:
    """The value of an answer in words.

    Args:
        value: text, a number, yes or no, or a mapping with ``low``, ``high``, ``qualifier``, ``unit``, ``day``, ``words``.

    Returns:
        Such as "over 10,000"; "no value given" where there is none.
    """
    if value is None or value == "":
        return "no value given"
    if isinstance(value, str):
        return day(value)
    if not isinstance(value, Mapping):
        return say(value)
    if value.get("low") is not None or value.get("high") is not None:
        return _bounds(value)
    if value.get("day"):
        return day(value["day"])
    for key in ("words", "text", "value"):
        if value.get(key):
            return say(value[key])
    if isinstance(value.get("positive"), bool):
        return say(value["positive"])
    return say(value) or "no value given"


def _bounds(value: Mapping[str, Any]) -> str:
    low, high = value.get("low"), value.get("high")
    unit = say(value.get("unit"))
    if unit == "share":
        low, high, unit = _percent(low), _percent(high), "%"
    ends = [figure(end) for end in (low, high) if end is not None]
    qualifier = str(value.get("qualifier") or "exact")
    body = ends[0] if len(set(ends)) == 1 else f"{ends[0]} to {ends[1]}"
    if qualifier == "several":
        return f"several (from {ends[0]})" + (f" {unit}" if unit else "")
    prefix = _QUALIFIERS.get(qualifier, "")
    if not prefix and qualifier == "range" and len(ends) == 1:
        prefix = "up to " if low is None else "from "
    return prefix + body + ("%" if unit == "%" else f" {unit}" if unit else "")


def _percent(value: Any) -> Any:
    return None if value is None else Decimal(str(value)) * 100


def origins(counted: Any) -> str:
    """A count of independent origins in words, always with what is not known.

    Args:
        counted: a mapping with ``low``, ``high`` and ``unknown``, or None.

    Returns:
        Such as "1 to 2 origins, 3 of unknown lineage".
    """
    if not isinstance(counted, Mapping) or counted.get("low") is None:
        return "origins not counted"
    low = int(counted["low"])
    high = max(low, int(counted.get("high") or low))
    unknown = int(counted.get("unknown") or 0)
    if high == 0:
        named = "no named origin"
    elif low == high:
        named = f"{low} origin" if low == 1 else f"{low} origins"
    else:
        named = f"{low} to {high} origins"
    return f"{named}, {unknown or 'none'} of unknown lineage"


def modality(claim: Mapping[str, Any]) -> tuple[str, ...]:
    """How a claim is put, as short notes: modality, polarity, placement, basis.

    Args:
        claim: a claim of the ledger.

    Returns:
        Notes in a fixed order, without empty ones.
    """
    mode = say(claim.get("modality"))
    act = say(claim.get("act"))
    place = say(claim.get("placement"))
    basis = say(claim.get("basis"))
    notes = [
        _MODALITIES.get(mode, plain(mode)),
        f"act: {plain(act)}" if act and act not in {*_NEUTRAL, mode} else "",
        "in the negative" if claim.get("polarity") in {"negative", "neg", "-"} else "",
        _PLACEMENTS.get(place, plain(place)),
        f"known by: {plain(basis)}" if basis and basis not in {"not said", "not-said", "not_said"} else "",
    ]
    return tuple(note for note in notes if note)


def verb(kind: str) -> str:
    """The words that stand between the sides of a relation."""
    return _VERBS.get(kind, plain(kind))


def verb_alone(kind: str) -> str:
    """The words for a relation among pages that give one answer."""
    return _ALONE.get(kind, plain(kind))
