"""Reading a briefing: the sentence behind a mark, the way to the original and back, copying, finding one's way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

PATH = "briefings/harbour-talks/"
BOX = ".precis-sentence"
# The first mark of a quote whose sentence stands between two of its paragraph.
QUOTE = ".precis-quote:has-text('not to listen')"


def mark_of(page: Page) -> Locator:
    return page.locator(QUOTE).locator("a.precis-mark")


@pytest.fixture
def reading(page: Page, address: str) -> Page:
    page.goto(address + PATH)
    return page


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + PATH)
    yield page
    context.close()


def test_a_mark_shows_its_sentence_under_the_pointer(reading: Page) -> None:
    mark_of(reading).hover()
    expect(reading.locator(f"{BOX} mark")).to_have_text("“We came to sign, not to listen,” Tarn told reporters after the meeting.")
    expect(reading.locator(BOX)).to_contain_text("She left.")
    expect(reading.locator(BOX)).to_contain_text("Paragraph 2")
    expect(reading.locator(BOX)).to_be_in_viewport(ratio=1)
    reading.mouse.move(2, 2)
    expect(reading.locator(BOX)).to_have_count(0)


def test_a_quote_over_two_sentences_shows_both(reading: Page) -> None:
    reading.locator(".precis-quote:has-text('It stays open')").locator("a.precis-mark").hover()
    expect(reading.locator(f"{BOX} mark")).to_have_text("“The harbour is open,” Brandt said. “It stays open.”")


def test_words_show_their_sentence_when_they_are_clicked(reading: Page) -> None:
    words = reading.locator(".precis-glance .precis-words").first
    sentence = reading.locator(words.locator("xpath=following-sibling::a").first.get_attribute("href") or "").text_content()
    words.click()
    expect(reading.locator(f"{BOX} mark")).to_have_text(sentence or "no sentence")
    reading.locator("h1").click()
    expect(reading.locator(BOX)).to_have_count(0)


def test_the_keyboard_reads_leaves_and_follows(reading: Page) -> None:
    reading.locator(QUOTE).locator("button").focus()
    reading.keyboard.press("Shift+Tab")
    expect(mark_of(reading)).to_be_focused()
    expect(reading.locator(BOX)).to_be_visible()
    expect(mark_of(reading)).to_have_attribute("aria-describedby", "precis-sentence")
    reading.keyboard.press("Tab")
    expect(reading.get_by_role("link", name="In the original")).to_be_focused()
    reading.keyboard.press("Escape")
    expect(reading.locator(BOX)).to_have_count(0)
    expect(mark_of(reading)).to_be_focused()
    reading.keyboard.press("Enter")
    expect(reading.locator(":target")).to_be_in_viewport()


def test_the_way_to_the_original_leads_to_the_sentence(reading: Page) -> None:
    mark_of(reading).hover()
    link = reading.get_by_role("link", name="In the original")
    expect(link).to_have_attribute(
        "href", "https://courier.example/world/harbour-talks?page=1#story:~:text=We%20came%20to,after%20the%20meeting"
    )


def test_whoever_follows_a_mark_finds_back(reading: Page) -> None:
    mark_of(reading).click()
    expect(reading).to_have_url(re.compile(r"#s\d+$"))
    expect(reading.locator(":target")).to_be_in_viewport()
    reading.get_by_role("button", name="back").click()
    expect(mark_of(reading)).to_be_focused()
    expect(mark_of(reading)).to_be_in_viewport()
    expect(reading.locator(".precis-back")).to_have_count(0)


def test_a_first_tap_shows_and_a_second_leads_on(phone: Page) -> None:
    mark_of(phone).tap()
    expect(phone.locator(BOX)).to_be_in_viewport(ratio=1)
    assert "#" not in phone.url
    mark_of(phone).tap()
    expect(phone).to_have_url(re.compile(r"#s\d+$"))
    expect(phone.locator(BOX)).to_have_count(0)


def test_a_tap_on_the_link_in_the_box_leads_on_and_one_elsewhere_closes_it(phone: Page) -> None:
    mark_of(phone).tap()
    phone.locator("h2").last.tap()
    expect(phone.locator(BOX)).to_have_count(0)
    mark_of(phone).tap()
    phone.get_by_role("link", name="Go to the source").tap()
    expect(phone.locator(":target")).to_be_in_viewport()


def test_a_quote_is_copied_with_its_citation(reading: Page, address: str) -> None:
    reading.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = reading.locator(QUOTE).get_by_role("button", name="Copy")
    copy.click()
    expect(copy).to_have_text("Copied")
    expect(reading.locator("[role=status].precis-unseen")).to_have_text("Copied")
    href = mark_of(reading).get_attribute("href")
    assert reading.evaluate("navigator.clipboard.readText()") == (
        "“We came to sign, not to listen” — Ilse Tarn, Foreign Minister, in “Ardavia and Marlovia: talks on the harbour of Tarn end "
        "without a date & without a text”, The Ardavian Courier, Ardavia, 3 February 2026 "
        f"(Précis {number(reading)}, {address}{PATH}{href})"
    )


def test_an_indirect_quote_is_copied_as_reported(reading: Page) -> None:
    reading.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reading.locator(".precis-quote:has-text('reopen the northern gate')").get_by_role("button", name="Copy").click()
    expect(reading.locator("[role=status].precis-unseen")).to_have_text("Copied")
    assert ", as reported in “Ardavia" in reading.evaluate("navigator.clipboard.readText()")


def test_copying_does_without_the_clipboard_of_safe_pages(reading: Page) -> None:
    reading.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reading.evaluate("Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('not here')) })")
    button = reading.get_by_role("button", name="Copy link")
    button.click()
    expect(reading.get_by_role("button", name="Copied")).to_be_focused()
    assert reading.evaluate("navigator.clipboard.readText()") == reading.url


def test_a_page_leads_up_and_to_its_neighbours(reading: Page) -> None:
    trail = reading.get_by_role("navigation", name="Breadcrumbs")
    assert trail.get_by_role("link").all_inner_texts() == ["Home", "Briefings", "2026", "February"]
    turn = reading.get_by_role("navigation", name="Briefings by date")
    earlier = turn.locator("[rel=prev]")
    title = earlier.evaluate("link => link.lastChild.textContent.trim()")
    earlier.click()
    expect(reading.locator("h1")).to_contain_text(title)
    reading.go_back()
    trail.get_by_role("link", name="February").click()
    expect(reading.locator("#february-2026")).to_be_in_viewport()


def test_a_phone_has_a_row_of_sections_and_a_wide_screen_the_contents(reading: Page, phone: Page) -> None:
    expect(reading.get_by_role("navigation", name="Sections")).to_be_hidden()
    expect(reading.get_by_role("navigation", name="Contents")).to_be_visible()
    row = phone.get_by_role("navigation", name="Sections")
    for link in row.get_by_role("link").all():
        expect(phone.locator(link.get_attribute("href") or "missing")).to_be_attached()
    row.get_by_role("link", name="What to watch").click()
    expect(phone.locator("#what-to-watch")).to_be_in_viewport()


def test_without_scripts_a_mark_is_a_link_and_nothing_waits_for_a_script(page_without_scripts: Page, address: str) -> None:
    page = page_without_scripts
    page.goto(address + PATH)
    assert page.locator("article button:visible").count() == 0
    mark_of(page).click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.get_by_role("navigation", name="Breadcrumbs")).to_be_visible()
    expect(page.get_by_role("link", name="the original")).to_be_visible()


def number(page: Page) -> str:
    return page.locator("#cite [data-number]").inner_text()
