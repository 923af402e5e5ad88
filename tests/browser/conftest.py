"""The project's site, built once, served on this machine and opened in the system's Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Other tests keep both cores busy: what a reader sees at once may take seconds here.
expect.set_options(timeout=20_000)
_ALIKE = ("actors", "treaties")
_LONGEST = 4
_GENERATED = shutil.ignore_patterns(".precis.json", "briefings", "actors", "treaties", "feeds", "quotes")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder, and keeps them in one process: they share one site and one browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 — the name is the library's
        """Says nothing: a request that fails shows in the browser."""


@pytest.fixture(scope="session")
def chromium(root: Path) -> str:
    found = subprocess.run(["sh", root / "requirements" / "chromium.sh"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(found.stderr.strip())
    return found.stdout.strip()


@pytest.fixture(scope="session")
def built_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own seeds and those of the tests, one folder below the served one as on a host of many sites."""
    copy = tmp_path_factory.mktemp("project")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (copy / "mkdocs.yml").write_text(f"{settings}\nsite_url: https://example.org/precis/\n", encoding="utf-8")
    shutil.copytree(root / "docs", copy / "docs", ignore=_GENERATED)
    for seeds in (root / "seeds", root / "tests" / "golden" / "seeds", root / "tests" / "browser" / "seeds"):
        shutil.copytree(seeds, copy / "seeds", dirs_exist_ok=True)
    site = tmp_path_factory.mktemp("served") / "precis"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", site], cwd=copy, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return site


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(built_site.parent)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{built_site.name}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def briefings(built_site: Path) -> tuple[str, ...]:
    """The addresses of all briefings, below the site's."""
    pages = sorted(page for page in (built_site / "briefings").glob("*/index.html") if not _leads_elsewhere(page))
    assert pages, "the site has no briefing"
    return tuple(f"briefings/{page.parent.name}/" for page in pages)


@pytest.fixture(scope="session")
def addresses(built_site: Path) -> tuple[str, ...]:
    """The addresses, below the site's, of all pages but those of most actors and treaties: of these, the longest stand for their kind."""
    pages = sorted(page for page in built_site.rglob("index.html") if not _leads_elsewhere(page))
    alike = [page for page in pages if page.parents[1].name in _ALIKE and page.parents[2] == built_site]
    longest = [
        page
        for kind in _ALIKE
        for page in sorted((p for p in alike if p.parents[1].name == kind), key=lambda p: (-p.stat().st_size, p))[:_LONGEST]
    ]
    chosen = sorted({*pages} - {*alike} | {*longest})
    return tuple(f"{page.parent.relative_to(built_site).as_posix()}/".removeprefix("./") for page in chosen)


@pytest.fixture(scope="session")
def kinds(built_site: Path, addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The longest page of each kind: of those that stand in one folder."""
    longest: dict[tuple[str, int], str] = {}
    for path in sorted(addresses, key=lambda one: (built_site / one / "index.html").stat().st_size):
        parts = path.split("/")
        longest[parts[0], len(parts)] = path
    return (*sorted(longest.values()), "briefings/harbour-talks/", "404.html")


def _leads_elsewhere(page: Path) -> bool:
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS), headless=True)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()
