"""The commands: every form of every list, exit statuses, what goes where, and text from pages that cannot steer a terminal."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from stemma.faces.cli import app
from stemma.faces.commands.listing import plain
from stemma.running import lexicons

pytestmark = pytest.mark.usefixtures("warm")
SAMPLES = Path(__file__).parent.parent / "samples" / "flood"
LISTS = {
    "questions": [],
    "conflicts": [],
    "origins": [],
    "findings": [],
    "timeline": [],
    "next": [],
    "search": ["Белокрай"],
    "show": ["02_bg"],
}


def run(*arguments: str | Path, text: str | None = None) -> Any:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=text)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_a_table_json_and_csv_of_the_same_rows(flood: Path, command: str) -> None:
    arguments = [command, *LISTS[command], "--ledger", flood]
    people, wire, rows = run(*arguments), run(*arguments, "--json"), run(*arguments, "--csv")
    assert [r.exit_code for r in (people, wire, rows)] == [0, 0, 0]
    assert people.stdout.strip()
    data: Any = json.loads(wire.stdout)
    made = table(rows.stdout)
    counts = {
        "questions": lambda: sum(len(q["answers"]) for q in data),
        "origins": lambda: len(data["questions"]) + len(data["sources"]),
        "show": lambda: len(data["document"]["claims"]),
    }
    assert len(made) == counts.get(command, lambda: len(data))()
    assert made or command == "conflicts"  # the samples differ in much and conflict in nothing
    assert run(*arguments, "--json").stdout == wire.stdout
    assert run(*arguments, "--json", "--csv").exit_code == 2


@pytest.mark.parametrize("command", LISTS)
def test_no_lexicon_is_made_to_look_at_what_was_read(flood: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str | None] = []
    monkeypatch.setattr(lexicons, "make_lexicon", lambda language, *_: made.append(language))
    assert run(command, *LISTS[command], "--ledger", flood).exit_code == 0
    assert made == []


@pytest.mark.parametrize("command", ["questions", "origins", "conflicts", "next"])
def test_all_shows_more(flood: Path, command: str) -> None:
    few, many = (table(run(command, "--ledger", flood, "--csv", *more).stdout) for more in ((), ("--all",)))
    assert len(few) < len(many)


def test_folded_questions_are_told_on_standard_error(flood: Path) -> None:
    done = run("questions", "--ledger", flood, "--json")
    assert "--all" in done.stderr
    assert {len(q["claims"]) > 1 for q in json.loads(done.stdout)} == {True}


def test_show_tells_what_it_shows(flood: Path) -> None:
    question = json.loads(run("questions", "--ledger", flood, "--json").stdout)[0]
    by_id = json.loads(run("show", question["id"], "--ledger", flood, "--json").stdout)
    assert by_id["kind"] == "question" and by_id["question"]["label"] == question["label"]
    assert json.loads(run("show", "Deyan Mutafov", "--ledger", flood, "--json").stdout)["kind"] == "source"
    for reference in (question["id"], "Deyan Mutafov", "02_bg.html"):
        assert reference in run("show", reference, "--ledger", flood).stdout


def test_a_figure_stands_once_with_all_who_give_it(flood: Path) -> None:
    rows = table(run("questions", "--ledger", flood, "--csv").stdout)
    own = [r for r in rows if r["question"] == rows[0]["question"]]
    assert len({r["answer"] for r in own}) < len(own)
    head, origins, *lines = run("questions", "--ledger", flood).stdout.split("\n\n")[0].splitlines()
    assert head == rows[0]["label"]
    assert rows[0]["question"] in origins and "origin" in origins
    assert [line.split("  ")[1] for line in lines if line.split("  ")[1]] == list(dict.fromkeys(r["answer"] for r in own))
    shown = run("show", rows[0]["question"], "--ledger", flood).stdout
    assert all(r["claimer"] in shown and r["answer"] in shown for r in own)


def test_wrong_use(flood: Path) -> None:
    for arguments in (("show", "no such thing"), ("show", "q1-"), ("timeline", "--by", "moon"), ("export", "--format", "xml")):
        done = run(*arguments, "--ledger", flood)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr


def test_without_a_ledger_nothing_can_be_processed(tmp_path: Path) -> None:
    for command, arguments in LISTS.items():
        done = run(command, *arguments, "--ledger", tmp_path / "none.db")
        assert done.exit_code == 3
        assert "no such ledger" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_timeline_can_be_ordered_by_another_clock(flood: Path) -> None:
    said = [row["said"] for row in table(run("timeline", "--by", "said", "--ledger", flood, "--csv").stdout)]
    known = [day for day in said if day]
    assert known and said[: len(known)] == sorted(known)


def test_search_that_finds_nothing_says_so(flood: Path) -> None:
    assert run("search", "qwertyuiop", "--ledger", flood).stdout == "nothing found\n"
    assert json.loads(run("search", "qwertyuiop", "--ledger", flood, "--json").stdout) == []


def test_a_page_without_an_article_is_rejected_by_read(tmp_path: Path) -> None:
    (tmp_path / "menu.html").write_text("<html><body><nav>Menu</nav></body></html>")
    alone = run("read", tmp_path / "menu.html", "--ledger", tmp_path / "x.db")
    assert alone.exit_code == 3
    assert "rejected: menu.html: nothing but furniture" in alone.stderr
    beside = run("read", tmp_path / "menu.html", SAMPLES / "13_en.txt", "--ledger", tmp_path / "x.db")
    assert beside.exit_code == 1
    assert beside.stdout == ""
    again = run("read", SAMPLES / "13_en.txt", "--ledger", tmp_path / "x.db")
    assert (again.exit_code, "0 new" in again.stderr) == (0, True)


def test_text_of_a_page_cannot_steer_the_terminal(tmp_path: Path) -> None:
    steering = "Four people died in the [red]flood[/red] \x1b[31mred\x1b[0m \u202etxet, police said on Monday in London.\n"
    (tmp_path / "evil.txt").write_text(steering + "The water came in the night and the fields were lost.\n" * 20, encoding="utf-8")
    run("read", tmp_path / "evil.txt", "--ledger", tmp_path / "x.db")
    shown = run("search", "flood", "--ledger", tmp_path / "x.db").stdout
    assert "[red]flood[/red]" in shown
    assert not {"\x1b", "\u202e"} & set(shown)
    assert plain("a\x1b[0mb\tc\nd") == "a [0mb c\nd"


def test_explain() -> None:
    text = "Four people died in the flood, police said."
    wire = json.loads(run("explain", text, "--language", "en", "--json").stdout)
    assert wire["language"] == "en"
    assert json.loads(run("explain", "-", "--language", "en", "--json", text=text).stdout) == wire
    people = run("explain", text, "--language", "en")
    assert (people.exit_code, "Not understood" in people.stdout) == (0, True)
    few, many = (table(run("explain", text, "--language", "en", "--csv", *more).stdout) for more in ((), ("--all",)))
    assert (len(few), len(many)) == (len(wire["marks"]), len(wire["marks"]) + len(wire["forms"]))
    assert run("explain", text, "--language", "xx").exit_code == 2
    assert run("explain", "").exit_code == 3


CONCEPT = 'rows:\n  - id: "kites"\n    label: "kites"\n    parent: ""\n    kind: "things"\n    counts: "class"\n    names:\n      en: ["kite{,s}"]\n'


def topic(folder: Path, tables: str = CONCEPT) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "concepts.yaml").write_text(tables, encoding="utf-8")
    return folder


def test_a_topic_pack_is_remembered_by_content(tmp_path: Path) -> None:
    ledger, pack = tmp_path / "x.db", topic(tmp_path / "kites")
    page = tmp_path / "page.txt"
    page.write_text("Police counted 40 kites over the city of Paris on Monday, officials said after the festival.", encoding="utf-8")

    def counted() -> set[str]:
        return {q["counted"] for q in json.loads(run("export", "--ledger", ledger).stdout)["quantities"]}

    assert run("read", page, "--ledger", ledger, "--pack", pack).exit_code == 0
    assert "kites" in counted()
    topic(pack, CONCEPT.replace('label: "kites"', 'label: "paper dragons"'))
    assert "kites" in counted()
    assert run("read", page, "--ledger", ledger, "--pack", pack).exit_code == 0
    assert "paper dragons" in counted()
    assert [r["name"] for r in table(run("packs", "--ledger", ledger, "--csv").stdout) if r["kind"] == "topic"] == ["kites"]
    assert run("packs", "forget", "kites", "--ledger", ledger).exit_code == 0
    assert not {"kites", "paper dragons"} & counted()
    assert run("packs", "forget", "kites", "--ledger", ledger).exit_code == 2
    assert "paper dragons" in {q["counted"] for q in json.loads(run("export", "--ledger", ledger, "--pack", pack).stdout)["quantities"]}


def test_a_broken_topic_pack_stops_before_anything_is_read(tmp_path: Path) -> None:
    pack = topic(tmp_path / "broken", CONCEPT.replace("kind:", "sort:"))
    done = run("read", SAMPLES, "--ledger", tmp_path / "x.db", "--pack", pack)
    assert done.exit_code == 3
    assert "concepts.yaml:5" in done.stderr
    assert not (tmp_path / "x.db").exists()


def test_packs_lists_every_language() -> None:
    rows = json.loads(run("packs", "--json").stdout)
    assert [r["code"] for r in rows] == ["bg", "en", "ro", "ru", "uk"]
    assert all(r["rules"] and r["examples"] >= 2 * r["rules"] - 60 and len(r["digest"]) == 64 for r in rows)
    assert "Bulgarian" in run("packs").stdout


LANGUAGE = """code: xx
name: Test
script: Latn
decimal: ["."]
thousands: [","]
date_order: dmy
quotes: [["“", "”"]]
abbreviations: []
article_of_name: []
joiners_in_names: []
not_names: []
verb_endings: []
modifier_endings: []
plural_endings: []
"""
RULES = """rules:
  - id: xx.status.hedge
    kind: hedge
    forms: [perhaps]
    yes: ["perhaps it rained"]
    no: ["it rained"]
  - id: xx.status.negation
    kind: negation
    forms: [nope]
    yes: ["nope, no rain"]
    no: ["rain"]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("kind: hedge", "kind: edge", 3, "unknown kind"),
        ("forms: [nope]", "form: [nope]", 9, "unknown key 'form'"),
        ("xx.status.negation", "xx.status.hedge", 7, "stands twice"),
        ("forms: [perhaps]", 'forms: ["perh{aps"]', 2, "brace"),
        ('    no: ["rain"]', '    no: ["nope, rain"]', 7, "fires and must not"),
        ('yes: ["perhaps it rained"]', 'yes: ["it rained"]', 2, "does not fire"),
        ("forms: [perhaps]", "forms: [perhаps]", 4, "mixes Latin and Cyrillic"),
        ("rules:", "rules: [", 1, ""),
    ],
)
def test_packs_check_names_file_and_line(tmp_path: Path, old: str, new: str, line: int, problem: str) -> None:
    (tmp_path / "language.yaml").write_text(LANGUAGE, encoding="utf-8")
    status = tmp_path / "status.yaml"
    status.write_text(RULES, encoding="utf-8")
    assert run("packs", "check", tmp_path).exit_code == 0
    status.write_text(RULES.replace(old, new, 1), encoding="utf-8")
    done = run("packs", "check", tmp_path, "--json")
    assert done.exit_code == 3
    errors = json.loads(done.stdout)
    assert problem in errors[0]["problem"]
    assert errors[0]["path"].endswith("status.yaml")
    assert errors[0]["line"] == line or not problem
    assert run("packs", "check", tmp_path).exit_code == 3


