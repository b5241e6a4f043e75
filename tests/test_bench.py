"""The bench measures what it says: the same articles every time, clocks that add up and come off again. No test asserts seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

import bench
from benching.annotator import ANNOTATORS, COLLECTOR, OWN_FUNCTIONS, Clocks, clocked, share_annotators
from benching.article import LENGTH, Article, write_articles
from benching.pace import measure_pace
from benching.probe import measure_memory
from stemma.reading import reader
from stemma.running.pipeline import load_lexicons

LEXICONS = load_lexicons()
SAMPLES = Path(__file__).parent.parent / "samples" / "flood"
PAGES = [(name, (SAMPLES / name).read_bytes()) for name in ("13_en.txt", "14_en.html", "02_bg.html")]


@pytest.fixture(name="articles", scope="module")
def fixture_articles() -> list[Article]:
    return write_articles(PAGES, LEXICONS, 2)


def test_articles_are_of_one_length_and_differ(articles: list[Article]) -> None:
    assert [a.language for a in articles] == ["bg", "bg", "en", "en"]
    assert all(LENGTH <= len(a.document.text) < LENGTH + 1000 for a in articles)
    assert len({a.data for a in articles}) == 4


def test_articles_are_the_same_every_time_and_hold_no_furniture(articles: list[Article]) -> None:
    assert [a.data for a in write_articles(PAGES, LEXICONS, 2)] == [a.data for a in articles]
    assert not any("Most read" in a.document.text for a in articles)


def test_a_function_is_not_charged_with_what_it_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 1.0, 4.0, 10.0])
    monkeypatch.setattr("benching.annotator.time.process_time", lambda: next(ticks))
    clocks = Clocks()
    inner = clocks.wrap("inner", "done".upper)
    assert clocks.wrap("outer", inner)() == "DONE"
    assert clocks.seconds == {"inner": 3.0, "outer": 7.0}


def test_clocks_come_off_again_also_after_an_error() -> None:
    before = dict(vars(reader))
    with pytest.raises(ValueError, match="stop"), clocked(reader, Clocks()):
        assert reader.scan_text is not before["scan_text"]
        raise ValueError("stop")
    assert dict(vars(reader)) == before


def test_shares_add_up_and_every_module_has_a_name(articles: list[Article]) -> None:
    shares = share_annotators(articles, LEXICONS, 1)
    assert sum(shares.values()) == pytest.approx(1)
    assert set(shares) <= {*ANNOTATORS.values(), *OWN_FUNCTIONS.values(), COLLECTOR}
    assert {"names", "numbers", "times", "quotations", "attributions", "claims"} <= set(shares)


def test_both_read_the_same_articles(articles: list[Article]) -> None:
    searched: list[tuple[str, str]] = []
    pace = measure_pace(articles, LEXICONS, lambda text, language: searched.append((text, language)), 1)
    assert sorted(searched) == sorted((a.document.text, a.language) for a in articles * 2)
    assert set(pace.reading_by_language) == set(pace.searching_by_language) == {"bg", "en"}
    assert pace.ratio == pace.searching / pace.reading


def test_memory_is_of_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGES[0][1])
    imported, peak = measure_memory(tmp_path)
    assert 0 < imported <= peak


def test_without_dateparser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(bench, "_load_search", lambda: None)
    assert bench.main([]) == 2
    assert "make bench" in capsys.readouterr().err
