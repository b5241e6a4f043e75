"""Phrases that name someone or something: known and unknown names, institutions, roles, unnamed sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.reading.layout import Sentence
from stemma.reading.name import name_keys

NAMED = ("person", "outlet", "organisation", "institution", "country", "place", "equipment")
_LOWER_STARTS = frozenset(("institution", "adjective", "inhabitant"))
_TITLE_TOKENS = 5
_TOWN_AND_BEARER = 3
_JOINING = frozenset("-'’.")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a phrase: a hit or an unknown name, on tokens ``first`` to before ``last``."""

    first: int
    last: int
    kind: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Pieces that stand together: "ръководителят на военното разузнаване на Украйна Кирил Буданов"."""

    first: int
    last: int
    parts: tuple[Part, ...] = field(default_factory=tuple)

    def of(self, *kinds: str) -> list[Part]:
        """The parts of some kinds."""
        return [p for p in self.parts if p.kind in kinds]


def find_parts(scan: Scan, sentences: list[Sentence], blocked: frozenset[int], quoted: list[tuple[int, int]]) -> list[Part]:
    """Finds the pieces of which phrases are made.

    Args:
        scan: the scanned text.
        sentences: the sentences of the article.
        blocked: tokens that times or figures hold.
        quoted: the first token between each pair of quotation marks, and the closing mark.

    Returns:
        Parts in order, none inside another.
    """
    made: list[Part] = []
    spots = _spots(scan, sentences)
    inner = Counter(t.text for i, t in enumerate(scan.tokens) if t.is_capital and _is_inner(scan, i))
    titles = {a: b for a, b in quoted if _is_title(scan, a, b)}
    for sentence in sentences:
        index = sentence.first
        shouting = _is_shouting(scan, sentence)
        while index < sentence.last:
            part = (
                None
                if index in blocked
                else (index in scan.starting and (_known(scan, index, sentence.last) or _small(scan, index)))
                or _unknown(scan, index, sentence, blocked, inner, shouting)
            )
            if index in titles and (part is None or part.last < titles[index]):
                part = Part(index, titles[index], "name", scan.words(index, titles[index]), "name.quoted")
            if part is None:
                index += 1
                continue
            behind_role = bool(made) and made[-1].kind == "role" and sentence.holds(made[-1].first)
            if part.kind == "name" and (behind_role or scan.before(part.first, "roles", "where") is not None):
                part = _without_spot(scan, part, spots)
            if part.kind == "name" and (behind_role or scan.before(part.first, "places", "noun") is not None):
                part = _before_bearer(scan, part, inner)
            made.append(part)
            index = part.last
    return made


def _is_title(scan: Scan, first: int, last: int) -> bool:
    """True for a few words in quotation marks that begin with a capital and are no speech: no stop or comma inside, no colon before, no speech verb behind."""
    words = range(first, last)
    if not first < last <= first + _TITLE_TOKENS or not scan.tokens[first].is_capital:
        return False
    if any(not scan.tokens[i].is_word and scan.tokens[i].text not in "-'’" for i in words):
        return False
    if first >= 2 and scan.tokens[first - 2].text == ":":
        return False
    behind = next((i for i in range(last + 1, min(last + 4, len(scan.tokens))) if scan.tokens[i].text not in ",-–—"), None)
    return behind is None or behind == last + 1 or scan.at(behind, "cues", "verb") is None


def _spots(scan: Scan, sentences: list[Sentence]) -> set[str]:
    """The keys of single capitalised words that stand behind a small word of place or a place noun."""
    made: set[str] = set()
    for sentence in sentences:
        for index in range(sentence.first + 1, sentence.last):
            token = scan.tokens[index]
            if not token.is_capital or not token.is_word or (index + 1 < sentence.last and scan.tokens[index + 1].is_capital):
                continue
            if scan.before(index, "roles", "where", "from") is not None or scan.before(index, "places", "noun") is not None:
                made.update(name_keys(token.text, scan.lexicon.pack))
    return made


def _without_spot(scan: Scan, part: Part, spots: set[str]) -> Part:
    """Behind a role, a place and a person stand in one run of capitals: "кметът на Розино Иван Петров"; the place ends the part."""
    if part.last - part.first < 3 or not spots.intersection(name_keys(scan.tokens[part.first].text, scan.lexicon.pack)):
        return part
    return Part(part.first, part.first + 1, "name", scan.words(part.first, part.first + 1), "name.place_before_person")


def _before_bearer(scan: Scan, part: Part, inner: Counter[str]) -> Part:
    """Of three capitalised words behind a role and a small word the last two are its bearer, if the last stands alone
    elsewhere, or a place noun before them."""
    if part.last - part.first != _TOWN_AND_BEARER:
        return part
    told = scan.before(part.first, "places", "noun") is not None
    if not told and (scan.before(part.first, "roles", "of") is None or inner[scan.tokens[part.last - 1].text] < 2):
        return part
    return Part(part.first, part.first + 1, "name", scan.words(part.first, part.first + 1), "name.place_before_person")


def _known(scan: Scan, index: int, end: int) -> Part | None:
    hits = [h for h in scan.starting.get(index, ()) if h.entry.group == "names" and h.last <= end]
    hits = [h for h in hits if _well_written(scan, h)]
    if not hits:
        return None
    hit = min(hits, key=lambda h: (_preference(h), h.entry.value))
    if hit.entry.kind in ("country", "place") and _is_first_name(scan, hit, end):
        return Part(index, hit.last + 1, "name", scan.words(index, hit.last + 1), "name.first_name_like_a_place")
    if hit.entry.kind in ("country", "place", "person", "organisation") and (_goes_on_as_name(scan, hit, end) or _heads_a_name(scan, hit, end)):
        longer = _capitals(scan, index, end)
        if longer > hit.last:
            return Part(index, longer, "name", scan.words(index, longer), "name.capitals")
    return Part(hit.first, hit.last, hit.entry.kind, hit.entry.value, hit.entry.rule)


def _preference(hit: Hit) -> int:
    order = ("person", "outlet", "organisation", "institution", "equipment", "country", "place", "adjective", "inhabitant")
    return order.index(hit.entry.kind) if hit.entry.kind in order else len(order)


def _well_written(scan: Scan, hit: Hit) -> bool:
    """Names begin with a capital; adjectives, inhabitants and institutions need none."""
    return hit.entry.kind in _LOWER_STARTS or any(scan.tokens[i].text[0].isupper() or scan.tokens[i].is_number for i in range(hit.first, hit.last))


def _is_first_name(scan: Scan, hit: Hit, end: int) -> bool:
    """True for a place word right behind a role or a closing quotation mark and right before another capital: "лідерка «Нового шляху» Лівія Марант"."""
    if hit.last >= end or hit.first == 0:
        return False
    follower = scan.tokens[hit.last]
    if not follower.is_word or not follower.is_capital or any(h.entry.group == "names" for h in scan.starting.get(hit.last, ())):
        return False
    return scan.before(hit.first, "sources", "role") is not None or scan.tokens[hit.first - 1].text in '»”“"'


def _goes_on_as_name(scan: Scan, hit: Hit, end: int) -> bool:
    """A known name glued to more: "РБК-Украина", "Газета Москва24"."""
    return (
        hit.last + 1 < end
        and scan.tokens[hit.last].folded == "-"
        and scan.touches(hit.last)
        and scan.tokens[hit.last + 1].is_capital
        and scan.touches(hit.last + 1)
    )


def _heads_a_name(scan: Scan, hit: Hit, end: int) -> bool:
    """True for a place right before a capitalised word that no table knows, and behind no small word: "Caucasus Dispatch"."""
    if hit.entry.kind != "place" or hit.last >= end or scan.before(hit.first, "roles") is not None:
        return False
    follower = scan.tokens[hit.last]
    known = any(h.entry.group in ("names", "sources", "roles", "cues", "places", "times") for h in scan.starting.get(hit.last, ()))
    return follower.is_word and follower.is_capital and not known and not follower.text.isupper()


def _small(scan: Scan, index: int) -> Part | None:
    hit = scan.at(index, "sources", "role", "people", "outlet_noun")
    return Part(hit.first, hit.last, hit.entry.kind, hit.entry.value, hit.entry.rule) if hit is not None else None


def _unknown(scan: Scan, index: int, sentence: Sentence, blocked: frozenset[int], inner: Counter[str], shouting: bool) -> Part | None:
    """A run of capitalised words that no table knows."""
    token = scan.tokens[index]
    if not token.is_capital or not token.is_word or shouting:
        return None
    if scan.lexicon.pack is not None and token.folded in scan.lexicon.pack.article_of_name:
        return None
    last = _capitals(scan, index, sentence.last)
    while last > index and any(i in blocked for i in range(index, last)):
        last -= 1
    if last <= index:
        return None
    if index == _opening(scan, sentence) and not _is_name_at_opening(scan, index, last, inner):
        return None
    if last == index + 1 and _is_plain_word(scan, index):
        return None
    return Part(index, last, "name", scan.words(index, last), "name.capitals")


def _opening(scan: Scan, sentence: Sentence) -> int:
    """The first word of a sentence, past quotation marks and dashes."""
    index = sentence.first
    while index < sentence.last and not scan.tokens[index].is_word:
        index += 1
    return index


def _capitals(scan: Scan, index: int, end: int) -> int:
    """The token after a run of capitalised words, hyphens, initials and joining small words."""
    pack = scan.lexicon.pack
    joiners = set(pack.joiners_in_names) if pack else set()
    not_names = pack.not_names if pack else frozenset()
    last = index + 1
    while last < end:
        token = scan.tokens[last]
        if token.text in "-'’" and scan.touches(last) and last + 1 < end and scan.touches(last + 1) and scan.tokens[last + 1].text[0].isalnum():
            last += 2
            continue
        if token.text == "." and len(scan.tokens[last - 1].text) == 1 and scan.tokens[last - 1].is_capital and scan.touches(last):
            last += 1
            continue
        if token.is_word and token.is_capital and not _cut_before(scan, last) and (token.folded not in not_names or _ends_like_number(scan, last, end)):
            last += 1
            continue
        if _is_particle(scan, last, joiners) and last + 1 < end and scan.tokens[last + 1].is_capital and scan.tokens[last + 1].is_word:
            last += 2
            continue
        break
    return last


def _ends_like_number(scan: Scan, index: int, end: int) -> bool:
    """True for a word that is also a number and counts nothing: "Calea Nouă, partidul …"."""
    return scan.at(index, "numbers") is not None and (index + 1 >= end or not scan.tokens[index + 1].is_word)


def _is_particle(scan: Scan, index: int, joiners: set[str]) -> bool:
    """A small word of people's names ("von", "bin"), which is no preposition or conjunction of the language."""
    if scan.tokens[index].folded not in joiners:
        return False
    return scan.at(index, "roles") is None and scan.at(index, "numbers", "joiner") is None


