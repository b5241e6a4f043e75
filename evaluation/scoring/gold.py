"""The expectation file: from JSON to records, with every mistake in it named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from re import Pattern

from scoring.expectation import (
    ClaimWanted,
    EdgeWanted,
    Expectation,
    FindingWanted,
    GroupWanted,
    MentionWanted,
    OriginsWanted,
    PageWanted,
    QuantityWanted,
    QuotationWanted,
    QuotePair,
    RelationWanted,
    StoryWanted,
    TimeWanted,
    WordsOf,
)
from scoring.shape import Row, ScoringError, as_pattern, as_text

COMING = frozenset(("planned", "promised", "possible", "expected"))
TOLD = frozenset(("asserted", "confirmed", "estimated", "warned"))


def read_expectation(row: Row) -> Expectation:
    """Takes an expectation file.

    Args:
        row: the parsed file, in the shape of ``samples/flood/expected.json``.

    Returns:
        The expectation.

    Raises:
        ScoringError: a key is missing or of another kind, a pattern is no regular expression, or a claim is named that is not there.
    """
    pages = tuple(_page(p) for p in row.rows("documents"))
    if not pages:
        raise ScoringError(row.at, "'documents' names no page; nothing can be scored")
    made = Expectation(pages=pages, story=None)
    story = row.row("ledger")
    return made if story is None else replace(made, story=_story(story, made.claims()))


def _page(row: Row) -> PageWanted:
    published = row.text_or_none("published")
    return PageWanted(
        name=row.text("id"),
        sha256=row.text("sha256"),
        language=row.text("language"),
        published=published,
        certainty=row.text("published_certainty"),
        published_any=row.texts_or_none("published_any") if row.has("published_any") else (published, None),
        published_year=row.text_or_none("published_year_if_any") or "",
        furniture=row.texts("furniture"),
        furniture_any=row.texts("furniture_any"),
        furniture_from=row.text_or_none("furniture_from"),
        not_furniture=row.texts("not_furniture"),
        mentions=tuple(MentionWanted(words=m.text("anchor"), entity=m.text("entity"), label=m.pattern("match")) for m in row.rows("mentions")),
        quantities=tuple(_quantity(q) for q in row.rows("quantities")),
        quantities_optional=row.texts("quantities_optional"),
        times=tuple(_time(t) for t in row.rows("times")),
        not_times=row.texts("not_times"),
        quotations=tuple(_quotation(q) for q in row.rows("quotations")),
        quotations_optional=row.texts("quotations_optional"),
        not_quotations=row.texts("not_quotations"),
        claims=tuple(_claim(c) for c in row.rows("claims")),
    )


def _quantity(row: Row) -> QuantityWanted:
    return QuantityWanted(
        words=row.text("anchor"),
        nth=row.whole("nth") if row.has("nth") else None,
        low=row.number("low"),
        high=row.number("high"),
        qualifier=row.text("qualifier"),
        counted=row.text("of"),
        counted_like=row.pattern("of_match"),
        roles=row.texts("role_any") or (row.text_or_none("role") or "figure",),
    )


def _time(row: Row) -> TimeWanted:
    return TimeWanted(
        words=row.text("anchor"),
        values=row.texts_or_none("value_any") if row.has("value_any") else (row.text_or_none("value"),),
        mods=(row.text_or_none("mod"),) if row.has("mod") else (),
        unsure=row.has("certainty"),
    )


def _quotation(row: Row) -> QuotationWanted:
    return QuotationWanted(
        starts=row.text("starts"),
        ends=row.text("ends"),
        speaker=row.text("speaker"),
        speaker_like=row.pattern("speaker_match"),
    )


def _claim(row: Row) -> ClaimWanted:
    sources = row.patterns("sources_match")
    names = row.texts("sources")
    modality = row.text("modality")
    return ClaimWanted(
        id=row.text("id"),
        words=row.text("anchor"),
        claimer=sources[0] if sources else None,
        claimer_name=names[0] if names else "the outlet itself",
        claimers_or=row.patterns("sources_or"),
        relays=(*sources[1:], *row.patterns("relays_match")),
        hops=tuple(_hop(hop, f"{row.at}.chain_match[{i}]") for i, hop in enumerate(row.items("chain_match"))),
        modalities=frozenset(row.texts("modality_any")) or (COMING if modality in COMING else TOLD),
        has_figure=row.flag("figure"),
    )


def _hop(hop: object, at: str) -> tuple[Pattern[str], ...]:
    if not isinstance(hop, list) or not hop:
        raise ScoringError(at, f"{hop!r} stands where a list of patterns must be, one for each source of the hop")
    return tuple(as_pattern(as_text(p, at), at) for p in hop)


def _story(row: Row, claims: Mapping[str, WordsOf]) -> StoryWanted:
    def known(claim: object) -> str:
        if claim not in claims:
            raise ScoringError(row.at, f"{claim!r} is no claim of these pages; write the id of one")
        return str(claim)

    return StoryWanted(
        groups=tuple(_group(g, known) for g in row.rows("groups")),
        different=tuple(_pair(p, f"{row.at}.different", known) for p in row.items("different")),
        quotes_same=tuple(_quote_pair(p) for p in row.rows("quote_pairs")),
        quotes_apart=tuple(_quote_pair(p) for p in row.rows("quote_pairs_not")),
        edges=tuple(_edge(e) for e in row.rows("lineage")),
        edges_not=tuple(replace(_edge(e), younger=(e.pattern("of_match"),)) for e in row.rows("not_lineage")),
        findings=tuple(FindingWanted(kind=f.pattern("kind_match"), pages=f.texts("docs") or (f.text("doc"),)) for f in row.rows("findings")),
        single_names=row.patterns("single_names"),
    )


def _group(row: Row, known: Callable[[object], str]) -> GroupWanted:
    origins = row.row("origins")
    return GroupWanted(
        id=row.text("id"),
        claims=tuple(known(c) for c in row.items("same")),
        relations=tuple(
            RelationWanted(
                pairs=tuple(_pair(p, r.at, known) for p in (r.items("pair"), *r.items("or_pairs"))),
                kinds=frozenset(r.texts("kinds")),
            )
            for r in row.rows("relations")
        ),
        origins=None if origins is None else _origins(origins, known),
    )


def _origins(row: Row, known: Callable[[object], str]) -> OriginsWanted:
    more = row.row("may_add") or Row(data={}, at=row.at)
    return OriginsWanted(low=row.whole("low"), high=row.whole("high"), may_add={known(c): more.whole(c) for c in more.data})


def _pair(pair: object, at: str, known: Callable[[object], str]) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise ScoringError(at, f"{pair!r} stands where a pair of claims must be")
    return known(pair[0]), known(pair[1])


def _quote_pair(row: Row) -> QuotePair:
    first, second = row.row("a"), row.row("b")
    if first is None or second is None:
        raise ScoringError(row.at, "a pair of quotations needs 'a' and 'b'")
    return QuotePair(
        first=WordsOf(page=first.text("doc"), words=first.text("anchor")),
        second=WordsOf(page=second.text("doc"), words=second.text("anchor")),
        kinds=frozenset(row.texts("kinds") or ("same-words",)),
    )


def _edge(row: Row) -> EdgeWanted:
    return EdgeWanted(older=row.pattern("from_match"), younger=row.patterns("of_match_any") or (row.pattern("of_match"),))
