"""Reading, the whole way and another library's search for dates over the same articles, in turns."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benching.article import Article
from stemma.ledger.store import Ledger
from stemma.reading.reader import read_document
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import tell_story

Search = Callable[[str, str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Processor seconds for an article, medians over the rounds: of all, and by language."""

    reading: float
    whole: float
    searching: float
    reading_by_language: Mapping[str, float]
    searching_by_language: Mapping[str, float]

    @property
    def ratio(self) -> float:
        """How many times as fast reading is as the search."""
        return self.searching / self.reading


def measure_pace(articles: Sequence[Article], lexicons: Lexicons, search: Search, rounds: int) -> Pace:
    """Times the three ways; a first round that fills the caches of all is not counted.

    Args:
        articles: the articles.
        lexicons: by language.
        search: the other library's search, on a text and its language.
        rounds: how often, at least 1.

    Returns:
        Medians over the rounds.
    """
    languages = sorted({a.language for a in articles})
    reading: list[dict[str, float]] = []
    searching: list[dict[str, float]] = []
    whole: list[float] = []
    for number in range(rounds + 1):
        read, searched = dict.fromkeys(languages, 0.0), dict.fromkeys(languages, 0.0)
        for place, article in enumerate(articles):
            turns = [
                (read, lambda a=article: read_document(a.document, lexicons[a.language])),
                (searched, lambda a=article: search(a.document.text, a.language)),
            ]
            for sums, way in turns if (number + place) % 2 else reversed(turns):
                sums[article.language] += _time(way)
        reading.append(read)
        searching.append(searched)
        whole.append(_time(lambda: _go_whole_way(articles, lexicons)))
    share = {language: sum(a.language == language for a in articles) for language in languages}
    return Pace(
        reading=median(sum(r.values()) for r in reading[1:]) / len(articles),
        whole=median(whole[1:]) / len(articles),
        searching=median(sum(s.values()) for s in searching[1:]) / len(articles),
        reading_by_language={x: median(r[x] for r in reading[1:]) / share[x] for x in languages},
        searching_by_language={x: median(s[x] for s in searching[1:]) / share[x] for x in languages},
    )


def _time(way: Callable[[], object]) -> float:
    """Processor seconds of this process: what others do on the machine does not count."""
    start = time.process_time()
    way()
    return time.process_time() - start


def _go_whole_way(articles: Sequence[Article], lexicons: Lexicons) -> None:
    """From bytes into a ledger file, and from there to the story with questions, stemma and findings."""
    with tempfile.TemporaryDirectory() as folder:
        store = Ledger(Path(folder) / "bench.db")
        for article in articles:
            store.add(article.document.name, hashlib.sha256(article.data).hexdigest(), article.data)
        tell_story(store.captures(), lexicons)
