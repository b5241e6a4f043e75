"""A pack folder checked: its form, and for a language pack every example of every rule."""

from __future__ import annotations

from pathlib import Path

from stemma.errors import PackError
from stemma.knowledge.lexicon import make_lexicon
from stemma.knowledge.table import FILES, check_tables, load_knowledge
from stemma.languages.pack import check_pack, load_pack
from stemma.languages.strict import line_of
from stemma.running.examples import run_examples


def check_folder(folder: Path) -> list[PackError]:
    """Checks a folder with a language pack or a topic pack.

    Args:
        folder: with ``language.yaml`` it is a language pack, else a topic pack.

    Returns:
        All that is wrong, each with file and line.

    Raises:
        PackError: it is no folder, or holds neither.
    """
    if not folder.is_dir():
        raise PackError(str(folder), 0, "no such folder")
    if not (folder / "language.yaml").is_file():
        if not any((folder / f"{name}.yaml").is_file() for name in FILES):
            raise PackError(str(folder), 0, f"neither a language pack (language.yaml) nor a topic pack ({', '.join(f'{n}.yaml' for n in sorted(FILES))})")
        return check_tables(folder, load_knowledge())
    return check_pack(folder) or _check_examples(folder)


def _check_examples(folder: Path) -> list[PackError]:
    pack = load_pack(folder)
    lexicon = make_lexicon(pack.code, pack, load_knowledge())
    misses = [miss for rule in pack.rules if rule.file != "endings" for miss in run_examples(rule, lexicon)]
    paths = {rule.file: folder / f"{rule.file}.yaml" for rule in pack.rules}
    return [PackError(str(paths[m.file]), line_of(paths[m.file], m.rule), f"{m.rule}: {m.problem}: {m.example!r}") for m in misses]
