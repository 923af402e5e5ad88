"""The commands `precis export …` and `precis cite`."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.export.briefing_json import validate
from tests.command import run as _run
from tests.few_treaties import use_few_treaties

STORY = "TOWNSVILLE – Mayor Ada Lind said the bridge would open in May.\n\n“It is safe,” Lind said.\n"
FRONT = "---\ntitle: Bridge opens\nbyline: Bo Roe\npublisher: Townsville Courier\ndate: 2031-05-04\n---\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_few_treaties(monkeypatch)
    folder = tmp_path / "site"
    assert _run("new", folder).exit_code == 0
    monkeypatch.chdir(folder)
    (folder / "seeds" / "bridge.md").write_text(FRONT + STORY)
    (folder / "seeds" / "empty.txt").write_text("")
    return folder


def test_every_format_is_written_where_it_is_said_to_be(site: Path) -> None:
    for form in ("json", "jsonl", "csv", "sqlite", "html-bundle", "annotations"):
        result = _run("export", form)
        assert result.exit_code == 0, result.output
        assert "1 briefing in " in result.output
        assert "empty.txt" in result.output
    validate(json.loads((site / "briefings-json" / "bridge.json").read_text()))
    (line,) = (site / "briefings.jsonl").read_text().splitlines()
    assert json.loads(line) == json.loads((site / "briefings-json" / "bridge.json").read_text())
    with (site / "briefings-csv" / "briefings.csv").open(newline="") as file:
        assert [row["number"] for row in csv.DictReader(file)] == ["BR-2031-001"]
    with closing(sqlite3.connect(site / "briefings.db")) as database:
        assert database.execute("SELECT text FROM quotes_with_speakers WHERE name = 'Ada Lind' AND manner = 'direct'").fetchall()
    assert list(json.loads((site / "metadata.json").read_text())["databases"]) == ["briefings"]
    assert ZipFile(site / "briefings.zip").namelist() == ["bridge.html", "index.html"]
    assert json.loads((site / "annotations.jsonld").read_text())["items"]
    assert not list(site.rglob("*.part"))


def test_an_export_goes_where_the_command_says(site: Path) -> None:
    assert _run("export", "html-bundle", "-o", "out/pages").exit_code == 0
    assert sorted(path.name for path in (site / "out" / "pages").iterdir()) == ["bridge.html", "index.html"]
    result = CliRunner().invoke(main, ["export", "jsonl", "-o", "-"])
    assert json.loads(result.stdout)["slug"] == "bridge"


def test_the_same_seeds_give_the_same_bytes(site: Path) -> None:
    for form, name in (("sqlite", "a.db"), ("html-bundle", "a.zip"), ("annotations", "a.jsonld")):
        contents = set()
        for _ in range(2):
            assert _run("export", form, "-o", name).exit_code == 0
            contents.add((site / name).read_bytes())
        assert len(contents) == 1, form


def test_a_place_that_cannot_be_written_is_named(site: Path) -> None:
    (site / "taken").write_text("")
    for form in ("jsonl", "csv", "sqlite", "json"):
        result = _run("export", form, "-o", "taken/out")
        assert result.exit_code == 1
        assert "taken" in result.output


def test_a_briefing_is_cited_in_each_format(site: Path) -> None:
    del site
    assert "@techreport{bridge," in _run("cite", "bridge").stdout
    assert "TY  - NEWS" in _run("cite", "bridge", "--format", "ris").stdout
    assert json.loads(_run("cite", "bridge", "--format", "csl-json").stdout)[0]["number"] == "BR-2031-001"
    source = _run("cite", "bridge", "--format", "chicago", "--of", "source").stdout
    assert source == "Bo Roe, “Bridge opens,” Townsville Courier, May 4, 2031.\n"
    assert (
        _run("cite", "bridge", "--format", "apa", "--of", "briefing").stdout
        == "Précis. (2031, May 4). Bridge opens (Briefing BR-2031-001).\n"
    )
    assert len(_run("cite", "bridge", "--format", "oscola").stdout.splitlines()) == 2


def test_a_briefing_that_is_none_is_answered_with_those_alike(site: Path) -> None:
    del site
    result = _run("cite", "bridgee")
    assert result.exit_code == 1
    assert "did you mean bridge?" in result.output


def test_the_site_has_citations_and_the_schema(site: Path) -> None:
    assert _run("build").exit_code == 0
    built = site / "site"
    assert "@article{bridge-source," in (built / "briefings" / "bridge.bib").read_text()
    assert json.loads((built / "briefings" / "bridge.csl.json").read_text())[1]["container-title"] == "Townsville Courier"
    assert json.loads((built / "briefing.schema.json").read_text())["title"] == "Briefing"
    page = (built / "briefings" / "bridge" / "index.html").read_text()
    assert '<a href="../bridge.ris" download>RIS</a>' in page
    assert "<br>Bo Roe, “Bridge opens,” <i>Townsville Courier</i>, May 4, 2031.</p>" in page
    assert _run("check").exit_code == 0