def _cut_before(scan: Scan, index: int) -> bool:
    """True where a known name or role begins inside a run of capitals."""
    return any(h.entry.group == "names" and h.entry.kind in ("person", "country", "outlet", "organisation") for h in scan.starting.get(index, ()))


def _is_name_at_opening(scan: Scan, index: int, last: int, inner: Counter[str]) -> bool:
    """At the head of a sentence a capital proves nothing: a second one, or the same word elsewhere inside a sentence, does."""
    pack = scan.lexicon.pack
    token = scan.tokens[index]
    if pack and token.folded in pack.not_names:
        return last - index >= 2 and inner[token.text] > _is_inner(scan, index)
    if len(token.text) > 1 and token.text.isupper() and len(token.text) <= 6:
        return True
    if last - index >= 2 and not _is_plain_word(scan, index):
        return True
    return inner[token.text] > _is_inner(scan, index)


def _is_inner(scan: Scan, index: int) -> bool:
    """True for a token behind a word or comma."""
    return index > 0 and (scan.tokens[index - 1].is_word or scan.tokens[index - 1].text == ",")


def _is_plain_word(scan: Scan, index: int) -> bool:
    """True if the tables know the word as something else than a name."""
    return any(h.entry.group in ("concepts", "frames", "cues", "status", "times", "numbers", "roles") for h in scan.starting.get(index, ()))


