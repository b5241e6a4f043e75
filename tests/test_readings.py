"""Kept readings: what they tell is what reading afresh tells, and only what changed is read again."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from rulings import ADDRESS, OTHER, PARAGRAPHS, make_page, rule_date, withdraw

from stemma.faces.export import export_story
from stemma.knowledge.table import HOME as TABLES
from stemma.languages.pack import HOME as PACKS
from stemma.ledger.packed import pack, unpack
from stemma.ledger.store import Ledger
from stemma.records.ids import canonical_json
from stemma.records.outcome import Outcome
from stemma.running import lexicons as lexicons_module
from stemma.running import reading as reading_module
from stemma.running import shape as shape_module
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import load_lexicons, open_story, tell_story
from stemma.running.reading import read_capture

SAMPLES = Path(__file__).parent.parent / "samples" / "flood"
LEXICONS = load_lexicons()
BULGARIAN = ("c.txt", "Трима души загинаха при наводнение в Пловдив, съобщи полицията във вторник на пресконференция.".encode())
EMPTY = ("d.html", b"<html><body><nav>Menu</nav></body></html>")
CAPTURES = [make_page(*PARAGRAPHS), OTHER, BULGARIAN, EMPTY]


def _fill(path: Path, captures: list[tuple[str, bytes]]) -> Ledger:
    store = Ledger(path)
    for name, data in captures:
        store.add(name, hashlib.sha256(data).hexdigest(), data)
    return store


@pytest.fixture
def store(tmp_path: Path) -> Ledger:
    made = _fill(tmp_path / "x.db", CAPTURES)
    open_story(made, LEXICONS)
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the captures that are read afresh."""
    names: list[str] = []
    whole: Callable[..., object] = read_capture

    def counted(name: str, *rest: object) -> object:
        names.append(name)
        return whole(name, *rest)

    monkeypatch.setattr(reading_module, "read_capture", counted)
    return names


def _export(store: Ledger, lexicons: Lexicons = LEXICONS) -> str:
    return canonical_json(export_story(open_story(store, lexicons)))


def test_the_export_from_kept_readings_is_that_from_the_pages(tmp_path: Path) -> None:
    captures = [(p.name, p.read_bytes()) for p in sorted(SAMPLES.iterdir()) if p.suffix in (".txt", ".html")]
    store = _fill(tmp_path / "x.db", captures)
    afresh = canonical_json(export_story(tell_story(captures, LEXICONS)))
    assert _export(store) == afresh  # made and kept
    assert _export(store) == afresh  # from what is kept


def test_an_outcome_comes_back_as_it_was() -> None:
    for name, data in CAPTURES:
        outcome = read_capture(name, data, LEXICONS, {})
        assert unpack(pack(outcome), Outcome) == outcome


def test_nothing_is_read_twice(store: Ledger, read: list[str]) -> None:
    assert len(open_story(store, LEXICONS).documents) == 3
    assert read == []


def test_one_more_page_is_read_alone_and_touches_only_its_cells(store: Ledger, read: list[str]) -> None:
    before = {q.id: q for q in open_story(store, LEXICONS).questions}
    page = make_page("At least 40 people were killed in the flood in Plovdiv, the government said on Friday.", address="https://b.example/2")
    store.add("e.html", hashlib.sha256(page[1]).hexdigest(), page[1])
    story = open_story(store, LEXICONS)
    assert read == ["e.html"]
    new = {c.id for c in story.readings["https://b.example/2"].claims}
    after = {q.id: q for q in story.questions}
    untouched = {i for i, q in after.items() if new.isdisjoint(q.claims)}
    touched = after.keys() - untouched
    assert touched & before.keys()
    assert untouched
    assert {i: after[i] for i in untouched} == {i: before[i] for i in before.keys() - touched}


def test_a_date_that_was_ruled_has_its_page_read_again_and_no_other(store: Ledger, read: list[str]) -> None:
    bare = _export(store)
    ruling = rule_date(open_story(store, LEXICONS), "2026-03-20")
    store.decide(ruling)
    story = open_story(store, LEXICONS)
    assert read == ["a.html"]
    assert story.documents[ADDRESS].published == "2026-03-20"
    assert canonical_json(export_story(story)) == canonical_json(export_story(tell_story(CAPTURES, LEXICONS, (), [ruling])))
    store.decide(withdraw(ruling))
    story = open_story(store, LEXICONS)
    assert read[1:] == ["a.html"]
    assert canonical_json(export_story(story) | {"decisions": []}) == bare


def test_a_changed_pack_has_only_its_language_read_again(store: Ledger, read: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    shutil.copytree(PACKS, packs)
    with (packs / "bg" / "language.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    monkeypatch.setattr(lexicons_module, "HOME", packs)
    _export(store, load_lexicons())
    assert sorted(read) == ["c.txt", "d.html"]  # what was refused may be read with any pack


def test_a_changed_table_has_everything_read_again(store: Ledger, read: list[str], tmp_path: Path) -> None:
    shutil.copy(TABLES / "words.yaml", tmp_path / "words.yaml")
    _export(store, load_lexicons([tmp_path]))
    assert sorted(read) == ["a.html", "b.txt", "c.txt", "d.html"]


def test_changed_code_has_everything_read_again(store: Ledger, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape_module, "digest_code", lambda: "another")
    _export(store)
    assert sorted(read) == ["a.html", "b.txt", "c.txt", "d.html"]


@pytest.mark.parametrize("broken", [b"", b"\x00\x01", pack(read_capture(*EMPTY, LEXICONS, {}))[:-3]])
def test_a_broken_record_is_made_again(store: Ledger, read: list[str], broken: bytes) -> None:
    want = _export(store)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE readings SET record = ? WHERE name = 'b.txt'", (broken,))
    assert _export(store) == want
    assert read == ["b.txt"]
    assert _export(store) == want
    assert read == ["b.txt"]
