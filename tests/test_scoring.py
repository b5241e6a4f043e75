"""The scorer on tiny invented ledgers: each measure found and missed, and the edges of every tolerance."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from scoring.gold import read_expectation
from scoring.ledger import read_ledger
from scoring.score import score_ledger
from scoring.shape import ScoringError, as_row

TEXT = (
    "Menu here\nAnna Vell said on Monday that about 500 houses stood in water.\n“We counted every roof,” Vell told the Plain Courier.\nThe “dry” month is over."
)
Data = dict[str, Any]


def mark(words: str, text: str = TEXT, **more: Any) -> Data:
    start = text.index(words)
    made = {"document": "d1", "start": start, "end": start + len(words), **more}
    return {"id": f"m{start}-{made['end']}", **made}


def ledger(**parts: Any) -> Data:
    page = {"id": "d1", "name": "page.txt", "text": TEXT, "language": "en", "published": "2026-03-13", "published_certainty": "stated", "furniture": []}
    return {"format": "stemma.ledger", "version": 1, "documents": [{**page, **parts.pop("page", {})}], **parts}


def expectation(story: Data | None = None, **parts: Any) -> Data:
    page = {"id": "page", "language": "en", "published": "2026-03-13", "published_certainty": "stated", "sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    return {"documents": [{**page, **parts}], **({"ledger": story} if story is not None else {})}


def score(wanted: Data, found: Data) -> dict[str, tuple[int, int]]:
    results = score_ledger(read_expectation(as_row(wanted, "expected.json")), read_ledger(as_row(found, "ledger.json")))
    return {r.measure: (r.found, r.expected) for r in results}


PERSON = {"id": "s1", "kind": "person", "label": "Anna Vell"}
PAPER = {"id": "s2", "kind": "outlet", "label": "Plain Courier"}
WIRE = {"id": "s3", "kind": "agency", "label": "North Wire"}


def test_a_page_that_is_not_there_meets_nothing() -> None:
    got = score(expectation(furniture=["Menu"], not_furniture=["Anna"], not_times=["dry"], not_quotations=["dry"]), ledger(page={"name": "other.txt"}))
    assert got and all(found == 0 and expected == 1 for found, expected in got.values())


@pytest.mark.parametrize(("digest", "text", "found"), [("wrong", TEXT, 0), ("any", TEXT, 1), ("any", "", 0)])
def test_any_text_will_do_where_the_reader_makes_it(digest: str, text: str, found: int) -> None:
    assert score(expectation(sha256=digest), ledger(page={"text": text}))["text"] == (found, 1)


@pytest.mark.parametrize(
    ("wanted", "published", "certainty", "found"),
    [
        ({}, "2026-03-13", "stated", 1),
        ({}, "2026-03-13", "inferred", 0),
        ({}, "2026-03-14", "stated", 0),
        ({"published_certainty": "uncertain"}, "2026-03-13", "inferred", 1),
        ({"published_certainty": "uncertain"}, None, "unknown", 1),
        ({"published_certainty": "uncertain"}, "2026-03-13", "stated", 0),
        ({"published_certainty": "uncertain", "published_any": ["2026-03-11"]}, "2026-03-11", "uncertain", 1),
        ({"published_certainty": "uncertain", "published_any": ["2026-03-11"]}, "2026-03-13", "uncertain", 0),
        ({"published_certainty": "unknown", "published_year_if_any": "2026"}, "2026-05", "inferred", 1),
        ({"published_certainty": "unknown", "published_year_if_any": "2026"}, "2025-05", "inferred", 0),
        ({"published_certainty": "unknown"}, None, "uncertain", 0),
    ],
)
def test_a_date_is_given_as_sure_as_it_is(wanted: Data, published: str | None, certainty: str, found: int) -> None:
    assert score(expectation(**wanted), ledger(page={"published": published, "published_certainty": certainty}))["published"] == (found, 1)


def test_furniture_is_covered_wherever_it_stands_and_the_article_nowhere() -> None:
    text = "Teaser\nThe story.\nTeaser\n"
    once = {"text": text, "furniture": [{"start": 0, "end": 6}]}
    twice = {"text": text, "furniture": [{"start": 0, "end": 6}, {"start": 18, "end": 24}]}
    assert score(expectation(furniture=["Teaser"]), ledger(page=once))["furniture"] == (0, 1)
    assert score(expectation(furniture_any=["Teaser"]), ledger(page=once))["furniture"] == (1, 1)
    got = score(expectation(furniture=["Teaser"], not_furniture=["The story"]), ledger(page=twice))
    assert (got["furniture"], got["not furniture"]) == ((1, 1), (1, 1))
    half = {"text": text, "furniture": [{"start": 0, "end": 9}]}
    assert score(expectation(not_furniture=["The story"]), ledger(page=half))["not furniture"] == (0, 1)


@pytest.mark.parametrize(("before", "found"), [(30, 1), (31, 0)])
def test_a_mark_may_stick_out_by_thirty_characters(before: int, found: int) -> None:
    text = "x" * 60 + " Vell " + "x" * 60
    name = {"document": "d1", "start": 61 - before, "end": 65, "id": "m", "entity": "e1"}
    got = score(
        expectation(mentions=[{"anchor": "Vell", "entity": "Anna Vell", "match": "vell"}]),
        ledger(page={"text": text}, mentions=[name], entities=[{"id": "e1", "label": "Anna VELL"}]),
    )
    assert got["mentions"] == (found, 1)


def test_a_label_that_names_everybody_names_nobody() -> None:
    wanted = expectation({"single_names": ["Vell", "Courier"]}, mentions=[{"anchor": "Vell", "entity": "Anna Vell", "match": "Vell"}])
    marks = [mark("Anna Vell", entity="e1")]
    assert score(wanted, ledger(mentions=marks, entities=[{"id": "e1", "label": "Anna Vell"}]))["mentions"] == (1, 1)
    assert score(wanted, ledger(mentions=marks, entities=[{"id": "e1", "label": "Vell of the Courier"}]))["mentions"] == (0, 1)


FIGURE = {"anchor": "about 500 houses", "low": 500, "high": 500, "qualifier": "about", "of": "houses", "of_match": "house"}
RIGHT = {"low": 500, "high": 500, "qualifier": "about", "counted": "house", "unit": None, "role": "figure"}


@pytest.mark.parametrize(
    ("change", "value", "qualifier", "counted", "role", "precision"),
    [
        ({}, 1, 1, 1, 1, 1),
        ({"low": 500.0004}, 1, 1, 1, 1, 1),
        ({"low": 500.001}, 0, 0, 0, 0, 0),
        ({"high": None}, 0, 0, 0, 0, 0),
        ({"qualifier": "exact"}, 1, 0, 1, 1, 1),
        ({"counted": "roof", "unit": "house"}, 1, 1, 1, 1, 1),
        ({"counted": "people"}, 1, 1, 0, 1, 1),
        ({"role": "share"}, 1, 1, 1, 0, 1),
    ],
)
def test_figures(change: Data, value: int, qualifier: int, counted: int, role: int, precision: int) -> None:
    got = score(expectation(quantities=[FIGURE]), ledger(quantities=[mark("about 500", **{**RIGHT, **change})]))
    want = {"value": value, "qualifier": qualifier, "counted": counted, "role": role, "precision": precision}
    assert {k: got[f"quantity {k}"] for k in want} == {k: (v, 1) for k, v in want.items()}


def test_figures_in_furniture_ordinals_and_optional_ones_are_no_extra() -> None:
    found = ledger(quantities=[mark("500", **RIGHT)])
    assert score(expectation(), found)["quantity precision"] == (0, 1)
    for free in ({"quantities_optional": ["500 houses"]}, {"furniture": ["about 500"]}, {"furniture_from": "Anna"}):
        assert "quantity precision" not in score(expectation(**free), found)
    assert "quantity precision" not in score(expectation(), ledger(quantities=[mark("500", **{**RIGHT, "role": "ordinal"})]))


def test_one_of_several_places_of_the_same_words_can_be_meant() -> None:
    text = "40 left, " + "and so on, " * 5 + "40 came"
    second = {**mark("40 came", text, **RIGHT), "low": 40, "high": 40}
    wanted = {**FIGURE, "anchor": "40", "low": 40, "high": 40}
    for nth, found in ((0, 0), (1, 1)):
        got = score(expectation(quantities=[{**wanted, "nth": nth}]), ledger(page={"text": text}, quantities=[second]))
        assert got["quantity value"] == (found, 1)


@pytest.mark.parametrize(
    ("wanted", "found", "met"),
    [
        ({"value": "2026-03-09"}, [{"value": "2026-03-09", "certainty": "stated"}], 1),
        ({"value": "2026-03-09"}, [{"value": "2026-03-10"}], 0),
        ({"value": "2026-03-09", "value_any": ["2026-03-10", None]}, [{"value": None}], 1),
        ({"value": "2026-03-09", "value_any": ["2026-03-10"]}, [{"value": "2026-03-09"}], 0),
        ({"value": "2026-03", "mod": "END"}, [{"value": "2026-03", "mod": "START"}], 0),
        ({"value": "2026-03", "mod": "END"}, [{"value": "2026-03", "mod": "END"}], 1),
        ({"value": "2026-03", "certainty": "uncertain"}, [{"value": "2026-03", "certainty": "stated"}], 0),
        ({"value": "2026-03", "certainty": "uncertain"}, [{"value": "2026-03", "certainty": "inferred"}], 1),
        ({"value": "2026-03-09"}, [{"value": "2026-03-09"}] + [{"value": "2026"}] * 3, 1),
        ({"value": "2026-03-09"}, [{"value": "2026-03-09"}] + [{"value": "2026"}] * 4, 0),
    ],
)
def test_times(wanted: Data, found: list[Data], met: int) -> None:
    got = score(expectation(times=[{"anchor": "on Monday", **wanted}]), ledger(times=[mark("Monday", **t) for t in found]))
    assert got["times"] == (met, 1)


@pytest.mark.parametrize(("words", "met"), [("month", 0), ("Monday", 1), ("not in the text", 0)])
def test_what_is_no_time(words: str, met: int) -> None:
    assert score(expectation(not_times=[words]), ledger(times=[mark("month is", value="P1M")]))["not a time"] == (met, 1)


@pytest.mark.parametrize(("left", "right", "met"), [(0, 0, 1), (-2, 3, 1), (-3, 0, 0), (0, 4, 0)])
def test_a_quotation_may_be_off_by_its_marks(left: int, right: int, met: int) -> None:
    quote = mark("We counted every roof,", speaker="s1")
    quote.update(start=quote["start"] + left, end=quote["end"] + right)
    wanted = {"starts": "We counted", "ends": "every roof,", "speaker": "Anna Vell", "speaker_match": "Vell"}
    got = score(expectation(quotations=[wanted]), ledger(quotations=[quote], sources=[PERSON]))
    assert (got["quotation span"], got["quotation speaker"]) == ((met, 1), (met, 1))
    assert got["quotation precision"] == (1, 1)


def test_the_speaker_must_fit_and_scare_quotes_are_no_quotation() -> None:
    wanted = expectation(
        quotations=[{"starts": "We counted", "ends": "every roof,", "speaker": "Anna Vell", "speaker_match": "Vell"}],
        not_quotations=["dry"],
    )
    quotes = [mark("We counted every roof,", speaker="s2"), mark("dry", speaker="s1")]
    got = score(wanted, ledger(quotations=quotes, sources=[PERSON, PAPER]))
    assert got["quotation span"] == (1, 1)
    assert got["quotation speaker"] == (0, 1)
    assert got["quotation precision"] == (1, 2)
    assert got["not a quotation"] == (0, 1)
    assert score(wanted, ledger(quotations=quotes[:1], sources=[PAPER]))["not a quotation"] == (1, 1)


CLAIM = {"id": "a", "anchor": "about 500 houses stood", "sources": ["Anna Vell"], "sources_match": ["Vell"], "modality": "asserted"}


def claim(words: str = "about 500 houses stood in water", **more: Any) -> Data:
    return mark(words, **{"chain": [["s1"]], "modality": "asserted", "quantities": [], **more})


def score_claim(wanted: Data, *found: Data) -> dict[str, tuple[int, int]]:
    return score(
        expectation(claims=[{**CLAIM, **wanted}], quantities=[FIGURE]),
        ledger(claims=list(found), sources=[PERSON, PAPER, WIRE], quantities=[mark("about 500", **RIGHT)]),
    )


def test_a_claim_stays_within_its_paragraph() -> None:
    assert score_claim({}, claim())["claim found"] == (1, 1)
    assert score_claim({}, claim("about 500 houses stood in water.\n“We"))["claim found"] == (0, 1)
    assert score_claim({}, claim("told the Plain"))["claim found"] == (0, 1)


def test_only_the_two_claims_that_fit_best_count() -> None:
    worst = claim("Anna Vell said on Monday that about 500 houses stood in water", modality="denied")
    better = [claim("about 500 houses stood in"), claim("about 500 houses stood")]
    assert score_claim({"modality_any": ["denied"]}, worst, better[0])["claim modality"] == (1, 1)
    assert score_claim({"modality_any": ["denied"]}, worst, *better)["claim modality"] == (0, 1)


@pytest.mark.parametrize(
    ("wanted", "chain", "met"),
    [
        ({}, [["s1"], ["s2"]], 1),
        ({}, [["s2"], ["s1"]], 0),
        ({}, [], 0),
        ({"sources_match": []}, [], 1),
        ({"sources_match": []}, [["s2", "s3"]], 1),
        ({"sources_match": []}, [["s1"]], 0),
        ({"sources_match": [], "sources_or": ["vell"]}, [["s1"]], 1),
    ],
)
def test_the_claimer_stands_in_the_first_hop(wanted: Data, chain: list[list[str]], met: int) -> None:
    assert score_claim(wanted, claim(chain=chain))["claim origin"] == (met, 1)


@pytest.mark.parametrize(
    ("wanted", "chain", "met"),
    [
        ({"sources_match": ["Vell", "Courier"]}, [["s1"], ["s3"], ["s2"]], 1),
        ({"sources_match": ["Vell", "Courier"]}, [["s1", "s2"]], 0),
        ({"relays_match": ["Courier", "Wire"]}, [["s1"], ["s3"]], 0),
        ({"chain_match": [["Vell"], ["Wire"], ["Courier"]]}, [["s1"], ["s3"], ["s2"]], 1),
        ({"chain_match": [["Vell"], ["Wire"], ["Courier"]]}, [["s1"], ["s2"], ["s3"]], 0),
        ({"chain_match": [["Vell"], ["Wire", "Courier"]]}, [["s1"], ["s2", "s3"]], 1),
        ({"chain_match": [["Vell"], ["Wire", "Courier"]]}, [["s1"], ["s2"], ["s3"]], 0),
    ],
)
def test_relays_stand_behind_the_claimer_and_in_order(wanted: Data, chain: list[list[str]], met: int) -> None:
    assert score_claim(wanted, claim(chain=chain))["claim relays"] == (met, 1)


def test_without_relays_to_find_none_are_scored() -> None:
    assert "claim relays" not in score_claim({}, claim(chain=[["s1"], ["s2"]]))


@pytest.mark.parametrize(
    ("wanted", "got", "met"),
    [("asserted", "estimated", 1), ("asserted", "planned", 0), ("planned", "promised", 1), ("planned", "asserted", 0)],
)
def test_modalities_of_one_side_stand_for_each_other(wanted: str, got: str, met: int) -> None:
    assert score_claim({"modality": wanted}, claim(modality=got))["claim modality"] == (met, 1)


def test_a_claim_holds_the_figure_of_its_words() -> None:
    figure = mark("about 500", **RIGHT)["id"]
    assert score_claim({"figure": True}, claim(quantities=[figure]))["claim figure"] == (1, 1)
    assert score_claim({"figure": True}, claim(quantities=["another"]))["claim figure"] == (0, 1)


TWO = "The river took nine lives.\nLater ten lives were counted.\nA bridge fell."
WANTED = [{**CLAIM, "id": i, "anchor": words} for i, words in (("x", "nine lives"), ("y", "ten lives"), ("z", "A bridge fell"))]
FOUND = [mark(c["anchor"], TWO, chain=[], modality="asserted", quantities=[], question=None) for c in WANTED]
IDS = [c["id"] for c in FOUND]


def score_story(story: Data, **parts: Any) -> dict[str, tuple[int, int]]:
    return score(expectation(story, claims=WANTED), ledger(page={"text": TWO}, **{"claims": FOUND, **parts}))


def question(i: str, claims: list[str], low: int | None = 1, high: int | None = 1) -> Data:
    return {"id": i, "claims": claims, "origins": {"low": low, "high": high, "unknown": 0}}


def test_claims_of_one_question_or_with_a_relation_belong_together() -> None:
    group = {"groups": [{"id": "g", "same": ["x", "y"], "relations": [{"pair": ["x", "y"], "kinds": ["updates"]}]}]}
    relation = {"kind": "updates", "claims": IDS[:2], "quotations": []}
    both = score_story(group, questions=[question("q1", IDS[:2])])
    assert (both["same question"], both["relation"]) == ((1, 1), (0, 1))
    related = score_story(group, relations=[relation])
    assert (related["same question"], related["relation"]) == ((1, 1), (1, 1))
    assert score_story(group, questions=[question("q1", IDS[:1]), question("q2", IDS[1:])])["same question"] == (0, 1)


def test_a_relation_over_half_the_ledger_relates_nothing() -> None:
    group = {"groups": [{"id": "g", "same": ["x", "y"], "relations": [{"pair": ["x", "z"], "or_pairs": [["x", "y"]], "kinds": ["updates"]}]}]}
    for more, met in ((4, 1), (5, 0)):
        relation = {"kind": "updates", "claims": IDS[:2] + [f"other{n}" for n in range(more)]}
        assert score_story(group, relations=[relation])["relation"] == (met, 1)


@pytest.mark.parametrize(
    ("low", "high", "members", "met"),
    [(1, 2, 2, 1), (1, 1, 2, 1), (2, 1, 2, 0), (1, 3, 2, 0), (1, 3, 3, 1), (0, 1, 2, 0), (None, None, 2, 0)],
)
def test_origins_lie_within_the_range(low: int | None, high: int | None, members: int, met: int) -> None:
    group = {"groups": [{"id": "g", "same": ["x", "y"], "origins": {"low": 1, "high": 2, "may_add": {"z": 1}}}]}
    assert score_story(group, questions=[question("q", IDS[:members], low, high)])["origins of a question"] == (met, 1)


def test_claims_kept_apart_must_have_been_found_and_asked() -> None:
    apart = {"different": [["x", "y"]]}
    assert score_story(apart, questions=[question("q1", IDS[:1])])["different question"] == (1, 1)
    assert score_story(apart, questions=[question("q1", IDS[:2])])["different question"] == (0, 1)
    assert score_story(apart)["different question"] == (0, 1)
    assert score_story(apart, claims=FOUND[:1], questions=[question("q1", IDS[:1])])["different question"] == (0, 1)


def test_quotations_are_joined_and_kept_apart() -> None:
    def ends(a: str, b: str) -> Data:
        return {"a": {"doc": "page", "anchor": a}, "b": {"doc": "page", "anchor": b}}

    story = {"quote_pairs": [ends("nine", "ten")], "quote_pairs_not": [ends("nine", "bridge")]}
    quotes = [mark(w, TWO, speaker="s1") for w in ("nine lives", "ten lives", "A bridge fell")]
    first, second, third = (q["id"] for q in quotes)

    def joined(kind: str, *ids: str) -> dict[str, tuple[int, int]]:
        return score_story(story, quotations=quotes, relations=[{"kind": kind, "claims": [], "quotations": list(ids)}])

    got = joined("same-words", first, second)
    assert (got["quote across languages"], got["quotes kept apart"]) == ((1, 1), (1, 1))
    got = joined("same-words", first, second, third)
    assert (got["quote across languages"], got["quotes kept apart"]) == ((1, 1), (0, 1))
    got = joined("same-phrase", first, second)
    assert got["quote across languages"] == (0, 1)
    assert "quotes kept apart" not in got
    assert joined("same-words", first, second, "q4", "q5", "q6")["quote across languages"] == (0, 1)


def test_who_has_it_from_whom() -> None:
    nodes = [{"id": "n1", "label": "Anna Vell", "document": None}, {"id": "n2", "label": "Plain Courier", "document": None}]
    page = {"id": "n3", "label": "Plain Courier", "document": "d1"}
    story = {
        "lineage": [{"from_match": "Vell", "of_match": "Courier"}, {"from_match": "Courier", "of_match": "none", "of_match_any": ["page|other"]}],
        "not_lineage": [{"from_match": "Courier", "of_match": "Vell"}],
    }

    def edges(*pairs: tuple[str, str]) -> dict[str, tuple[int, int]]:
        return score_story(story, stemma={"nodes": [*nodes, page], "edges": [{"from": a, "to": b} for a, b in pairs]})

    assert edges(("n1", "n2"), ("n2", "n3"))["lineage edge"] == (2, 2)
    assert edges(("n1", "n2"))["no such edge"] == (1, 1)
    assert edges(("n2", "n1"))["no such edge"] == (0, 1)
    assert edges(("n1", "n3"))["lineage edge"] == (0, 2)
    assert "no such edge" not in edges()


def test_findings_name_their_kind_and_all_their_pages() -> None:
    story = {"findings": [{"kind_match": "missing.?credit", "doc": "page"}]}
    assert score_story(story, findings=[{"kind": "missing-credit", "documents": ["d1", "d2"]}])["findings"] == (1, 1)
    assert score_story(story, findings=[{"kind": "missing-credit", "documents": ["d2"]}])["findings"] == (0, 1)
    assert score_story(story, findings=[{"kind": "lost-hedge", "documents": ["d1"]}])["findings"] == (0, 1)


def test_a_miss_says_where_what_and_what_instead() -> None:
    wanted = read_expectation(as_row(expectation(quantities=[FIGURE]), "expected.json"))
    found = read_ledger(as_row(ledger(quantities=[mark("about 500", **{**RIGHT, "low": 400})]), "ledger.json"))
    (miss,) = next(r for r in score_ledger(wanted, found) if r.measure == "quantity value").misses
    assert (miss.page, miss.words, miss.wanted, miss.instead) == ("page", "about 500 houses", "500..500", "400..500")


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        (expectation(mentions=[{"anchor": "Vell", "entity": "Vell", "match": "("}]), "documents[0].mentions[0].match"),
        (expectation(quantities=[{**FIGURE, "low": "500"}]), "documents[0].quantities[0]"),
        (expectation({"groups": [{"id": "g", "same": ["nobody"]}]}), "ledger"),
        (expectation(furniture=[""]), "documents[0].furniture[0]"),
        ({"documents": []}, "expected.json"),
    ],
)
def test_a_mistake_in_the_expectation_is_named(wanted: Data, where: str) -> None:
    with pytest.raises(ScoringError) as caught:
        read_expectation(as_row(wanted, "expected.json"))
    assert where in caught.value.at


def test_another_file_is_no_ledger() -> None:
    with pytest.raises(ScoringError, match="stemma export"):
        read_ledger(as_row({"documents": []}, "ledger.json"))
