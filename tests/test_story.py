"""The whole way: one digest of the export for every order, a repeated reading changes nothing, bad input is a rejection."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.faces.cli import app
from stemma.faces.export import export_story
from stemma.records.ids import canonical_json, digest_of_value
from stemma.running.pipeline import Story, load_lexicons, tell_story

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "flood"
SEEDS = ROOT.parent / "shared" / "seeds"
LEXICONS = load_lexicons()


def _captures(folder: Path) -> list[tuple[str, bytes]]:
    return [(p.name, p.read_bytes()) for p in sorted(folder.glob("*.*")) if p.suffix in (".txt", ".html")]


def test_order_does_not_matter() -> None:
    captures = _captures(SAMPLES)
    want = digest_of_value(export_story(tell_story(captures, LEXICONS)))
    for seed in range(3):
        shuffled = random.Random(seed).sample(captures, len(captures))
        assert digest_of_value(export_story(tell_story(shuffled, LEXICONS))) == want


def test_a_document_taken_out_leaves_no_trace() -> None:
    captures = _captures(SAMPLES)
    without = export_story(tell_story(captures[1:], LEXICONS))
    gone = {d["id"] for d in export_story(tell_story(captures[:1], LEXICONS))["documents"]}
    assert not any(i in canonical_json(without) for i in gone)


def test_every_span_leads_back_to_the_text() -> None:
    ledger = export_story(tell_story(_captures(SAMPLES), LEXICONS))
    texts = {d["id"]: d["text"] for d in ledger["documents"]}
    for kind in ("mentions", "quantities", "times", "quotations", "claims"):
        for mark in ledger[kind]:
            assert 0 <= mark["start"] < mark["end"] <= len(texts[mark["document"]])
    for claim in ledger["claims"]:
        for hop in claim["chain_evidence"]:
            assert all(0 <= link["start"] < link["end"] <= len(texts[claim["document"]]) for link in hop)


def test_every_relation_has_a_reason_and_unknown_never_adds_to_low() -> None:
    ledger = export_story(tell_story(_captures(SAMPLES), LEXICONS))
    assert all(r["reason"] and r["on"] for r in ledger["relations"])
    for question in ledger["questions"]:
        origins = question["origins"]
        assert origins["low"] <= origins["high"] <= len(question["claims"]) - origins["unknown"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x7fELF\x00\x00\x00\x00\x00\x00", "binary"),
        (b"<html><body><nav>Menu</nav></body></html>", "no-article"),
    ],
)
def test_bad_input_is_a_rejection_and_the_rest_goes_on(data: bytes, code: str) -> None:
    good = ("good.txt", "Трима души загинаха при наводнение в Пловдив, съобщи полицията.".encode())
    story = tell_story([("bad", data), good], LEXICONS)
    assert [r.code for r in story.rejections] == [code]
    assert len(story.documents) == 1


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
def test_charsets(charset: str) -> None:
    text = "Министр обороны заявил, что в результате наводнения погибли двадцать три человека, сообщает агентство Рейтер. " * 4
    story = tell_story([("x.txt", text.encode(charset))], LEXICONS)
    assert next(iter(story.documents.values())).text.strip() == text.strip()


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "x.db"
    runner = CliRunner()
    first = runner.invoke(app, ["read", str(SAMPLES), "--ledger", str(ledger)])
    once = runner.invoke(app, ["export", "--ledger", str(ledger)]).stdout
    second = runner.invoke(app, ["read", str(SAMPLES), "--ledger", str(ledger)])
    assert first.exit_code == second.exit_code == 0
    assert "0 new" in second.stderr
    assert runner.invoke(app, ["export", "--ledger", str(ledger)]).stdout == once


def test_exit_codes(tmp_path: Path) -> None:
    runner = CliRunner()
    ledger = str(tmp_path / "x.db")
    assert runner.invoke(app, ["read", str(tmp_path / "none"), "--ledger", ledger]).exit_code == 3
    assert runner.invoke(app, ["read", str(tmp_path / "none"), str(SAMPLES), "--ledger", ledger]).exit_code == 1
    assert runner.invoke(app, ["read"]).exit_code == 2
    rejected = json.loads(runner.invoke(app, ["export", "--ledger", ledger]).stdout)["rejections"]
    assert [r["code"] for r in rejected] == ["missing"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five pages are not here")
def test_the_five_pages_have_one_origin_for_the_six_thousand() -> None:
    ledger = export_story(tell_story(_captures(SEEDS), LEXICONS))
    six = {q["id"] for q in ledger["quantities"] if q["low"] == 6000}
    claims = {c["id"]: c for c in ledger["claims"] if six & set(c["quantities"])}
    questions = [q for q in ledger["questions"] if len({claims[c]["document"] for c in q["claims"] if c in claims}) == 2]
    assert [(q["origins"]["low"], q["origins"]["high"]) for q in questions] == [(1, 1)]


def test_the_answer_of_a_claim_is_its_value_and_not_its_clause(story: Story) -> None:
    ledger = export_story(story)
    texts = {d["id"]: d["text"] for d in ledger["documents"]}
    given = {claim: answer["value"] for q in ledger["questions"] for answer in q["answers"] for claim in answer["claims"]}
    asked: dict[str, int] = {}
    for claim in ledger["claims"]:
        for answer in claim["answers"]:
            kind = claim["key"]["asked"]
            asked[kind] = asked.get(kind, 0) + 1
            if kind in ("how-many", "how-much", "what-share"):
                assert answer["value"] == given[claim["id"]]
            elif kind == "what-said":
                assert answer["value"] == texts[claim["document"]][claim["start"] : claim["end"]]
            elif kind == "when":
                assert answer["value"] is None or answer["value"][:4].isdigit()
            else:
                assert answer["value"] == ("no" if claim["polarity"] == "negative" else "yes")
    assert set(asked) >= {"how-many", "whether", "what-said"}
