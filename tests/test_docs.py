"""What the documentation says exists: every command and option, every name of the Python interface, examples that run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

import stemma
from stemma.faces.cli import app

ROOT = Path(__file__).parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PYTHON = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
COMMON = {"--ledger", "--pack", "--json", "--csv"}


def options() -> dict[str, set[str]]:
    """Every command that can be run, also those of groups, with its options."""
    found: dict[str, set[str]] = {}
    for name, command in typer.main.get_command(app).commands.items():
        inner = getattr(command, "commands", {})
        parts = {f"{name} {title}": part for title, part in inner.items()}
        if not inner or command.invoke_without_command:
            parts[name] = command
        for title, part in parts.items():
            found[title] = {o for p in part.params for o in p.opts if o.startswith("--")} - {"--help"}
    return found


def sections() -> dict[str, str]:
    """The part of the page about each command, by its heading."""
    parts = re.split(r"^## `stemma ([a-z -]+)`.*$", COMMANDS, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section_with_an_example() -> None:
    written = sections()
    assert written.keys() == options().keys()
    for name, text in written.items():
        assert f"$ stemma {name}" in text, name


def test_every_option_that_is_named_exists_and_none_is_left_out() -> None:
    for name, text in sections().items():
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))
        own = options()[name]
        assert named <= own, (name, named - own)
        assert own - COMMON <= named, (name, own - COMMON - named)
    assert set(re.findall(r"--[a-z]+", COMMANDS.split("\n## ")[0])) == COMMON


def test_the_examples_of_the_python_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warm: None, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    space: dict[str, object] = {}
    for example in re.findall(r"```python\n(.*?)```", PYTHON, flags=re.DOTALL):
        exec(compile(example, "docs/python.md", "exec"), space)
        assert capsys.readouterr().out, example


def test_every_name_of_the_python_interface_is_on_its_page() -> None:
    assert set(re.findall(r"^\| `(\w+)", PYTHON, flags=re.MULTILINE)) == set(stemma.__all__)
    assert all(callable(getattr(stemma, name)) for name in stemma.__all__)
    with pytest.raises(AttributeError, match="open_ledger"):
        _ = stemma.no_such_name


def test_importing_stemma_loads_nothing_else() -> None:
    code = "import sys, stemma; print([m for m in sys.modules if m.startswith('stemma.') or m in ('lxml', 'rich', 'typer', 'yaml')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
