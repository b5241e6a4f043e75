"""As-of dates: read from the words, kept with their evidence, used in comparing and in the latest."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import product

import pytest

from stemma.comparing.value import leads, relate
from stemma.faces.export import export_story
from stemma.faces.views.spread import spread_answers, word_latest
from stemma.records.claim import Answer, Key
from stemma.records.finding import AnswerClass, Origins, Question
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import Story, load_lexicons, tell_story

NOBODY = Origins(low=0, high=0, unknown=1, reason="")


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def tell(lexicons: Lexicons, *texts: str) -> Story:
    """Pages of Friday, 13 March 2026."""
    return tell_story([(f"{number}.txt", f" date 2026-03-13\n{text}".encode()) for number, text in enumerate(texts)], lexicons)


@pytest.mark.parametrize(
    ("text", "as_of", "words"),
    [
        ("As of 11 March, 53 people had died in the flood in Bulgaria.", "2026-03-11", "As of 11 March"),
        ("By Wednesday evening 53 people had been killed in the flood in Bulgaria.", "2026-03-11", "By Wednesday evening"),
        ("So far 53 people have been killed in the flood in Bulgaria.", "2026-03-13", "So far"),
        ("Към сряда вечерта загиналите при наводнението в България са 53.", "2026-03-11", "Към сряда вечерта"),
        ("Станом на 11 березня внаслідок повені в Болгарії загинули 53 людини.", "2026-03-11", "Станом на 11 березня"),
        (
            "По состоянию на 11 марта при наводнении в Болгарии погибли 53 человека. Об этом сообщили спасатели, которые ещё ищут пропавших.",
            "2026-03-11",
            "По состоянию на 11 марта",
        ),
        ("La data de 11 martie erau 53 de morți în inundațiile din Bulgaria.", "2026-03-11", "La data de 11 martie"),
        ("Până miercuri seara au murit 53 de oameni în inundațiile din Bulgaria.", "2026-03-11", "Până miercuri seara"),
        ("On 11 March 53 people were killed in the flood in Bulgaria.", None, None),
        ("Към границата са изпратени 53 души от България.", None, None),
        ("By Friday 20 March 53 people will be evacuated in Bulgaria.", None, None),
    ],
)
def test_the_words_give_the_date(lexicons: Lexicons, text: str, as_of: str | None, words: str | None) -> None:
    story = tell(lexicons, text)
    ledger = export_story(story)
    page = ledger["documents"][0]["text"]
    answers = [a for c in ledger["claims"] if c["quantities"] for a in c["answers"]]
    assert answers
    assert {a["as_of"] for a in answers} == {as_of}
    for answer in answers:
        span = answer["as_of_evidence"]
        assert (page[span["start"] : span["end"]] if span else None) == words


def test_one_date_before_two_figures_holds_for_both(lexicons: Lexicons) -> None:
    story = tell(lexicons, "As of Wednesday, 53 people had been killed and 12 were missing in Bulgaria.")
    assert [p.answer.as_of for r in story.readings.values() for c in r.claims for p in c.propositions] == ["2026-03-11", "2026-03-11"]


def test_an_as_of_date_is_no_event_time(lexicons: Lexicons) -> None:
    story = tell(lexicons, "As of 11 March, 53 people had died in the flood in Bulgaria.")
    claim = next(c for r in story.readings.values() for c in r.claims if c.quantities)
    assert claim.time is None
    assert claim.propositions[0].answer.day is None


def test_without_a_sure_date_of_the_page_nothing_is_known(lexicons: Lexicons) -> None:
    story = tell_story([("a.txt", b"So far 53 people have been killed in the flood in Bulgaria.")], lexicons)
    assert {p.answer.as_of for r in story.readings.values() for c in r.claims for p in c.propositions} == {None}


def test_later_figures_update_and_figures_of_one_day_conflict(lexicons: Lexicons) -> None:
    pages = ("As of Tuesday, 14 people had been killed in Bulgaria.", "As of Thursday, 53 people had been killed in Bulgaria.")
    story = tell(lexicons, *pages)
    found = [r for r in story.relations if len(r.claims) > 1]
    assert [r.kind for r in found] == ["updates"]
    values = {c.id: c.propositions[0].answer.low for r in story.readings.values() for c in r.claims}
    assert [values[c] for c in found[0].claims] == [14, 53]
    story = tell(lexicons, pages[0].replace("Tuesday", "Thursday"), pages[1])
    assert [r.kind for r in story.relations] == ["conflicts"]


def test_the_text_itself_may_say_so(lexicons: Lexicons) -> None:
    text = "The toll was revised: 53 people were killed in the flood in Bulgaria.\n\nEarlier, 14 people were killed in the flood in Bulgaria."
    story = tell(lexicons, text)
    found = [r for r in story.relations if len(r.claims) > 1]
    assert [(r.kind, r.reason) for r in found] == [("updates", "the text itself sets it against an earlier figure")]
    values = {c.id: c.propositions[0].answer.low for r in story.readings.values() for c in r.claims}
    assert [values[c] for c in found[0].claims] == [14, 53]
    assert [r.kind for r in tell(lexicons, *text.split("\n\n")).relations] == ["differs"]


def answer(low: int | None, as_of: str | None, qualifier: str = "exact") -> Answer:
    value = None if low is None else Decimal(low)
    return Answer(low=value, high=value, qualifier=qualifier, as_of=as_of)


def test_relating_is_symmetric_and_names_one_of_two_first() -> None:
    dates = (None, "2026", "2026-03", "2026-03-10", "2026-03-12", "2025-12-31")
    rows = [answer(low, as_of, q) for low, as_of, q in product((14, 1260, 1300, 53), dates, ("exact", "about", "over"))]
    for a, b in product(rows, rows):
        found, turned = relate(a, b), relate(b, a)
        assert found[:2] == turned[:2]
        kind = found[0]
        if kind == "updates":
            assert found == turned
            assert leads(a, b, kind) != leads(b, a, kind)
            assert not str(b.as_of).startswith(str(a.as_of))
        if kind == "rounds-to":
            assert leads(a, b, kind) != leads(b, a, kind)
        if kind in ("updates", "conflicts"):
            assert a.as_of and b.as_of


def question(*answers: AnswerClass) -> Question:
    key = Key(asked="how-many", what="killed", who="-", to="-", where="-", status="done")
    return Question(id="q", label="", key=key, claims=(), answers=answers, origins=NOBODY, weight=1)


def figure(low: int, as_of: str | None, unit: str | None = None) -> AnswerClass:
    return AnswerClass(value=str(low), claims=(), claimer=None, origins=NOBODY, as_of=as_of, low=Decimal(low), high=Decimal(low), unit=unit)


def test_the_latest_goes_by_the_date_of_the_figure() -> None:
    spread = spread_answers(question(figure(14, "2026-03-12"), figure(9, None), figure(17, "2026-03-10"), figure(18, None)))
    assert spread is not None
    assert (spread.lowest, spread.highest, spread.latest, spread.as_of) == ("9", "18", ("14",), "2026-03-12")
    assert word_latest(spread) == "14 (as of 2026-03-12)"
    unknown = spread_answers(question(figure(14, None), figure(9, None)))
    assert unknown is not None
    assert word_latest(unknown) == "not known: no text says as of when"
    rivals = spread_answers(question(figure(14, "2026-03-12"), figure(15, "2026-03-12")))
    assert rivals is not None
    assert rivals.latest == ("14", "15")
    assert spread_answers(question(figure(14, None))) is None
    assert spread_answers(question(figure(14, None), figure(9, None, "EUR"))) is None


def test_the_export_of_the_samples_has_them(story: Story) -> None:
    ledger = export_story(story)
    json.dumps(ledger)
    known = [a for c in ledger["claims"] for a in c["answers"] if a["as_of"]]
    assert {a["as_of"] for a in known} >= {"2026-03-11", "2026-03-12"}
    toll = next(q for q in ledger["questions"] if q["spread"] and q["spread"]["as_of"] == "2026-03-12")
    assert toll["spread"]["latest"]
