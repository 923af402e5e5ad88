from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run


def test_a_new_site_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("new", tmp_path / "site").exit_code == 0
    monkeypatch.chdir(tmp_path / "site")
    looked = run("doctor")
    assert looked.exit_code == 0, looked.output
    assert "ok       settings: mkdocs.yml" in looked.output
    assert "ok " not in run("doctor", "--quiet").output


def test_settings_that_are_wrong_are_a_problem_and_exit_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("mkdocs.yml").write_text("site_name: A\nplugins: [search]\n")
    looked = run("doctor", "-q")
    assert looked.exit_code == 1
    assert "problem  settings: mkdocs.yml: the plugin is missing" in looked.output


def test_outside_a_site_only_the_computer_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    looked = run("doctor")
    assert looked.exit_code == 0
    assert "note     settings: mkdocs.yml is not there" in looked.output
