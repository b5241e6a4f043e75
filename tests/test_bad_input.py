"""Bad and hostile input: each ends in a message that says what to do, is kept as a rejection, and the rest goes on."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.errors import PackError
from stemma.expressions.quote import find_quoted
from stemma.expressions.scan import scan_text
from stemma.faces.cli import app
from stemma.intake.decode import MOST_BYTES, MOST_LETTERS
from stemma.languages.strict import read_strict
from stemma.reading.layout import find_sentence, find_sentences
from stemma.records.outcome import Outcome
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import load_lexicons
from stemma.running.reading import read_capture

RUNNER = CliRunner()
FLOOD = "Най-малко 12 души загинаха при наводнение в България, съобщи полицията. "
PAIRS = (('"', '"'), ("«", "»"), ("„", "“"), ("“", "”"))


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def read(text: str | bytes, lexicons: Lexicons, name: str = "page.txt") -> Outcome:
    return read_capture(name, text.encode() if isinstance(text, str) else text, lexicons, {})


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_bad_files_are_kept_as_rejections_and_the_good_one_is_read(warm: None, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    write(pages, "good.txt", FLOOD.encode())
    write(pages, "empty.txt", b"")
    write(pages, "mark.txt", b"\xef\xbb\xbf")
    write(pages, "picture.txt", b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4000))
    write(pages, "large.txt", b"a " * (MOST_BYTES // 2 + 1))
    write(pages, "long.txt", b"word " * (MOST_LETTERS // 5 + 1))
    write(pages, "long.html", b"<html><body>" + b"<p>word word word</p>" * (MOST_LETTERS // 14) + b"</body></html>")
    write(pages, "menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    ledger = str(tmp_path / "x.db")
    done = RUNNER.invoke(app, ["read", str(pages), str(tmp_path / "none"), "--ledger", ledger])
    assert done.exit_code == 1
    assert "1 read" in done.stderr
    rejected = {Path(r["name"]).name: r for r in json.loads(RUNNER.invoke(app, ["export", "--ledger", ledger]).stdout)["rejections"]}
    assert {name: r["code"] for name, r in rejected.items()} == {
        "empty.txt": "empty",
        "mark.txt": "empty",
        "picture.txt": "charset",
        "large.txt": "too-large",
        "long.txt": "too-long",
        "long.html": "too-long",
        "menu.html": "no-article",
        "none": "missing",
    }
    for name, rejection in rejected.items():
        assert name in done.stderr
        assert rejection["message"] in done.stderr
    assert f"{MOST_BYTES:,}" in rejected["large.txt"]["message"]
    assert f"{MOST_LETTERS:,}" in rejected["long.txt"]["message"]


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("is_page", [False, True])
def test_charsets_are_told(lexicons: Lexicons, charset: str, is_page: bool) -> None:
    text = "По меньшей мере 12 человек погибли при наводнении в Болгарии, сообщила полиция. " * 3
    whole = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>' if is_page else text
    outcome = read(whole.encode(charset), lexicons)
    assert outcome.document is not None
    assert outcome.document.language == "ru"
    assert outcome.document.text.strip() == text.strip()


def test_broken_bytes_cost_the_letters_they_break(lexicons: Lexicons) -> None:
    data = bytearray((FLOOD * 3).encode())
    data[60] = 0xFF
    outcome = read(bytes(data), lexicons)
    assert outcome.document is not None
    assert outcome.document.language == "bg"
    assert outcome.reading is not None
    assert outcome.reading.claims


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Au moins 12 personnes sont mortes dans l’inondation le 2026-03-03, a déclaré la police. “La situation est grave”, a dit Reuters aux journalistes.",
            "fr",
        ),
        ("Co najmniej 12 osób zginęło w powodzi 2026-03-03, poinformowała policja. „Sytuacja jest trudna”, powiedział burmistrz agencji Reuters.", "pl"),
    ],
)
def test_a_language_without_a_pack_gives_what_needs_none_and_is_marked(warm: None, lexicons: Lexicons, tmp_path: Path, text: str, language: str) -> None:
    outcome = read(text, lexicons)
    assert outcome.document is not None
    assert outcome.reading is not None
    assert (outcome.document.language, outcome.document.flags) == (language, ("no-pack",))
    assert 12 in [q.low for q in outcome.reading.quantities]
    assert "2026-03-03" in [t.value for t in outcome.reading.times]
    assert "outlet/reuters" in [m.entity for m in outcome.reading.mentions]
    quoted = [text[g.start : g.end] for g in outcome.reading.gaps if g.what.startswith("quotation marks")]
    assert quoted in (["La situation est grave"], ["Sytuacja jest trudna"])
    ledger, report = str(tmp_path / "x.db"), tmp_path / "x.html"
    assert RUNNER.invoke(app, ["read", str(write(tmp_path, "page.txt", text.encode())), "--ledger", ledger]).exit_code == 0
    assert "no-pack" in RUNNER.invoke(app, ["show", "page", "--ledger", ledger]).stdout
    assert json.loads(RUNNER.invoke(app, ["export", "--ledger", ledger]).stdout)["documents"][0]["flags"] == ["no-pack"]
    assert RUNNER.invoke(app, ["report", "--ledger", ledger, "--out", str(report)]).exit_code == 0
    assert "no pack" in report.read_text(encoding="utf-8")


def test_ledgers_and_reports_that_cannot_be_written_are_named(warm: None, tmp_path: Path) -> None:
    page = str(write(tmp_path, "good.txt", FLOOD.encode()))
    ledger = tmp_path / "x.db"
    assert RUNNER.invoke(app, ["read", page, "--ledger", str(ledger)]).exit_code == 0
    for command, path in (
        (["read", page, "--ledger"], tmp_path / "none" / "x.db"),
        (["read", page, "--ledger"], tmp_path),
        (["questions", "--ledger"], Path(page)),
        (["report", "--ledger", str(ledger), "--out"], tmp_path / "none" / "x.html"),
        (["report", "--ledger", str(ledger), "--out"], tmp_path),
    ):
        done = RUNNER.invoke(app, [*command, str(path)])
        assert done.exit_code == 3
        assert done.stderr.startswith(f"stemma: {path}: cannot be")
        assert "give another file with" in done.stderr
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("PRAGMA user_version = 99")
    newer = RUNNER.invoke(app, ["read", page, "--ledger", str(ledger)])
    assert newer.exit_code == 3
    assert f"{ledger}: made by a later version" in newer.stderr


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [b\n c: d", "not valid YAML"),
        ('a: "\x07"', "not valid YAML"),
        ("a: " + "[" * 5000, "not valid YAML|nested too deeply"),
        ("a: 1\na: 2", "stands twice"),
        ("a: съoбщи", "mixes Latin and Cyrillic"),
        ("- a", "must be a mapping"),
        ("", "must be a mapping"),
    ],
)
def test_a_pack_with_an_error_names_file_and_fault(tmp_path: Path, text: str, problem: str) -> None:
    path = write(tmp_path, "status.yaml", text.encode())
    with pytest.raises(PackError, match=problem) as caught:
        read_strict(path)
    assert caught.value.path == str(path)


HOSTILE = {
    "quotation marks": FLOOD + '"„“«»' * 4000,
    "marks never closed": FLOOD + "„дума " * 4000,
    "one word": (FLOOD + "а" * 20_000 + " ") * 2,
    "no stop": "Кметът Петров каза че наводнението уби дванадесет души в България и полицията съобщи това " * 150,
    "digits": FLOOD + "1" * 50_000,
    "a fraction of digits": FLOOD + "1," + "1" * 50_000,
    "groups of digits": FLOOD + "123 " * 5000,
    "thousands of thousands": FLOOD + "12 " + "милиарда " * 3000,
    "several of several": FLOOD + "хиляди милиарди " * 1500,
    "years and years": FLOOD + "Преди 999999999999 години и след 99999999999 дни.",
    "slashes": FLOOD + "1/2/" * 2500,
    "lines": FLOOD + "\n3 март 2026" * 1500,
    "brackets": FLOOD + "(а " * 5000,
    "joined marks": "а" + "\u0301" * 20_000 + " " + FLOOD,
    "nested page": "<html><body>" + "<div>" * 20_000 + FLOOD * 3 + "</body></html>",
    "open tags": "<html><body>" + "<" * 20_000 + FLOOD * 3,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_texts_are_read_or_rejected(lexicons: Lexicons, name: str) -> None:
    outcome = read(HOSTILE[name], lexicons)
    if outcome.reading is None:
        assert outcome.rejection is not None
        assert outcome.rejection.message
        return
    assert outcome.document is not None
    assert all(q.low is None or len(str(int(q.low))) <= 100 for q in outcome.reading.quantities)
    marks = (*outcome.reading.claims, *outcome.reading.quantities, *outcome.reading.quotations, *outcome.reading.gaps)
    assert all(0 <= m.start < m.end <= len(outcome.document.text) for m in marks)


def test_a_run_without_a_stop_is_cut_and_nothing_is_lost(lexicons: Lexicons) -> None:
    text = "дума и дума, " * 1000
    scan = scan_text(text, lexicons["bg"])
    sentences = find_sentences(scan, "bg", [], None)
    assert max(s.last - s.first for s in sentences) <= 400
    assert (sentences[0].first, sentences[-1].last) == (0, len(scan.tokens))
    assert all(a.last == b.first for a, b in pairwise(sentences))
    assert all(scan.tokens[s.last - 1].text == "," for s in sentences)
    assert [find_sentence(sentences, i) for i in range(len(scan.tokens))] == [s for s in sentences for _ in range(s.first, s.last)]
    assert find_sentence(sentences, len(scan.tokens)) is None


def closing_mark(text: str, at: int, closers: str) -> int:
    """The partner of a mark as its rule says it, looked for from the mark itself."""
    depth = 0
    for index in range(at + 1, len(text)):
        after = text[index + 1] if index + 1 < len(text) else " "
        if text[index] == text[at] and text[index] not in closers and not text[index - 1].isalnum():
            depth += 1
        elif text[index] in closers and (text[index] != '"' or (not text[index - 1].isspace() and not after.isalnum())):
            if not depth or len(closers) > 1:
                return index
            depth -= 1
    return -1


@pytest.mark.parametrize("pairs", [PAIRS, (*PAIRS, ("„", "”"))])
def test_marks_pair_as_if_each_looked_for_its_partner(pairs: tuple[tuple[str, str], ...]) -> None:
    chance = random.Random(7)
    for _ in range(400):
        text = "".join(chance.choice('"«»„“”аб ,') for _ in range(chance.randint(2, 40)))
        want, at = [], 0
        while at < len(text):
            closers = "".join(c for o, c in pairs if o == text[at])
            before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
            close = closing_mark(text, at, closers) if closers and not before.isalnum() and not after.isspace() else -1
            if close < 0:
                at += 1
                continue
            want.append((at + 1, close))
            at = close + 1
        assert [(q.start, q.end) for q in find_quoted(text, pairs, 0, len(text))] == want
