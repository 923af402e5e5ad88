"""What holds on every page of the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.widths import fits

WIDTHS = (390, 768, 1280, 1920)
_SMALLEST = """() => {
  const words = [...document.querySelectorAll(".precis-figure *, .precis-matrix *, svg[class^=precis] text")].filter(
    part => part.localName !== "title" && part.checkVisibility() && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  return words.length ? Math.min(...words.map(part => parseFloat(getComputedStyle(part).fontSize))) : null
}"""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_no_page_has_an_error_or_asks_another_host(page: Page, address: str, addresses: tuple[str, ...]) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.on("dialog", lambda dialog: problems.append(f"{page.url}: dialog {dialog.message}"))
    page.on("request", lambda request: None if _is_own(request.url, address) else problems.append(f"{page.url}: asks {request.url}"))
    page.on("response", lambda response: problems.append(f"{response.url}: {response.status}") if response.status >= 400 else None)
    for path in addresses:
        page.goto(address + path)
        page.wait_for_timeout(100)  # what scripts ask for when the page is there
    assert problems == []


def test_no_page_scrolls_sideways(page: Page, address: str, kinds: tuple[str, ...], briefings: tuple[str, ...]) -> None:
    too_wide: list[str] = []
    for path in sorted({*kinds, *briefings}):
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if not fits(page):
                found = page.evaluate("document.documentElement.scrollWidth")
                too_wide.append(f"{path}: {found} pixels at a width of {width}")
    assert too_wide == []


def test_no_letter_of_a_picture_is_small_on_a_telephone(page: Page, address: str, kinds: tuple[str, ...]) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    sizes: dict[str, float] = {}
    for path in kinds:
        page.goto(address + path)
        found = page.evaluate(_SMALLEST)
        if found is not None:
            sizes[path] = found
    assert len(sizes) > 3, "pages with pictures"
    assert {path: size for path, size in sizes.items() if size < 11} == {}


def test_a_name_of_a_network_shows_its_own_lines_where_the_reader_points_at_it(
    page: Page, address: str, addresses: tuple[str, ...]
) -> None:
    for path in addresses:
        page.goto(address + path)
        names = page.locator(".precis-two-sides > ol:first-child a")
        if names.count():
            names.first.hover()
            row = 1 + names.first.evaluate("name => [...name.closest('ol').children].indexOf(name.closest('li'))")
            own, others = page.locator(f".precis-two-sides .from-{row}"), page.locator(f".precis-two-sides path:not(.from-{row})")
            assert own.first.evaluate("line => getComputedStyle(line).opacity") == "1"
            assert others.first.evaluate("line => getComputedStyle(line).opacity") == "0.15"
            return
    raise AssertionError("no page has a network")


def test_the_reader_s_colour_scheme_is_followed(page: Page, address: str) -> None:
    backgrounds = set()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        backgrounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(backgrounds) == len(SCHEMES)


def test_every_page_has_one_heading_of_the_first_order_and_a_title(built_site: Path) -> None:
    wrong = []
    for path in sorted(built_site.rglob("index.html")):
        page = path.read_text(encoding="utf-8")
        if len(re.findall(r"<h1[\s>]", page)) != 1 or not re.search(r"<title>[^<]*\w[^<]*</title>", page):
            wrong.append(path.relative_to(built_site).as_posix())
    assert wrong == []


def _is_own(url: str, address: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob"} or parts.netloc == urlsplit(address).netloc
