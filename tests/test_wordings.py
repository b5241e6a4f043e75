"""Quotations side by side: same words, the same phrase, kept apart; the same whatever the order."""

from __future__ import annotations

import random

import pytest

from stemma.comparing.wording import Wording, relate_quotations
from stemma.records.finding import Relation
from stemma.running.pipeline import Story

WORDS = ("brave", "fight", "heroic", "help", "support", "water", "come", "minute")


def wording(name: str, *words: str, speaker: str = "kim", day: str | None = None, partial: bool = False, document: str | None = None) -> Wording:
    return Wording(quotation=name, document=document or f"page {name}", speaker=speaker, sequence=words, words=frozenset(words), day=day, partial=partial)


def one(left: Wording, right: Wording) -> Relation | None:
    made = relate_quotations([left, right])
    assert made == relate_quotations([right, left])
    return made[0] if made else None


def kind(left: Wording, right: Wording) -> str | None:
    found = one(left, right)
    return found.kind if found else None


def test_most_words_of_one_speaker_are_the_same_words() -> None:
    assert kind(wording("a", "brave", "fight", "heroic"), wording("b", "brave", "fight", "help", "heroic")) == "same-words"
    assert kind(wording("a", "brave", "fight"), wording("b", "help", "water")) is None


def test_a_short_phrase_shows_no_occasion() -> None:
    left, right = (wording(n, "support", "help", partial=True) for n in "ab")
    found = one(left, right)
    assert found is not None
    assert (found.kind, found.quotations) == ("same-phrase", ("a", "b"))
    assert "one occasion not shown" in found.reason
    whole = wording("b", "support", "help")
    assert kind(left, whole) == "same-words"


def test_one_day_shows_the_occasion_and_two_days_show_two() -> None:
    def short(name: str, day: str) -> Wording:
        return wording(name, "support", "help", day=day, partial=True)

    assert kind(short("a", "2026-03-01"), short("b", "2026-03-01")) == "same-words"
    apart = one(wording("a", "brave", "fight", "heroic", day="2026-03-01"), wording("b", "brave", "fight", "heroic", day="2026-03-04"))
    assert apart is not None
    assert apart.kind == "same-phrase"
    assert "said on 2026-03-01 and on 2026-03-04" in apart.reason


def test_two_speakers_share_a_phrase_only_where_it_is_long() -> None:
    long = ("water", "come", "minute")
    found = one(wording("a", *long), wording("b", "help", *long, speaker="budanov"))
    assert found is not None
    assert (found.kind, found.on) == ("same-phrase", "speaker")
    assert kind(wording("a", "water", "come"), wording("b", "water", "come", speaker="budanov")) is None
    assert kind(wording("a", "water", "help", "come", "minute"), wording("b", "water", "come", "minute", speaker="budanov")) is None


def test_one_word_in_a_fragment_is_kept_apart() -> None:
    assert kind(wording("a", "heroic", partial=True), wording("b", "brave", "fight", "heroic")) == "kept-apart"
    assert kind(wording("a", "heroic"), wording("b", "brave", "fight", "heroic")) is None
    assert kind(wording("a", "heroic", partial=True), wording("b", "brave", "fight", "heroic", speaker="budanov")) is None


def test_one_page_is_never_set_beside_itself() -> None:
    assert relate_quotations([wording(n, "brave", "fight", "heroic", document="page") for n in "ab"]) == []


@pytest.mark.parametrize("seed", range(20))
def test_any_order_gives_the_same_relations(seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        wording(
            str(number),
            *chance.sample(WORDS, chance.randint(1, 5)),
            speaker=chance.choice(("kim", "budanov")),
            day=chance.choice((None, "2026-03-01", "2026-03-04")),
            partial=chance.random() < 0.5,
            document=chance.choice("xyz"),
        )
        for number in range(12)
    ]
    want = relate_quotations(rows)
    assert want
    assert all(r.reason and len(set(r.quotations)) == 2 for r in want)
    for _ in range(3):
        assert relate_quotations(chance.sample(rows, len(rows))) == want
    some = set(chance.sample(range(12), 6))
    kept = relate_quotations([r for r in rows if int(r.quotation) in some])
    assert kept == [r for r in want if {int(q) for q in r.quotations} <= some]


def test_the_samples_hold_the_same_words_in_five_languages(story: Story) -> None:
    languages = {q.id: story.documents[q.document].language for r in story.readings.values() for q in r.quotations}
    linked = [{languages[q] for q in r.quotations} for r in story.relations if r.kind == "same-words"]
    assert set().union(*linked) == {"bg", "uk", "ro", "ru", "en"}
