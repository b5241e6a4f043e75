"""The HTML report: what it shows, in which words, and that text from pages stays text."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import html

from stemma.faces.report.book import open_book
from stemma.faces.report.graph import draw
from stemma.faces.report.lead import first
from stemma.faces.report.marks import in_context, neutral, segments
from stemma.faces.report.page import build_view, render_report
from stemma.faces.report.wording import answer_value, dated, day, origins, siglum

FIRST = "Menu. “We shall send 6,000 <script>alert(1)</script> soldiers \u202edrow”, said Ann Ode, writes The Wire.\nIt has rained for two days."
SECOND = "Река 😀 вышла. По словам Анны Оде, отправят около 6000 солдат, а не 7000."
WILL_SEND = "отправят около 6000 солдат"
CREED = "It shows who says so. It does not say what is true."


def at(text: str, words: str, document: str, **more: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"document": document, "start": start, "end": start + len(words), **more}


def ledger() -> dict[str, Any]:
    sent = "We shall send 6,000 <script>alert(1)</script> soldiers"
    counted = {"low": 1, "high": 2, "unknown": 3, "reason": "both name Ann Ode; whether The Wire asked her itself is not said"}
    return {
        "format": "stemma.ledger",
        "version": 1,
        "made_with": {"version": "0.1.0", "packs": {"en": "abc"}, "tolerances": None},
        "documents": [
            {
                "id": "d1",
                "name": "first-page.txt",
                "language": "en",
                "title": "<b>Rain & soldiers</b>",
                "published": "2025-09-04",
                "published_certainty": "stated",
                "sha256": "ab" * 32,
                "text": FIRST,
                "furniture": [{"start": 0, "end": 5, "kind": "menu"}],
                "gaps": [{"start": FIRST.index("two days"), "end": FIRST.index("two days") + 8, "what": "duration"}],
            },
            {
                "id": "d2",
                "name": "second-page.txt",
                "url": "javascript:alert(2)",
                "language": 'ru" onload="x',
                "published": "2025-12-17",
                "published_certainty": "uncertain",
                "published_evidence": [{"kind": "page", "value": "2025-12-17"}],
                "text": SECOND,
                "flags": ["language-doubtful"],
            },
        ],
        "sources": [
            {"id": "s1", "kind": "person", "label": "Ann Ode"},
            {"id": "s2", "kind": "outlet", "label": "The Wire"},
            {"id": "s3", "kind": "unnamed", "label": "officials"},
        ],
        "quantities": [at(FIRST, "6,000", "d1", id="n1", low=6000, high=6000), at(SECOND, "около 6000", "d2", id="n2"), at(SECOND, "7000", "d2", id="n3")],
        "quotations": [
            at(FIRST, FIRST[7 : FIRST.index("”")], "d1", id="u1", speaker="s1"),
            at(SECOND, WILL_SEND, "d2", id="u2", speaker="s1"),
        ],
        "claims": [
            at(
                FIRST,
                sent,
                "d1",
                id="c1",
                gloss="Ann Ode: 6,000 soldiers are to be sent",
                modality="planned",
                chain=[["s1"], ["s2"]],
                chain_evidence=[[at(FIRST, "Ann Ode", "d1", source="s1")], [at(FIRST, "The Wire", "d1", source="s2", presumed=True)]],
                question="q1",
            ),
            at(SECOND, WILL_SEND, "d2", id="c2", gloss="about 6,000 soldiers", modality="reported", chain=[["s3"]], question="q1", rules=["ru.x"]),
            at(FIRST, "It has rained", "d1", id="c3", gloss="rain", chain=[], question="q2", hedges=[[0, 4]]),
        ],
        "questions": [
            {"id": "q2", "label": "Has it rained?", "claims": ["c3"], "answers": [{"value": "yes", "claims": ["c3"]}], "origins": None},
            {
                "id": "q1",
                "label": "How many soldiers are to be sent?",
                "claims": ["c1", "c2"],
                "answers": [
                    {"value": {"low": 6000, "high": 6000, "qualifier": "exact"}, "claims": ["c1"]},
                    {"value": "about 6,000", "claims": ["c2"], "origins": {"low": 0, "high": 0, "unknown": 1, "reason": "nobody is named"}},
                ],
                "origins": counted,
                "weight": 9,
                "unseen": ["s2"],
            },
        ],
        "relations": [
            {"id": "r1", "kind": "refines", "on": "value", "reason": "close readings nested", "claims": ["c2", "c1"]},
            {"id": "r2", "kind": "same-words", "on": "words", "reason": "one speaker", "claims": [], "quotations": ["u1", "u2"]},
            {"id": "r3", "kind": "kept-apart", "on": "value", "reason": "another occasion", "claims": [], "quotations": ["u1", "u2"]},
        ],
        "stemma": {
            "nodes": [
                {"id": "d1", "kind": "document", "label": "first", "document": "d1", "seen": True},
                {"id": "c2", "kind": "claim", "label": "claim", "document": "d2", "seen": True},
                {"id": "s1", "kind": "person", "label": "Ann Ode", "source": "s1", "seen": False},
                {"id": "s2", "kind": "outlet", "label": "The Wire, a paper with a very long name", "source": "s2", "seen": False},
            ],
            "edges": [
                {"from": "s1", "to": "s2", "kind": "speaks", "directed": True, "certainty": "stated"},
                {"from": "s2", "to": "d1", "kind": "cites", "directed": True, "certainty": "presumed", "evidence": [at(FIRST, "The Wire", "d1")]},
                {"from": "s2", "to": "s1", "kind": "cites", "directed": True, "certainty": "stated", "evidence": [at(FIRST, "The Wire", "d1")]},
                {"from": "d1", "to": "c2", "kind": "reuses", "directed": False, "certainty": "stated"},
            ],
        },
        "findings": [
            {
                "kind": "missing-credit",
                "label": "second-page.txt names no outlet since 2025-09-04.",
                "documents": ["d2"],
                "evidence": [at(SECOND, "7000", "d2")],
            }
        ],
        "next": [{"label": "The Wire", "reason": "not read", "answers": 2, "named_by": ["d1"]}],
        "decisions": [{"kind": "not same", "state": "applied", "author": "M. R.", "time": "2025-10-01", "reason": "two <i>speeches</i>"}],
        "rejections": [{"name": "bad.bin", "stage": "intake", "code": "not-text", "message": "It is not text."}],
    }


@pytest.fixture(name="page", scope="module")
def fixture_page() -> str:
    return render_report(ledger())


@pytest.fixture(name="tree", scope="module")
def fixture_tree(page: str) -> Any:
    return html.document_fromstring(page)


def words(tree: Any) -> str:
    return re.sub(r"\s+", " ", tree.text_content())


class Balance(HTMLParser):
    """Collects tags that are closed without being open, and those left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"path", "rect"}:
            self.wrong.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_the_page_is_well_formed_with_unique_anchors(page: str, tree: Any) -> None:
    balance = Balance()
    balance.feed(page)
    assert (balance.open, balance.wrong) == ([], [])
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(anchors)
    assert page.startswith("<!DOCTYPE html>")


