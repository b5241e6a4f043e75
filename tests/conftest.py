"""One ledger and one set of lexicons for all tests that look at the samples: reading them takes seconds."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

import pytest

from stemma.knowledge.lexicon import Lexicon, make_lexicon
from stemma.knowledge.table import HOME, Knowledge, load_knowledge
from stemma.languages.pack import Pack, load_pack
from stemma.ledger.store import Ledger
from stemma.records.document import Rejection
from stemma.running import lexicons, opening, packs, pipeline, topics
from stemma.running.lexicons import Lexicons
from stemma.running.opening import tell_ledger
from stemma.running.pipeline import Story, Watch, tell_story
from stemma.running.taking import take_files

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "flood"


@pytest.fixture(scope="session")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the samples."""
    path = tmp_path_factory.mktemp("flood") / "flood.db"
    take_files(Ledger(path), [SAMPLES])
    return path


@pytest.fixture(scope="session")
def story(flood: Path) -> Story:
    """Its story."""
    return tell_ledger(Ledger(flood))


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds is done once for all tests: tables, lexicons and stories are functions of files that no test changes."""
    for module in (topics, packs, pipeline):
        monkeypatch.setattr(module, "load_knowledge", _knowledge)
    monkeypatch.setattr(lexicons, "load_pack", _pack)
    monkeypatch.setattr(lexicons, "make_lexicon", _lexicon)
    monkeypatch.setattr(opening, "tell_story", _story)


_pack = functools.cache(load_pack)
_TABLES: dict[tuple[str, ...], Knowledge] = {}
_LEXICONS: dict[tuple[str | None, str], Lexicon] = {}
_STORIES: dict[object, Story] = {}


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


def _story(captures: Iterable[tuple[str, bytes]], found: Lexicons, rejected: Iterable[Rejection], watch: Watch | None) -> Story:
    pages, before = tuple(captures), tuple(rejected)
    key = (pages, before, found[None].digest)
    if key not in _STORIES:
        _STORIES[key] = tell_story(pages, found, before, watch)
    return _STORIES[key]
