from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from generator.export import html_bundle
from generator.model import Briefing

_TAGS = set("html head meta title style body h1 h2 p ul li dl dt dd blockquote bdi span a i".split())  # noqa: SIM905


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def _read(briefing: Briefing) -> _Page:
    return _Page(html_bundle.page(briefing, site_name="Précis <b>", site_url=None).decode())


def test_hostile_texts_make_no_element_and_no_attribute(hostile: Briefing) -> None:
    page = _read(hostile)
    assert {tag for tag, _ in page.tags} <= _TAGS
    assert page.open == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name in ("src", "style")]
    assert "</script><b>" in page.words
    assert "\u202e" not in page.words


def test_a_page_loads_nothing_and_runs_nothing(plain: Briefing) -> None:
    text = html_bundle.page(plain, site_name="Précis", site_url=None).decode()
    assert "<script" not in text
    assert not re.search(r"url\(|@import|<link|<img|src=", text)
    assert "default-src 'none'" in text
    assert [attrs["href"] for tag, attrs in _Page(text).tags if tag == "a"] == [plain.article.url]


def test_a_page_has_the_whole_source_and_every_quote(plain: Briefing) -> None:
    words = _read(plain).words
    assert plain.article.text in words
    assert words.count("“The Karst Pact stands,”") == 2
    assert "Ada de la Cruz and John Roe Jr., “Harbour talks open,” The Havenburg Courier, June 2, 2031" in words


def test_an_address_that_runs_something_is_no_link(plain: Briefing) -> None:
    page = _read(replace(plain, article=replace(plain.article, url="javascript:alert(1)")))
    assert [tag for tag, _ in page.tags if tag == "a"] == []


def test_the_list_leads_to_every_page(hostile: Briefing, plain: Briefing) -> None:
    made = dict(html_bundle.files((hostile, plain), site_name="Précis", site_url=None))
    assert list(made) == ["hostile.html", "harbour.html", "index.html"]
    links = [attrs["href"] for tag, attrs in _Page(made["index.html"].decode()).tags if tag == "a"]
    assert links == ["hostile.html", "harbour.html"]
