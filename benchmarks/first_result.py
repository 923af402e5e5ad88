"""How long a reader waits for the first result of a search, and what the browser loads for it: this site's search and the theme's own."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request, sync_playwright

from generator import search

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
_LONGEST = 600_000
_RESULT = ".md-search-result__item"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstResult:
    """One search.

    Attributes:
        seconds: from opening the page to the first result, typing included.
        megabytes: that the search loaded.
    """

    seconds: float
    megabytes: float


def first_result(site: Path, words: str, chromium: str) -> FirstResult:
    """What a search for the words takes on a site."""
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS), headless=True)
        page = browser.new_page()
        loaded: list[Request] = []
        page.context.on("requestfinished", lambda request: loaded.append(request))  # noqa: PLW0108 — Playwright marks its listeners, and cannot mark a method of a list
        start = time.perf_counter()
        _search(page, address, words)
        seconds = time.perf_counter() - start
        found = FirstResult(seconds=seconds, megabytes=sum(map(_size, [*loaded])) / 1e6)
        browser.close()
    return found


def with_own_search(site: Path, target: Path) -> Path:
    """A copy of the site that has the theme's own search."""
    shutil.copytree(site, target, ignore=shutil.ignore_patterns("search"))
    theirs = json.loads((site / search.FOLDER / "search_index.json").read_text(encoding="utf-8"))
    index = json.dumps({**theirs, "docs": search.plain(site, _searched(site))})
    (target / search.FOLDER).mkdir()
    (target / search.FOLDER / "search_index.json").write_text(index, encoding="utf-8")
    return target


def _searched(site: Path) -> list[str]:
    """The addresses of pages of one briefing, actor, treaty or topic, and of the guide; lists are in neither search."""
    return [f"{path.parent.relative_to(site).as_posix()}/" for path in site.glob("*/*/index.html") if path.parts[-3] != "timeline"]


def _search(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.locator("[data-md-component=search-query]").first.press_sequentially(words)
    page.locator(_RESULT).first.wait_for(state="attached", timeout=_LONGEST)


def _size(request: Request) -> int:
    """Bytes of what the search asked for; the page's own looks are the same for both."""
    if "/search" not in request.url:
        return 0
    sizes = request.sizes()
    return int(sizes["responseBodySize"]) + int(sizes["responseHeadersSize"])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 — the name is the library's
        """Says nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
