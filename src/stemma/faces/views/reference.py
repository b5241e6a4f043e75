"""What somebody calls a thing of a story, to its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stemma.errors import AmbiguousReferenceError, UnknownReferenceError
from stemma.running.pipeline import Story


def find_reference(reference: str, names: Iterable[tuple[str, str]], hint: str) -> str:
    """Finds the id that a reference means.

    Args:
        reference: an id, a name whatever its case, or the beginning of an id; the first of these that anything answers to.
        names: ids, each with a name; an id may come with several.
        hint: how to find a valid reference.

    Returns:
        The id.

    Raises:
        UnknownReferenceError: nothing answers to it.
        AmbiguousReferenceError: more than one thing does.
    """
    pairs = list(names)
    wanted = reference.strip().casefold()
    for matches in (
        {i for i, _ in pairs if i == reference},
        {i for i, name in pairs if name.casefold() == wanted},
        {i for i, _ in pairs if wanted and i.casefold().startswith(wanted)},
    ):
        if len(matches) > 1:
            raise AmbiguousReferenceError(reference, tuple(sorted(matches)))
        if matches:
            return matches.pop()
    raise UnknownReferenceError(reference, hint)


def name_documents(story: Story) -> Iterator[tuple[str, str]]:
    """The names of documents.

    Args:
        story: the story.

    Yields:
        The id with the file name, the file name without its ending, the address and the title.
    """
    for document in story.documents.values():
        for name in (document.name, document.name.rsplit(".", 1)[0], document.url, document.title):
            if name:
                yield document.id, name


def name_sources(story: Story) -> Iterator[tuple[str, str]]:
    """The names of sources.

    Args:
        story: the story.

    Yields:
        The id with the label.
    """
    for source in story.sources.values():
        yield source.id, source.label
