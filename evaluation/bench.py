"""Measures speed and size: bench.py [--rounds N] [--articles N] [--json].

The articles have about 3,000 characters, in every language of the samples, and are put together from the samples' own paragraphs.
Times are processor time of one process, medians over the rounds, ours and dateparser's in turns.
Exit status: 0 measured, 2 wrong use or no dateparser.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benching.annotator import share_annotators
from benching.article import Article, write_articles
from benching.pace import Pace, Search, measure_pace
from benching.probe import measure_import, measure_memory
from stemma.running.pipeline import load_lexicons

SAMPLES = Path(__file__).parent.parent / "samples" / "flood"
COMMAND = "stemma.faces.cli"
TARGET = 2.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures as the command line says.

    Args:
        arguments: without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    options = _options().parse_args(arguments)
    search = _load_search()
    if search is None:
        sys.stderr.write("bench: dateparser is not installed; run `make bench`\n")
        return 2
    lexicons = load_lexicons()
    start = time.process_time()
    for language in lexicons:
        lexicons[language]
    building = time.process_time() - start
    pages = [(p.name, p.read_bytes()) for p in sorted(SAMPLES.iterdir()) if p.suffix in (".txt", ".html")]
    articles = write_articles(pages, lexicons, options.articles)
    pace = measure_pace(articles, lexicons, search, options.rounds)
    figures = {
        **_describe_pace(articles, pace),
        "annotators": share_annotators(articles, lexicons, options.rounds),
        "lexicons_seconds": building,
        "import_seconds": measure_import(COMMAND, options.rounds),
        **_describe_memory(articles),
    }
    sys.stdout.write((json.dumps(figures) if options.json else write_figures(figures, options.rounds)) + "\n")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.py", description="Measures the speed and size of the project beside dateparser's search_dates.")
    parser.add_argument("--rounds", type=_positive, default=7, help="how often everything is measured (7)")
    parser.add_argument("--articles", type=_positive, default=4, help="articles in each language (4)")
    parser.add_argument("--json", action="store_true", help="one JSON object in place of the tables")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not 1 or more")
    return number


def _load_search() -> Search | None:
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    return lambda text, language: search_dates(text, languages=[language])


def _describe_pace(articles: Sequence[Article], pace: Pace) -> dict[str, Any]:
    lengths = [len(a.document.text) for a in articles]
    languages = {language: {"reading": reading, "dateparser": pace.searching_by_language[language]} for language, reading in pace.reading_by_language.items()}
    return {
        "articles": len(articles),
        "characters": sum(lengths) / len(lengths),
        "reading_seconds": pace.reading,
        "whole_way_seconds": pace.whole,
        "dateparser_seconds": pace.searching,
        "ratio": pace.ratio,
        "languages": languages,
    }


def _describe_memory(articles: Sequence[Article]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            (Path(folder) / article.document.name).write_bytes(article.data)
        imported, peak = measure_memory(Path(folder))
    return {"memory_imported_mib": imported, "memory_peak_mib": peak}


def write_figures(figures: Mapping[str, Any], rounds: int) -> str:
    """Writes all that was measured for a person, with a last line for a program.

    Args:
        figures: by name, seconds for an article, MiB, shares.
        rounds: how often was measured.

    Returns:
        Lines.
    """
    lines = [f"{figures['articles']} articles of {figures['characters']:,.0f} characters on average, {rounds} rounds, medians of processor time", ""]
    for name, key in (
        ("reading alone", "reading_seconds"),
        ("the whole way into the ledger", "whole_way_seconds"),
        ("dateparser's search_dates", "dateparser_seconds"),
    ):
        lines.append(f"{name:32} {1 / figures[key]:7.1f} articles/s  {figures[key] * 1000:7.1f} ms each")
    for language, row in figures["languages"].items():
        ours, theirs = row["reading"], row["dateparser"]
        lines.append(f"  {language:30} reading {ours * 1000:6.1f} ms   dateparser {theirs * 1000:6.1f} ms   {theirs / ours:4.1f} times")
    lines += ["", "shares of reading"]
    lines += [f"  {name:30} {share:6.1%}" for name, share in figures["annotators"].items()]
    lines += [
        "",
        f"{'import of the command line':32} {figures['import_seconds'] * 1000:7.0f} ms",
        f"{'lexicons of all languages':32} {figures['lexicons_seconds'] * 1000:7.0f} ms",
        f"{'peak memory':32} {figures['memory_peak_mib']:7.0f} MiB, of it {figures['memory_imported_mib']:.0f} MiB once imported",
        "",
        f"reading is {figures['ratio']:.1f} times as fast as dateparser's search_dates; the target is {TARGET}",
        f"bench articles={figures['articles']} reading_ms={figures['reading_seconds'] * 1000:.1f} ratio={figures['ratio']:.2f} target={TARGET}",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
