"""A site whose address is known: what it tells feed readers, search engines and those who come by an old address."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config

from generator.cli import main
from generator.config import Config
from generator.pipeline import generate
from tests.few_treaties import use_few_treaties

SITE = "https://example.org/news/"
HOSTILE = "</script><!-- Gate \"shut\" & 'barred' {{ 7 * 7 }}"
STORY = "KARST – Envoy Mara Olin said on Tuesday that the gate was shut.\n\n“It stays shut,” Olin told reporters.\n"
SEED = f"---\ntitle: {json.dumps(HOSTILE)}\npublished: 2031-06-12\nrevisions:\n  - {{date: 2031-06-20, note: A name.}}\n---\n{STORY}"
OVERRIDE = '{% extends "precis.html" %}{% block site_meta %}{{ super() }}<meta name="own" content="1">{% endblock %}'


def _build() -> None:
    result = CliRunner().invoke(main, ["build", "--strict"])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new site with an address, a template of its own and two seeds, of which one was renamed; built; the folder is the working one."""
    folder = tmp_path_factory.mktemp("published") / "site"
    with pytest.MonkeyPatch.context() as patch:
        use_few_treaties(patch)
        assert CliRunner().invoke(main, ["new", str(folder), "--name", 'The "Gate" & <b>']).exit_code == 0
        patch.chdir(folder)
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        settings = settings.replace("theme:\n", f"site_url: {SITE.rstrip('/')}\ntheme:\n  custom_dir: overrides\n", 1)
        (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
        (folder / "overrides").mkdir()
        (folder / "overrides" / "main.html").write_text(OVERRIDE)
        (folder / "seeds" / "gate.md").write_text(SEED)
        (folder / "seeds" / "port.txt").write_text(STORY.replace("gate", "port"))
        generate(Config(root=folder, seeds_dir=folder / "seeds", docs_dir=folder / "docs", site_url=SITE))
        (folder / "seeds" / "gate.md").rename(folder / "seeds" / "gate-shut.md")
        _build()
        yield folder


def _head(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("</head>")[0]


def _tags(head: str) -> dict[str, str]:
    return {name: unescape(content) for name, content in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', head)}


def _data(head: str) -> list[Any]:
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)]


def test_a_briefing_s_card_tells_title_day_address_and_picture(published: Path) -> None:
    tags = _tags(_head(published / "site" / "briefings" / "gate-shut" / "index.html"))
    assert tags["og:title"] == HOSTILE
    assert tags["og:description"]
    assert (tags["og:type"], tags["og:site_name"], tags["og:url"]) == ("article", 'The "Gate" & <b>', f"{SITE}briefings/gate-shut/")
    assert (tags["article:published_time"], tags["article:modified_time"]) == ("2031-06-12", "2031-06-20")
    picture = published / "site" / tags["og:image"].removeprefix(SITE)
    assert picture.read_bytes()[16:24] == b"".join(int(tags[f"og:image:{side}"]).to_bytes(4, "big") for side in ("width", "height"))


def test_hostile_titles_stay_text_in_the_data_of_the_head(published: Path) -> None:
    head = _head(published / "site" / "briefings" / "gate-shut" / "index.html")
    ((report, _),) = (one["@graph"] for one in _data(head))
    assert report["headline"] == HOSTILE
    assert report["@id"] == f"{SITE}briefings/gate-shut/"
    assert report["hasPart"][0]["text"] == "It stays shut"
    (site,) = _data(_head(published / "site" / "index.html"))
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", 'The "Gate" & <b>', SITE)


def test_a_template_of_the_site_s_own_adds_to_the_head(published: Path) -> None:
    tags = _tags(_head(published / "site" / "guide" / "index.html"))
    assert tags["own"] == "1"
    assert (tags["og:type"], tags["og:title"]) == ("website", "Read a briefing")


def test_a_page_leads_feed_readers_to_its_feed(published: Path) -> None:
    page = published / "site" / "actors" / "mara-olin" / "index.html"
    found = re.findall(r'<link rel="alternate feed" type="application/(\w+)\+\w+" title="[^"<>]+" href="([^"]+)">', _head(page))
    assert found == [("atom", "../../feeds/actors/mara-olin.xml"), ("feed", "../../feeds/actors/mara-olin.json")]
    feed = ET.fromstring((page.parent / found[0][1]).resolve().read_bytes())  # noqa: S314 — our own
    ids = [node.text for node in feed.iterfind("{*}entry/{*}id")]
    assert ids == [f"{SITE}briefings/gate/", f"{SITE}briefings/port/"]


def test_the_site_map_has_the_days_of_the_seeds_and_no_other(published: Path) -> None:
    made = (published / "site" / "sitemap.xml").read_text()
    assert f"<url><loc>{SITE}briefings/gate-shut/</loc><lastmod>2031-06-20</lastmod></url>" in made
    assert f"<url><loc>{SITE}briefings/port/</loc></url>" in made
    assert set(re.findall("<lastmod>([^<]+)", made)) == {"2031-06-20"}
    assert gzip.decompress((published / "site" / "sitemap.xml.gz").read_bytes()).decode() == made
    assert f"Sitemap: {SITE}sitemap.xml" in (published / "site" / "robots.txt").read_text()


def test_the_old_address_of_a_renamed_seed_leads_to_the_new_one_and_is_not_found_by_search(published: Path) -> None:
    page = (published / "site" / "briefings" / "gate" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert 'http-equiv="refresh" content="0; url=../../briefings/gate-shut/"' in page
    assert f'<link rel="canonical" href="{SITE}briefings/gate-shut/">' in page
    assert '<a href="../../briefings/gate-shut/"' in page
    assert "<script>" not in page
    assert len(page) < 2000
    assert "briefings/gate/" not in (published / "site" / "sitemap.xml").read_text()
    assert "briefings/gate/" not in (published / "site" / "search" / "search_index.json").read_text()


def test_a_fresh_clone_builds_the_same_site(published: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(published, clone, ignore=shutil.ignore_patterns("site", "briefings", "actors", "treaties", ".precis.json", "feeds"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(clone)
        _build()
    sites = [{p.relative_to(top): p.read_bytes() for p in top.rglob("*") if p.is_file()} for top in (published / "site", clone / "site")]
    assert sites[0] == sites[1]


def test_without_an_address_there_is_no_feed_and_no_link_to_one_and_a_robots_file_of_the_site_s_own_stays(published: Path) -> None:
    settings = published / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(f"site_url: {SITE.rstrip('/')}\n", ""), encoding="utf-8")
    (published / "docs" / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    _build()
    assert not (published / "site" / "feeds").exists()
    assert (published / "site" / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    home = (published / "site" / "index.html").read_text(encoding="utf-8")
    assert "feeds/" not in home
    assert "og:url" not in home
    ((report, _),) = (one["@graph"] for one in _data(_head(published / "site" / "briefings" / "port" / "index.html")))
    assert report["@id"] == "../../briefings/port/"


def test_a_live_preview_leaves_the_address_of_the_published_site_on_pages(tmp_path: Path) -> None:
    for told, expected in ((f"site_url: {SITE.rstrip('/')}\n", SITE), ("", None)):
        (tmp_path / "mkdocs.yml").write_text(f"site_name: S\n{told}plugins: [precis]\n")
        (tmp_path / "docs").mkdir(exist_ok=True)
        config = load_config(str(tmp_path / "mkdocs.yml"))
        plugin: Any = config.plugins["precis"]
        plugin.on_startup(command="serve", dirty=False)
        config.site_url = "http://127.0.0.1:8000/"
        assert plugin.settings(config).site_url == expected
