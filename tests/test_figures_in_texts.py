"""What figures of running text count, who holds them and what they go on with: short texts in, keys and values out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stemma.intake.document import take_in
from stemma.reading.reader import read_document
from stemma.records.claim import Reading
from stemma.running.pipeline import load_lexicons

LEXICONS = load_lexicons()


def read(language: str, text: str) -> Reading:
    document = take_in("page.txt", f" date 2026-05-04 {text}\n".encode(), {**{k: LEXICONS[k] for k in (language, None)}})
    return read_document(document, LEXICONS[language])


def keys(reading: Reading) -> list[tuple[str, str, str]]:
    answers = [(p.key, p.answer.low if p.answer.low is not None else p.answer.high) for c in reading.claims for p in c.propositions]
    return [(key.asked, key.what, write(value)) for key, value in answers if value is not None]


def write(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Turnout in the parliamentary election in Moldova was 58.7 percent.", ("what-share", "turnout", "0.587")),
        ("en", "Bread in the shops of Moldova rose by 15 percent within a year.", ("what-share", "bread", "0.15")),
        ("en", "In Moldova 1,300 people were evacuated on Monday from two villages.", ("how-many", "evacuated", "1300")),
        ("en", "A storm kills 23 in the north of Moldova, officials say.", ("how-many", "killed", "23")),
        ("en", "Twelve of the 14 houses in the street in Moldova were not insured.", ("how-many", "houses", "12")),
        ("uk", "У Молдові дванадцятеро пасажирів потяга вважаються зниклими безвісти після аварії.", ("how-many", "missing", "12")),
        ("ru", "После пожара в Молдавии пропавшим без вести числится один человек, сообщили спасатели.", ("how-many", "missing", "1")),
        ("ro", "Un litru de benzină se vinde astăzi în Moldova cu cel mult 27,43 lei la toate stațiile.", ("how-much", "fuel", "27.43")),
    ],
)
def test_a_figure_counts_what_its_clause_is_about(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in keys(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The commission in Moldova received 214 complaints on Sunday. By Monday they were 320.", ("how-many", "complaints", "320")),
        ("ru", "Годовая инфляция в Молдавии достигла 8,3%. В марте этот показатель составлял 6,2%.", ("what-share", "inflation", "0.062")),
        ("ru", "Ущерб в Молдавии вырос до 1,65 млрд леев, накануне мэр говорил о 1,4 млрд.", ("how-much", "damage", "1400000000")),
    ],
)
def test_a_bare_figure_goes_on_with_the_one_before(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in keys(read(language, text))


def test_a_whole_is_no_answer_of_its_own() -> None:
    found = keys(read("ro", "Partidul Calea Nouă a obținut în alegerile din Moldova 52 de mandate din 120."))
    assert ("how-many", "seats", "52") in found
    assert not any(value == "120" for _, _, value in found)


def test_each_party_of_a_list_holds_its_own_figure() -> None:
    reading = read("uk", "На виборах у Молдові «Новий шлях» набрав 37,6 відсотка голосів, «Громадянська згода» — 34,3, «Наша дія» — 9,1.")
    held = {p.key.who: write(p.answer.low or Decimal(0)) for c in reading.claims for p in c.propositions if p.key.what == "votes"}
    assert sorted(held.values()) == ["0.091", "0.343", "0.376"]
    assert len(held) == 3


def test_names_of_common_words_meet_across_languages() -> None:
    pages = (
        ("uk", "«Новий шлях» набрав 37,6 відсотка голосів."),
        ("ru", "«Новый путь» набрал 38 процентов голосов."),
        ("en", "The opposition New Path won 38 percent of the vote."),
    )
    senses = [{k for n in read(*page).names for k in n.keys if k.startswith("=")} for page in pages]
    assert set.intersection(*senses)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry plans to begin on Friday a release of water from the dam – 120 cubic metres per second."),
        ("uk", "Штаб планує в п’ятницю, 8 травня, розпочати скидання води з водосховища — по 120 кубометрів на секунду."),
    ],
)
def test_what_stands_behind_a_dash_is_planned_with_what_stands_before_it(language: str, text: str) -> None:
    claims = read(language, text).claims
    assert {p.key.status for c in claims for p in c.propositions} == {"planned"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Twenty people were killed in Moldova, local media wrote. The ministry denied this."),
        ("ro", "La spitalul din Soroca s-au îmbolnăvit 14 asistente, spun surse locale. Conducerea spitalului neagă."),
    ],
)
def test_a_bare_denial_answers_what_stands_before_it(language: str, text: str) -> None:
    first, last = read(language, text).claims
    assert first.propositions[0].key == last.propositions[0].key
    assert first.propositions[0].answer.positive
    assert not last.propositions[0].answer.positive
    assert last.echo == first.id
