"""Decisions: each kind has its effect, the later of two holds, undoing is a decision, and order does not matter."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from rulings import ADDRESS, OTHER, PARAGRAPHS, claim_of, make_page, point, question_of, rule, rule_date, withdraw

from stemma.deciding.decision import make_decision
from stemma.errors import DecisionError
from stemma.faces.export import export_story
from stemma.records.decision import GRADE, NOT_SAME, SAME, WRONG_MARK, Decision
from stemma.records.ids import canonical_json, digest_of_value
from stemma.running.pipeline import Story, load_lexicons, tell_story

LEXICONS = load_lexicons()
CAPTURES = [make_page(*PARAGRAPHS), OTHER]
BARE = tell_story(CAPTURES, LEXICONS)


def tell(*decisions: Decision) -> Story:
    return tell_story(CAPTURES, LEXICONS, (), decisions)


def test_same_joins_two_questions() -> None:
    killed, missing = point(BARE, "claim", "At least 23"), point(BARE, "claim", "Some 17")
    assert question_of(BARE, "At least 23").id != question_of(BARE, "Some 17").id
    story = tell(rule(SAME, killed, missing))
    joined = question_of(story, "Some 17")
    assert joined == question_of(story, "At least 23")
    assert set(joined.claims) == {*question_of(BARE, "At least 23").claims, *question_of(BARE, "Some 17").claims}
    assert joined.id == min(question_of(BARE, "At least 23").id, question_of(BARE, "Some 17").id)


def test_not_same_takes_the_second_claim_out_of_the_question_of_the_first() -> None:
    first, second = point(BARE, "claim", "At least 23"), point(BARE, "claim", "At least 25", "b.txt")
    assert question_of(BARE, "At least 23") == question_of(BARE, "At least 25", "b.txt")
    story = tell(rule(NOT_SAME, first, second))
    kept, apart = question_of(story, "At least 23"), question_of(story, "At least 25", "b.txt")
    assert kept.id == question_of(BARE, "At least 23").id
    assert apart.id != kept.id
    assert apart.claims == (claim_of(story, "At least 25", "b.txt").id,)
    assert set(kept.claims) == set(question_of(BARE, "At least 23").claims) - set(apart.claims)


def test_claims_that_leave_one_question_stay_together() -> None:
    headline, body, other = point(BARE, "claim", "Flood kills"), point(BARE, "claim", "At least 23"), point(BARE, "claim", "At least 25", "b.txt")
    story = tell(rule(NOT_SAME, other, headline), rule(NOT_SAME, other, body))
    assert question_of(story, "Flood kills") == question_of(story, "At least 23")
    assert question_of(story, "At least 25", "b.txt") != question_of(story, "At least 23")


def test_joining_does_not_bring_together_what_is_kept_apart() -> None:
    body, other, missing = point(BARE, "claim", "At least 23"), point(BARE, "claim", "At least 25", "b.txt"), point(BARE, "claim", "Some 17")
    story = tell(rule(NOT_SAME, body, other), rule(SAME, other, missing))
    assert question_of(story, "Some 17") == question_of(story, "At least 25", "b.txt")
    assert question_of(story, "Some 17") != question_of(story, "At least 23")
    assert len({q.id for q in story.questions}) == len(story.questions)


def test_the_later_of_two_that_contradict_holds_and_the_earlier_says_so() -> None:
    pair = point(BARE, "claim", "At least 23"), point(BARE, "claim", "Some 17")
    earlier, later = rule(SAME, *pair), rule(NOT_SAME, *reversed(pair), minute=1)
    story = tell(later, earlier)
    assert question_of(story, "Some 17") != question_of(story, "At least 23")
    assert [(s.decision.id, s.overruled_by) for s in story.decisions] == [(earlier.id, later.id), (later.id, None)]


def test_two_later_rulings_together_overrule_one() -> None:
    a, b, c = point(BARE, "claim", "At least 23"), point(BARE, "claim", "Some 17"), point(BARE, "claim", "320")
    earlier = rule(NOT_SAME, a, c)
    story = tell(earlier, rule(SAME, a, b, minute=1), rule(SAME, b, c, minute=2))
    assert question_of(story, "320") == question_of(story, "At least 23")
    assert story.decisions[0].overruled_by is not None


def test_two_mentions_become_one_entity_and_one_origin() -> None:
    police, koleva = point(BARE, "mention", "Ivan Petrov"), point(BARE, "mention", "Maria Koleva")
    story = tell(rule(SAME, police, koleva))
    entities = {m.id: m.entity for r in story.readings.values() for m in r.mentions}
    joined = {entities[m] for m in story.decisions[0].marks if m is not None}
    assert len(joined) == 1
    assert len([s for s in story.sources.values() if s.entity in joined]) == 1
    claimers = {c.chain[0][0].source for r in story.readings.values() for c in r.claims if c.chain}
    assert claimers <= set(story.sources)


def test_names_that_the_machine_joined_are_parted() -> None:
    captures = [
        ("one.txt", b"date 2026-03-12 Mayor Ivan Petrov said that 12 people were killed in the flood in Plovdiv."),
        ("two.txt", b"date 2026-03-12 In Plovdiv 12 people were killed in the flood, mayor Petrov said."),
    ]
    bare = tell_story(captures, LEXICONS)
    full, short = point(bare, "mention", "Ivan Petrov", "one.txt"), point(bare, "mention", "Petrov", "two.txt")
    assert bare.names.keys() >= {m.entity for r in bare.readings.values() for m in r.mentions if m.entity.startswith("name/")}
    entity = next(m.entity for m in bare.readings[short.document].mentions if m.start == short.start)
    assert bare.names[entity].label == "Ivan Petrov"
    story = tell_story(captures, LEXICONS, (), [rule(NOT_SAME, full, short)])
    assert story.names[entity].label != "Ivan Petrov"
    assert story.decisions[0].state == "applied"


def test_a_wrong_figure_goes_with_the_claim_that_was_made_for_it() -> None:
    story = tell(rule(WRONG_MARK, point(BARE, "quantity", "Some 17")))
    gone = story.decisions[0].marks[0]
    assert gone in {q.id for r in BARE.readings.values() for q in r.quantities}
    assert gone not in canonical_json([q["id"] for q in export_story(story)["quantities"]])
    assert not any(gone in c.quantities for r in story.readings.values() for c in r.claims)
    assert not any("missing" in q.label for q in story.questions)
    assert any("missing" in q.label for q in BARE.questions)


def test_a_wrong_claim_leaves_its_question() -> None:
    story = tell(rule(WRONG_MARK, point(BARE, "claim", "At least 25", "b.txt")))
    left = set(question_of(BARE, "At least 23").claims) - set(question_of(story, "At least 23").claims)
    assert left == {story.decisions[0].marks[0]}


def test_a_wrong_time_leaves_its_claim_without_a_day() -> None:
    assert claim_of(BARE, "320").propositions[0].answer.day == "2026-03-10"
    claim = claim_of(tell(rule(WRONG_MARK, point(BARE, "time", "10 March"))), "320")
    assert claim.time is None
    assert claim.propositions[0].answer.day is None


def test_a_wrong_quotation_is_no_quotation() -> None:
    story = tell(rule(WRONG_MARK, point(BARE, "quotation", "never seen")))
    gone = story.decisions[0].marks[0]
    assert gone is not None
    assert gone not in {q.id for r in story.readings.values() for q in r.quotations}
    assert not any(gone in c.quotations for r in story.readings.values() for c in r.claims)


def test_a_wrong_attribution_leaves_the_article_to_vouch() -> None:
    assert claim_of(BARE, "At least 23").chain
    claim = claim_of(tell(rule(WRONG_MARK, point(BARE, "attribution", "said"))), "At least 23")
    assert not claim.chain
    assert claim.act is None
    assert "Petrov" not in claim.gloss
    assert claim.gloss


def test_a_name_that_no_mention_carries_fills_no_slot() -> None:
    sadovo = [point(BARE, "mention", "Sadovo"), point(BARE, "mention", "Sadovo", "b.txt")]
    assert claim_of(BARE, "320").place == "name/place/sdv"
    story = tell(*(rule(WRONG_MARK, a) for a in sadovo))
    assert "name/place/sdv" not in canonical_json(export_story(story)["claims"])
    assert claim_of(story, "320").propositions[0].key.where == "?"


def test_a_wrong_mention_of_the_speaker_takes_him_out_of_the_chain() -> None:
    story = tell(rule(WRONG_MARK, point(BARE, "mention", "Ivan Petrov")))
    assert not claim_of(story, "At least 23").chain
    assert claim_of(story, "Some 17").chain  # here he is named by his surname


def test_another_date_enters_before_reading() -> None:
    def monday(story: Story) -> str | None:
        text = story.documents[ADDRESS].text
        return next(t.value for t in story.readings[ADDRESS].times if text[t.start : t.end] == "Monday")

    story = tell(rule_date(BARE, "2026-03-20"))
    document = story.documents[ADDRESS]
    assert (document.published, document.published_certainty) == ("2026-03-20", "stated")
    assert document.published_evidence[0].kind == "decision"
    assert document.published_evidence[1:] == BARE.documents[ADDRESS].published_evidence
    assert (monday(BARE), monday(story)) == ("2026-03-09", "2026-03-16")


def test_the_later_date_holds() -> None:
    first, second = rule_date(BARE, "2026-03-20"), rule_date(BARE, "2026-03-21", minute=1)
    story = tell(second, first)
    assert story.documents[ADDRESS].published == "2026-03-21"
    assert [s.overruled_by for s in story.decisions] == [second.id, None]
    assert tell(first, second, withdraw(second)).documents[ADDRESS].published == "2026-03-20"


def test_a_grade_is_shown_and_counts_nothing() -> None:
    source, claim = point(BARE, "source", "Petrov"), point(BARE, "claim", "Some 17")
    ledger = export_story(tell(rule(GRADE, source, value="b2"), rule(GRADE, claim, value="F6")))
    assert {s["label"]: s["grade"] for s in ledger["sources"]}["Ivan Petrov"] == "B2"
    assert [c["grade"] for c in ledger["claims"] if c["grade"]] == ["F6"]
    bare = export_story(BARE)
    assert [ledger[k] for k in ("questions", "relations", "findings", "stemma")] == [bare[k] for k in ("questions", "relations", "findings", "stemma")]


def test_withdrawing_undoes_and_withdrawing_that_undoes_the_undoing() -> None:
    ruling = rule(WRONG_MARK, point(BARE, "claim", "At least 25", "b.txt"))
    undone = withdraw(ruling)
    without = export_story(BARE) | {"decisions": None}
    story = tell(ruling, undone)
    assert export_story(story) | {"decisions": None} == without
    assert {s.decision.id: s.withdrawn_by for s in story.decisions} == {ruling.id: undone.id, undone.id: None}
    again = tell(ruling, undone, withdraw(undone, 40))
    assert export_story(again) | {"decisions": None} == export_story(tell(ruling)) | {"decisions": None}


def _all_kinds() -> list[Decision]:
    pair = point(BARE, "claim", "At least 23"), point(BARE, "claim", "Some 17")
    wrong = rule(WRONG_MARK, point(BARE, "quantity", "320"), minute=2)
    return [
        rule(SAME, *pair),
        rule(NOT_SAME, *pair, minute=1),
        rule(NOT_SAME, pair[0], point(BARE, "claim", "At least 25", "b.txt"), minute=1),
        rule(SAME, point(BARE, "mention", "Ivan Petrov"), point(BARE, "mention", "Maria Koleva")),
        wrong,
        withdraw(wrong),
        rule(WRONG_MARK, point(BARE, "time", "10 March"), minute=5),
        rule_date(BARE, "2026-03-20", minute=6),
        rule(GRADE, point(BARE, "source", "Petrov"), value="C3", minute=7),
    ]


def test_the_order_of_decisions_does_not_matter() -> None:
    decisions = _all_kinds()
    want = canonical_json(export_story(tell(*decisions)))
    for seed in range(6):
        shuffled = random.Random(seed).sample(decisions, len(decisions))
        captures = random.Random(seed).sample(CAPTURES, len(CAPTURES))
        assert canonical_json(export_story(tell_story(captures, LEXICONS, (), shuffled))) == want


def test_the_hash_seed_does_not_matter() -> None:
    program = (
        "import test_decisions as t; from stemma.records.ids import digest_of_value; print(digest_of_value(t.export_story(t.tell(*reversed(t._all_kinds())))))"
    )
    made = set()
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(x for x in sys.path if x)}
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, cwd=Path(__file__).parent, check=True)
        made.add(done.stdout.strip())
    assert made == {digest_of_value(export_story(tell(*_all_kinds())))}


def test_the_export_tells_every_decision_with_its_words() -> None:
    rows = export_story(tell(*_all_kinds()))["decisions"]
    assert json.loads(canonical_json(rows)) == rows
    assert all(r["author"] and r["reason"] and r["time"].endswith("Z") and r["state"] == "applied" for r in rows)
    assert [r["time"] for r in rows] == sorted(r["time"] for r in rows)
    assert {a["text"] for r in rows for a in r["anchors"] if r["kind"] == WRONG_MARK} == {"320", "10 March"}


@pytest.mark.parametrize(
    ("kind", "value", "time", "part"),
    [
        (GRADE, "G1", "2026-04-01T12:00:00Z", "Admiralty"),
        (GRADE, None, "2026-04-01T12:00:00Z", "Admiralty"),
        ("other-date", "2026-02-30", "2026-04-01T12:00:00Z", "day"),
        (WRONG_MARK, None, "2026-04-01T12:00:00", "zone"),
        (WRONG_MARK, None, "yesterday", "ISO"),
        (WRONG_MARK, "x", "2026-04-01T12:00:00Z", "no value"),
        (SAME, None, "2026-04-01T12:00:00Z", "needs 2"),
        ("merge", None, "2026-04-01T12:00:00Z", "unknown kind"),
        ("withdraw", None, "2026-04-01T12:00:00Z", "needs 0"),
    ],
)
def test_a_decision_that_is_not_of_its_form_is_refused(kind: str, value: str | None, time: str, part: str) -> None:
    anchor = rule_date(BARE, "2026-03-20").anchors[0] if kind == "other-date" else point(BARE, "claim", "Some 17")
    with pytest.raises(DecisionError, match=part):
        make_decision(kind, [anchor], author="M. R.", time=time, reason="because", value=value)


def test_times_of_all_zones_have_one_order() -> None:
    anchor = point(BARE, "claim", "Some 17")
    made = [make_decision(WRONG_MARK, [anchor], author="A", time=t, reason="r") for t in ("2026-04-01T12:30:00+02:00", "2026-04-01T11:00:00Z")]
    assert made[0].time < made[1].time
