"""The paths that readers take over several pages: with a mouse, a finger, keys alone, without scripts, on paper, and from a disk."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect
from pypdf import PdfReader

from generator import offline, store

VISIT = "briefings/visit-to-havenburg/"
TALKS = "briefings/harbour-talks/"
SEARCH = "[data-md-component=search-query]"
FOUND = ".md-search-result__link"
LIGHTHOUSE = "The lighthouse belongs to both of us"
SENTENCE = re.compile(r"#s\d+$")


def _expect_cited(page: Page, words: str) -> None:
    """The sentence of the source that the address names is in sight, and tinted."""
    expect(page).to_have_url(SENTENCE)
    sentence = page.locator(":target")
    expect(sentence).to_contain_text(words)
    expect(sentence).to_be_in_viewport()
    expect(sentence).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def _quote(page: Page, words: str) -> Locator:
    return page.locator(f".precis-quote:has-text('{words}')").first


def _is_dark(page: Page) -> bool:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) < 3 * 80


def test_a_speaker_s_quote_is_found_by_search_and_followed_to_its_sentence(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(SEARCH).first.click()
    page.locator(SEARCH).first.fill("Özdoğan")
    page.locator(f"{FOUND}[href*='/actors/']").first.click()
    expect(page.locator("h1")).to_contain_text("Özdoğan")
    _quote(page, LIGHTHOUSE).locator("a.precis-mark").click()
    expect(page).to_have_url(re.compile(VISIT))
    _expect_cited(page, LIGHTHOUSE)


def test_the_colours_that_a_reader_chooses_stay_on_the_next_page(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    assert not _is_dark(page)
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".md-tabs").get_by_role("link", name="Actors").click()
    expect(page).to_have_url(re.compile("/actors/$"))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert _is_dark(page)


@pytest.mark.parametrize(("system", "dark"), [("light", False), ("dark", True)])
def test_a_first_visit_has_the_system_s_colours_before_the_theme_s_script_runs(page: Page, address: str, system: str, dark: bool) -> None:
    page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(address)
    assert _is_dark(page) == dark
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == system


def test_the_tab_of_a_page_s_section_is_marked(page: Page, address: str) -> None:
    for path, tab in ((TALKS, "Briefings"), ("actors/", "Actors"), ("guide/seeds/", "Guide"), ("", "Home")):
        page.goto(address + path)
        assert page.locator(".md-tabs [aria-current]").all_inner_texts() == [tab]


def test_the_tabs_are_there_again_when_a_reader_comes_back_to_the_top(page: Page, address: str) -> None:
    page.goto(address + TALKS)
    before = page.locator("h1").bounding_box()
    page.mouse.wheel(0, 400)
    expect(page.locator(".md-tabs")).to_have_attribute("hidden", "")
    page.mouse.wheel(0, -400)
    expect(page.locator(".md-tabs")).not_to_have_attribute("hidden", "")
    expect(page.locator(".md-tabs").get_by_role("link", name="Actors")).to_be_in_viewport(ratio=1)
    assert page.locator("h1").bounding_box() == before


def test_on_paper_a_briefing_stands_whole_and_nothing_else(page: Page, address: str) -> None:
    page.goto(address + TALKS)
    page.emulate_media(media="print")
    for chrome in (".md-header", ".md-tabs", ".md-footer", ".precis-actions", ".md-sidebar"):
        for shown in page.locator(chrome).all():
            expect(shown).to_be_hidden()
    expect(page.locator("#source")).to_be_visible()
    printed = [page.locator("h1").inner_text(), *page.locator("[id^=p] > [id^=s]").all_inner_texts()]
    assert len(printed) > 8
    paper = _letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages))
    assert [words for text in printed for words in _words(text) if words not in paper] == []


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _words(text: str) -> list[str]:
    """Its words in threes, so that a line that is cut off shows."""
    words = [letters for word in text.split() if (letters := _letters(word))]
    return ["".join(words[at : at + 3]) for at in range(len(words) - 2)]


def test_without_scripts_a_reader_goes_from_the_actors_to_the_sentence(page_without_scripts: Page, address: str) -> None:
    page = page_without_scripts
    page.goto(address)
    page.locator(".md-tabs").get_by_role("link", name="Actors").click()
    page.locator("article").get_by_role("link", name="Özdoğan", exact=True).first.click()
    _quote(page, LIGHTHOUSE).locator("a.precis-mark").click()
    _expect_cited(page, LIGHTHOUSE)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_on_a_phone_the_menu_leads_to_a_person_and_a_tap_to_the_sentence(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("label.md-header__button[for=__drawer]").tap()
    actors = phone.locator(".md-nav--primary").get_by_role("link", name="Actors")
    expect(actors).to_be_in_viewport(ratio=1)
    actors.tap()
    expect(phone).to_have_url(re.compile("/actors/$"))
    phone.locator("article").get_by_role("link", name="Özdoğan", exact=True).first.tap()
    phone.locator(f".precis-speaker:has-text('{LIGHTHOUSE}')").get_by_role("link", name="Ishibashi visits Havenburg").tap()
    expect(phone).to_have_url(re.compile(VISIT))
    _quote(phone, LIGHTHOUSE).locator("a.precis-mark").tap()
    expect(phone.locator(".precis-sentence mark")).to_contain_text(LIGHTHOUSE)
    expect(phone.locator(".precis-sentence")).to_be_in_viewport(ratio=1)
    phone.get_by_role("link", name="Go to the source").tap()
    _expect_cited(phone, LIGHTHOUSE)


def test_keys_alone_skip_what_stands_on_every_page(page: Page, address: str) -> None:
    page.goto(f"{address}guide/", wait_until="networkidle")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_keys_alone_search_and_open_what_is_found(page: Page, address: str, key: str) -> None:
    page.goto(f"{address}guide/", wait_until="networkidle")
    page.keyboard.press(key)
    expect(page.locator(SEARCH).first).to_be_focused()
    page.keyboard.type("lighthouse")
    expect(page.locator(FOUND).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(FOUND).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(VISIT))


@pytest.fixture(scope="module")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy for a disk, unpacked in a folder whose name is not plain."""
    folder = tmp_path_factory.mktemp("a disk") / "Übersicht #1"
    store.write_zip(folder.with_name("site.zip"), offline.files(built_site, "https://example.org/precis/"))
    with ZipFile(folder.with_name("site.zip")) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture
