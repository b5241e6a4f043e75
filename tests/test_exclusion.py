"""A document that a person left out counts nowhere, is kept, and comes back when the decision is withdrawn."""

from __future__ import annotations

import pytest
from rulings import ADDRESS, OTHER, PARAGRAPHS, exclude, make_page, point, rule, withdraw

from stemma.faces.export import Row, export_story
from stemma.faces.report.page import render_report
from stemma.records.decision import WRONG_MARK
from stemma.running.pipeline import load_lexicons, tell_story

LEXICONS = load_lexicons()
PAGE = make_page(*PARAGRAPHS)
CAPTURES = [PAGE, OTHER]
BARE = tell_story(CAPTURES, LEXICONS)
COUNTED = ("mentions", "quantities", "times", "quotations", "attributions", "claims", "sources", "entities", "questions", "relations")


def _without_log(ledger: Row) -> Row:
    return {k: v for k, v in ledger.items() if k != "decisions"}


@pytest.mark.parametrize(("name", "left"), [("a.html", OTHER), ("b.txt", PAGE)])
def test_what_counts_is_what_counts_without_the_document(name: str, left: tuple[str, bytes]) -> None:
    found = export_story(tell_story(CAPTURES, LEXICONS, (), [exclude(BARE, name)]))
    want = export_story(tell_story([left], LEXICONS))
    documents = {d["name"]: d for d in found["documents"]}
    assert documents[name]["text"] and documents[name]["flags"] == ["excluded"]
    assert [documents[left[0]]] == want["documents"]
    for part in (*COUNTED, "utterances", "stemma", "findings"):
        assert found[part] == want[part], part
    assert found["questions"] != export_story(BARE)["questions"]


def test_the_state_is_told_and_undoing_brings_it_back() -> None:
    ruling = exclude(BARE, "a.html")
    story = tell_story(CAPTURES, LEXICONS, (), [ruling])
    assert [(s.state, s.marks) for s in story.decisions] == [("applied", (ADDRESS,))]
    back = export_story(tell_story(CAPTURES, LEXICONS, (), [ruling, withdraw(ruling)]))
    assert _without_log(back) == _without_log(export_story(BARE))


def test_another_revision_stays_left_out() -> None:
    other = make_page(*PARAGRAPHS, "Nine people were injured in Plovdiv, the hospital said.")
    story = tell_story([other, OTHER], LEXICONS, (), [exclude(BARE, "a.html")])
    assert [s.state for s in story.decisions] == ["moved"]
    assert not story.readings[ADDRESS].claims


def test_a_ruling_on_words_of_the_document_is_found_and_changes_nothing() -> None:
    ruling = exclude(BARE, "a.html")
    mark = rule(WRONG_MARK, point(BARE, "claim", "Some 17"), minute=1)
    story = tell_story(CAPTURES, LEXICONS, (), [ruling, mark])
    assert [s.state for s in story.decisions] == ["applied", "applied"]
    assert _without_log(export_story(story)) == _without_log(export_story(tell_story(CAPTURES, LEXICONS, (), [ruling])))


def test_all_documents_may_be_left_out() -> None:
    story = tell_story(CAPTURES, LEXICONS, (), [exclude(BARE, "a.html"), exclude(BARE, "b.txt", minute=1)])
    assert len(story.documents) == 2
    assert not story.questions and not story.nodes and not story.findings


def test_the_report_counts_the_other_pages_and_shows_this_one() -> None:
    page = render_report(export_story(tell_story(CAPTURES, LEXICONS, (), [exclude(BARE, "a.html")])))
    assert "What one page in one language says" in page
    assert "excluded" in page
    assert "We have never seen such water in our town" in page
