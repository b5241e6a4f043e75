"""The form syntax, the strict loader and the matcher."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemma.errors import PackError
from stemma.knowledge.matcher import Entry, Matcher
from stemma.languages.forms import expand, words_of
from stemma.languages.strict import read_strict
from stemma.records.text import tokenize


def test_braces_are_written_out_in_order() -> None:
    assert expand("заяви{,л,ла} той") == ["заяви той", "заявил той", "заявила той"]
    assert expand("a{b,c}d{e,f}") == ["abde", "abdf", "acde", "acdf"]


@pytest.mark.parametrize("form", ["a{b", "a}b", "a{b{c}}"])
def test_a_stray_brace_is_an_error(form: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        expand(form)


def test_words_fold_case_dashes_and_twin_letters() -> None:
    assert words_of("Об’єкт–2") == ("об", "'", "єкт", "-", "2")
    assert words_of("Ţară") == ("țară",)


def _find(forms: dict[str, str], text: str) -> list[tuple[str, str]]:
    matcher = Matcher([(form, Entry("g", "k", rule, "")) for form, rule in forms.items()])
    tokens = tokenize(text)
    return [(h.entry.rule, text[tokens[h.first].start : tokens[h.last - 1].end]) for h in matcher.find(tokens)]


def test_forms_match_at_word_borders_only() -> None:
    assert _find({"три": "three"}, "Три, тризъбец и три") == [("three", "Три"), ("three", "три")]


def test_a_star_takes_up_to_five_letters() -> None:
    assert _find({"войни*": "soldier"}, "войниците войник войнишкатаа") == [("soldier", "войниците"), ("soldier", "войник")]


def test_stars_stand_in_each_word() -> None:
    assert _find({"северн* коре*": "nk"}, "Северната Корея") == [("nk", "Северната Корея")]


def test_the_longest_form_of_a_group_wins() -> None:
    assert _find({"по": "short", "по данни на": "long"}, "по данни на МВР") == [("long", "по данни на")]


def test_a_form_does_not_cross_a_line_break() -> None:
    assert _find({"по данни": "x"}, "по\nданни") == []


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 'x'\na: 'y'\n", 2, "stands twice"),
        ("a: '\u041a\u0438\u043ca'\n", 1, "mixes Latin and Cyrillic"),
        ("- a\n", 1, "must be a mapping"),
        ("a: [\n", 2, "not valid YAML"),
        ("", 1, "must be a mapping"),
        ("a: b\n---\nc: d\n", 2, "a second document"),
        ("a: &x [b]\nc: *x\n", 2, "another place"),
        ("a: b\n? [c]\n: d\n", 2, "a key must be a text"),
    ],
)
def test_the_loader_names_file_and_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=problem) as caught:
        read_strict(path)
    assert caught.value.line == line
    assert caught.value.path == str(path)
