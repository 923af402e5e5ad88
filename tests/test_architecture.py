"""The shape of the program, as docs/architecture.md draws it, and the promise that its surface is documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.cli import main

LONGEST_MODULE = 400
ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
COMMANDS = {
    f"{name} {inner}" if inner else name: leaf
    for name, command in sorted(main.commands.items())
    for inner, leaf in (sorted(command.commands.items()) if isinstance(command, click.Group) else [("", command)])
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_point_down_the_layers() -> None:
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
    found = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_module_fits_on_a_few_screens() -> None:
    assert [_name(m) for m in MODULES if len(m.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE] == []


def test_a_module_says_what_it_is_for() -> None:
    assert [_name(m) for m in MODULES if not ast.get_docstring(ast.parse(m.read_text(encoding="utf-8")))] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [_name(m) for m in MODULES if m.stem in {"base", "common", "helper", "helpers", "misc", "util", "utils"}] == []


def test_the_picture_shows_every_part_of_the_program() -> None:
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## Layers")[1].split("```")[1]
    parts = {path.name.removesuffix(".py") for path in (ROOT / "generator").iterdir() if path.is_dir() or path.suffix == ".py"}
    assert parts - {"__init__", "__pycache__"} <= set(re.findall(r"\w+", picture))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented(command: str) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    assert any(f"precis {command}" in page for page in pages)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_and_each_of_its_options_says_what_it_does(command: str) -> None:
    chosen = COMMANDS[command]
    assert chosen.help
    assert all(getattr(option, "help", None) for option in chosen.params if option.param_type_name == "option")


def test_pins_name_neither_an_index_nor_a_place_of_one_machine() -> None:
    for pins in sorted((ROOT / "requirements").glob("*.txt")):
        text = pins.read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"^(-i|-f|--index-url|--extra-index-url|--find-links)", text, re.MULTILINE)
        pinned = re.findall(r"^[\w.-]+==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)) > 0