def test_title_and_creed(tree: Any) -> None:
    assert tree.xpath("string(//h1)").startswith("What two pages in two languages say")
    assert CREED in words(tree)


def test_text_of_pages_is_never_markup(page: str, tree: Any) -> None:
    assert not tree.xpath("//script | //*[@onload] | //b[text()='Rain & soldiers'] | //i")
    assert "<script>alert(1)</script>" in words(tree)
    assert 'onload="x"' not in page
    assert "\u202e" not in page


def test_nothing_is_loaded_and_only_this_style_is_allowed(page: str, tree: Any) -> None:
    assert not tree.xpath("//*[@src] | //link | //iframe | //object | //img | //@style")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    style = tree.xpath("string(//style)")
    assert "url(" not in style and "@import" not in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in tree.xpath("string(//meta[@http-equiv]/@content)")


def test_claims_are_marked_with_their_figures_and_language(tree: Any) -> None:
    row = tree.xpath("//article[@id='question-q1']//div[@class='claim-row']")[0]
    assert row.xpath("string(.//strong)") == "6,000"
    marked = "".join(row.xpath(".//*[contains(@class, 'claim') and (self::mark or self::strong)]//text()"))
    assert marked == "We shall send 6,000 <script>alert(1)</script> soldiers"
    assert row.xpath(".//*[@class='says']/@lang") == ["en"]


