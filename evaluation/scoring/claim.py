"""Measures of claims on one page: that they are found, with claimer, relays, modality and figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import Pattern

from scoring.check import Check, fits
from scoring.expectation import ClaimWanted, PageWanted
from scoring.ledger import Claim, Ledger, Page
from scoring.mark import find_quantities
from scoring.place import find_paragraph, find_words, holds, likeness, meets_any, overlap

BEST = 2
OUTLET_KINDS = ("outlet", "agency")

Labels = Sequence[Sequence[str | None]]


def find_claims(page: Page, words: str) -> list[Claim]:
    """Finds the claims that fit some words best: the two most like them that meet them and stay within their paragraph.

    Args:
        page: the page.
        words: the words of an expected claim.

    Returns:
        At most BEST claims, the likest first; one that meets the words at two places may be both.
    """
    ranked: list[tuple[float, str, Claim]] = []
    for spot in find_words(page.text, words):
        paragraph = find_paragraph(page.text, spot)
        ranked.extend((-likeness(c, spot), c.id, c) for c in page.claims if overlap(c, spot) and holds(paragraph, c))
    return [claim for _, _, claim in sorted(ranked, key=lambda row: row[:2])[:BEST]]


def check_claims(wanted: PageWanted, page: Page, ledger: Ledger) -> Iterator[Check]:
    """Checks the claims of a page.

    Args:
        wanted: what is expected of the page.
        page: the page.
        ledger: for the labels of sources.

    Yields:
        Checks of the measures claim found, origin, relays, modality and figure.
    """
    for claim in wanted.claims:
        yield from _check_claim(claim, wanted, page, ledger)


def _check_claim(claim: ClaimWanted, wanted: PageWanted, page: Page, ledger: Ledger) -> Iterator[Check]:
    hits = find_claims(page, claim.words)
    chains = [ledger.label_chain(c) for c in hits]

    def check(measure: str, met: bool, expected: str, instead: str) -> Check:
        got = instead if hits else "no claim"
        return Check(measure=f"claim {measure}", met=met, page=wanted.name, words=f"{claim.id}: {claim.words}", wanted=expected, instead=got)

    yield check("found", bool(hits), "a claim", "")
    yield check("origin", _has_claimer(claim, hits, chains, ledger), claim.claimer_name, _write_chains(chains))
    if claim.hops:
        expected = " ← ".join(" + ".join(p.pattern for p in hop) for hop in claim.hops)
        yield check("relays", any(_follows(claim.hops, chain) for chain in chains), expected, _write_chains(chains))
    elif claim.relays:
        expected = "behind " + " and ".join(p.pattern for p in claim.relays)
        yield check("relays", any(_passes(claim.relays, chain) for chain in chains), expected, _write_chains(chains))
    modalities = [str(c.modality) for c in hits]
    yield check("modality", bool(claim.modalities.intersection(modalities)), " or ".join(sorted(claim.modalities)), ", ".join(modalities))
    if claim.has_figure:
        right = _figures(claim, wanted, page)
        held = "; ".join(f"“{page.text[c.start : c.end]}” without it" for c in hits)
        yield check("figure", any(right & c.quantities for c in hits), "the figure of these words", held)


def _has_claimer(claim: ClaimWanted, hits: list[Claim], chains: list[list[list[str | None]]], ledger: Ledger) -> bool:
    firsts = [label for chain in chains for label in (chain[0] if chain else [])]
    if claim.claimer is not None:
        return any(fits(claim.claimer, label) for label in firsts)
    return any(_is_own_voice(c, ledger) for c in hits) or any(fits(p, label) for p in claim.claimers_or for label in firsts)


def _is_own_voice(claim: Claim, ledger: Ledger) -> bool:
    """True for an empty chain and for one that begins with outlets alone."""
    first = claim.chain[0] if claim.chain else ()
    return all(s in ledger.sources and ledger.sources[s].kind in OUTLET_KINDS for s in first)


def _follows(hops: Sequence[Sequence[Pattern[str]]], chain: Labels) -> bool:
    """True where each wanted hop is in the chain behind the one before it, those side by side in one hop."""
    rest = iter(chain)
    return all(any(all(any(fits(p, label) for label in labels) for p in hop) for labels in rest) for hop in hops)


def _passes(relays: Sequence[Pattern[str]], chain: Labels) -> bool:
    """True where each relay stands somewhere behind the claimer."""
    behind = [label for hop in chain[1:] for label in hop]
    return all(any(fits(p, label) for label in behind) for p in relays)


def _figures(claim: ClaimWanted, wanted: PageWanted, page: Page) -> set[str]:
    """The figures that the page is expected to have at the claim's words and that were found there."""
    spots = find_words(page.text, claim.words)
    figures = [f for f in wanted.quantities if any(meets_any(s, spots) for s in find_words(page.text, f.words))]
    return {q.id for f in figures for q in find_quantities(f, page)}


def _write_chains(chains: Sequence[Labels]) -> str:
    written = [" ← ".join(" + ".join(str(x) for x in hop) for hop in chain) or "the article's own voice" for chain in chains]
    return "; ".join(dict.fromkeys(written))
