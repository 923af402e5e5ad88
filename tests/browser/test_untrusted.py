"""Strings that break programs, in every field of seeds, corrections and treaties: none runs, none asks for anything, all are shown."""

from __future__ import annotations

import json
import os
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.export import briefing_json, check
from generator.telling.words import displayed
from tests.browser.hostile_site import HostilePage, build
from tests.naughty import NAUGHTY, all_strings

_TRAP = """
window.alert = window.confirm = window.prompt = window.print = () => { window.hit = "dialog" }
document.addEventListener("securitypolicyviolation", event => { (window.refused ||= []).push(event.violatedDirective + " " + event.blockedURI) })
"""
_LISTS = ("", "briefings/", "actors/", "treaties/", "topics/", "quotes/", "timeline/")


@pytest.fixture(scope="session")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[HostilePage, ...]]:
    """The site of our own strings, some in each seed."""
    return build(root, tmp_path_factory.mktemp("hostile"), NAUGHTY, 5)


def test_no_string_runs_or_asks_for_anything_and_each_is_shown(hostile: tuple[Path, tuple[HostilePage, ...]], browser: Browser) -> None:
    site, pages = hostile
    with _watched(site, browser) as watched:
        assert watched.problems(pages) == []


def test_search_and_the_finder_of_quotes_show_strings_as_text(hostile: tuple[Path, tuple[HostilePage, ...]], browser: Browser) -> None:
    site, _ = hostile
    with _watched(site, browser) as watched:
        page = watched.page
        page.goto(f"{watched.address}quotes/", wait_until="networkidle")
        page.select_option("#precis-manner", "direct")
        expect(page.locator("#precis-found > li").first).to_be_visible()
        expect(page.locator("#precis-found")).to_contain_text(re.compile("window.hit="))
        page.goto(f"{watched.address}quotes/?speaker={quote('<img src=x onerror=window.hit=50>')}", wait_until="networkidle")
        box = page.locator("[data-md-component=search-query]").first
        for typed in ("<img src=x onerror=window.hit=4>", "script window hit", "reporters binds"):
            box.click()
            box.fill(typed)
            expect(page.locator(".md-search-result__meta")).not_to_have_text(re.compile("Initializing|Type to start"))
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert watched.told() == []


def test_what_programs_read_is_whole(hostile: tuple[Path, tuple[HostilePage, ...]]) -> None:
    site, _ = hostile
    assert _broken(site) == []


@pytest.mark.soak
def test_no_string_of_the_whole_list_runs_or_asks_for_anything(root: Path, tmp_path: Path, browser: Browser) -> None:
    site, pages = build(root, tmp_path, all_strings(), int(os.environ.get("PRECIS_NAUGHTY_EACH", "8")))
    assert _broken(site) == []
    with _watched(site, browser) as watched:
        assert watched.problems(pages) == []


class _Watched:
    """A page in a browser, and all that it does which text must not make it do."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self._told: list[str] = []
        page.add_init_script(_TRAP)
        page.on("dialog", self._dialog)
        page.on("console", lambda message: self._told.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self._told.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:")) else self._told.append(request.url))
        page.on("popup", lambda popup: self._told.append(f"a window opened: {popup.url}"))

    def _dialog(self, dialog: Any) -> None:
        self._told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def told(self) -> list[str]:
        """What the page at hand has done."""
        hit, refused = self.page.evaluate("[window.hit === undefined ? null : String(window.hit), window.refused || []]")
        return [*self._told, *([f"script ran: {hit}"] if hit is not None else []), *refused]

    def problems(self, pages: tuple[HostilePage, ...]) -> list[str]:
        """What any page did, and which strings are not shown on theirs."""
        found: list[str] = []
        for one in (*pages, *(HostilePage(address=address, strings=()) for address in _LISTS)):
            self._told = []
            response = self.page.goto(self.address + one.address, wait_until="load")
            if response is None or response.status != 200:
                found.append(f"{one.address}: is not there")
                continue
            shown = " ".join(self.page.evaluate("document.querySelector('article').textContent").split())
            foreign = [*self.page.evaluate(_FOREIGN), *self.page.evaluate(_HIDDEN)]
            lost = [text for text in one.strings if displayed(text) not in shown]
            found += [f"{one.address}: {what}" for what in (*self.told(), *foreign)]
            found += [f"{one.address}: does not show {text!r}" for text in lost]
        return found


# What only text of a seed could have made of the article: the site has no such thing in its pages.
_FOREIGN = """() => [...document.querySelectorAll(
  "article :is(iframe, object, embed, base, meta, link:not([href*='assets/precis/']), style, form:not([class^=precis-]), math, textarea, template, video, audio, [srcdoc], [style]), " +
  "article script:not([src]):not([type='application/ld+json']):not([type='application/json'])," +
  "article a:is([href^='javascript:' i], [href^='data:' i], [href^='vbscript:' i], [href^='//evil'], [href^='http://evil'], [href^='https://evil'])"
)].map(one => one.outerHTML.slice(0, 120)).concat(
  [...document.querySelectorAll("article *")].flatMap(one => [...one.attributes].filter(a => /^on/.test(a.name)).map(a => one.tagName + " " + a.name))
)"""


# A mark in the place of what deceives is no use where nobody sees it.
_HIDDEN = """() => [...document.querySelectorAll("article .precis-steering")].filter(one => {
  const look = getComputedStyle(one)
  return look.position !== "static" || look.display === "none" || look.visibility !== "visible" || look.clipPath !== "none"
}).map(one => "a mark that nobody sees: " + one.textContent)"""


@contextmanager
def _watched(site: Path, browser: Browser) -> Iterator[_Watched]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        yield _Watched(context.new_page(), f"http://127.0.0.1:{server.server_port}/{site.name}/")
    finally:
        context.close()
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 — the name is the library's
        """Says nothing."""


def _broken(site: Path) -> list[str]:
    """The files of the site that a program could not read, or that do not say what they must."""
    found: list[str] = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".xml":
            ET.parse(path)  # noqa: S314 — our own file, in which no text may have become markup
        elif path.suffix == ".json":
            document = json.loads(path.read_text("utf-8"))
            if name.startswith("briefings/") and not name.endswith(".csl.json"):
                briefing_json.validate(document)
                found += [f"{name}: {problem}" for problem in check.problems(document)]
        elif path.suffix == ".html":
            for data in re.findall(r'<script type="?application/ld\+json"?>(.*?)</script>', path.read_text("utf-8"), re.DOTALL):
                json.loads(data)
    return found
