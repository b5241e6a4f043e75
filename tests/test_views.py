"""Views of the samples: rows that follow from the story, in one order, each leading back to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stemma.errors import AmbiguousReferenceError, UnknownReferenceError
from stemma.faces.views.conflict import list_conflicts
from stemma.faces.views.explain import explain_text
from stemma.faces.views.origin import list_sources
from stemma.faces.views.query import read_number
from stemma.faces.views.question import fold_questions, list_answers, word_origins
from stemma.faces.views.search import SearchRow, search_story
from stemma.faces.views.sheet import DocumentSheet, QuestionSheet, SourceSheet, show_sheet
from stemma.faces.views.timeline import CLOCKS, list_times
from stemma.faces.views.unseen import list_unseen
from stemma.records.finding import Origins
from stemma.running.pipeline import Story, load_lexicons


def _pages(rows: list[SearchRow], kind: str = "passage") -> set[str]:
    return {r.page[:2] for r in rows if r.kind == kind and r.page}


def test_questions_with_one_claim_are_folded(story: Story) -> None:
    kept, folded = fold_questions(story, every=False)
    everything, none = fold_questions(story, every=True)
    assert kept and folded and not none
    assert len(kept) + folded == len(everything) == len(story.questions)
    assert all(len(q.claims) > 1 for q in kept)
    assert [q.weight for q in everything] == sorted((q.weight for q in everything), reverse=True)


def test_every_answer_is_a_row_with_its_pages(story: Story) -> None:
    rows = list_answers(story, story.questions)
    assert len(rows) == sum(len(q.answers) for q in story.questions)
    assert all(r.pages and r.claimer for r in rows)


def test_origins_are_never_a_bare_number() -> None:
    assert word_origins(Origins(low=1, high=2, unknown=3, reason="")) == "1 to 2 origins, 3 of unknown lineage"
    assert word_origins(Origins(low=1, high=1, unknown=0, reason="")) == "1 origin"
    assert word_origins(Origins(low=0, high=0, unknown=4, reason="")) == "no named origin, 4 of unknown lineage"


def test_conflicts_show_both_sides_of_the_relation(story: Story) -> None:
    first = next(r for r in story.relations if r.kind == "differs" and r.claims)
    story = replace(story, relations=[replace(r, kind="denies") if r is first else r for r in story.relations])
    few, many = list_conflicts(story, every=False), list_conflicts(story, every=True)
    assert few and {r.kind for r in few} <= {"conflicts", "denies"}
    assert {r.relation for r in few} < {r.relation for r in many}
    relations = {r.id: r for r in story.relations}
    claims = {c.id: c for reading in story.readings.values() for c in reading.claims}
    for row in many:
        pages = {story.documents[claims[c].document].name for c in relations[row.relation].claims}
        assert pages <= {*row.left_pages, *row.right_pages}
    assert len([r for r in many if r.kind == "differs"]) == len([r for r in story.relations if r.kind == "differs" and r.on not in ("place", "status")])


def test_sources_have_the_pages_that_name_them(story: Story) -> None:
    rows = list_sources(story)
    claims = [c for reading in story.readings.values() for c in reading.claims]
    assert sum(r.claims for r in rows) == sum(len(c.chain[0]) for c in claims if c.chain)
    assert all(r.witnesses for r in rows)
    assert [r.claims for r in rows] == sorted((r.claims for r in rows), reverse=True)


def test_clocks_are_never_mixed(story: Story) -> None:
    times = {t.id: t.value for reading in story.readings.values() for t in reading.times}
    claims = {c.id: c for reading in story.readings.values() for c in reading.claims}
    rows = list_times(story)
    assert rows
    for row in rows:
        claim = claims[row.claim]
        assert (row.event, row.said) == (times.get(claim.time or ""), claim.said)
        assert row.published == story.documents[claim.document].published
        assert row.event or row.as_of or row.said


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_clock_orders_the_timeline_and_what_lacks_it_comes_last(story: Story, clock: str) -> None:
    values = [getattr(r, clock) for r in list_times(story, clock)]
    known = [v for v in values if v is not None]
    assert values == sorted(known) + [None] * (len(values) - len(known))


def test_what_to_get_next_is_not_seen_and_something_rests_on_it(story: Story) -> None:
    rows = list_unseen(story, every=False)
    assert rows and all(r.answers and r.named_by and r.words for r in rows)
    assert "unnamed" not in {r.kind for r in rows}
    assert "unnamed" in {r.kind for r in list_unseen(story, every=True)}
    assert [-(r.answers + r.findings) for r in rows] == sorted(-(r.answers + r.findings) for r in rows)
    seen = replace(story, nodes=[replace(n, seen=True) for n in story.nodes])
    assert list_unseen(seen, every=True) == []


def test_search_finds_other_forms_of_a_word(story: Story) -> None:
    found = _pages(search_story(story, "язовири"))
    assert found == _pages(search_story(story, "язовир")) and "02" in found
    assert _pages(search_story(story, "evacuate")) >= {"14"}


def test_search_finds_names_in_every_script(story: Story) -> None:
    latin, bulgarian = search_story(story, "Belokray"), search_story(story, "Белокрай")
    assert _pages(latin) == _pages(bulgarian)
    assert all(_pages(latin) & own for own in ({"01", "02", "03"}, {"04", "05", "06"}, {"14"}))


def test_search_finds_figures_however_they_are_written(story: Story) -> None:
    rows = search_story(story, "1260")
    assert _pages(rows) == _pages(search_story(story, "1,260"))
    assert {"02", "14"} <= _pages(rows)
    assert [str(read_number(x)) for x in ("1 260", "1.260.000", "6.5", "6,5")] == ["1260", "1260000", "6.5", "6.5"]


def test_search_wants_every_word_and_marks_where_they_stand(story: Story) -> None:
    both = search_story(story, "Belokray 1260")
    assert _pages(both) <= _pages(search_story(story, "Belokray")) & _pages(search_story(story, "1260"))
    for row in search_story(story, "Белокрай"):
        if row.kind == "passage" and row.document is not None:
            assert row.marks and all(row.start <= a < b <= row.end for a, b in row.marks if row.start is not None and row.end is not None)
    assert search_story(story, "Belokray qwertyuiop") == []
    assert search_story(story, "  …  ") == []


def test_a_sheet_is_found_by_id_name_and_label(story: Story) -> None:
    document = next(d for d in story.documents.values() if d.name == "02_bg.html")
    for reference in (document.id, "02_bg.html", "02_bg", document.title or "", document.id[:-3]):
        sheet = show_sheet(story, reference)
        assert isinstance(sheet, DocumentSheet) and sheet.id == document.id and sheet.claims
        assert all(document.text[c.start : c.end].split() == c.words.split() for c in sheet.claims)
    question = story.questions[0]
    found = show_sheet(story, question.id[:10])
    assert isinstance(found, QuestionSheet) and {c.claim for c in found.claims} == set(question.claims)
    assert all(set(r.claims) & set(question.claims) for r in found.relations)
    source = show_sheet(story, "nevena kandilova")
    assert isinstance(source, SourceSheet) and source.claims and source.witnesses


def test_a_reference_that_names_nothing_or_too_much_says_so(story: Story) -> None:
    with pytest.raises(UnknownReferenceError):
        show_sheet(story, "no such thing")
    with pytest.raises(UnknownReferenceError):
        show_sheet(story, "  ")
    with pytest.raises(AmbiguousReferenceError) as caught:
        show_sheet(story, "q1-")
    assert set(caught.value.candidates) == {q.id for q in story.questions}


@pytest.mark.usefixtures("warm")
def test_explaining_names_rules_spans_and_what_was_not_understood() -> None:
    text = "По думите на Буданов Северна Корея ще изпрати около 6000 войници в Русия. Наляха ги 7."
    told = explain_text(text, load_lexicons(), "bg")
    assert told.language == "bg"
    assert all(text[m.start : m.end] == m.words and m.rules for m in told.marks)
    assert {"mention", "quantity", "attribution", "claim"} <= {m.kind for m in told.marks}
    assert any("bg.numbers.qualifier_about" in m.rules and "6,000" in m.gave for m in told.marks if m.kind == "quantity")
    assert [(u.words, u.what) for u in told.unread] == [("7", "figure without a claim")]
    fired = {(m.start, r) for m in told.marks for r in m.rules}
    assert told.forms and not fired & {(f.start, f.rules[0]) for f in told.forms}


@pytest.mark.usefixtures("warm")
def test_a_text_without_a_pack_is_not_understood() -> None:
    told = explain_text("Hochwasser in Passau: Vier Menschen sind nach Angaben der Polizei gestorben.", load_lexicons())
    assert told.language == "de"
    assert any("no pack" in u.what for u in told.unread)
