"""What comes together across pages without a figure: statements of like words, bodies of states, pages without a country, places that may hold others."""

from __future__ import annotations

from stemma.comparing.atlas import Atlas
from stemma.comparing.content import Content, relate_contents
from stemma.records.finding import Question
from stemma.running.pipeline import Story, load_lexicons, tell_story

LEXICONS = load_lexicons()
NO_REST = "date 2026-05-04 The driver worked fourteen hours without rest before the crash near Orhei in Moldova, the trade union said."
DENIAL = "date 2026-05-05 Перевозчик отрицает, что водитель перед аварией в Молдавии работал четырнадцать часов без отдыха."


def tell(*texts: str) -> Story:
    return tell_story([(f"{number}.txt", text.encode()) for number, text in enumerate(texts)], LEXICONS)


def shared(story: Story, *words: str) -> list[Question]:
    """The questions that hold a claim with each of some words."""
    texts = {c.id: story.documents[c.document].text[c.start : c.end] for r in story.readings.values() for c in r.claims}
    return [q for q in story.questions if all(any(w in texts[c] for c in q.claims) for w in words)]


def content(claim: str, words: str, *, positive: bool = True, figures: str = "") -> Content:
    return Content(claim=claim, document=claim, words=frozenset(words.split()), figures=frozenset(figures.split()), names=frozenset(), positive=positive)


def test_likeness_is_symmetric_and_says_by_which_words() -> None:
    left, right = content("a", "driver rest hour", figures="14"), content("b", "hour driver work", figures="14", positive=False)
    (one,), (other,) = relate_contents([left, right]), relate_contents([right, left])
    assert one == other
    assert one.kind == "denies"
    assert "14" in one.reason
    assert "driver" in one.reason


def test_two_words_without_a_figure_are_not_enough() -> None:
    assert relate_contents([content("a", "driver rest"), content("b", "driver rest")]) == []


def test_a_page_is_not_held_against_itself() -> None:
    twin = content("a", "driver rest hour")
    assert relate_contents([twin, twin]) == []


def test_a_denial_stands_in_the_question_of_what_it_denies() -> None:
    story = tell(NO_REST, DENIAL)
    (question,) = shared(story, "fourteen", "четырнадцать")
    assert len(set(question.claims)) > 1


def test_a_body_of_a_state_is_one_by_all_its_names() -> None:
    story = tell(
        "date 2026-05-04 Inflation in Moldova was 8.3% in March, the statistics office said.",
        "date 2026-05-05 În Republica Moldova, inflația a ajuns la 8,3% în martie, a anunțat Biroul Național de Statistică.",
    )
    (question,) = [q for q in story.questions if q.key.what == "inflation"]
    assert (question.origins.low, question.origins.high) == (1, 1)


def test_a_page_that_names_no_country_takes_that_of_the_pages_whose_people_it_names() -> None:
    story = tell(
        "date 2026-05-04 Inflation in Moldova was 8.3% in March, minister Corina Balmush told Radu Ceban of the finance committee.",
        "date 2026-05-05 Inflation has reached 8.4%, minister Corina Balmush said. Radu Ceban, who heads the committee, was silent.",
    )
    assert len([q for q in story.questions if q.key.what == "inflation"]) == 1


def test_a_place_may_hold_another_only_where_nothing_speaks_against_it() -> None:
    atlas = Atlas(
        widths={"region": 1, "town": 2, "far": 2, "land": 0},
        countries={"region": "land", "town": "land", "far": "elsewhere"},
        waters=frozenset(),
        lands={},
        scenes={},
        around={"page": frozenset(("region", "town", "far"))},
    )
    assert atlas.may_hold("region", "town")
    assert atlas.may_hold("land", "town")
    assert not atlas.may_hold("town", "region")
    assert not atlas.may_hold("region", "far")
    assert not atlas.may_hold("land", "far")
