"""Kept comparisons: one more page has its own cells compared and no other, and what is told is what comparing from nothing tells."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from rulings import exclude, rule, withdraw
from test_order import Capture, make_story, take

from stemma.deciding.anchor import marks_of, set_anchor
from stemma.errors import LedgerError
from stemma.faces.export import export_story
from stemma.ledger.store import Ledger
from stemma.records.decision import NOT_SAME, SAME, WRONG_MARK, Decision
from stemma.records.ids import digest_of_value
from stemma.running import shape as shape_module
from stemma.running.lexicons import Lexicons
from stemma.running.opening import open_lexicons
from stemma.running.pipeline import Story, load_lexicons, open_story, tell_story
from stemma.running.topics import read_topic

PAGES = [(f"{seed}_{name}", data) for seed in range(5) for name, data in make_story(seed)]
WORD = 'rows:\n  - en: ["heron"]\n    bg: ["чапла"]\n    uk: ["чапля"]\n    ro: ["stârc"]\n    ru: ["цапля"]\n'


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


@pytest.fixture
def store(tmp_path: Path, lexicons: Lexicons) -> Ledger:
    made = Ledger(tmp_path / "x.db")
    take(made, PAGES[1:])
    open_story(made, lexicons)
    return made


def look(store: Ledger, lexicons: Lexicons) -> tuple[Story, list[str]]:
    """The story, and the cells and speakers that were compared afresh for it."""
    compared: list[str] = []
    story = open_story(store, lexicons, None, lambda name, place, total: compared.append(name))
    return story, compared


def digest(story: Story) -> str:
    return digest_of_value({k: v for k, v in export_story(story).items() if k != "decisions"})


def drop(store: Ledger, captures: list[Capture]) -> None:
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.executemany("DELETE FROM captures WHERE sha256 = ?", [(hashlib.sha256(data).hexdigest(),) for _, data in captures])


def count(store: Ledger) -> int:
    with closing(sqlite3.connect(store.path)) as connection:
        return int(connection.execute("SELECT count(*) FROM comparisons").fetchone()[0])


def contents(story: Story) -> dict[str, object]:
    """What each question is about: its members with all that they say, and their sources as they are called."""
    claims = {c.id: c for r in story.readings.values() for c in r.claims}
    made: dict[str, object] = {}
    for question in story.questions:
        members = [claims[c] for c in question.claims]
        made[question.id] = question.key, members, [story.sources[x.source] for c in members for hop in c.chain for x in hop]
    return made


def cells(compared: list[str]) -> list[str]:
    return [name for name in compared if name.startswith("q1-")]


def test_reading_again_compares_nothing(store: Ledger, lexicons: Lexicons) -> None:
    first = open_story(store, lexicons)
    story, compared = look(store, lexicons)
    assert compared == []
    assert digest(story) == digest(first) == digest(tell_story(PAGES[1:], lexicons))


def test_another_process_with_other_hashes_compares_nothing(store: Ledger) -> None:
    # Quotations with several content words each: sets of them must not enter a digest in the order of their hashes.
    code = f"import test_cells as t; from pathlib import Path; print(t.look(t.Ledger(Path({str(store.path)!r})), t.load_lexicons())[1])"
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == "[]"


def test_one_more_page_has_only_the_cells_compared_whose_members_changed(store: Ledger, lexicons: Lexicons) -> None:
    before = contents(open_story(store, lexicons))
    take(store, PAGES[:1])
    story, compared = look(store, lexicons)
    after = contents(story)
    new = {c.id for r in story.readings.values() if story.documents[r.document].name == PAGES[0][0] for c in r.claims}
    touched = {i for i, content in after.items() if before.get(i) != content}
    assert sorted(cells(compared)) == sorted(touched)
    assert {i for q in story.questions if not new.isdisjoint(q.claims) for i in (q.id,)} <= touched
    assert 0 < len(touched) < len(after) / 2
    assert digest(story) == digest(tell_story(PAGES, lexicons))


@pytest.mark.parametrize("seed", range(6))
def test_pages_in_any_order_one_by_one(tmp_path: Path, lexicons: Lexicons, seed: int) -> None:
    captures = random.Random(seed).sample(PAGES, 9)
    store = Ledger(tmp_path / "x.db")
    before: dict[str, object] = {}
    for number, capture in enumerate(captures, 1):
        take(store, [capture])
        story, compared = look(store, lexicons)
        after = contents(story)
        assert sorted(cells(compared)) == sorted(i for i, content in after.items() if before.get(i) != content)
        assert digest(story) == digest(tell_story(captures[:number], lexicons))
        before = after


def test_a_page_taken_away_and_put_back_gives_the_same_export(store: Ledger, lexicons: Lexicons) -> None:
    without = open_story(store, lexicons)
    take(store, PAGES[:1])
    whole = open_story(store, lexicons)
    drop(store, PAGES[:1])
    story, compared = look(store, lexicons)
    was, now = contents(whole), contents(story)
    assert digest(story) == digest(without) != digest(whole)
    assert sorted(cells(compared)) == sorted(i for i, content in now.items() if was.get(i) != content)
    take(store, PAGES[:1])
    assert digest(open_story(store, lexicons)) == digest(whole)


def test_a_page_left_out_and_brought_back_touches_its_cells(store: Ledger, lexicons: Lexicons) -> None:
    whole = open_story(store, lexicons)
    ruling = exclude(whole, PAGES[1][0])
    store.decide(ruling)
    story, compared = look(store, lexicons)
    assert compared and len(compared) < len(whole.questions) / 2
    assert digest(story) == digest(tell_story(PAGES[1:], lexicons, (), [ruling]))
    store.decide(withdraw(ruling))
    story, compared = look(store, lexicons)
    assert digest(story) == digest(whole)
    assert look(store, lexicons)[1] == []


def rulings(story: Story, chance: random.Random) -> list[Decision]:
    """Rulings on claims that hardly anybody would make, one after the other."""
    anchors = [set_anchor(story.documents[d], "claim", m.start, m.end) for d, r in sorted(story.found.items()) for m in marks_of(r, "claim")]
    made = []
    for minute in range(6):
        left, right = chance.sample(anchors, 2)
        kind = chance.choice((SAME, NOT_SAME, WRONG_MARK))
        made.append(rule(kind, *((left,) if kind == WRONG_MARK else (left, right)), minute=minute))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_decisions_touch_what_they_change(store: Ledger, lexicons: Lexicons, seed: int) -> None:
    before = open_story(store, lexicons)
    log = rulings(before, random.Random(seed))
    for number, ruling in enumerate(log, 1):
        store.decide(ruling)
        story, compared = look(store, lexicons)
        was, now = contents(before), contents(story)
        assert sorted(cells(compared)) == sorted(i for i, content in now.items() if was.get(i) != content)
        assert export_story(story) == export_story(tell_story(PAGES[1:], lexicons, (), log[:number]))
        before = story


def test_what_no_cell_gives_any_more_is_dropped(store: Ledger, lexicons: Lexicons) -> None:
    take(store, PAGES[:1])
    open_story(store, lexicons)
    fresh = Ledger(store.path.with_name("fresh.db"))
    take(fresh, PAGES)
    open_story(fresh, lexicons)
    assert count(store) == count(fresh)


@pytest.mark.parametrize("broken", [b"", b"\x00\x01"])
def test_a_broken_comparison_is_made_again(store: Ledger, lexicons: Lexicons, broken: bytes) -> None:
    want, number = digest(open_story(store, lexicons)), count(store)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE comparisons SET record = ? WHERE rowid IN (SELECT min(rowid) FROM comparisons)", (broken,))
    story, compared = look(store, lexicons)
    assert (digest(story), len(compared), count(store)) == (want, 1, number)
    assert look(store, lexicons)[1] == []


def test_changed_code_has_everything_compared_again(store: Ledger, lexicons: Lexicons, monkeypatch: pytest.MonkeyPatch) -> None:
    number = count(store)
    monkeypatch.setattr(shape_module, "digest_comparing", lambda: "another")
    assert len(look(store, lexicons)[1]) == number == count(store)


def test_packs_for_one_command_take_the_place_of_nothing(store: Ledger, lexicons: Lexicons, tmp_path: Path) -> None:
    own, number = digest(open_story(store, lexicons)), count(store)
    again: list[str] = []
    folder = tmp_path / "pack"
    folder.mkdir()

    def noting(name: str, _: int, __: int) -> None:
        again.append(name)

    for word in ("heron", "egret"):
        (folder / "words.yaml").write_text(WORD.replace("heron", word), encoding="utf-8")
        once = open_lexicons(store, [folder])
        again.clear()
        open_story(store, once, noting)
        assert len(again) == len(PAGES) - 1
        assert count(store) == 2 * number  # the last of it only
        again.clear()
        for known in (once, lexicons):
            story = open_story(store, known, noting, noting)
        assert again == []
    assert digest(story) == own
    store.keep_topic(read_topic(folder))
    assert not open_lexicons(store, [folder]).once  # it is the ledger's own now


@contextmanager
def shut(folder: Path, mode: int) -> Iterator[None]:
    """Lets nobody write the files of a folder, and by its mode the folder; for as long as it lasts this process is no root."""
    root = os.geteuid() == 0
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(mode)
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.parametrize("mode", [0o555, 0o777])
def test_a_ledger_that_cannot_be_written_can_be_looked_at(lexicons: Lexicons, mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Ledger(folder / "x.db")
        take(store, PAGES[:4])
        want = open_story(store, lexicons)
        take(store, PAGES[4:6])  # not read yet
        bytes_before = store.path.read_bytes()
        with shut(folder, mode):
            story, compared = look(store, lexicons)
            assert look(store, lexicons)[1] == compared != []  # nothing could be kept
            with pytest.raises(LedgerError, match="written"):
                take(store, PAGES[6:7])
        assert store.path.read_bytes() == bytes_before
        assert digest(story) == digest(tell_story(PAGES[:6], lexicons)) != digest(want)