def test_full_text_is_whole(tree: Any) -> None:
    full = [node.text_content() for node in tree.xpath("//div[contains(@class, 'full')]")]
    assert full == [neutral(FIRST), SECOND]
    assert tree.xpath("string(//*[contains(@class, 'furniture') and ancestor::div])") == "Menu."


def test_chain_names_relays_and_presumed_links(tree: Any) -> None:
    chains = [re.sub(r"\s+", " ", chain.text_content()).strip() for chain in tree.xpath("//p[@class='chain']")]
    assert "Ann Ode ← The Wire (presumed) ← A" in chains
    assert "A, in its own voice; nobody is named" in chains


def test_origins_are_a_range_in_words(tree: Any) -> None:
    assert "1 to 2 origins, 3 of unknown lineage" in words(tree.get_element_by_id("question-q1"))
    assert origins({"low": 1, "high": 1, "unknown": 0}) == "1 origin, none of unknown lineage"
    assert origins({"low": 0, "high": 0, "unknown": 4}) == "no named origin, 4 of unknown lineage"
    assert origins(None) == "origins not counted"


def test_relations_carry_their_reason(tree: Any) -> None:
    assert "about 6,000 (B) does not exclude 6,000 (A) on value: close readings nested" in words(tree.get_element_by_id("question-q1"))


def test_questions_with_one_claim_are_folded(tree: Any) -> None:
    assert tree.xpath("boolean(//details[contains(@class, 'folded')]//article[@id='question-q2'])")
    assert not tree.xpath("//details//article[@id='question-q1']")


def test_parts_come_in_order(tree: Any) -> None:
    assert tree.xpath("//section/@id | //footer/@id") == [
        *("first", "pages", "questions", "same", "apart", "findings", "next", "stemma", "texts", "gaps", "rejections", "decisions", "inputs")
    ]


def test_credits_dates_and_sigla(tree: Any) -> None:
    rows = [re.sub(r"\s+", " ", row.text_content()).strip() for row in tree.xpath("//table[@class='pages']/tbody/tr")]
    assert "4 September 2025 (stated)" in rows[0] and "The Wire" in rows[0]
    assert "date uncertain: 17 December 2025" in rows[1] and rows[1].endswith("nobody")
    assert "B names no outlet since 4 September 2025." in words(tree.get_element_by_id("findings"))


def test_what_a_person_judged_has_its_own_voice(tree: Any) -> None:
    assert tree.xpath("string(//section[@id='decisions']//*[@class='ruled'])") == "not same: two <i>speeches</i>"


def test_stemma_is_drawn_even_with_a_circle(tree: Any) -> None:
    assert len(tree.xpath("//div[@class='scroll']//svg/g | //div[@class='scroll']//g[contains(@class, 'node')]")) == 4
    assert tree.xpath("//g[contains(@class, 'unseen')]")
    assert "The Wire, a paper with…" in words(tree.get_element_by_id("stemma"))


def test_it_is_pure() -> None:
    given = ledger()
    kept = copy.deepcopy(given)
    assert render_report(given) == render_report(json.loads(json.dumps(given)))
    assert given == kept


