"""Parts, further amounts, and what was kept apart, on invented claims and on the samples."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from stemma.comparing.cell import Cell, Member
from stemma.comparing.exclusion import find_apart
from stemma.comparing.portion import find_portions
from stemma.comparing.question import group_answers, relate_answers
from stemma.records.claim import Answer, Claim, Key, Proposition
from stemma.records.finding import Relation
from stemma.running.pipeline import Story

KINDS = {"killed": "people", "wounded": "people", "children": "people", "houses": "things", "money": "measure"}
PARENTS = {"killed": "casualties", "wounded": "casualties", "children": "people", "houses": "buildings"}


def member(
    name: str,
    low: int,
    *,
    what: str = "killed",
    basis: str = "total",
    document: str = "page",
    start: int = 0,
    where: str = "place/x",
    status: str = "done",
    day: str | None = None,
    period: str | None = None,
    frame: str | None = None,
) -> Member:
    key = Key(asked="how-many", what=what, who="-", to="-", where=where, status=status)
    answer = Answer(low=Decimal(low), high=Decimal(low), basis=basis, day=day)
    proposition = Proposition(key=key, answer=answer, quantity=f"n {name}", period=period)
    claim = Claim(
        id=name,
        document=document,
        start=start,
        end=start + 10,
        gloss="",
        modality="asserted",
        act=None,
        polarity="positive",
        hedges=(),
        placement="body",
        basis=None,
        chain=(),
        quantities=(f"n {name}",),
        quotations=(),
        time=None,
        said=None,
        occasion=None,
        place=None,
        frame=frame,
        roles=(),
        propositions=(proposition,),
        rules=(),
    )
    return Member(claim=claim, proposition=proposition, key=key)


def cells_of(*members: Member) -> list[Cell]:
    """One cell for each key and period."""
    made: dict[str, list[Member]] = {}
    for m in sorted(members, key=lambda m: m.order):
        made.setdefault(m.key.cell(m.proposition.period or ""), []).append(m)
    return [Cell(id=k, key=rows[0].key, members=tuple(rows)) for k, rows in sorted(made.items())]


def portions(*members: Member) -> list[Relation]:
    return find_portions([group_answers(c) for c in cells_of(*members)], KINDS)


def apart(*members: Member, ruled: tuple[tuple[str, str], ...] = ()) -> list[Relation]:
    return find_apart(cells_of(*members), PARENTS, ruled, lambda slot: slot.rsplit("/", 1)[-1])


def told(relations: list[Relation]) -> list[tuple[str, tuple[str, ...]]]:
    return [(r.kind, r.claims) for r in relations]


def test_a_part_belongs_to_the_total_right_before_it() -> None:
    whole, part = member("whole", 45), member("part", 12, what="children", basis="part", start=20)
    assert told(portions(whole, part)) == [("part-of", ("part", "whole"))]
    nearer = member("nearer", 30, what="wounded", start=11)
    assert told(portions(whole, part, replace(nearer, claim=replace(nearer.claim, end=19)))) == [("part-of", ("part", "nearer"))]


@pytest.mark.parametrize(
    "whole",
    [
        member("whole", 45, document="another page"),
        member("whole", 45, start=40),
        member("whole", 11),
        member("whole", 45, what="houses"),
        member("whole", 45, basis="part"),
    ],
    ids=("another page", "behind it", "less than it", "another kind of thing", "itself a part"),
)
def test_a_part_of_nothing_is_no_relation(whole: Member) -> None:
    assert portions(whole, member("part", 12, what="children", basis="part", start=20)) == []


def test_a_part_far_from_every_total_is_no_relation() -> None:
    assert portions(member("whole", 45), member("part", 12, what="children", basis="part", start=2000)) == []


def test_a_further_amount_stands_beside_a_sister_class() -> None:
    killed, hurt = member("killed", 7), member("hurt", 43, what="wounded", basis="additional", start=20)
    assert told(portions(killed, hurt)) == [("extra-to", ("hurt", "killed"))]
    assert portions(member("houses", 7, what="houses"), hurt) == []


def test_what_is_planned_besides_comes_on_top_of_what_was_done() -> None:
    done = [member(f"done {n}", n, document=f"p{n}", frame="sending") for n in (10000, 15000)]
    more = member("more", 6000, basis="additional", document="p3", status="planned", frame="sending")
    assert sorted(told(portions(more, *done))) == [("extra-to", ("more", "done 10000")), ("extra-to", ("more", "done 15000"))]
    elsewhere = member("elsewhere", 10000, document="p4", where="place/y", frame="sending")
    assert portions(more, elsewhere) == []


def test_parts_are_not_compared_with_totals() -> None:
    groups = group_answers(cells_of(member("whole", 78), member("part", 11, basis="part", document="other", start=20))[0])
    assert relate_answers(groups) == []
    groups = group_answers(cells_of(member("here", 78), member("there", 11, document="other"))[0])
    assert [r.kind for r in relate_answers(groups)] == ["differs"]


@pytest.mark.parametrize(
    ("other", "on", "words"),
    [
        (member("b", 40, what="wounded", document="other"), "counted", "other things are counted: killed and wounded"),
        (member("b", 40, where="place/y", document="other"), "place", "not the same place: x and y"),
        (member("b", 40, status="planned", document="other"), "status", "one is planned, the other done"),
        (member("b", 40, period="2019", document="other"), "date", "not the same period: 2019 and that of the news"),
    ],
)
def test_equal_figures_of_two_questions_are_kept_apart_with_the_reason(other: Member, on: str, words: str) -> None:
    made = apart(member("a", 40), other)
    assert [(r.kind, r.on) for r in made] == [("kept-apart", on)]
    assert set(made[0].claims) == {"a", "b"}
    assert words in made[0].reason


@pytest.mark.parametrize(
    "other",
    [
        member("b", 41, where="place/y", document="other"),
        member("b", 40, where="place/y"),
        member("b", 40, where="?", document="other"),
        member("b", 40, what="houses", document="other"),
        member("b", 40, document="other"),
    ],
    ids=("another value", "one page", "an open slot", "another class", "one question"),
)
def test_what_never_met_was_not_kept_apart(other: Member) -> None:
    assert apart(member("a", 40), other) == []


def test_small_numbers_meet_by_chance() -> None:
    assert apart(member("a", 10), member("b", 10, where="place/y", document="other")) == []


def test_episodes_and_rulings_are_told() -> None:
    days = [member(n, 40, document=n, day=d) for n, d in (("a", "2026-03-01"), ("b", "2026-03-20"))]
    key = days[0].key
    episodes = [Cell(id=key.cell(m.proposition.answer.day or ""), key=key, members=(m,)) for m in days]
    assert [r.reason for r in find_apart(episodes, PARENTS, (), str)] == ["the same figure, but another episode: 2026-03-01 and 2026-03-20"]
    same = [replace(c, members=(member(n, 40, document=n),)) for c, n in zip(episodes, "ab", strict=True)]
    assert find_apart(same, PARENTS, (), str) == []
    assert [r.reason for r in find_apart(same, PARENTS, (("a", "b"),), str)] == ["the same figure, but a person ruled that they are not one question"]


@pytest.mark.parametrize("seed", range(20))
def test_any_order_gives_the_same_relations(seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        member(
            f"m{number:02}",
            chance.choice((12, 40, 45)),
            what=chance.choice(tuple(KINDS)),
            basis=chance.choice(("total", "total", "part", "additional")),
            document=chance.choice("xyz"),
            start=chance.randint(0, 20) * 10,
            where=chance.choice(("place/x", "place/y", "?")),
            status=chance.choice(("done", "planned")),
        )
        for number in range(30)
    ]
    want = portions(*rows), apart(*rows)
    assert all(want)
    shuffled = chance.sample(rows, len(rows))
    assert (portions(*shuffled), apart(*shuffled)) == want
    documents = {m.claim.id: m.claim.document for m in rows}
    for relation in want[0] + want[1]:
        assert relation.reason
        assert len(relation.claims) > 1
        assert (len({documents[c] for c in relation.claims}) > 1) or relation.kind != "kept-apart"


def test_the_samples_hold_what_they_should(story: Story) -> None:
    kinds = {r.kind for r in story.relations}
    assert {"extra-to", "kept-apart"} <= kinds
    asked = {c: q.id for q in reversed(story.questions) for c in q.claims}
    for relation in (r for r in story.relations if r.kind == "kept-apart" and r.claims):
        assert len({asked[c] for c in relation.claims}) > 1
    # What is kept apart is a short list, not everything that happens to be equal.
    assert sum(r.kind == "kept-apart" for r in story.relations) <= len(story.questions) // 10
