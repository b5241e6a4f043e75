"""Topic packs: read from a folder, remembered by the ledger, laid over the project's own tables."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from stemma.errors import PackError
from stemma.knowledge.table import FILES, check_tables, load_knowledge
from stemma.records.topic import Topic, topic_digest
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import load_lexicons


def read_topic(folder: Path) -> Topic:
    """Reads a topic pack.

    Args:
        folder: a folder with tables of the names and the form of ``knowledge/tables``.

    Returns:
        The pack, named after its folder.

    Raises:
        PackError: there is no table in the folder, or one breaks the strict form.
    """
    if not folder.is_dir():
        raise PackError(str(folder), 0, "no such folder; give the folder that holds the tables of the topic pack")
    files = tuple((f"{name}.yaml", path.read_bytes()) for name in sorted(FILES) if (path := folder / f"{name}.yaml").is_file())
    if not files:
        raise PackError(str(folder), 0, f"no table in it; a topic pack holds one or more of {', '.join(f'{n}.yaml' for n in sorted(FILES))}")
    errors = check_tables(folder, load_knowledge())
    if errors:
        raise errors[0]
    return Topic(name=folder.resolve().name, digest=topic_digest(files), files=files)


def lay_over(topics: Iterable[Topic], *, once: bool = False) -> Lexicons:
    """Lays topic packs over the project's tables.

    Args:
        topics: the packs, in any order; they are laid in order of name, so that a row of a later name replaces one of an earlier.
        once: True where some of them are for one command.

    Returns:
        Lexicons by language.
    """
    with tempfile.TemporaryDirectory() as home:
        folders = []
        for topic in sorted(topics, key=lambda t: (t.name, t.digest)):
            folder = Path(home) / topic.digest
            folder.mkdir(exist_ok=True)
            for name, data in topic.files:
                (folder / name).write_bytes(data)
            folders.append(folder)
        return load_lexicons(folders, once=once)
