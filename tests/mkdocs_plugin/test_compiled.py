from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemBytecodeCache

from generator.mkdocs_plugin import compiled


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python keeps what it compiles in the test's folder, and what was found before is forgotten."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    compiled.kept_templates.cache_clear()
    yield
    compiled.kept_templates.cache_clear()


def _rendered(source: str) -> str:
    return (
        Environment(loader=DictLoader({"page": source}), bytecode_cache=compiled.kept_templates(), autoescape=True)
        .get_template("page")
        .render()
    )


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jinja"))


def test_a_template_is_compiled_once_and_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _rendered("one {{ 1 + 1 }}") == "one 2"
    (kept,) = _kept(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "_generate", lambda *_args, **_named: pytest.fail("compiled again"))
        assert _rendered("one {{ 1 + 1 }}") == "one 2"
    assert _rendered("two {{ 1 + 1 }}") == "two 2"
    assert _kept(tmp_path) == [kept]


def test_what_another_version_of_the_program_has_left_is_removed(tmp_path: Path) -> None:
    _rendered("one")
    (kept,) = _kept(tmp_path)
    old = kept.with_name("0123456789abcdef-left.jinja")
    kept.rename(old)
    compiled.kept_templates.cache_clear()
    _rendered("one")
    assert _kept(tmp_path) == [kept]


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    _rendered("one {{ 1 + 1 }}")
    (kept,) = _kept(tmp_path)
    kept.write_bytes(kept.read_bytes()[:30])
    assert _rendered("one {{ 1 + 1 }}") == "one 2"


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError("a folder of the system")

    monkeypatch.setattr(FileSystemBytecodeCache, "dump_bytecode", refused)
    assert _rendered("one") == "one"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.kept_templates.cache_clear()
    assert compiled.kept_templates() is None
