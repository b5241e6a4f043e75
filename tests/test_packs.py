"""Every example of every pack: the rule must fire on `yes` and not on `no`; values after `=>` must come out."""

from __future__ import annotations

import pytest

from stemma.languages.pack import HOME, Rule, list_packs, load_pack
from stemma.running.examples import run_examples
from stemma.running.pipeline import load_lexicons

LEXICONS = load_lexicons()
RULES = [(code, rule) for code in list_packs() for rule in load_pack(HOME / code).rules if rule.file != "endings"]


@pytest.mark.parametrize(("code", "rule"), RULES, ids=lambda x: x.id if isinstance(x, Rule) else x)
def test_examples(code: str, rule: Rule) -> None:
    assert run_examples(rule, LEXICONS[code]) == []


def test_every_language_has_every_file() -> None:
    for code in list_packs():
        assert {r.file for r in load_pack(HOME / code).rules} >= {"numbers", "times", "cues", "status", "sources", "roles", "places", "furniture", "endings"}
