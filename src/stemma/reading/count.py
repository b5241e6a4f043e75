"""What figures count: the noun beside them, as a concept or as a lemma of its language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stemma.expressions.figure import Figure
from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit
from stemma.knowledge.table import Knowledge
from stemma.reading.layout import Sentence, find_sentence
from stemma.reading.lemma import lemma_of
from stemma.reading.phrase import Part

_AHEAD = 7
_BACK = 12
SMALL = 10
_VERB = 2
_ONE = ("people", "killed", "wounded", "missing", "casualties")  # of whom a single one is news
_PRICE = "price"
_GOODS = "commodities"
ABSTRACT = "abstract"  # "growth", "decline": what grew is named elsewhere
_DASHES = frozenset("—–")
_PROPER = frozenset(("name", "person", "outlet", "organisation"))  # whose words count nothing
_STOP = frozenset(".;:!?()—–\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure with what it counts; ``noun`` are the tokens of the counted noun; ``is_whole`` marks the whole that a part before it is taken from."""

    figure: Figure
    counted: str | None
    concept: str | None
    noun: tuple[int, int] | None
    hedged: bool
    sentence: Sentence
    is_whole: bool = False


def read_counts(scan: Scan, figures: list[Figure], sentences: list[Sentence], timed: frozenset[int], parts: list[Part]) -> list[Count]:
    """Finds what each figure of the article counts, and drops numbers that are no figures.

    Args:
        scan: the scanned text.
        figures: figures in order.
        sentences: the sentences of the article.
        timed: tokens that dates hold.
        parts: names and roles, which hold numbers of their own ("BTR-80").

    Returns:
        Counts in order of place.
    """
    named = {i for p in parts for i in range(p.first, p.last) if p.kind not in ("adjective", "people", "role")}
    proper = {i for p in parts for i in range(p.first, p.last) if p.kind in _PROPER}
    made = []
    for position, figure in enumerate(figures):
        sentence = find_sentence(sentences, figure.core[0])
        if sentence is None or any(i in timed for i in range(*figure.core)):
            continue
        if any(i in named for i in range(*figure.core)):
            continue
        if figure.first < sentence.first:
            figure = replace(figure, first=figure.core[0])
        limit = figures[position + 1].first if position + 1 < len(figures) else len(scan.tokens)
        count = _count(scan, figure, sentence, figures[position - 1].last if position else 0, limit, proper)
        if _is_figure(count):
            made.append(count)
    return made


def _count(scan: Scan, figure: Figure, sentence: Sentence, start: int, limit: int, proper: set[int]) -> Count:
    hedged = any(
        h.entry.kind in ("hedge", "evidential")
        for i in range(max(sentence.first, figure.first - 4), figure.first + 1)
        for h in scan.starting.get(i, ())
        if h.entry.group == "status"
    )
    concepts = scan.lexicon.knowledge.concepts
    measure = scan.lexicon.knowledge.measure_of(figure.unit)
    if measure is not None:
        return Count(figure=figure, counted=concepts[measure].label, concept=measure, noun=None, hedged=hedged, sentence=sentence)
    end = min(sentence.last, limit)
    hit = _noun_after(scan, figure, end, proper)
    head = _head_before(scan, figure, hit, end) if hit is not None and figure.role == "figure" else None
    if head is not None:
        return Count(figure=figure, counted=_word(scan, head), concept=None, noun=(head, head + 1), hedged=hedged, sentence=sentence)
    if hit is None and (figure.role in ("share", "money") or (figure.role == "figure" and _plain_noun(scan, figure, end) is None)):
        hit = _noun_before(scan, figure, _beginning(scan, figure, sentence.first, start), proper)
    elif hit is not None and figure.role == "figure":
        hit = _harmed_before(scan, figure, max(sentence.first, start), hit)
    if figure.role == "money" and (hit is None or concepts[hit.entry.value].kind != "measure"):
        hit = _worth(scan, sentence, figure, hit)
    if hit is not None:
        concept = hit.entry.value
        label = scan.lexicon.knowledge.concepts[concept].label
        return Count(figure=figure, counted=label, concept=concept, noun=(hit.first, hit.last), hedged=hedged, sentence=sentence)
    word = _plain_noun(scan, figure, end)
    if word is None:
        befallen = _befallen(scan, figure) if figure.role == "figure" and figure.unit is None else None
        counted = concepts[befallen].label if befallen is not None else None
        return Count(figure=figure, counted=counted, concept=befallen, noun=None, hedged=hedged, sentence=sentence)
    return Count(figure=figure, counted=_word(scan, word), concept=None, noun=(word, word + 1), hedged=hedged, sentence=sentence)


