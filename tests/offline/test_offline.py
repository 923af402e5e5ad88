"""What the copy for a disk holds."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.offline import files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = {
        "index.html": '<a href=".">Home</a><a href="actors/">Actors</a><a href="feeds/briefings.xml">Feed</a>',
        "404.html": "",
        "robots.txt": "",
        "sitemap.xml": "",
        "sitemap.xml.gz": "",
        ".nojekyll": "",
        "feeds/briefings.xml": "",
        "briefings/a-visit.json": "{}",
        "assets/javascripts/bundle.1234.min.js": "theme()",
        "assets/javascripts/bundle.1234.min.js.map": "",
        "assets/javascripts/workers/search.1234.min.js": "",
        "assets/javascripts/lunr/min/lunr.ja.min.js": "",
        "assets/precis/search-worker.js": 'const a = "</script>"',
        "assets/precis/fonts.css": '@font-face { src: url("fonts/a.woff2") } p { background: url("../../../secret.woff2") }',
        "assets/precis/fonts/a.woff2": "wOF2",
        "search/search_index.json": '{"config":{},"docs":[{"text":"all of it"}]}',
        "search/precis.json": '{"names":"ü"}',
        "search/pagefind.js": "export {}",
        "search/a/a.pf_meta": "\x00",
    }
    for name, content in made.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (tmp_path / "secret.woff2").write_text("secret")
    return tmp_path / "site"


def _made(site: Path, published: str | None = None) -> dict[str, str]:
    return {
        name: (content if isinstance(content, bytes) else content.read_bytes()).decode("utf-8") for name, content in files(site, published)
    }


def test_what_only_hosts_and_servers_have_use_for_is_left_out(site: Path) -> None:
    assert list(_made(site)) == [
        "assets/javascripts/bundle.1234.min.js",
        "assets/precis/fonts.css",
        "assets/precis/search-worker.js.js",
        "briefings/a-visit.json",
        "index.html",
        "search/a/a.pf_meta.js",
        "search/pagefind.js.js",
        "search/precis.json.js",
        "search/search_index.js",
    ]


def test_a_link_to_what_is_left_out_leads_to_the_published_site(site: Path) -> None:
    page = _made(site, "https://example.org/precis/")["index.html"]
    assert (
        page
        == '<a href="index.html">Home</a><a href="actors/index.html">Actors</a><a href="https://example.org/precis/feeds/briefings.xml">Feed</a>'
    )
    assert _made(site)["index.html"].endswith('<a href="feeds/briefings.xml">Feed</a>')


def test_the_search_is_lent_by_scripts(site: Path) -> None:
    made = _made(site)
    assert made["search/precis.json.js"] == 'precisLent("/search/precis.json","{\\"names\\":\\"ü\\"}")\n'
    assert made["search/a/a.pf_meta.js"] == 'precisLent("/search/a/a.pf_meta","","AA==")\n'
    assert "</script>" not in made["assets/precis/search-worker.js.js"]
    assert json.loads(re.sub("^var __index = ", "", made["search/search_index.js"])) == {"config": {}, "docs": []}
    assert re.search(r"precisLent = .*\ntheme\(\)$", made["assets/javascripts/bundle.1234.min.js"], re.DOTALL)


def test_where_the_theme_s_own_search_serves_nothing_is_lent(site: Path) -> None:
    shutil.rmtree(site / "search")
    assert "assets/precis/search-worker.js" in _made(site)
    assert _made(site)["assets/javascripts/bundle.1234.min.js"] == "theme()"


def test_fonts_stand_in_their_style_and_no_file_from_outside_does(site: Path) -> None:
    style = _made(site)["assets/precis/fonts.css"]
    assert 'url("data:font/woff2;base64,d09GMg==")' in style
    assert 'url("../../../secret.woff2")' in style