def disk(page: Page, unpacked: Path) -> Iterator[Page]:
    """The first page of the copy, opened as a file; every request that fails or leaves the disk, and every error, is one of the test."""
    problems: list[str] = []

    def failed(request: Request) -> None:
        if "ERR_ABORTED" not in str(request.failure):  # the reader has gone on
            problems.append(f"{request.url}: {request.failure}")

    page.on("requestfailed", failed)
    page.on("request", lambda request: None if re.match("(file|blob|data):", request.url) else problems.append(request.url))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((unpacked / "index.html").as_uri())
    yield page
    assert problems == []


def test_from_a_disk_links_lead_from_page_to_page(disk: Page, unpacked: Path) -> None:
    disk.locator("article").get_by_role("link", name="Ishibashi visits Havenburg").first.click()
    expect(disk).to_have_url(re.compile(rf"{VISIT}index\.html$"))
    disk.locator("article").get_by_role("link", name="Özdoğan", exact=True).first.click()
    expect(disk.locator("h1")).to_contain_text("Özdoğan")
    disk.locator("article").get_by_role("link", name="North Atlantic Treaty").first.click()
    expect(disk).to_have_url(re.compile(r"treaties/north-atlantic-treaty/index\.html$"))
    disk.locator(".md-tabs").get_by_role("link", name="Quotes").click()
    expect(disk.locator("#precis-year option").nth(1)).to_be_attached()  # the finder has its data, and listens
    disk.select_option("#precis-manner", "direct")
    expect(disk).to_have_url(re.compile(r"quotes/index\.html\?manner=direct$"))
    mark = disk.locator("#precis-found > li a.precis-mark").first
    expect(disk.locator("#precis-found")).not_to_have_attribute("aria-busy", "true")
    mark.click()
    _expect_cited(disk, "")
    disk.locator(".md-header .md-logo").click()
    expect(disk).to_have_url((unpacked / "index.html").as_uri())


def test_from_a_disk_the_search_finds_words_and_leads_to_them(disk: Page) -> None:
    disk.locator(SEARCH).first.click()
    disk.locator(SEARCH).first.fill("mend the lighthouse")
    found = disk.locator(f"{FOUND}[href*='{VISIT}index.html']")
    expect(found.first).to_be_visible()
    disk.get_by_role("button", name="Quotes").click()
    expect(disk.locator(".md-search-result__meta")).to_have_text("1 result")
    found.first.click()
    expect(disk).to_have_url(re.compile(VISIT))
    expect(disk.locator("article mark").first).to_be_attached()


def test_from_a_disk_letters_stand_in_the_site_s_own_type(disk: Page) -> None:
    loaded = disk.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(font => font.status === 'loaded').map(font => font.family))"
    )
    assert {family.strip('"') for family in loaded} >= {"Source Serif 4", "Source Sans 3"}


def test_an_old_address_leads_on_from_a_disk_too(disk: Page, unpacked: Path) -> None:
    disk.goto(f"{(unpacked / 'briefings' / 'markup' / 'index.html').as_uri()}#p1")
    expect(disk).to_have_url(re.compile(r"briefings/hostile-markup/index\.html#p1$"))


def test_what_is_copied_from_a_disk_leads_others_to_the_published_site(disk: Page, unpacked: Path) -> None:
    disk.goto((unpacked / VISIT / "index.html").as_uri())
    disk.evaluate("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text } } })")
    disk.get_by_role("button", name="Copy link").click()
    expect(disk.get_by_role("button", name="Copied")).to_be_visible()
    assert disk.evaluate("window.copied") == f"https://example.org/precis/{VISIT}"