def _noun_after(scan: Scan, figure: Figure, end: int, proper: set[int]) -> Hit | None:
    """The first concept after a figure, past adjectives, genitive markers and "of them"."""
    for index in range(figure.last, min(end, figure.last + _AHEAD)):
        token = scan.tokens[index]
        if token.text in _STOP or token.is_number:
            return None
        if token.text == "," or (scan.at(index, "numbers", "joiner") is not None and scan.at(index, "roles", "of") is None):
            return None
        if index > figure.last and (scan.at(index, "roles", "clause") or scan.at(index, "cues", "verb", "opener")):
            return None
        hit = scan.at(index, "concepts") if index not in proper else None
        if hit is not None:
            return _more_telling(scan, hit, end)
        if scan.at(index, "roles", "where", "with", "against") and not scan.at(index, "roles", "of", "from", "by") and not scan.at(index, "numbers", "joiner"):
            return None
    return None


def _head_before(scan: Scan, figure: Figure, hit: Hit, end: int) -> int | None:
    """The noun that a figure counts where a concept only says more of it: "14 датчиков газа", "14 senzori de gaz", "14 gas sensors"."""
    pack, knowledge = scan.lexicon.pack, scan.lexicon.knowledge
    if pack is None:
        return None
    goods = bool(pack.plural_endings) and knowledge.is_under(hit.entry.value, _GOODS)
    if goods and _may_be_noun(scan, hit.last, end) and scan.tokens[hit.last].folded.endswith(pack.plural_endings):
        return hit.last
    word = _plain_noun(scan, figure, end)
    if word is None or word >= hit.first or _modifies(scan, word) or scan.at(word, "concepts") is not None:
        return None
    joined = any(scan.at(i, "roles", "of") is not None for i in range(word + 1, hit.first))
    return word if joined or pack.modifier_endings else None


def _harmed_before(scan: Scan, figure: Figure, start: int, hit: Hit) -> Hit:
    """What befell the people whom a figure counts, where the words before it say so: "victims of the flood were fourteen people"."""
    if hit.entry.value != "people":
        return hit
    for index in range(figure.first - 1, start - 1, -1):
        before = scan.at(index, "concepts")
        if before is not None and before.last <= figure.first:
            return before if scan.lexicon.knowledge.is_under(before.entry.value, "casualties") else hit
    return hit


def _worth(scan: Scan, sentence: Sentence, figure: Figure, thing: Hit | None) -> Hit | None:
    """What a sum of money measures: the damage or aid that its sentence names, or where the sentence speaks of a price, the goods that it names."""
    knowledge = scan.lexicon.knowledge
    hits = [h for i in range(sentence.first, sentence.last) for h in scan.starting.get(i, ())]
    concepts = [h for h in hits if h.entry.group == "concepts"]
    measures = [h for h in concepts if knowledge.concepts[h.entry.value].kind == "measure"]
    prices = [h for h in measures if h.entry.value == _PRICE]
    others = [h for h in measures if h.entry.value != _PRICE]
    if others:
        return min(others, key=lambda h: (abs(h.first - figure.first), h.first))
    if not prices and not any(h.entry.group == "frames" and _is_priced(knowledge, h.entry.value) for h in hits):
        return None
    goods = [h for h in concepts if knowledge.is_under(h.entry.value, _GOODS)]
    if goods:
        return min(goods, key=lambda h: (abs(h.first - figure.first), h.first))
    return thing or next(iter(prices), None)


def _is_priced(knowledge: Knowledge, frame: str) -> bool:
    """True for frames of prices: what they are, how they rise and fall."""
    return frame == _PRICE or _PRICE in knowledge.frames[frame].figures


def _more_telling(scan: Scan, hit: Hit, end: int) -> Hit:
    """Of "people killed" and "soldiers killed" the participle right after the noun tells more where the noun is only "people"."""
    if hit.entry.value not in ("people", "victims"):
        return hit
    for index in range(hit.last, min(end, hit.last + 3)):
        following = scan.at(index, "concepts")
        if following is not None and scan.lexicon.knowledge.concepts[following.entry.value].kind == "people":
            return following
        if not scan.tokens[index].is_word or scan.at(index, "numbers", "joiner") is not None:
            break
    return hit


def _noun_before(scan: Scan, figure: Figure, start: int, proper: set[int]) -> Hit | None:
    """The concept before a figure that it may count: "the death toll rose to 45", "загальні втрати перевищують 4 700".

    A share is of a measure where one stands there ("turnout in the election was 58%"); else what only says where or among whom
    ("bread in the shops rose by 15%") gives way to what does not; else the nearest is taken.
    """
    found: list[Hit] = []
    for index in range(figure.first - 1, max(start, figure.first - _BACK) - 1, -1):
        if scan.tokens[index].text in _STOP and scan.tokens[index].text not in _DASHES:
            break
        hits = [h for h in scan.ending.get(index + 1, ()) if h.entry.group == "concepts"] if index not in proper else []
        if hits:
            found.append(min(hits, key=lambda h: h.first))
    concepts = scan.lexicon.knowledge.concepts
    measures = [h for h in found if concepts[h.entry.value].kind == "measure"] if figure.role == "share" else []
    told = [h for h in found if concepts[h.entry.value].kind != ABSTRACT]
    free = [h for h in told if scan.before(h.first, "roles", "where", "with") is None]
    return next(iter(measures or free or told or found), None)


