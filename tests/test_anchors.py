"""Anchors: found on the same words, moved with them, orphaned with a reason; none is ever lost."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings
from rulings import ADDRESS, PARAGRAPHS, make_page, point, rule, rule_date, withdraw

from stemma.deciding.anchor import Mark, find_anchor, set_anchor
from stemma.faces.export import export_story
from stemma.records.decision import GRADE, NOT_SAME, SAME, WRONG_MARK, Anchor, Standing
from stemma.records.document import Document
from stemma.running.pipeline import load_lexicons, tell_story

LEXICONS = load_lexicons()
BARE = tell_story([make_page(*PARAGRAPHS)], LEXICONS)
WORDS = "Before them stood 300 men; behind them stood 300 men and a river that nobody crosses."


def _document(text: str, revision: str) -> Document:
    return Document(
        id="d",
        name="d.txt",
        url=None,
        outlet=None,
        language=None,
        language_certainty=0.0,
        title=None,
        published=None,
        published_certainty="unknown",
        published_evidence=(),
        sha256=revision,
        text=text,
        furniture=(),
    )


def _anchor(start: int, end: int, text: str = WORDS) -> Anchor:
    return set_anchor(_document(text, "one"), "quantity", start, end)


def test_the_mark_on_the_same_span_is_applied() -> None:
    found = find_anchor(_anchor(18, 21), _document(WORDS, "one"), [Mark(18, 25, "wide"), Mark(18, 21, "own")])
    assert (found.state, found.mark) == ("applied", "own")


def test_a_better_reading_moves_to_the_mark_that_overlaps_most() -> None:
    marks = [Mark(12, 20, "less"), Mark(18, 22, "most"), Mark(0, 80, "all")]
    found = find_anchor(_anchor(18, 21), _document(WORDS, "one"), marks)
    assert (found.state, found.mark) == ("moved", "most")


def test_less_than_half_is_an_orphan() -> None:
    found = find_anchor(_anchor(18, 25), _document(WORDS, "one"), [Mark(10, 21, "less"), Mark(0, 80, "all")])
    assert (found.state, found.mark) == ("orphaned", None)
    assert found.why


def test_in_another_revision_context_tells_twins_apart() -> None:
    second = WORDS.rindex("300")
    text = f"Yesterday. {WORDS}"
    marks = [Mark(i, i + 3, f"m{i}") for i in (text.index("300"), text.rindex("300"))]
    found = find_anchor(_anchor(second, second + 3), _document(text, "two"), marks)
    assert (found.state, found.mark) == ("moved", f"m{text.rindex('300')}")


def test_twins_alike_are_an_orphan() -> None:
    at = WORDS.index("300")
    text = f"{WORDS}\n{WORDS}"
    marks = [Mark(i, i + 3, f"m{i}") for i in range(len(text)) if text.startswith("300", i)]
    found = find_anchor(_anchor(at, at + 3), _document(text, "two"), marks)
    assert found.state == "orphaned"
    assert "2 places" in found.why


def test_the_same_figure_in_other_words_is_not_taken_for_it() -> None:
    text = "Nothing of it is left but the price: it costs 300 euro now, in every shop of the town."
    at = text.index("300")
    found = find_anchor(_anchor(18, 21), _document(text, "two"), [Mark(at, at + 3, "m")])
    assert found.state == "orphaned"


def test_a_document_that_is_gone_leaves_orphans() -> None:
    assert find_anchor(_anchor(18, 21), None, []).state == "orphaned"


def _decisions() -> list[Anchor]:
    kinds = ("claim", "mention", "quantity", "time", "quotation", "attribution", "source")
    return [point(BARE, k, w) for k, w in zip(kinds, ("Some 17", "Sadovo", "320", "10 March", "never seen", "said", "Petrov"), strict=True)]


def _rule_all() -> list[Standing]:
    anchors = _decisions()
    made = [rule(WRONG_MARK, a) for a in anchors if a.kind != "source"]
    made += [rule(GRADE, anchors[-1], value="B2"), rule_date(BARE, "2026-03-20")]
    made += [rule(SAME, point(BARE, "claim", "At least 23"), anchors[0]), rule(NOT_SAME, point(BARE, "claim", "At least 23"), anchors[0], minute=1)]
    made.append(withdraw(made[0]))
    return list(tell_story([make_page(*PARAGRAPHS)], LEXICONS, (), made).decisions)


def test_words_that_moved_take_their_decisions_along() -> None:
    ruling = rule(WRONG_MARK, point(BARE, "quantity", "320"))
    page = make_page("The water fell on Friday, wrote the newspaper of the region.", *PARAGRAPHS[2:], *PARAGRAPHS[:2])
    bare = tell_story([page], LEXICONS)
    story = tell_story([page], LEXICONS, (), [ruling])
    assert story.documents[ADDRESS].sha256 != BARE.documents[ADDRESS].sha256
    assert [(s.state, bool(s.marks[0])) for s in story.decisions] == [("moved", True)]
    text = story.documents[ADDRESS].text
    assert any(text[q.start : q.end] == "320" for q in bare.readings[ADDRESS].quantities)
    assert not any(text[q.start : q.end] == "320" for q in story.readings[ADDRESS].quantities)


def test_words_that_vanished_leave_an_orphan_that_is_listed_with_them() -> None:
    ruling = rule(WRONG_MARK, point(BARE, "quantity", "320"))
    story = tell_story([make_page(*PARAGRAPHS[:2])], LEXICONS, (), [ruling])
    row = export_story(story)["decisions"][0]
    assert (row["state"], row["anchors"][0]["text"], row["anchors"][0]["mark"]) == ("orphaned", "320", None)
    assert "gone" in row["why"]


def test_a_date_holds_for_every_revision_of_the_page() -> None:
    story = tell_story([make_page(*PARAGRAPHS[:2])], LEXICONS, (), [rule_date(BARE, "2026-03-20")])
    assert story.documents[ADDRESS].published == "2026-03-20"
    assert story.decisions[0].state == "moved"


def test_both_revisions_in_any_order_give_one_state() -> None:
    pages = [make_page(*PARAGRAPHS), make_page(*PARAGRAPHS[1:])]
    rulings = [rule(WRONG_MARK, point(BARE, "quantity", "320"))]
    states = [[s.state for s in tell_story(order, LEXICONS, (), rulings).decisions] for order in (pages, pages[::-1])]
    assert states[0] == states[1] != ["orphaned"]


RULED = _rule_all()


def test_every_kind_is_applied_on_the_unchanged_page() -> None:
    assert {s.state for s in RULED} == {"applied"}


_EDIT = st.tuples(st.integers(0, 3), st.integers(0, 90), st.integers(0, 30), st.sampled_from(["", " ", "not ", "1", "in Varna ", "“", ". "]))


@settings(max_examples=60, deadline=None)
@given(st.lists(_EDIT, max_size=6), st.permutations(range(4)), st.integers(0, 4))
def test_applied_and_moved_and_orphaned_are_all(edits: list[tuple[int, int, int, str]], order: list[int], kept: int) -> None:
    paragraphs = list(PARAGRAPHS)
    for number, at, length, new in edits:
        paragraphs[number] = paragraphs[number][:at] + new + paragraphs[number][at + length :]
    page = make_page(*[paragraphs[i] for i in order][:kept], "The river has stood high for a week, and more rain is on its way to the town.")
    decisions = [s.decision for s in RULED]
    story = tell_story([page], LEXICONS, (), decisions)
    states = [s.state for s in story.decisions]
    assert sum(states.count(s) for s in ("applied", "moved", "orphaned")) == len(decisions)
    assert {s.decision.id for s in story.decisions} == {d.id for d in decisions}
    found = {m.id for r in story.found.values() for kind in (r.mentions, r.quantities, r.times, r.quotations, r.attributions, r.claims) for m in kind}
    found |= {s.id for r in story.found.values() for s in r.sources} | story.documents.keys()
    for standing in story.decisions:
        assert (standing.state == "orphaned") == (None in standing.marks)
        assert {m for m in standing.marks if m is not None} <= found
        assert standing.why or standing.decision.kind == "withdraw"