@pytest.mark.parametrize("keys", [(), tuple(ledger())])
def test_an_empty_ledger_is_a_page(keys: tuple[str, ...]) -> None:
    page = render_report(dict.fromkeys(keys))
    assert CREED in page
    html.document_fromstring(page)


@pytest.mark.parametrize("key", sorted(ledger()))
def test_any_part_may_be_missing(key: str) -> None:
    given = ledger()
    del given[key]
    assert CREED in render_report(given)


def test_spans_out_of_bounds_do_no_harm() -> None:
    given = ledger()
    given["claims"][0].update(start=9000, end=9001)
    given["claims"][1].update(start=-3, end=None)
    given["quantities"][0].update(start=5, end=90000)
    assert CREED in render_report(given)


def test_first_sentences_are_seven_at_most() -> None:
    given = ledger()
    given["findings"] = [{"kind": "lost-hedge", "label": f"sentence {index}."} for index in range(20)]
    given["questions"][1]["origins"] = {"low": 1, "high": 1, "unknown": 0, "reason": "one speaker"}
    given["relations"][0]["kind"] = "conflicts"
    lines = first(open_book(given))
    assert len(lines) == 7
    assert "stands on two pages and has 1 origin, none of unknown lineage" in lines[0]
    assert "about 6,000 (B) conflicts with 6,000 (A)" in lines[1]
    assert lines[2] == "Sentence 0."


def test_without_weights_more_documents_come_first() -> None:
    given = ledger()
    del given["questions"][1]["weight"]
    given["claims"].append(at(FIRST, "It has", "d1", id="c4", question="q2"))
    given["questions"][0]["claims"].append("c4")
    assert [question.label for question in build_view(given).questions] == ["How many soldiers are to be sent?", "Has it rained?"]


def test_segments_nest_and_overlap_without_loss() -> None:
    made = segments("abcdefgh", 0, 8, [(0, 5, "claim"), (3, 8, "quote"), (4, 5, "figure"), (7, 99, "gap")])
    assert "".join(segment.text for segment in made) == "abcdefgh"
    assert [segment.marks for segment in made] == ["claim", "claim quote", "claim figure quote", "quote", "gap quote"]
    assert [segment.tag for segment in made] == ["mark", "mark", "strong", "span", "span"]


def test_context_stays_in_the_paragraph() -> None:
    text = "before\n" + "word " * 60 + "HERE it is\nafter"
    start = text.index("HERE")
    shown = "".join(segment.text for segment in in_context(text, start, start + 4, [(start, start + 4, "claim")]))
    assert shown.startswith("… word") and shown.endswith("HERE it is")


def test_words_for_values() -> None:
    assert [siglum(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert day("2025-06") == "June 2025"
    assert dated(None, "unknown") == "no date"
    assert answer_value({"low": 0.4, "high": 0.4, "unit": "share", "qualifier": "about"}) == "about 40%"
    assert answer_value({"low": 50, "high": 100, "qualifier": "range"}) == "50 to 100"
    assert answer_value({"low": 10000, "high": None, "qualifier": "over"}) == "over 10,000"
    assert answer_value(None) == "no value given"


def test_drawing_puts_older_above_and_does_not_overlap() -> None:
    names = [f"n{index}" for index in range(30)]
    edges = [(name, "end") for name in names] + [("n0", "n1"), ("n1", "n0")]
    drawing = draw([*names, "end"], edges, [("n2", "n3")], dict.fromkeys([*names, "end"], 100.0))
    assert all(drawing.places[name][1] < drawing.places["end"][1] for name in names)
    for one in drawing.places:
        for other in drawing.places:
            if one < other and drawing.places[one][1] == drawing.places[other][1]:
                assert abs(drawing.places[one][0] - drawing.places[other][0]) >= 100
    assert all(0 <= x <= drawing.width for x, _ in drawing.places.values())
