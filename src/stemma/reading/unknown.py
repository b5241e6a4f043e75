"""Names that no table knows, keyed inside their document: forms of one name meet, a surname joins its full name."""

from __future__ import annotations

from collections import defaultdict

from stemma.expressions.scan import Scan
from stemma.reading.lemma import meanings_of
from stemma.reading.name import latinise, name_key, name_keys
from stemma.reading.phrase import Part, Phrase
from stemma.reading.place import level_beside
from stemma.records.claim import Name

_MARKS = frozenset("\"'„“”«»‟‘’")


def name_unknown(scan: Scan, phrases: list[Phrase]) -> dict[tuple[int, int], Name]:
    """Gives every unknown name a key; forms of one name in the document meet, a surname joins its full name."""
    pack = scan.lexicon.pack
    seen: list[tuple[Part, str, str]] = []
    for phrase in phrases:
        for part in phrase.of("name"):
            level = level_beside(scan, part.first, part.last)
            key = name_key(part.value, pack, "place_adjective" if level and scan.at(part.last, "places", "noun") else "name")
            seen.append((part, key, "place" if level else _type_of(scan, phrase, part)))
    full = {key for _, key, kind in seen if " " in key and kind == "person"}
    by_last: dict[str, set[str]] = defaultdict(set)
    for key in full:
        by_last[key.split(" ")[-1]].add(key)
    known = _known_by_word(scan, phrases)
    made: dict[tuple[int, int], Name] = {}
    groups: dict[str, list[tuple[Part, str]]] = defaultdict(list)
    for part, key, kind in seen:
        people = known.get(key, set()) if kind != "outlet" else set()
        if len(people) == 1:
            person = scan.lexicon.knowledge.entities[min(people)]
            made[(part.first, part.last)] = Name(key=person.id, type="person", label=person.label, country=None, forms=(part.value,))
            continue
        whole = by_last.get(key, set())
        if " " not in key and len(whole) == 1:
            key, kind = min(whole), "person"
        groups[key].append((part, kind))
    for key, members in groups.items():
        kinds = [k for _, k in members]
        kind = next((k for k in ("outlet", "person", "organisation", "place") if k in kinds), "name")
        kind = "place" if any(level_beside(scan, p.first, p.last) for p, _ in members) else kind
        forms = tuple(sorted({p.value for p, _ in members}))
        longest = max(f.count(" ") for f in forms)
        label = latinise(min((f for f in forms if f.count(" ") == longest), key=lambda f: (len(f), f)))
        meanings = {m for f in forms for m in _meanings(scan, f)} if kind in ("name", "organisation") else set()
        keys = tuple(sorted({k for f in forms for k in name_keys(f, pack)} | {key} | {f"={m}" for m in meanings}))
        name = Name(key=f"name/{kind}/{key}", type=kind, label=label, country=None, forms=forms, keys=keys)
        made.update(((p.first, p.last), name) for p, _ in members)
    return made


def _known_by_word(scan: Scan, phrases: list[Phrase]) -> dict[str, set[str]]:
    """The known people of a document by each word of their names as written there."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        for part in phrase.of("person"):
            for index in range(part.first, part.last):
                if scan.tokens[index].is_word:
                    found[name_key(scan.tokens[index].text, scan.lexicon.pack)].add(part.value)
    return found


def _type_of(scan: Scan, phrase: Phrase, part: Part) -> str:
    before = [p for p in phrase.parts if p.last <= part.first]
    words = part.last - part.first
    if before and before[-1].kind == "outlet_noun":
        # "директорът на агенцията Тудор Мардаре": outlets in Cyrillic stand in marks.
        holds = any(p.kind == "role" for p in before) and words > 1 and not _is_ascii(scan, part)
        marked = part.first > 0 and scan.tokens[part.first - 1].text in _MARKS
        return "person" if holds and not marked else "outlet"
    if part.rule == "name.place_before_person":
        return "place"
    if words > 1 and any(h.entry.kind == "outlet_noun" for h in scan.starting.get(part.last - 1, ())):
        return "outlet"
    has_role = any(p.kind == "role" or (p.kind == "people" and words > 1) for p in before)
    is_quoted = part.first > 0 and scan.tokens[part.first - 1].text in _MARKS and scan.touches(part.first)
    if before and before[-1].kind in ("institution", "organisation") and not (has_role and words > 1 and not is_quoted):
        return "organisation"
    if is_quoted and _is_audience(scan, part.first - 1):
        return "outlet"
    if is_quoted and (not has_role or scan.tokens[part.last].text in _MARKS):
        return "name"
    if words in (2, 3) and before and before[-1].kind == "people" and _meanings(scan, part.value):
        return "name"
    if has_role and scan.tokens[part.first].is_word:
        return "person"
    if any(scan.tokens[i].is_number for i in range(part.first, part.last)):
        return "equipment"
    if scan.tokens[part.first].text.isupper() and words == 1 and len(scan.tokens[part.first].text) > 1:
        return "organisation"
    if _is_placed(scan, part.first, words):
        return "place"
    if words in (2, 3) and _meanings(scan, part.value):
        return "name"
    if words in (2, 3) and not _is_ascii(scan, part):
        return "person"
    if words in (2, 3) and scan.lexicon.pack is not None and scan.lexicon.pack.script == "Latn":
        return "person"
    return "name"


def _is_ascii(scan: Scan, part: Part) -> bool:
    return scan.text[scan.tokens[part.first].start : scan.tokens[part.last - 1].end].isascii()


def _is_placed(scan: Scan, index: int, words: int) -> bool:
    """True behind a small word of place; of two words only where it cannot be one of a doer or owner ("de", "на")."""
    kinds = {h.entry.kind for h in scan.ending.get(index, ()) if h.entry.group == "roles"}
    if words == 1:
        return bool(kinds & {"where", "from", "to"})
    return words == 2 and "where" in kinds and not kinds & {"of", "by", "from"}


def _is_audience(scan: Scan, index: int) -> bool:
    """True right after a speech verb, an occasion or a word before the one to whom something is told: "розповів «Віснику»", "în interviul pentru „Ziarul”"."""
    if scan.before(index, "cues", "audience", "venue") is not None:
        return True
    return any(h.entry.kind == "verb" for h in scan.ending.get(index, ()) if h.entry.group == "cues")


def _meanings(scan: Scan, text: str) -> tuple[str, ...]:
    return meanings_of(text.split(), scan.lexicon.language, scan.lexicon.knowledge.dictionary)
