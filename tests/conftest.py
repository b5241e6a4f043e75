"""One ledger and one set of lexicons for all tests that look at the samples: reading them takes seconds."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from stemma.knowledge.lexicon import Lexicon, make_lexicon
from stemma.knowledge.table import HOME, Knowledge, load_knowledge
from stemma.languages.pack import Pack, load_pack
from stemma.ledger.store import Ledger
from stemma.running import lexicons, packs, pipeline, topics
from stemma.running.opening import open_lexicons
from stemma.running.pipeline import Story, open_story
from stemma.running.taking import take_files

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "flood"


@pytest.fixture(scope="session")
def story(_kept: tuple[Path, Story]) -> Story:
    """The story of the samples."""
    return _kept[1]


@pytest.fixture(scope="session")
def flood(_kept: tuple[Path, Story]) -> Path:
    """A ledger of the samples with their readings."""
    return _kept[0]


@pytest.fixture(scope="session")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    path = tmp_path_factory.mktemp("flood") / "flood.db"
    store = Ledger(path)
    take_files(store, [SAMPLES])
    return path, open_story(store, open_lexicons(store))


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables and lexicons are made once for all tests: they are functions of files that no test changes."""
    for module in (topics, packs, pipeline):
        monkeypatch.setattr(module, "load_knowledge", _knowledge)
    monkeypatch.setattr(lexicons, "load_pack", _pack)
    monkeypatch.setattr(lexicons, "make_lexicon", _lexicon)


_pack = functools.cache(load_pack)
_TABLES: dict[tuple[str, ...], Knowledge] = {}
_LEXICONS: dict[tuple[str | None, str], Lexicon] = {}


def _knowledge(folders: tuple[Path, ...] = (HOME,)) -> Knowledge:
    key = tuple(f.name for f in folders)  # topic packs are laid out in folders named after their digests
    if key not in _TABLES:
        _TABLES[key] = load_knowledge(folders)
    return _TABLES[key]


def _lexicon(language: str | None, pack: Pack | None, knowledge: Knowledge) -> Lexicon:
    key = (language, knowledge.digest)
    if key not in _LEXICONS:
        _LEXICONS[key] = make_lexicon(language, pack, knowledge)
    return _LEXICONS[key]
