"""What leads others to a page, and on from an old address."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import Page, expect


def test_an_old_address_leads_to_the_place_on_the_new_page(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/markup/#p1")
    page.wait_for_url(f"{address}briefings/hostile-markup/#p1")
    expect(page.locator("#p1")).to_be_in_viewport()


def test_an_old_address_leads_to_the_new_page_without_scripts_too(page_without_scripts: Page, address: str) -> None:
    page_without_scripts.goto(f"{address}briefings/markup/")
    page_without_scripts.wait_for_url(f"{address}briefings/hostile-markup/")


def test_going_back_from_a_page_that_moved_leads_to_where_the_reader_was(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/")
    page.evaluate("location.href = 'markup/'")
    page.wait_for_url(f"{address}briefings/hostile-markup/")
    page.go_back()
    page.wait_for_url(f"{address}briefings/")


def test_the_feed_that_a_page_offers_is_there(page: Page, address: str) -> None:
    page.goto(address)
    links = page.locator(".precis-follow a")
    expect(links).to_have_text(["Atom", "JSON Feed"])
    atom, json_feed = (page.request.get(link.evaluate("link => link.href")).text() for link in links.all())
    entries = [node.text for node in ET.fromstring(atom).iterfind("{*}entry/{*}title")]  # noqa: S314 — our own
    assert entries == [item["title"] for item in json.loads(json_feed)["items"]]
    assert len(entries) > 1


def test_the_data_in_the_head_are_whole_on_every_page(built_site: Path, addresses: tuple[str, ...]) -> None:
    kinds: set[str] = set()
    for path in addresses:
        head = (built_site / path / "index.html").read_text(encoding="utf-8").split("</head>")[0]
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL):
            loaded = json.loads(text)
            kinds |= {thing["@type"] for thing in loaded.get("@graph", [loaded])}
        assert re.search(r'<meta property="og:title" content="[^"<>]+">', head), path
    assert {"WebSite", "Report", "Legislation", "BreadcrumbList", "Country"} <= kinds
