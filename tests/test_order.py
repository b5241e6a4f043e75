"""One digest of the export for every order: many small invented stories in five languages, batch and one by one, one page taken out and put back."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from stemma.faces.export import export_story
from stemma.ledger.store import Ledger
from stemma.records.ids import digest_of_value
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import load_lexicons, open_story, tell_story

STORIES = 10
Capture = tuple[str, bytes]

SENTENCES = {
    "bg": (
        "Най-малко {n} души загинаха при наводнението в {town}, съобщи полицията.",
        "Кметът {person} заяви, че са евакуирани {m} души.",
        "Според {outlet} {person} предупреди за нови дъждове на {d} март 2026 г.",
        "„Положението е тежко и чакаме помощ“, каза {person}.",
    ),
    "uk": (
        "Щонайменше {n} людей загинули внаслідок повені в Болгарії, повідомила поліція.",
        "Мер {person} заявив, що евакуйовано {m} осіб.",
        "Про це пише {outlet} {d} березня 2026 року.",
        "«Ситуація важка, ми чекаємо на допомогу», — сказав {person}.",
    ),
    "ru": (
        "По меньшей мере {n} человек погибли при наводнении в Болгарии, сообщила полиция.",
        "Мэр {person} заявил, что эвакуированы {m} человек.",
        "Об этом сообщает {outlet} {d} марта 2026 года.",
        "«Положение тяжёлое, и мы ждём помощи», — сказал {person}.",
    ),
    "ro": (
        "Cel puțin {n} persoane au murit în inundațiile din Bulgaria, a anunțat poliția.",
        "Primarul {person} a declarat că {m} de oameni au fost evacuați.",
        "Potrivit {outlet}, {person} a avertizat la {d} martie 2026 asupra unor noi ploi.",
        "„Situația este grea și așteptăm ajutor”, a spus {person}.",
    ),
    "en": (
        "At least {n} people were killed in the flood in Bulgaria, police said.",
        "Mayor {person} said that {m} people had been evacuated.",
        "{outlet} reported on {d} March 2026 that {person} warned of more rain.",
        '"The situation is grave and we are waiting for help," said {person}.',
    ),
}
PEOPLE = {
    "Latn": ("Stoyan Velikov", "Mirela Dragneva", "Velikov"),
    "Cyrl": ("Стоян Великов", "Мирела Драгнева", "Великов"),
}
OUTLETS = ("BBC", "Reuters", "AFP")
TOWNS = ("България", "Розино")


def make_story(seed: int) -> list[Capture]:
    """Invented pages that share figures, names and outlets."""
    chance = random.Random(seed)
    figures = chance.sample(range(2, 60), 2)
    moved = chance.sample(range(100, 2000), 2)
    pages = []
    for number in range(chance.randint(4, 6)):
        language = chance.choice(sorted(SENTENCES))
        people = PEOPLE["Latn" if language in ("ro", "en") else "Cyrl"]
        lines = [f" date 2026-03-{chance.randint(10, 14)}"] if chance.random() < 0.6 else []
        for pattern in chance.sample(SENTENCES[language], chance.randint(2, 4)):
            lines.append(
                pattern.format(
                    n=chance.choice(figures),
                    m=chance.choice(moved),
                    d=chance.randint(8, 12),
                    person=chance.choice(people),
                    outlet=chance.choice(OUTLETS),
                    town=chance.choice(TOWNS),
                )
            )
        pages.append((f"{number}_{language}.txt", "\n".join(lines).encode()))
    return pages


def digest_story(captures: list[Capture], lexicons: Lexicons) -> str:
    return digest_of_value(export_story(tell_story(captures, lexicons)))


def take(store: Ledger, captures: list[Capture]) -> None:
    for name, data in captures:
        store.add(name, hashlib.sha256(data).hexdigest(), data)


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def test_the_stories_hold_something_to_compare(lexicons: Lexicons) -> None:
    ledgers = [export_story(tell_story(make_story(seed), lexicons)) for seed in range(STORIES)]
    assert {d["language"] for ledger in ledgers for d in ledger["documents"]} >= set(SENTENCES)
    assert sum(len(q["claims"]) > 1 for ledger in ledgers for q in ledger["questions"]) >= STORIES
    assert sum(len(ledger["relations"]) for ledger in ledgers) >= STORIES


@pytest.mark.parametrize("seed", range(STORIES))
def test_every_order_gives_one_export(lexicons: Lexicons, seed: int) -> None:
    captures = make_story(seed)
    want = digest_story(captures, lexicons)
    for turn in range(3):
        assert digest_story(random.Random(turn).sample(captures, len(captures)), lexicons) == want
    assert digest_story(captures[::-1], lexicons) == want


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_into_a_ledger_gives_what_a_batch_gives(lexicons: Lexicons, tmp_path: Path, seed: int) -> None:
    captures = make_story(seed)
    want = digest_story(captures, lexicons)
    ledger = Ledger(tmp_path / "one.db")
    for capture in random.Random(seed).sample(captures, len(captures)):
        take(ledger, [capture])
        told = export_story(open_story(ledger, lexicons))
    assert digest_of_value(told) == want
    take(ledger, captures)
    assert digest_of_value(export_story(open_story(ledger, lexicons))) == want


@pytest.mark.parametrize("seed", range(3))
def test_a_page_taken_out_and_put_back_changes_nothing(lexicons: Lexicons, tmp_path: Path, seed: int) -> None:
    captures = make_story(seed)
    want, without = digest_story(captures, lexicons), digest_story(captures[1:], lexicons)
    assert without != want
    ledger = Ledger(tmp_path / "later.db")
    take(ledger, captures[1:])
    assert digest_of_value(export_story(open_story(ledger, lexicons))) == without
    take(ledger, captures[:1])
    assert digest_of_value(export_story(open_story(ledger, lexicons))) == want


def test_the_seed_of_hashes_changes_nothing(lexicons: Lexicons) -> None:
    want = [digest_story(make_story(seed), lexicons) for seed in range(4)]
    code = "import test_order as t; lexicons = t.load_lexicons(); print(*(t.digest_story(t.make_story(s), lexicons) for s in range(4)))"
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    running = [
        subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True)
        for seed in ("1", "2")
    ]
    assert [process.communicate()[0].split() for process in running] == [want, want]
