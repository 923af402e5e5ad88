"""A site that is built year by year: what is in it, and what a change of one year leaves as it was."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from generator import site as site_pages
from generator.cache.drafts import DraftCache
from generator.store import MergedFolder, UndoLog, read_ledger
from tests.command import run
from tests.few_treaties import use_few_treaties
from tests.kill_builds import files

CONFIG = """\
site_name: Karst
site_url: https://example.org/karst/
theme: {name: material, font: false, features: [navigation.tabs]}
nav: [index.md, about.md, briefings/index.md, actors/index.md, treaties/index.md]
not_in_nav: "/*/"
plugins:
  - search
  - precis: {shard_by: year}
markdown_extensions: [attr_list, md_in_html]
extra_css: [own.css]
"""
STORY = """\
---
title: Talks of {name}
date: {day}
---
KARST – Envoy Mara Olin told reporters on Tuesday that Article 5 of the North Atlantic Treaty “binds us {name} times.” Chairman {name}
Vask of the Harbour Council said: “The council met and will meet again.”
"""
DAYS = {"anna": "2031-06-11", "bert": "2031-07-02", "carl": "2032-01-05"}


def _write(root: Path, name: str, day: str) -> None:
    (root / "seeds" / f"{name}.md").write_text(STORY.format(name=name.capitalize(), day=day))


def _build(root: Path, *options: str) -> Result:
    return run("build", "-f", root / "mkdocs.yml", *options)


def _ends_well(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def _standing(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file it is, and when it was last changed."""
    return {str(p): (p.stat().st_ino, p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site of two years, which tests leave as it is."""
    root = tmp_path_factory.mktemp("years") / "site"
    for folder in ("seeds", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "docs" / "about.md").write_text("# About\n\nThe harbour and its lighthouse.\n")
    (root / "docs" / "own.css").write_text("p { color: red }\n")
    for name, day in DAYS.items():
        _write(root, name, day)
    with pytest.MonkeyPatch.context() as patch:
        use_few_treaties(patch)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        _ends_well(_build(root, "--strict"))
        yield root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed; builds take it for another site, but for what they keep of drafts."""
    root = tmp_path / "site"
    shutil.copytree(built, root)
    return root


def test_each_year_is_a_site_below_one_that_leads_to_it(built: Path) -> None:
    made = files(built / "site")
    assert {"2031/briefings/anna/index.html", "2031/briefings/bert/index.html", "2032/briefings/carl/index.html"} <= made.keys()
    assert "briefings/anna/index.html" not in made
    assert not site_pages.broken_links(built / "site")
    home = made["index.html"].decode()
    assert {"2031/", "2032/"} <= set(re.findall(r'href="(\d+/)"', home))
    assert home.index("Talks of Carl") < home.index("Talks of Bert") < home.index("Talks of Anna")


def test_lists_span_the_years_and_lead_to_the_pages_of_each(built: Path) -> None:
    actors = (built / "site" / "actors" / "index.html").read_text()
    row = actors[actors.index('id="of-mara-olin"') :].split("</li>")[0]
    assert "3 briefings" in row
    assert re.findall(r'href="([^"]*)"', row)[1:] == ["../2032/actors/mara-olin/", "../2031/actors/mara-olin/"]
    treaty = (built / "site" / "treaties" / "north-atlantic-treaty" / "index.html").read_text()
    assert "in 3 briefings" in treaty
    assert "../../2032/treaties/north-atlantic-treaty/" in treaty


def test_a_page_of_a_year_leads_to_its_lists_to_what_is_written_by_hand_and_to_the_other_years(built: Path) -> None:
    page = (built / "site" / "2031" / "briefings" / "anna" / "index.html").read_text()
    tabs = re.findall(r'href="([^"]*)"', page[page.index("md-tabs__list") : page.index("</ul>", page.index("md-tabs__list"))])
    assert tabs == ["../..", "../../../about/", "../", "../../actors/", "../../treaties/"]
    years = page[page.index('class="precis-years"') :].split("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', years) == ["../../../2032/", "../../../"]
    assert "own.css" in page
    assert (built / "site" / "2031" / "own.css").is_file()


def test_a_new_seed_leaves_every_file_of_other_years_untouched_and_their_drafts_unread(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _ends_well(_build(root))
    before = _standing(root / "site" / "2031")
    opened: list[str] = []
    plain = DraftCache.__init__

    def noting(self: DraftCache, folder: Path) -> None:
        opened.append(folder.name)
        plain(self, folder)

    monkeypatch.setattr(DraftCache, "__init__", noting)
    _write(root, "dora", "2032-03-01")
    _ends_well(_build(root))
    assert _standing(root / "site" / "2031") == before
    assert opened == ["2032"]
    assert "Talks of Dora" in (root / "site" / "index.html").read_text()


def test_a_build_after_changes_gives_the_bytes_of_one_that_starts_from_nothing(root: Path) -> None:
    _write(root, "dora", "2032-03-01")
    _write(root, "emil", "2033-02-01")
    (root / "seeds" / "frieda.md").write_text(STORY.format(name="Frieda", day="").replace("date: \n", ""))
    _ends_well(_build(root))
    (root / "seeds" / "emil.md").unlink()
    (root / "seeds" / "bert.md").write_text(STORY.format(name="Bertram", day=DAYS["bert"]))
    _ends_well(_build(root))
    found = files(root / "site")
    assert "undated/briefings/frieda/index.html" in found
    assert not any(name.startswith("2033/") for name in found)
    assert not any(part.startswith(".") for name in found for part in name.split("/"))
    for made in ("site", ".precis"):
        shutil.rmtree(root / made)
    _ends_well(_build(root))
    # What changed in a briefing is noticed by what the last build made of it.
    assert files(root / "site") == found


def test_a_build_in_which_nothing_has_changed_does_nothing(root: Path) -> None:
    _ends_well(_build(root))
    before = _standing(root)
    assert "Nothing has changed" in _ends_well(_build(root))
    assert _standing(root) == before


def test_several_processes_find_the_years_in_which_something_has_changed(root: Path) -> None:
    _ends_well(_build(root))
    assert "Nothing has changed" in _ends_well(_build(root, "-j", "2"))
    gone = root / "site" / "2031" / "briefings" / "anna" / "index.html"
    page, before = gone.read_bytes(), _standing(root / "site" / "2032")
    gone.unlink()
    assert "The site is in" in _ends_well(_build(root, "-j", "2"))
    assert gone.read_bytes() == page
    assert _standing(root / "site" / "2032") == before
    assert "Nothing has changed" in _ends_well(_build(root, "-j", "2"))


def test_numbers_stay_when_the_setting_is_switched_on_or_off_and_no_stale_page_does(root: Path) -> None:
    sharded, numbers = files(root / "site"), read_ledger(root / "seeds").numbers
    assert {number: one.slug for number, one in numbers.items()} == {"2031-001": "anna", "2031-002": "bert", "2032-001": "carl"}
    (root / "mkdocs.yml").write_text(CONFIG.replace("{shard_by: year}", "{}"))
    _write(root, "adam", "2031-01-01")
    _ends_well(_build(root))
    whole = files(root / "site")
    assert "briefings/anna/index.html" in whole
    assert not any(name.startswith("20") for name in whole)
    assert not (root / "seeds" / ".years").exists()
    assert read_ledger(root / "seeds").numbers["2031-003"].slug == "adam"
    (root / "seeds" / "adam.md").unlink()
    _ends_well(_build(root))
    (root / "mkdocs.yml").write_text(CONFIG)
    _ends_well(_build(root))
    assert files(root / "site") == sharded
    assert read_ledger(root / "seeds", "2031").numbers["2031-003"].gone
    assert not (root / "seeds" / ".addresses.json").exists()
    assert not (root / "docs" / "briefings" / "anna.md").exists()


def test_a_briefing_whose_day_is_corrected_into_another_year_keeps_its_number_which_no_other_gets(root: Path) -> None:
    _write(root, "bert", "2032-07-02")
    _ends_well(_build(root))
    assert "BR-2031-002" in (root / "site" / "2032" / "briefings" / "bert" / "index.html").read_text()
    assert not (root / "site" / "2031" / "briefings" / "bert").exists()
    _write(root, "dora", "2031-08-01")
    _ends_well(_build(root))
    assert "BR-2031-003" in (root / "site" / "2031" / "briefings" / "dora" / "index.html").read_text()


def test_a_correction_that_finds_something_in_any_year_is_of_use(root: Path) -> None:
    entries = "actors:\n  - reject: carl\n  - reject: nobody-at-all\n"
    (root / "seeds" / "corrections.yml").write_text(entries)
    told = _ends_well(_build(root))
    assert "nobody-at-all" in told
    assert "line 2" not in told
    assert told.count("warning:") == 1


def test_an_error_in_one_seed_leaves_the_others_and_is_told_until_it_is_mended(root: Path) -> None:
    (root / "seeds" / "bad.md").write_text("---\ndate: 2031-01-01\n---\n")
    _write(root, "dora", "2031-08-01")
    for _ in range(2):
        assert _ends_well(_build(root)).count("bad.md") == 1
    assert (root / "site" / "2031" / "briefings" / "dora" / "index.html").is_file()
    strict = _build(root, "--strict")
    assert strict.exit_code == 1
    assert "bad.md" in strict.output


def test_feed_and_site_map_of_all_lead_to_those_of_the_years(built: Path) -> None:
    feed = json.loads((built / "site" / "feeds" / "briefings.json").read_text())
    assert [item["url"].removeprefix("https://example.org/karst/") for item in feed["items"]] == [
        "2032/briefings/carl/",
        "2031/briefings/bert/",
        "2031/briefings/anna/",
    ]
    parts = re.findall(r"<loc>https://example.org/karst/([^<]*)</loc>", (built / "site" / "sitemap.xml").read_text())
    assert parts == ["sitemap-0.xml", "2031/sitemap.xml", "2032/sitemap.xml"]
    assert "karst/2031/briefings/anna/<" in (built / "site" / "2031" / "sitemap.xml").read_text()


def test_names_of_all_years_are_searched_from_any_page(built: Path) -> None:
    contents = json.loads((built / "site" / "search" / "precis.json").read_text())
    assert contents["folders"] == ["2032", "2031"]
    names = {tuple(name[:2]) for file in (built / "site" / "search" / "names").iterdir() for name in json.loads(file.read_text())[1]}
    assert {("actors/#of-mara-olin", "Mara Olin"), ("2032/actors/carl/", "Carl")} <= names
    assert json.loads((built / "site" / "2031" / "search" / "precis.json").read_text())["above"] == "../"


def test_what_fails_while_the_site_around_the_years_is_put_in_place_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: files(root / name) for name in ("site", "docs")}
    (root / "docs" / "about.md").write_text("# About\n\nSomething else.\n")
    remembered = files(root / "docs")
    plain = UndoLog.put
    done = []

    def failing(self: UndoLog, path: Path, content: bytes) -> None:
        if path.is_relative_to(root / "site"):
            done.append(path)
            if len(done) == 2:
                raise OSError(28, "No space left on device", str(path))
        plain(self, path, content)

    monkeypatch.setattr(UndoLog, "put", failing)
    assert _build(root).exit_code == 1
    assert len(done) == 2
    assert files(root / "site") == before["site"]
    assert files(root / "docs") == remembered


def test_what_is_apart_is_neither_touched_nor_looked_at(tmp_path: Path) -> None:
    for name in ("site/old/a", "site/2031/b", "site/c", "docs/d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    merged = MergedFolder(tmp_path / "site", frozenset({"2031"}))
    (merged.staging / "new").mkdir(parents=True)
    (merged.staging / "new" / "e").write_text("e")
    with UndoLog(tmp_path / "docs") as log:
        merged.publish(log)
    assert files(tmp_path / "site").keys() == {"2031/b", "new/e"}
    assert not (tmp_path / "site" / "old").exists()
    log.roll_back()
    assert {name for name, content in files(tmp_path / "site").items() if content} == {"old/a", "2031/b", "c"}


@pytest.mark.parametrize("options", [["build", "--offline"], ["serve"]])
def test_what_does_not_go_with_the_setting_says_so(root: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    monkeypatch.chdir(root)
    found = run(*options)
    assert found.exit_code == 1
    assert "shard_by: year" in found.output


def test_other_commands_see_all_years(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert "3 briefings hold" in _ends_well(run("check"))


def test_an_export_begins_with_the_drafts_of_all_years(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_recipe: object, path: Path) -> None:
        raise AssertionError(f"{path} was annotated again")

    monkeypatch.setattr("generator.drafting.Recipe.attempt_loaded", refused)
    found = run("export", "jsonl", "-f", root / "mkdocs.yml", "-o", root / "all.jsonl")
    assert found.exit_code == 0, found.output
    assert len((root / "all.jsonl").read_text().splitlines()) == len(DAYS)


def test_what_leaves_the_site_names_the_page_in_its_year(root: Path) -> None:
    config, base = root / "mkdocs.yml", "https://example.org/karst"
    assert f"{base}/2031/briefings/anna/" in run("cite", "anna", "-f", config).output
    assert run("export", "annotations", "-f", config, "-o", root / "all.jsonld").exit_code == 0
    told = (root / "all.jsonld").read_text()
    assert f"{base}/2032/briefings/carl/" in told
    assert f"{base}/briefings/" not in told
