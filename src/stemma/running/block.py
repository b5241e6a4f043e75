"""Blocks of comparing: made afresh, or taken from the ledger where nothing that shapes them has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stemma.ledger.store import Ledger
from stemma.records.finding import Comparison
from stemma.running.lexicons import Lexicons
from stemma.running.shape import digest_matter
from stemma.running.watch import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Things that are compared with one another and with nothing else.

    ``matter`` is all that shapes the comparison beside the tables and the code; ``compare`` looks at nothing else.
    """

    name: str
    matter: object
    compare: Callable[[], Comparison]


def compare_blocks(blocks: Sequence[Block], lexicons: Lexicons, store: Ledger | None, watch: Watch | None = None) -> list[Comparison]:
    """Compares blocks, each once; what the ledger keeps under the digest of the same matter is not compared again.

    Args:
        blocks: the blocks of a story.
        lexicons: whose tables the blocks are compared with.
        store: the ledger; what is made afresh is kept in it, and what no block of the story gives any more goes. None keeps nothing.
        watch: told of each block before it is compared afresh.

    Returns:
        Comparisons in order of the blocks.
    """
    if store is None:
        return [block.compare() for block in blocks]
    digests = [digest_matter(block.matter, lexicons.knowledge.digest) for block in blocks]
    kept = store.comparisons(digests, once=lexicons.once)
    missing = {d: b for d, b in zip(digests, blocks, strict=True) if d not in kept}
    made: dict[str, Comparison] = {}
    for number, (digest, block) in enumerate(missing.items(), 1):
        if watch is not None:
            watch(block.name, number, len(missing))
        made[digest] = block.compare()
    if made:
        store.keep_comparisons(made, digests, once=lexicons.once)
    return [kept.get(d) or made[d] for d in digests]
