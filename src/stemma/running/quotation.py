"""Quotations that may be related: those of one speaker, and those that share a long phrase, each group for itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from stemma.comparing.wording import Wording, group_wordings, relate_quotations
from stemma.records.finding import Comparison
from stemma.running.block import Block


def block_quotations(wordings: Iterable[Wording]) -> list[Block]:
    """Makes the quotations that may be related blocks of their own.

    Args:
        wordings: all quotations with a speaker.

    Returns:
        Blocks in order of their names; compared, each gives its relations. What one document alone says has none.
    """
    groups = group_wordings(wordings)
    return [Block(name=name, matter=groups[name], compare=partial(_compare, groups[name])) for name in sorted(groups)]


def _compare(said: tuple[Wording, ...]) -> Comparison:
    return Comparison(question=None, relations=tuple(relate_quotations(said)))
