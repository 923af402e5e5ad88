"""The search box: what it finds, where a result leads, and what it says when it cannot search."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator import search

VISIT = "briefings/visit-to-havenburg/"
BOX = "[data-md-component=search-query]"
META = ".md-search-result__meta"
LINK = ".md-search-result__link"
CHIP = ".precis-search button"


pytestmark = pytest.mark.usefixtures("search_engine")


@pytest.fixture
def asked(page: Page, address: str) -> Callable[[str], Locator]:
    """Types a query on the page of guides; gives the links of what is found."""

    def ask(query: str) -> Locator:
        if not page.url.startswith(address):
            page.goto(f"{address}guide/")
        box = page.locator(BOX).first
        box.click()
        box.fill(query)
        return page.locator(LINK)

    return ask


def _leads(links: Locator, path: str) -> Locator:
    return links.and_(links.page.locator(f'[href*="/{path}"]'))


def test_a_speaker_s_name_finds_the_actor_first_and_the_briefing(page: Page, asked: Callable[[str], Locator]) -> None:
    links = asked("Ishibashi")
    expect(_leads(links, VISIT).first).to_be_attached()
    expect(links.first).to_have_attribute("href", re.compile("actors/kenta-ishibashi/"))
    expect(page.locator(META)).to_have_text("2 results")


@pytest.mark.parametrize(
    "query",
    [
        "ozdogan",
        "ÖZDOĞAN",
        "wrobel",
        "lukasz",
        "石橋健太",
        "石橋",
        "lighthous",
        "mend the lighthouse",
        '"belongs to both"',
        "Ishibashi Kestrel",
    ],
)
def test_names_and_words_are_found_as_readers_type_them(asked: Callable[[str], Locator], query: str) -> None:
    expect(_leads(asked(query), VISIT).first).to_be_attached()


def test_a_slip_of_the_pen_finds_the_name_and_says_so(page: Page, asked: Callable[[str], Locator]) -> None:
    expect(_leads(asked("Ishibahsi"), VISIT).first).to_be_attached()
    expect(page.locator(META)).to_contain_text("for “ishibashi”")


def test_words_that_stand_nowhere_together_find_pages_with_some_and_say_which_are_missing(asked: Callable[[str], Locator]) -> None:
    links = asked("lighthouse zzyzx")
    expect(_leads(links, VISIT).first).to_be_attached()
    expect(links.page.locator(".md-search-result__terms del").first).to_have_text("zzyzx")


def test_what_is_nowhere_is_not_found(page: Page, asked: Callable[[str], Locator]) -> None:
    links = asked("qqxyzzyqq")
    expect(page.locator(META)).to_have_text("Nothing found")
    expect(links).to_have_count(0)


def test_a_result_leads_to_its_paragraph_which_shows_the_words(page: Page, asked: Callable[[str], Locator]) -> None:
    link = asked("revert to his old complaints").filter(has_text=re.compile(r"Source ¶\d+")).first
    expect(link.locator("mark").first).to_have_text("revert")
    place = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    expect(page).to_have_url(re.compile(rf"briefings/.*#{place}$"))
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    expect(page.locator(f"#{place} mark[data-md-highlight]").first).to_have_text("revert")


def test_a_button_narrows_the_search_and_the_box_says_how(page: Page, asked: Callable[[str], Locator]) -> None:
    links = asked("lighthouse")
    expect(_leads(links, VISIT).first).to_be_attached()
    page.locator(CHIP, has_text="Quotes").click()
    expect(page.locator(BOX).first).to_have_value("lighthouse in:quotes")
    expect(page.locator(CHIP, has_text="Quotes")).to_have_attribute("aria-pressed", "true")
    expect(links.filter(has_text="Łukasz Wróbel").first).to_contain_text("mend the lighthouse")
    page.locator(CHIP, has_text="Actors").click()
    expect(page.locator(META)).to_have_text("Nothing found here; try All")
    page.locator(CHIP, has_text="All").click()
    expect(page.locator(BOX).first).to_have_value("lighthouse")
    expect(_leads(links, VISIT).first).to_be_attached()


@pytest.mark.parametrize(("words", "found"), [("in:treaties", "treaties/"), ("type:treaty", "treaties/"), ("in:topics", "topics/")])
def test_a_word_in_the_box_narrows_the_search(page: Page, asked: Callable[[str], Locator], words: str, found: str) -> None:
    links = asked(f"alliance {words}")
    expect(links.first).to_have_attribute("href", re.compile(rf"/{found}"))
    pages = page.locator(f".md-search-result__item > {LINK}:first-child")
    assert all(f"/{found}" in str(link.get_attribute("href")) for link in pages.all())


def test_the_newest_come_first_where_they_are_asked_for(page: Page, asked: Callable[[str], Locator]) -> None:
    expect(asked("minister").first).to_be_attached()
    page.locator(CHIP, has_text="Newest first").click()
    expect(page.locator(BOX).first).to_have_value("minister sort:newest")
    expect(page.locator(META)).to_contain_text("result")
    expect(page.locator(f".md-search-result__item:first-child {LINK}").first).to_have_attribute("href", re.compile("briefings/"))
    days = [re.search(r"(\d{4})", text) for text in page.locator(".precis-detail").all_inner_texts()]
    years = [int(found[1]) if found else 0 for found in days]
    assert len(years) > 2
    assert years == sorted(years, reverse=True)


def test_the_buttons_are_reached_by_keys_alone(page: Page, asked: Callable[[str], Locator]) -> None:
    expect(asked("lighthouse").first).to_be_attached()
    box = page.locator(BOX).first
    box.press("Tab")
    expect(page.locator(CHIP).first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(CHIP, has_text="Quotes")).to_be_focused()
    page.keyboard.press("Space")
    expect(box).to_have_value("lighthouse in:quotes")
    expect(page.locator(LINK).filter(has_text="Łukasz Wróbel").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CHIP).first).not_to_be_visible()


def test_an_address_carries_a_query(page: Page, address: str) -> None:
    page.goto(f"{address}?q=lighthouse+in:quotes")
    expect(page.locator(LINK).filter(has_text="Łukasz Wróbel").first).to_be_visible()
    expect(page.locator(CHIP, has_text="Quotes")).to_have_attribute("aria-pressed", "true")


def test_the_text_of_a_seed_stays_text_in_results(page: Page, asked: Callable[[str], Locator]) -> None:
    links = asked("Talks resume")
    expect(_leads(links, "briefings/hostile-markup/").first).to_contain_text("<script>")
    assert page.evaluate("window.attacked") is None
    assert page.locator(".md-search-result :is(script, img, style, iframe), .md-search-result a[href^=javascript]").count() == 0


def test_a_search_asks_for_small_files_of_this_site_alone(page: Page, address: str) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: int(response.headers.get("content-length", 0))}))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in sizes if "pagefind" in url], "nothing is loaded before somebody searches"
    page.locator(BOX).first.press_sequentially("lighthouse")
    expect(page.locator(LINK).first).to_be_attached()
    assert all(url.startswith(address) for url in sizes)
    assert sum(size for url, size in sizes.items() if "/search/" in url) < 600_000


def test_what_cannot_be_loaded_is_said_in_words_and_tried_again(page: Page, address: str) -> None:
    page.route("**/search/precis.json", lambda route: route.abort())
    page.goto(f"{address}guide/", wait_until="networkidle")
    box = page.locator(BOX).first
    box.press_sequentially("lighthous")
    expect(page.locator(META)).to_have_text("The search could not be loaded. Check the connection, then type again.")
    page.unroute("**/search/precis.json")
    box.press_sequentially("e")
    expect(_leads(page.locator(LINK), VISIT).first).to_be_attached()


def test_a_telephone_shows_buttons_and_results_in_its_width(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}guide/", wait_until="networkidle")
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(BOX).first.fill("lighthouse")
    expect(_leads(page.locator(LINK), VISIT).first).to_be_visible()
    expect(page.locator(CHIP, has_text="Newest first")).to_be_in_viewport()
    boxes = [chip.bounding_box() for chip in page.locator(CHIP).all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    context.close()


def test_a_page_opened_as_a_file_says_that_it_cannot_search(page: Page, built_site: Path) -> None:
    page.goto((built_site / "guide" / "index.html").as_uri())
    box = page.locator(BOX).first
    expect(box).to_be_disabled()
    expect(box).to_have_attribute("placeholder", "Search needs a server")


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 — the name is the library's
        """Says nothing: a request that fails shows in the browser."""


@pytest.fixture
def plain_address(built_site: Path, tmp_path: Path) -> Iterator[str]:
    """The site as a build without Pagefind makes it: the index of the theme's own search, and no other."""
    copy = tmp_path / "plain"
    shutil.copytree(built_site, copy, ignore=shutil.ignore_patterns("precis.json", "names"))
    index = copy / "search" / "search_index.json"
    pages = [f"{page.parent.relative_to(copy).as_posix()}/" for page in sorted((copy / "briefings").glob("*/index.html"))]
    index.write_text(json.dumps({**json.loads(index.read_text()), "docs": search.plain(copy, pages)}))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(copy)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_theme_s_own_search_works_where_it_must_serve(page: Page, plain_address: str) -> None:
    page.goto(f"{plain_address}guide/", wait_until="networkidle")
    page.locator(BOX).first.press_sequentially("lighthouse")
    expect(_leads(page.locator(LINK), VISIT).first).to_be_attached()
    expect(page.locator(".precis-search")).to_be_hidden()
    page.locator(BOX).first.fill("talks resume")
    expect(_leads(page.locator(LINK), "briefings/hostile-markup/").first).to_contain_text("<script>")
    assert page.evaluate("window.attacked") is None
    assert page.locator(".md-search-result :is(script, img, style, iframe)").count() == 0
