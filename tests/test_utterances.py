"""Utterances: one speaker and day is one, what has no day joins by two figures or a quotation, else stands alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from stemma.records.claim import Answer, Claim, Key, Link, Proposition, Source
from stemma.records.finding import Relation
from stemma.tracing.utterance import gather_utterances

SPEAKER = Source(id="s1-a", kind="person", label="Ann Doyle", entity="name/person/a")
NOBODY = Source(id="s1-n", kind="unnamed", label="reports", entity=None)
SOURCES = {s.id: s for s in (SPEAKER, NOBODY)}


def _claim(name: str, document: str, figure: int, *, said: str | None = None, what: str = "killed", source: Source = SPEAKER) -> Claim:
    key = Key(asked="how-many", what=what, who="-", to="-", where="-", status="done")
    answer = Answer(low=Decimal(figure), high=Decimal(figure))
    return Claim(
        id=name,
        document=document,
        start=0,
        end=1,
        gloss="",
        modality="asserted",
        act="said",
        polarity="positive",
        hedges=(),
        placement="body",
        basis=None,
        chain=((Link(source=source.id, start=0, end=1),),),
        quantities=(f"n-{name}",),
        quotations=(),
        time=None,
        said=said,
        occasion="briefing" if said else None,
        place=None,
        frame=None,
        roles=(),
        propositions=(Proposition(key=key, answer=answer, quantity=f"n-{name}"),),
        rules=(),
    )


def test_one_speaker_and_day_is_one_utterance() -> None:
    claims = [_claim("a", "d1", 9, said="2026-03-11"), _claim("b", "d2", 9, said="2026-03-11"), _claim("c", "d3", 14, said="2026-03-12")]
    made = gather_utterances(claims, SOURCES, [])
    assert sorted((u.day, u.claims) for u in made) == [("2026-03-11", ("a", "b")), ("2026-03-12", ("c",))]
    assert {u.occasion for u in made} == {"briefing"}


def test_without_a_day_two_shared_figures_join_and_one_does_not() -> None:
    dated = [_claim("a", "d1", 9, said="2026-03-11"), _claim("b", "d1", 17, said="2026-03-11", what="missing")]
    both = [_claim("c", "d2", 9), _claim("d", "d2", 17, what="missing")]
    one = [_claim("e", "d3", 9)]
    made = gather_utterances([*dated, *both, *one], SOURCES, [])
    assert sorted((u.day or "", u.claims) for u in made) == [("", ("e",)), ("2026-03-11", ("a", "b", "c", "d"))]


def test_a_shared_quotation_joins() -> None:
    dated = replace(_claim("a", "d1", 9, said="2026-03-11"), quotations=("q1",))
    bare = replace(_claim("b", "d2", 3), quotations=("q2",))
    same = Relation(id="r", kind="same-words", on="words", reason="", claims=(), quotations=("q1", "q2"))
    assert [u.claims for u in gather_utterances([dated, bare], SOURCES, [same])] == [("a", "b")]
    assert len(gather_utterances([dated, bare], SOURCES, [replace(same, kind="same-phrase")])) == 2


def test_nobody_utters_nothing() -> None:
    assert gather_utterances([_claim("a", "d1", 9, source=NOBODY)], SOURCES, []) == []