def _befallen(scan: Scan, figure: Figure) -> str | None:
    """What befell the people whom a bare figure counts, where the verb right before it says so: "flood kills 23"."""
    knowledge = scan.lexicon.knowledge
    for index in range(figure.first, max(figure.first - _VERB, 0), -1):
        for hit in scan.ending.get(index, ()):
            counts = knowledge.frames[hit.entry.value].counts if hit.entry.group == "frames" else ""
            if counts in knowledge.concepts and knowledge.concepts[counts].kind == "people":
                return counts
    return None


def _beginning(scan: Scan, figure: Figure, first: int, before: int) -> int:
    """Where the words begin that may say what a share is of: behind a comma, if another figure stands before it ("9 lei a loaf in shops, up 11%")."""
    if figure.role != "share" or before <= first:
        return first
    return next((i + 1 for i in range(figure.first - 1, before - 1, -1) if scan.tokens[i].text == ","), first)


def _word(scan: Scan, index: int) -> str:
    """The English name of a word that the list of words knows, by its form or its lemma, else its lemma with its language."""
    language, dictionary = scan.lexicon.language, scan.lexicon.knowledge.dictionary
    # Forms that the lemmatizer gets wrong are in the list as they stand: "паметници" is not of "паметен".
    for written in (_joined(scan, index), scan.tokens[index].folded):
        for form in (written, lemma_of(written, language)):
            known = dictionary.get((language or "", form))
            if known:
                return known[0]
    return f"{language}:{lemma_of(scan.tokens[index].folded, language)}"


def _joined(scan: Scan, index: int) -> str:
    """A word with what stands behind an apostrophe in it, which cuts it in tokens: "комп'ютерів"."""
    tokens = scan.tokens[index : index + 3]
    inside = len(tokens) == 3 and tokens[1].folded == "'" and tokens[2].is_word and scan.touches(index + 1) and scan.touches(index + 2)
    return "".join(t.folded for t in tokens) if inside else scan.tokens[index].folded


def _plain_noun(scan: Scan, figure: Figure, end: int) -> int | None:
    """A word behind the figure that may be the thing counted, past a word that modifies it: "43 небольшие пекарни", "14 gas sensors"."""
    if figure.role not in ("figure", "ordinal", "share"):
        return None
    index = figure.last
    joiner = scan.at(index, "roles", "of")
    index = joiner.last if joiner else index
    if not _may_be_noun(scan, index, end):
        return None
    return index + 1 if _modifies(scan, index) and _may_be_noun(scan, index + 1, end) else index


def _may_be_noun(scan: Scan, index: int, end: int) -> bool:
    if index >= end or not scan.tokens[index].is_word or len(scan.tokens[index].text) < 3 or scan.tokens[index].is_capital:
        return False
    if any(h.entry.group in ("cues", "roles", "times", "status", "frames") or h.entry.kind == "uncounted" for h in scan.starting.get(index, ())):
        return False
    return not _is_verb(scan, index)


def _modifies(scan: Scan, index: int) -> bool:
    """True for an adjective, and for a noun before a plural in a language that puts nouns before nouns."""
    pack = scan.lexicon.pack
    if pack is None:
        return False
    if pack.modifier_endings and lemma_of(scan.tokens[index].text, scan.lexicon.language).endswith(pack.modifier_endings):
        return True
    plural = pack.plural_endings
    return bool(plural) and not scan.tokens[index].folded.endswith(plural) and index + 1 < len(scan.tokens) and scan.tokens[index + 1].folded.endswith(plural)


def _is_verb(scan: Scan, index: int) -> bool:
    """True for a word that ends like a verb, and whose lemma does."""
    pack, word = scan.lexicon.pack, scan.tokens[index].folded
    ends = [lemma for form, lemma in pack.verb_endings if word.endswith(form)] if pack is not None else []
    return bool(ends) and any(lemma_of(scan.tokens[index].text, scan.lexicon.language).endswith(e) and e != word for e in ends)


def _is_figure(count: Count) -> bool:
    """Small numbers in words are articles and pronouns unless they count something known or are qualified."""
    figure = count.figure
    if figure.role != "figure" or not figure.in_words or figure.qualifier not in ("exact", "several") or figure.unit:
        return True
    if figure.qualifier == "several":
        return figure.low is not None and (figure.low > 1 or count.concept is not None)
    if figure.low is not None and figure.low == 1:
        return count.concept in _ONE or (count.concept is not None and figure.basis != "total")
    return (figure.low or 0) > SMALL or count.counted is not None
