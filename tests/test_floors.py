"""Floors, intervals and the scoring command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from score import main
from scoring.check import Check, Result, sum_checks
from scoring.floor import NO_FLOOR, Floor, find_falls, raise_floor, read_floors, write_floors
from scoring.interval import wilson_interval
from scoring.shape import ScoringError

PAGE = {"id": "d1", "name": "one.txt", "text": "One.", "language": "en", "published": None, "published_certainty": "unknown"}
WANTED = {"id": "one", "sha256": "any", "language": "en", "published": None, "published_certainty": "unknown", "furniture": ["One"]}


def result(measure: str, found: int, expected: int) -> Result:
    checks = [Check(measure=measure, met=n < found, page="one", words="", wanted="", instead="") for n in range(expected)]
    return sum_checks(checks)[0]


def test_a_count_below_its_floor_falls_and_so_does_a_measure_that_is_gone() -> None:
    floor = Floor(found={"times": 5, "mentions": 3, "findings": 1}, extra={})
    falls = find_falls(floor, [result("times", 4, 9), result("mentions", 3, 9), result("new", 0, 9)])
    assert [(f.measure, f.held, f.now) for f in falls] == [("times", 5, 4), ("findings", 1, 0)]


def test_marks_that_nobody_expected_may_only_become_fewer() -> None:
    floor = raise_floor(NO_FLOOR, [result("quantity precision", 7, 9), result("times", 7, 9)])
    assert floor == Floor(found={"quantity precision": 7, "times": 7}, extra={"quantity precision": 2})
    more = find_falls(floor, [result("quantity precision", 7, 10), result("times", 7, 20)])
    assert [(f.count, f.held, f.now) for f in more] == [("extra", 2, 3)]
    assert not find_falls(floor, [result("quantity precision", 7, 8), result("times", 7, 9)])


def test_raising_never_lowers() -> None:
    floor = Floor(found={"times": 5, "mentions": 3}, extra={"quotation precision": 1})
    raised = raise_floor(floor, [result("times", 4, 9), result("mentions", 6, 9), result("quotation precision", 4, 9)])
    assert raised == Floor(found={"times": 5, "mentions": 6, "quotation precision": 4}, extra={"quotation precision": 1})


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    floors = {"b": Floor(found={"times": 2}, extra={}), "a": Floor(found={}, extra={"quotation precision": 0})}
    write_floors(path, floors)
    assert read_floors(path) == floors
    path.write_text('{"a": {"found": {"times": "many"}}}', encoding="utf-8")
    with pytest.raises(ScoringError, match="must be a number"):
        read_floors(path)


@pytest.mark.parametrize(
    ("found", "expected", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_wilson_intervals(found: int, expected: int, low: float, high: float) -> None:
    assert wilson_interval(found, expected) == pytest.approx((low, high), abs=5e-5)


@pytest.fixture(name="files")
def fixture_files(tmp_path: Path) -> list[str]:
    ledger, wanted = tmp_path / "ledger.json", tmp_path / "expected.json"
    ledger.write_text(json.dumps({"format": "stemma.ledger", "documents": [PAGE]}), encoding="utf-8")
    wanted.write_text(json.dumps({"documents": [WANTED]}), encoding="utf-8")
    return [str(ledger), str(wanted)]


def read_rows(text: str) -> dict[str, Any]:
    return {row["measure"]: row for row in json.loads(text)["measures"]}


def test_the_last_line_is_for_programs(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*files, "--set", "tiny"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "score set=tiny found=4 expected=5 share=0.8000 below_floor=0"
    assert any(line.split()[:4] == ["furniture", "0", "1", "0.0%"] for line in lines)


def test_misses_are_listed_when_asked_for(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(files)
    assert "instead" not in capsys.readouterr().out
    main([*files, "--misses"])
    assert "- one: One | wanted: furniture wherever it stands | instead: 0 of 1 places are furniture" in capsys.readouterr().out
    main([*files, "--misses", "--json"])
    (miss,) = read_rows(capsys.readouterr().out)["furniture"]["misses"]
    assert (miss["page"], miss["words"]) == ("one", "One")


def test_a_fall_fails_and_is_named(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, {"tiny": Floor(found={"furniture": 1}, extra={}), "other": Floor(found={"times": 9}, extra={})})
    arguments = [*files, "--set", "tiny", "--floors", str(path)]
    assert main(arguments) == 1
    assert "tiny: furniture: 0 found, the floor is 1" in capsys.readouterr().err
    assert main([*arguments, "--raise"]) == 1
    assert read_floors(path)["tiny"].found == {"furniture": 1, "document": 1, "text": 1, "language": 1, "published": 1}
    assert read_floors(path)["other"].found == {"times": 9}


def test_files_of_another_shape_are_wrong_use(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([files[1], files[1]]) == 2
    assert main([files[0], str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main([*files, "--raise"])
    assert caught.value.code == 2
