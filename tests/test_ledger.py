"""The ledger file: decisions are kept and never changed; older files are migrated with a backup first."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from rulings import OTHER, PARAGRAPHS, make_page
from typer.testing import CliRunner

from stemma.errors import LedgerError
from stemma.faces.cli import app
from stemma.ledger.inspection import inspect_ledger
from stemma.ledger.packed import pack
from stemma.ledger.schema import STEPS, VERSION
from stemma.ledger.store import Ledger
from stemma.records.outcome import Outcome
from stemma.records.topic import Topic, topic_digest

pytestmark = pytest.mark.usefixtures("warm")
# The file as version 1 made it, word for word.
SCHEMA_1 = """
CREATE TABLE IF NOT EXISTS captures (sha256 TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, name));
CREATE TABLE IF NOT EXISTS rejections (name TEXT PRIMARY KEY, stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL);
"""
RUNNER = CliRunner()


def _run(*arguments: str) -> str:
    done = RUNNER.invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def _export(path: Path) -> dict[str, list[dict[str, object]]]:
    return json.loads(_run("export", "--ledger", str(path)))


def _old_ledger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(SCHEMA_1)
        connection.execute("PRAGMA user_version=1")
        connection.execute("INSERT INTO captures VALUES (?, ?, ?)", ("ab" * 32, OTHER[0], zlib.compress(OTHER[1])))
        connection.execute("INSERT INTO rejections VALUES ('x', 'intake', 'empty', 'nothing in it')")


@pytest.mark.parametrize("found", range(1, VERSION))
def test_a_ledger_of_every_version_before_is_migrated(tmp_path: Path, found: int) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        for step in range(1, found + 1):
            for statement in STEPS[step]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={found}")
        connection.execute("INSERT INTO captures VALUES (?, ?, ?)", (hashlib.sha256(OTHER[1]).hexdigest(), OTHER[0], zlib.compress(OTHER[1])))
    assert inspect_ledger(path).version == found  # looking changes nothing
    done = json.loads(_run("ledger", "migrate", "--ledger", str(path), "--json"))
    assert (done["found"], done["now"], done["backup"]) == (found, VERSION, f"{path}.schema-{found}")
    assert inspect_ledger(Path(done["backup"])).version == found
    store = Ledger(path)
    pack = Topic(name="t", digest=topic_digest([("words.yaml", b"rows: []")]), files=(("words.yaml", b"rows: []"),))
    assert store.keep_topic(pack)
    assert (list(store.captures()), store.decisions(), store.topics()) == ([OTHER], [], [pack])
    looked = inspect_ledger(path)
    assert (looked.version, looked.captures, looked.topics, looked.problems) == (VERSION, 1, 1, ())


def test_readings_of_the_version_before_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        for step in range(1, 4):
            for statement in STEPS[step]:
                connection.execute(statement)
        connection.execute("PRAGMA user_version=3")
        outcome = Outcome(languages=("en",), day=None, document=None, reading=None, rejection=None)
        connection.execute("INSERT INTO readings VALUES ('ab', 'b.txt', 'shape', ?)", (pack(outcome),))
    assert Ledger(path).outcomes() == {("ab", "b.txt"): ("shape", outcome)}
    assert Ledger(path).outcomes(once=True) == {}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for name, data in (make_page(*PARAGRAPHS), OTHER):
        (tmp_path / name).write_bytes(data)
    path = tmp_path / "x.db"
    _run("read", str(tmp_path / "a.html"), str(tmp_path / "b.txt"), "--ledger", str(path))
    return path


def test_reading_keeps_what_looking_needs(story: Path) -> None:
    assert inspect_ledger(story).comparisons > 0
    with closing(sqlite3.connect(story)) as connection:
        before = list(connection.iterdump())
        for command in ("questions", "findings", "export"):
            _run(command, "--ledger", str(story))
        assert list(connection.iterdump()) == before


def test_a_ledger_of_the_version_before_is_migrated_with_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    _old_ledger(path)
    store = Ledger(path)
    assert store.decisions() == []
    assert list(store.captures()) == [OTHER]
    assert [r.name for r in store.rejections()] == ["x"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    with closing(sqlite3.connect(tmp_path / "old.db.schema-1")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)
        assert {r[0] for r in backup.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} == {"captures", "rejections"}
        assert backup.execute("SELECT name FROM captures").fetchall() == [(OTHER[0],)]


def test_a_new_ledger_needs_no_backup(tmp_path: Path) -> None:
    Ledger(tmp_path / "new.db").decisions()
    assert not list(tmp_path.glob("*.schema-*"))


def test_without_a_backup_nothing_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    _old_ledger(path)
    (tmp_path / "old.db.schema-1").mkdir()  # the backup cannot take this name
    with pytest.raises(LedgerError, match="backup"):
        Ledger(path).decisions()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'decisions'").fetchone() == (0,)


def test_a_ledger_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    Ledger(path).decisions()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    with pytest.raises(LedgerError, match="later version"):
        Ledger(path).decisions()


def test_the_commands_rule_and_list(story: Path) -> None:
    ledger = _export(story)
    claims = [str(c["id"]) for c in ledger["claims"]]
    (source, label), document = (str(ledger["sources"][0][k]) for k in ("id", "label")), str(ledger["documents"][1]["name"]).rsplit(".", 1)[0]
    mark = str(ledger["times"][0]["id"])
    common = ("--ledger", str(story), "--author", "M. R.", "--reason", "seen")
    made = [
        _run("decide", "same", claims[0], claims[-1], *common),
        _run("decide", "not-same", claims[0], claims[1], *common),
        _run("decide", "wrong-mark", mark, *common),
        _run("decide", "other-date", document, "2026-03-20", *common),
        _run("decide", "exclude", "b.txt", *common),
        _run("decide", "grade", source, "A1", *common),
        _run("decide", "grade", label, "A2", *common),
        _run("decide", "grade", claims[2][:9], "B3", *common),
    ]
    made.append(_run("decide", "withdraw", made[2].strip()[:9], *common))
    listed = json.loads(_run("decide", "list", "--ledger", str(story), "--json"))
    assert [r["id"] for r in listed] == [m.strip() for m in made]
    assert [r["kind"] for r in listed] == ["same", "not-same", "wrong-mark", "other-date", "exclude", "grade", "grade", "grade", "withdraw"]
    assert listed[2]["withdrawn_by"] == listed[8]["id"]
    assert listed[5]["overruled_by"] == listed[6]["id"]
    assert _export(story)["decisions"] == listed
    rows = list(csv.DictReader(io.StringIO(_run("decide", "list", "--ledger", str(story), "--csv"))))
    assert [r["id"] for r in rows] == [r["id"] for r in listed]
    assert "withdraw" in _run("decide", "list", "--ledger", str(story))
    assert inspect_ledger(story).decisions == len(listed)


@pytest.mark.parametrize(
    "arguments",
    [
        ("wrong-mark", "nothing", "--reason", "x"),
        ("wrong-mark", "c1-", "--reason", "x"),
        ("grade", "s1-", "A9", "--reason", "x"),
        ("other-date", "a.html", "2026-13-01", "--reason", "x"),
        ("other-date", "a.html", "2026-03-01"),
        ("withdraw", "j1-x", "--reason", "x"),
        ("exclude", "nothing", "--reason", "x"),
        ("exclude", "a.html"),
        ("same", "q1-x", "q1-y", "--reason", "x"),
        ("grade", "Ivan Petrov", "A9", "--reason", "x"),
    ],
)
def test_wrong_use_keeps_nothing(story: Path, arguments: tuple[str, ...]) -> None:
    assert RUNNER.invoke(app, ["decide", *arguments, "--ledger", str(story)]).exit_code == 2
    assert Ledger(story).decisions() == []


def test_a_decision_that_was_changed_is_not_passed_over(story: Path) -> None:
    _run("decide", "other-date", "a.html", "2026-03-20", "--reason", "seen", "--author", "A", "--ledger", str(story))
    with closing(sqlite3.connect(story)) as connection, connection:
        connection.execute("UPDATE decisions SET record = replace(CAST(record AS TEXT), '2026-03-20', '2026-03-21')")
    with pytest.raises(LedgerError, match="changed"):
        Ledger(story).decisions()
    (problem,) = inspect_ledger(story).problems
    assert problem.where.startswith("decision j1-") and "changed" in problem.what