@pytest.mark.parametrize(
    ("tables", "line", "problem"),
    [
        (CONCEPT.replace('parent: ""', 'parent: "nowhere"'), 4, "no concept 'nowhere'"),
        (CONCEPT.replace('parent: ""', 'parent: "kites"'), 4, "circle"),
        (CONCEPT.replace('    label: "kites"\n', ""), 2, "without 'label'"),
        (CONCEPT + '  - id: "kites"\n    label: "kites"\n', 9, "stands twice"),
    ],
)
def test_packs_check_reads_topic_packs(tmp_path: Path, tables: str, line: int, problem: str) -> None:
    assert run("packs", "check", topic(tmp_path / "good")).exit_code == 0
    done = run("packs", "check", topic(tmp_path / "bad", tables), "--csv")
    assert done.exit_code == 3
    (row,) = table(done.stdout)
    assert (row["line"], problem in row["problem"]) == (str(line), True)


def test_packs_check_wants_a_pack(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no pack")
    assert run("packs", "check", tmp_path).exit_code == 3
    assert run("packs", "check", tmp_path / "none").exit_code == 3
    named = topic(tmp_path / "named")
    (named / "concept.yaml").write_text("rows: []\n")
    assert "concept.yaml" in run("packs", "check", named, "--csv").stdout


@pytest.fixture
def small(tmp_path: Path) -> Path:
    ledger = tmp_path / "small.db"
    assert run("read", SAMPLES / "13_en.txt", "--ledger", ledger, "--pack", topic(tmp_path / "kites")).exit_code == 0
    return ledger


def change(ledger: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(ledger)
    with connection:
        connection.execute(statement, values)
    connection.close()


def test_ledger_check_finds_nothing_wrong_and_changes_nothing(small: Path) -> None:
    before = small.read_bytes()
    done = run("ledger", "check", "--ledger", small, "--json")
    found = json.loads(done.stdout)
    assert (done.exit_code, found["captures"], found["topics"], found["problems"]) == (0, 1, 1, [])
    assert "all is well" in run("ledger", "check", "--ledger", small).stdout
    assert small.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE captures SET sha256 = 'ab'", "capture 13_en.txt"),
        ("UPDATE captures SET bytes = x'0102'", "capture 13_en.txt"),
        ("UPDATE topics SET digest = 'ab'", "topic pack kites"),
    ],
)
def test_ledger_check_says_what_is_wrong(small: Path, statement: str, where: str) -> None:
    change(small, statement)
    done = run("ledger", "check", "--ledger", small, "--csv")
    assert done.exit_code == 1
    assert [r["where"] for r in table(done.stdout)] == [where]
    assert where in run("ledger", "check", "--ledger", small).stdout


