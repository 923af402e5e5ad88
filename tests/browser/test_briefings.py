"""What holds on every briefing's page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

SOURCE_MARK = "a.precis-mark"

# Each source mark whose target is not on the page, or does not lie in the source.
LOST_MARKS = """marks => marks
    .map(mark => mark.getAttribute("href"))
    .filter(href => !/^#[sp]\\d+$/.test(href) || !document.getElementById(href.slice(1))?.closest(".precis-source"))"""


def test_every_source_mark_leads_into_the_source(page: Page, address: str, briefings: tuple[str, ...]) -> None:
    lost: list[str] = []
    followed = 0
    for path in briefings:
        page.goto(address + path)
        # Entries of related briefings bear the marks of other pages.
        marks = page.locator(f"article {SOURCE_MARK}:not(.precis-list *)")
        followed += marks.count()
        lost.extend(f"{path}: {href}" for href in marks.evaluate_all(LOST_MARKS))
    assert lost == []
    assert followed > 0


def test_a_source_mark_brings_the_sentence_into_view(page: Page, address: str, briefings: tuple[str, ...]) -> None:
    page.goto(address + briefings[0])
    mark = page.locator(SOURCE_MARK).first
    target = page.locator(mark.get_attribute("href") or "missing")
    mark.click()
    expect(target).to_be_in_viewport()


def test_a_briefing_is_whole_without_scripts(page_without_scripts: Page, address: str, briefings: tuple[str, ...]) -> None:
    for path in briefings:
        page_without_scripts.goto(address + path)
        expect(page_without_scripts.locator("h1")).to_be_visible()
        expect(page_without_scripts.locator("#p1")).to_be_visible()
        expect(page_without_scripts.locator(".precis-print")).to_be_hidden()
        assert page_without_scripts.locator("article h2:visible").count() >= 8, path


def test_search_finds_each_briefing_by_a_word_of_its_source(page: Page, address: str, briefings: tuple[str, ...]) -> None:
    for path in briefings:
        page.goto(address + path, wait_until="networkidle")
        word = max(re.findall(r"\b[A-Za-z]{4,24}\b", page.locator("#p1").text_content() or ""), key=len)
        # The search listens for keys, as a reader presses them; filling the field at once would not start it.
        page.locator("[data-md-component=search-query]").first.press_sequentially(word)
        # It answers each key, so that the first results are those of a part of the word: the briefing may come after them.
        found = page.locator(f'.md-search-result__link[href^="{address}{path}"]')
        expect(found.first, f"{path} by {word}").to_be_attached()


def test_the_text_of_a_seed_stays_text(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}briefings/hostile-markup/", wait_until="networkidle")
    assert page.evaluate("window.attacked") is None
    assert not [url for url in asked if "invalid" in url]
    assert page.locator("article script, article img, article style, article [onclick], article a[href^=javascript]").count() == 0
    expect(page.locator("h1")).to_contain_text("<script>")
    expect(page.locator("h1")).to_contain_text("{{ 7 * 7 }}")
    expect(page.locator("body")).to_be_visible()
