from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator import diagnosis, search
from generator.config import Config
from generator.diagnosis import Finding, State
from generator.errors import SearchError


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for folder in ("seeds", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("The pact stands.")
    return Config(root=tmp_path, seeds_dir=tmp_path / "seeds", docs_dir=tmp_path / "docs", cache_dir=tmp_path / ".precis")


def _of(config: Config) -> dict[str, Finding]:
    return {finding.what: finding for finding in diagnosis.of_a_site(config, config.root / "site")}


def test_this_computer_can_build() -> None:
    found = list(diagnosis.of_the_computer())
    assert [finding for finding in found if finding.state is State.PROBLEM] == []
    assert {"Python", "language model", "search", "fonts of paper", "spacy", "mkdocs-material"} <= {finding.what for finding in found}


def test_a_package_that_is_missing_or_of_another_version_is_a_problem_with_the_command_that_mends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(diagnosis, "requires", lambda _: ["no-such-package>=2", "click>=99", "jinja2>=3"])
    found = {finding.what: finding for finding in diagnosis.of_the_computer()}
    assert (found["no-such-package"].state, found["no-such-package"].todo) == (State.PROBLEM, "pip install 'no-such-package>=2'")
    assert (found["click"].state, found["click"].todo) == (State.PROBLEM, "pip install 'click>=99'")
    assert found["jinja2"].state is State.FINE


def test_a_computer_without_pagefind_is_told_that_the_theme_s_search_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise SearchError("no engine")

    monkeypatch.setattr(search, "version", missing)
    (found,) = [finding for finding in diagnosis.of_the_computer() if finding.what == "search"]
    assert (found.state, found.found) == (State.NOTE, "no engine")


def test_a_site_that_can_be_built_has_no_problem_and_nothing_is_left_in_it(config: Config) -> None:
    before = sorted(config.root.rglob("*"))
    assert diagnosis.worst(_of(config).values()) is State.FINE
    assert sorted(config.root.rglob("*")) == before


def test_a_site_without_seeds_a_damaged_record_and_a_model_that_is_not_there_are_problems(config: Config) -> None:
    (config.seeds_dir / ".addresses.json").write_text("{")
    found = _of(replace(config, language_model="no-such-model"))
    assert found["record of numbers"].state is State.PROBLEM
    assert "restore it" in found["record of numbers"].todo
    assert found["language model no-such-model"].state is State.PROBLEM
    assert _of(replace(config, seeds_dir=config.root / "nowhere"))["seeds"].state is State.PROBLEM


def test_a_build_that_was_killed_is_noted(config: Config) -> None:
    (config.docs_dir / ".precis.undo").mkdir()
    assert _of(config)["last build"].state is State.NOTE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write and read everything")
def test_a_folder_that_may_not_be_written_and_a_seed_that_may_not_be_read_are_problems(config: Config) -> None:
    config.docs_dir.chmod(0o500)
    (config.seeds_dir / "a.txt").chmod(0)
    found = _of(config)
    config.docs_dir.chmod(0o700)
    assert found["folder of pages"].state is State.PROBLEM
    assert found["seeds"].state is State.PROBLEM


def test_a_disk_that_is_nearly_full_is_noted(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "_LEAST_FREE", 10**18)
    assert _of(config)["room on the disk"].state is State.NOTE
