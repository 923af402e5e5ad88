"""Where Pagefind does not run, the theme's own search serves, and the build says so."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.errors import SearchError
from tests.few_treaties import use_few_treaties

SETTINGS = """
site_name: Small
theme: {name: material, font: false}
plugins: [search, precis]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_few_treaties(monkeypatch)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "notes.md").write_text("# Notes\n\n## Kestrel Bay\n\nThe accord lapsed.\n\n## An &lt;i&gt;\n\nA &lt;b&gt;.\n")
    return tmp_path


def _built(project: Path, caplog: pytest.LogCaptureFixture) -> list[dict[str, str]]:
    with caplog.at_level(logging.INFO):
        build(load_config(str(project / "mkdocs.yml"), strict=True))
    documents: list[dict[str, str]] = json.loads((project / "site" / "search" / "search_index.json").read_text())["docs"]
    return documents


def _said(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    return [(record.levelno, record.message) for record in caplog.records if "own search" in record.message]


def _absent() -> Path:
    raise FileNotFoundError("no binary")


def test_without_an_engine_the_theme_s_own_search_has_all_pages(
    project: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.search.pagefind._executable", _absent)
    documents = _built(project, caplog)
    assert "notes/#kestrel-bay" in [document["location"] for document in documents]
    ((level, message),) = _said(caplog)
    assert level == logging.INFO  # a strict build does not fail for it
    assert "no binary" in message
    assert not (project / "site" / "search" / "precis.json").exists()


def test_where_the_engine_fails_the_theme_s_own_search_has_all_pages(
    project: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise SearchError("Pagefind stopped")

    monkeypatch.setattr("generator.search.version", lambda: "pagefind 0")
    monkeypatch.setattr("generator.search.index", fail)
    documents = _built(project, caplog)
    assert {"location": "notes/#kestrel-bay", "title": "Kestrel Bay", "text": "The accord lapsed."} in documents
    assert {"location": "notes/#an-i", "title": "An &lt;i&gt;", "text": "A &lt;b&gt;."} in documents, "the theme shows them as HTML"
    assert [level for level, _ in _said(caplog)] == [logging.INFO]


def test_where_the_engine_serves_the_theme_s_own_search_reads_no_page(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert _built(project, caplog) == []
    assert _said(caplog) == []
    assert (project / "site" / "search" / "precis.json").is_file()


def test_every_page_starts_the_search_worker_of_the_site(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    _built(project, caplog)
    for page in (project / "site").rglob("*.html"):
        assert "assets/precis/search-worker.js?search." in page.read_text(), page


def test_a_template_of_the_site_s_own_has_the_theme_s_own_search(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "overrides").mkdir()
    (project / "overrides" / "main.html").write_text('{% extends "base.html" %}')
    (project / "mkdocs.yml").write_text(SETTINGS.replace("font: false", "font: false, custom_dir: overrides"))
    assert "notes/#kestrel-bay" in [document["location"] for document in _built(project, caplog)]
    assert len(_said(caplog)) == 1
