"""The lexicon of one language: pack and knowledge in one matcher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.knowledge.matcher import Entry, Matcher
from stemma.knowledge.table import Entity, Forms, Knowledge
from stemma.languages.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What reading needs of one language: its pack, the knowledge, and the matcher over both.

    ``pack`` is None for a language without one: then only digits, ISO dates, quotation marks and names written alike everywhere are found.
    """

    language: str | None
    pack: Pack | None
    knowledge: Knowledge
    matcher: Matcher
    digest: str


def make_lexicon(language: str | None, pack: Pack | None, knowledge: Knowledge) -> Lexicon:
    """Builds the lexicon of a language.

    Args:
        language: its code.
        pack: its pack, or None.
        knowledge: the tables.

    Returns:
        The lexicon; its digest changes with this pack or the tables, not with other packs.
    """
    forms = list(_knowledge_forms(language, knowledge))
    if pack is not None:
        forms.extend(_pack_forms(pack))
    return Lexicon(
        language=language,
        pack=pack,
        knowledge=knowledge,
        matcher=Matcher(forms),
        digest=digest_lexicon(pack.digest if pack else None, knowledge),
    )


def digest_lexicon(pack: str | None, knowledge: Knowledge) -> str:
    """The digest of a lexicon from those of its parts.

    Args:
        pack: the digest of the pack, or None.
        knowledge: the tables.

    Returns:
        Both digests.
    """
    return f"{pack or 'none'}:{knowledge.digest}"


def _pack_forms(pack: Pack) -> Iterator[tuple[str, Entry]]:
    for rule in pack.rules:
        # Words that point back may be cues as well ("the figures showed"): they compete with nothing.
        group = "pointers" if rule.kind == "back_reference" else rule.file
        for value, forms in rule.entries.items():
            entry = Entry(group, rule.kind, rule.id, value, rule.attributes, rule.exact)
            unsure = Entry(group, rule.kind, rule.id, value, {**rule.attributes, "ambiguous": "yes"}, rule.exact)
            for form in forms:
                yield form, unsure if form in rule.lists.get("ambiguous", ()) else entry
        for name in ("open", "middle"):
            entry = Entry(f"{rule.file}.{name}", f"range_{name}", rule.id, "", rule.attributes, rule.exact)
            for form in rule.lists.get(name, ()):
                if form:
                    yield form, entry


def _knowledge_forms(language: str | None, knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    for entity in knowledge.entities.values():
        yield from _entity_forms(language, entity)
    for concept in knowledge.concepts.values():
        entry = Entry("concepts", "concept", f"concept/{concept.id}", concept.id)
        for form in _in(language, concept.names):
            yield form, entry
    for frame in knowledge.frames.values():
        entry = Entry("frames", "frame", f"frame/{frame.id}", frame.id)
        for form in _in(language, frame.triggers):
            yield form, entry


def _entity_forms(language: str | None, entity: Entity) -> Iterator[tuple[str, Entry]]:
    kinds: tuple[tuple[str, Forms, bool], ...] = (
        (entity.type, entity.names, False),
        (entity.type, entity.abbreviations, True),
        ("adjective", entity.adjectives, False),
        ("inhabitant", entity.inhabitants, False),
    )
    for kind, names, exact in kinds:
        found = _in(language, names)
        if found:
            entry = Entry("names", kind, entity.id, entity.id, exact=exact)
            for form in found:
                yield form, entry


def _in(language: str | None, forms: Forms) -> tuple[str, ...]:
    if not forms:
        return ()
    own = forms.get(language, ()) if language else ()
    return (*own, *forms.get("any", ()))