def _is_shouting(scan: Scan, sentence: Sentence) -> bool:
    words = [scan.tokens[i] for i in range(sentence.first, sentence.last) if scan.tokens[i].is_word and len(scan.tokens[i].text) > 3]
    return len(words) >= 6 and sum(w.is_capital for w in words) > 0.7 * len(words)


def find_phrases(scan: Scan, parts: list[Part], sentences: list[Sentence]) -> list[Phrase]:
    """Joins parts that stand together into phrases.

    Args:
        scan: the scanned text.
        parts: the parts, in order.
        sentences: the sentences, which no phrase crosses.

    Returns:
        Phrases in order.
    """
    ends = {s.last for s in sentences}
    made: list[Phrase] = []
    group: list[Part] = []
    for part in parts:
        if group and not _joined(scan, group[-1], part, ends):
            made.append(_phrase(group))
            group = []
        group.append(part)
    if group:
        made.append(_phrase(group))
    return made


def _phrase(group: list[Part]) -> Phrase:
    return Phrase(first=group[0].first, last=group[-1].last, parts=tuple(group))


def _joined(scan: Scan, left: Part, right: Part, ends: set[int]) -> bool:
    """Adjacent, or with a genitive marker, an opening bracket or quotation mark, or one lower-case adjective between them."""
    between = range(left.last, right.first)
    if any(i in ends for i in range(left.last, right.first + 1)):
        return False
    if left.kind == "person" and right.kind not in ("name",):
        return False
    if left.kind in ("person", "name") and right.kind in ("role", "people", "adjective", "country", "person", "inhabitant"):
        return left.kind == "name" and right.kind == "person" and not between
    if left.kind == "country" and right.kind in ("country", "role", "people"):
        return False
    if not between:
        return not (left.kind == "role" and right.kind == "role")
    if left.kind == "adjective" and right.kind in ("person", "name"):
        return False
    if len(between) > 3:
        return False
    heads = left.kind in ("role", "institution", "people", "outlet_noun", "adjective", "organisation")
    if not heads:
        return False
    words = [scan.tokens[i] for i in between]
    if len(words) == 1 and words[0].text in "\"„“«'(":
        return True
    small = scan.at(left.last, "roles", "of")
    if small is not None and small.last == right.first and left.kind != "adjective":
        return True
    if small is not None and small.last == right.first - 1 and words[-1].is_word and not words[-1].is_capital:
        return True
    if left.kind != "adjective" and scan.at(left.last, "roles", "from", "where") is not None and len(between) == 1:
        return right.kind in ("country", "place") and not (left.kind == "people" and scan.at(left.first, "concepts") is not None)
    plain = len(words) == 1 and words[0].is_word and not words[0].is_capital and len(words[0].text) > 3
    return plain and not any(h.entry.group in ("cues", "frames", "status", "roles") for h in scan.starting.get(left.last, ()))