def test_ledger_check_and_migrate_refuse_what_is_no_ledger(tmp_path: Path, small: Path) -> None:
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("not a database, but long enough to look like a file that somebody might give " * 20)
    change(other, "CREATE TABLE birds (name TEXT)")
    change(small, "PRAGMA user_version = 99")
    for path, says in ((text, "no ledger"), (other, "no ledger"), (tmp_path / "none.db", "no such ledger"), (small, "later version")):
        for command in ("check", "migrate"):
            done = run("ledger", command, "--ledger", path)
            assert (done.exit_code, says in done.stderr) == (3, True)
    assert run("questions", "--ledger", small).exit_code == 3


def test_a_ledger_of_this_version_needs_no_migration(small: Path) -> None:
    before = small.read_bytes()
    assert "nothing is to be done" in run("ledger", "migrate", "--ledger", small).stdout
    done = json.loads(run("ledger", "migrate", "--ledger", small, "--json").stdout)
    assert done["found"] == done["now"] >= 1
    assert small.read_bytes() == before


def test_show_tells_relations_to_other_questions_and_words_side_by_side(flood: Path) -> None:
    sheet = json.loads(run("show", "How many people are missing in Brezograd?", "--ledger", flood, "--json").output)["question"]
    extra = next(r for r in sheet["relations"] if r["kind"] == "extra-to")
    assert extra["sides"][1].endswith("(How many people were killed in Brezograd?)")
    shown = run("show", "Liuben Strahilov", "--ledger", flood).output
    assert "Words side by side" in shown
    assert "same-words" in shown
