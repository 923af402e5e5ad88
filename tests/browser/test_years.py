"""A site that is built year by year, as a reader walks and searches it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import serving

CONFIG = """\
site_name: Karst
theme: {name: material, font: false, features: [navigation.tabs, search.highlight]}
nav: [index.md, about.md, briefings/index.md, actors/index.md]
not_in_nav: "/*/"
plugins:
  - search
  - precis: {shard_by: year}
markdown_extensions: [attr_list, md_in_html]
"""
STORY = """\
---
title: {title}
date: {day}
---
KARST – Envoy Mara Olin told reporters on Tuesday that the {word} “binds us all.” Chairman {person} of the Harbour Council said: “The
council met at the lighthouse and will meet again.”
"""
STORIES = (
    ("The first talks", "2031-06-11", "ferry", "Peer Vask"),
    ("The second talks", "2032-01-05", "bridge", "Nora Teal"),
)
BOX = "[data-md-component=search-query]"
LINK = ".md-search-result__link"

pytestmark = pytest.mark.usefixtures("search_engine")


@pytest.fixture(scope="module")
def years(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where such a site is served, one folder below the host's root."""
    project = tmp_path_factory.mktemp("years")
    for folder in ("seeds", "docs", "served"):
        (project / folder).mkdir()
    (project / "mkdocs.yml").write_text(CONFIG)
    (project / "docs" / "about.md").write_text("# About\n\nThe harbour.\n")
    for number, (title, day, word, person) in enumerate(STORIES):
        (project / "seeds" / f"talks-{number}.md").write_text(STORY.format(title=title, day=day, word=word, person=person))
    command = [sys.executable, "-m", "tests.few_treaties", "build", "--site-dir", str(project / "served" / "karst")]
    built = subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    with serving(project / "served") as address:
        yield f"{address}karst/"


@pytest.mark.parametrize("start", ["", "about/", "2031/", "2032/briefings/talks-1/"])
def test_search_finds_what_all_years_have_from_any_page(page: Page, years: str, start: str) -> None:
    page.goto(f"{years}{start}")
    box = page.locator(BOX).first
    box.click()
    box.fill("lighthouse")
    links = page.locator(f".md-search-result__item > {LINK}:first-child")
    expect(links).to_have_count(2)
    assert {str(link.evaluate("link => link.href")).split("?")[0] for link in links.all()} == {
        f"{years}2031/briefings/talks-0/",
        f"{years}2032/briefings/talks-1/",
    }
    box.fill("ferry")
    expect(links).to_have_count(1)
    links.first.click()
    expect(page.locator("h1")).to_have_text(re.compile("The first talks"))
    box.click()
    box.fill("Olin")
    expect(links.first).to_have_attribute("href", re.compile(r"/karst/actors/.*#of-mara-olin$"))
    box.fill("Teal")
    expect(links.first).to_have_attribute("href", re.compile(r"/karst/2032/actors/nora-teal/"))


def test_the_newest_of_all_years_come_first_where_they_are_asked_for(page: Page, years: str) -> None:
    page.goto(f"{years}2031/?q=lighthouse+sort:newest")
    found = page.locator(f".md-search-result__item > {LINK}:first-child")
    expect(found).to_have_count(2)
    expect(found.first).to_have_attribute("href", re.compile("/2032/briefings/"))


def test_a_reader_walks_from_year_to_year_and_up(page: Page, years: str) -> None:
    page.goto(f"{years}2031/briefings/talks-0/")
    page.locator(".precis-years a[rel=next]").click()
    expect(page).to_have_url(f"{years}2032/")
    expect(page.locator("h1")).to_have_text(re.compile("Briefings of 2032"))
    page.locator(".precis-years-all").click()
    expect(page).to_have_url(years)
    page.locator(".md-tabs").get_by_text("Actors").click()
    page.locator("#of-mara-olin").get_by_text("2031").click()
    expect(page).to_have_url(f"{years}2031/actors/mara-olin/")
