"""Which files, kinds and attributes a language pack may hold."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a rule of one kind must and may say beside id, forms, yes and no."""

    valued: bool = False
    required: frozenset[str] = field(default_factory=frozenset)
    optional: frozenset[str] = field(default_factory=frozenset)


def _kind(*, valued: bool = False, required: str = "", optional: str = "") -> Kind:
    return Kind(valued=valued, required=frozenset(required.split()), optional=frozenset(optional.split()))


_PLAIN = _kind()
_VALUED = _kind(valued=True)
_PLACED = _kind(optional="position")
_SAYING = _kind(required="act modality")

KINDS: dict[str, dict[str, Kind]] = {
    "numbers": {
        "cardinal": _kind(valued=True, required="class"),
        "scale": _VALUED,
        "several": _VALUED,
        "fraction": _VALUED,
        "and_half": _PLAIN,
        "ordinal": _VALUED,
        "ordinal_suffix": _PLAIN,
        "multiple": _VALUED,
        "times_noun": _PLAIN,
        "joiner": _PLAIN,
        "percent": _PLAIN,
        "percentage_point": _PLAIN,
        "qualifier": _kind(required="qualifier", optional="position"),
        "comparison": _kind(required="qualifier"),
        "range": _kind(required="open middle"),
        "basis": _kind(required="basis", optional="position"),
        "currency": _VALUED,
        "unit": _VALUED,
        "designation": _PLACED,
        "age": _PLACED,
        "anniversary": _PLACED,
        "score": _PLAIN,
    },
    "times": {
        "month": _kind(valued=True, optional="ambiguous"),
        "weekday": _VALUED,
        "unit": _VALUED,
        "quarter": _VALUED,
        "season": _VALUED,
        "daypart": _VALUED,
        "part": _kind(required="mod"),
        "deictic": _VALUED,
        "direction": _kind(valued=True, optional="position"),
        "ago": _kind(required="position"),
        "ahead": _kind(required="position"),
        "span": _PLAIN,
        "year_word": _kind(required="position"),
        "year_lead": _PLAIN,
        "range": _kind(required="open middle"),
        "approximate": _PLAIN,
        "relation": _kind(required="relation"),
    },
    "cues": {
        "verb": _SAYING,
        "participle": _SAYING,
        "gerund": _SAYING,
        "noun": _SAYING,
        "according": _kind(required="act", optional="modality"),
        "according_pronoun": _kind(required="act", optional="modality number"),
        "impersonal": _kind(required="source", optional="act modality"),
        "relay": _kind(required="direction"),
        "page_credit": _PLAIN,
        "back_reference": _PLAIN,
        "audience": _PLAIN,
        "venue": _kind(required="occasion"),
        "opener": _PLAIN,
        "content_noun": _kind(required="source"),
    },
    "status": {
        "status": _kind(required="modality"),
        "evidential": _PLAIN,
        "hedge": _PLAIN,
        "negation": _PLAIN,
        "recap": _PLAIN,
        "as_of": _PLAIN,
        "up_to_now": _PLAIN,
        "correction": _PLAIN,
    },
    "sources": {"role": _VALUED, "people": _VALUED, "pronoun": _kind(required="number"), "outlet_noun": _VALUED},
    "roles": {
        **dict.fromkeys(("to", "where", "from", "by", "with", "against", "of"), _PLAIN),
        **dict.fromkeys(("because", "besides", "for_purpose", "clause"), _PLAIN),
    },
    "places": {"noun": _VALUED},
    "furniture": {"line": _kind(required="furniture", optional="position"), "photo_credit": _PLAIN},
    "endings": dict.fromkeys(("name", "place", "adjective", "place_adjective"), _kind(required="replace")),
}

SETTINGS = frozenset(
    ["code", "name", "script", "decimal", "thousands", "date_order", "quotes", "abbreviations", "article_of_name", "joiners_in_names", "not_names"]
)
EVERY_RULE = frozenset(("id", "kind", "yes", "no", "case"))
