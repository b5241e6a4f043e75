"""Names that no table knows: base forms, latinised labels, and keys that are alike in every script."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii  # transliteration of every script under a permissive licence

from stemma.languages.pack import Pack
from stemma.records.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OTHER = re.compile(r"[^a-z0-9]")
_CONSONANTS = str.maketrans("", "", "aeiouy'`\"")
_ALIKE = (
    ("shch", "s"),
    ("sch", "s"),
    ("kh", "h"),
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ts", "c"),
    ("tz", "c"),
    ("dj", "z"),
    ("dz", "z"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
    ("j", "i"),
    ("g", "h"),
)
_SHORTEST_KEY = 3


def base_forms(word: str, pack: Pack | None, kind: str = "name") -> list[str]:
    """The base forms that an inflected name may have.

    Args:
        word: one word of a name.
        pack: the pack with the endings.
        kind: name, place, adjective or place_adjective.

    Returns:
        Candidates, the word itself last.
    """
    made: list[str] = []
    lowered = word.lower()
    # From the longest ending that leaves enough of the word to none.
    cuts = [(word[:cut], lowered[len(lowered) - len(word) + cut :]) for cut in range(_SHORTEST_KEY, len(word) + 1)]
    for rule in pack.endings.get(kind, ()) if pack else ():
        found = next(((stem, rule[ending]) for stem, ending in cuts if ending in rule), None)
        if found is not None:
            stem, bases = found
            made.extend(stem + base for base in bases)
    return list(dict.fromkeys([*made, word]))


def latinise(text: str) -> str:
    """Writes a name in Latin letters.

    Args:
        text: the name as written.

    Returns:
        Its ASCII form, capitals kept.
    """
    made = anyascii(text).replace("'", "").replace("`", "")
    return " ".join(made.split())


@lru_cache(maxsize=16384)
def name_key(text: str, pack: Pack | None, kind: str = "name") -> str:
    """The key under which spellings of one name meet: caseless, latinised, without endings and vowels.

    Args:
        text: the name as written, in any case form.
        pack: the pack of its language.
        kind: which endings are taken off: name, place, adjective or place_adjective.

    Returns:
        One skeleton per word, joined by blanks; short words keep their vowels.
    """
    return " ".join(_skeleton(min(base_forms(word, pack, kind), key=lambda w: (len(w), w))) for word in _WORD.findall(text))


@lru_cache(maxsize=16384)
def name_keys(text: str, pack: Pack | None) -> tuple[str, ...]:
    """All keys that a name of one word may have, by every reading of its ending; of longer names only the one key.

    Args:
        text: the name as written.
        pack: the pack of its language.

    Returns:
        Keys in order.
    """
    words = _WORD.findall(text)
    if len(words) != 1:
        return (name_key(text, pack),)
    return tuple(sorted({_skeleton(b) for kind in ("name", "place", "place_adjective") for b in base_forms(words[0], pack, kind)}))


@lru_cache(maxsize=16384)
def _skeleton(word: str) -> str:
    latin = _OTHER.sub("", anyascii(fold(word)).lower())
    for old, new in _ALIKE:
        latin = latin.replace(old, new)
    latin = latin.replace("c", "k")
    bones = re.sub(r"(.)\1+", r"\1", latin.translate(_CONSONANTS))
    return bones if len(bones) >= _SHORTEST_KEY else re.sub(r"[aeiouy]+$", "", latin) or latin
