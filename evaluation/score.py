"""Scores an exported ledger against an expectation: score.py LEDGER EXPECTATION [--misses] [--json] [--set NAME] [--floors FILE [--raise]].

The score goes to standard output, what fell below its floor to standard error.
Exit status: 0 scored, 1 something fell below its floor, 2 wrong use or a file of another shape.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scoring.check import Result
from scoring.floor import NO_FLOOR, Fall, find_falls, raise_floor, read_floors, write_floors
from scoring.gold import read_expectation
from scoring.ledger import read_ledger
from scoring.score import score_ledger
from scoring.shape import ScoringError, read_json
from scoring.table import write_fall, write_json, write_summary, write_table


def main(arguments: Sequence[str] | None = None) -> int:
    """Scores as the command line says.

    Args:
        arguments: without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    parser = _options()
    options = parser.parse_args(arguments)
    if options.raises and options.floors is None:
        parser.error("--raise needs --floors FILE")
    try:
        results = score_ledger(read_expectation(read_json(options.expectation)), read_ledger(read_json(options.ledger)))
        falls = _hold(options, results) if options.floors is not None else []
    except ScoringError as error:
        sys.stderr.write(f"score: {error}\n")
        return 2
    if options.json:
        sys.stdout.write(write_json(options.set, results, falls, options.misses) + "\n")
    else:
        sys.stdout.write(write_table(options.set, results, options.misses) + "\n" + write_summary(options.set, results, falls) + "\n")
    for fall in falls:
        sys.stderr.write(f"below the floor: {write_fall(options.set, fall)}\n")
    return 1 if falls else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="score.py", description="Scores an exported ledger against what a careful reader expects of its pages.")
    parser.add_argument("ledger", type=Path, help="an export of `stemma export`")
    parser.add_argument("expectation", type=Path, help="a file in the shape of samples/flood/expected.json")
    parser.add_argument("--misses", action="store_true", help="each miss: page, words, what was wanted and what stands there")
    parser.add_argument("--json", action="store_true", help="one JSON object in place of the table")
    parser.add_argument("--set", default="score", help="the name of the set, by which its floors are kept")
    parser.add_argument("--floors", type=Path, help="the file of floors; nothing may fall below them")
    parser.add_argument("--raise", action="store_true", dest="raises", help="raise the floors of what got better")
    return parser


def _hold(options: argparse.Namespace, results: Sequence[Result]) -> list[Fall]:
    floors = read_floors(options.floors)
    floor = floors.get(options.set, NO_FLOOR)
    if options.raises:
        write_floors(options.floors, {**floors, options.set: raise_floor(floor, results)})
    return find_falls(floor, results)


if __name__ == "__main__":
    sys.exit(main())
