"""What was seen and not understood is kept with what it is, and shown."""

from __future__ import annotations

import pytest

from stemma.faces.export import export_story
from stemma.faces.report.page import render_report
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import Story, load_lexicons, tell_story


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def gaps(lexicons: Lexicons, text: str) -> list[tuple[str, str]]:
    story = tell_story([("a.txt", f" date 2026-03-13\n{text}".encode())], lexicons)
    document = next(iter(story.documents.values()))
    return [(document.text[g.start : g.end], g.what) for r in story.readings.values() for g in r.gaps]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The flood came at night.\n\n“Nobody had warned the people of the town” hung on the wall.", "words in quotation marks without a speaker"),
        ("Після повені в місті ще 17 людей вважають зниклими безвісти, а дорогу досі закрито.", "attribution to nobody who could be made out"),
    ],
)
def test_what_ends_in_no_claim_is_a_gap(lexicons: Lexicons, text: str, want: str) -> None:
    assert want in {what for _, what in gaps(lexicons, text)}


def test_what_was_understood_is_no_gap(lexicons: Lexicons) -> None:
    assert gaps(lexicons, "“The water came in twenty minutes, and people had no time,” said Mayor Stoyan Velikov on Thursday.") == []


def test_terms_in_quotation_marks_are_no_gaps(lexicons: Lexicons) -> None:
    assert gaps(lexicons, "The “dry” dam was built in 1974, and the town has lived behind it ever since.") == []


def test_every_gap_of_the_samples_says_what_it_is_and_is_on_the_page(story: Story) -> None:
    ledger = export_story(story)
    found = [(d, g) for d in ledger["documents"] for g in d["gaps"]]
    assert len({g["what"] for _, g in found}) > 1
    page = render_report(ledger)
    for document, gap in found:
        assert 0 <= gap["start"] < gap["end"] <= len(document["text"])
        assert gap["what"] in page


def test_no_attribution_is_both_understood_and_a_gap(story: Story) -> None:
    for reading in story.readings.values():
        spans = [(c.start, c.end) for c in reading.claims if c.propositions]
        said = {(q.start, q.end) for q in reading.quotations}
        for gap in reading.gaps:
            if gap.what == "quotation without a claim":
                assert (gap.start, gap.end) in said
                assert not any(a < gap.end and gap.start < b for a, b in spans)
            if gap.what == "words in quotation marks without a speaker":
                assert (gap.start, gap.end) not in said
            if gap.what in ("word of attribution without an attribution", "relay without a chain"):
                assert not any(a.cue == (gap.start, gap.end) for a in reading.attributions)
