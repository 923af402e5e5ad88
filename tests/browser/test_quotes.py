"""The finder of quotes in a browser: each filter, addresses that can be shared, the way back, a disk, and a large archive."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.site.quote_finder import index_data
from tests.browser.widths import fits
from tests.site import many_quotes

COUNT = "#precis-count"
FOUND = "#precis-found > li"
SPEAKER = "#precis-speaker"


@pytest.fixture
def finder(page: Page, address: str) -> Page:
    """The finder, its filters filled."""
    page.goto(f"{address}quotes/", wait_until="networkidle")
    expect(page.locator("#precis-year option").nth(1)).to_be_attached()
    return page


def _counted(page: Page) -> int:
    """How many quotes there are, once all are counted."""
    expect(page.locator("#precis-found")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(COUNT)).to_have_text(re.compile(r"^[\d,]+ quotes?\b.* shown$"))
    return int(re.split(r"\D", page.locator(COUNT).inner_text().replace(",", ""))[0])


def _some_speaker(page: Page) -> str:
    return page.locator(f"{FOUND} a.precis-name").first.inner_text()


def _choose(page: Page, typed: str, name: str) -> None:
    page.locator(SPEAKER).press_sequentially(typed)
    page.get_by_role("option", name=name).first.click()


@pytest.mark.parametrize("facet", ["year", "topic", "treaty"])
def test_a_filter_shows_as_many_quotes_as_it_says(finder: Page, facet: str) -> None:
    option = finder.locator(f"#precis-{facet} option").nth(1)
    promised = int(option.inner_text().rpartition("·")[2].replace(",", ""))
    finder.select_option(f"#precis-{facet}", index=1)
    expect(finder).to_have_url(re.compile(rf"\?{facet}=[\w-]+$"))
    assert _counted(finder) == promised
    assert finder.locator(FOUND).count() == min(promised, 20)


@pytest.mark.parametrize(("manner", "badge"), [("direct", None), ("mixed", "part quoted"), ("indirect", "indirect")])
def test_a_manner_shows_quotes_of_that_manner_only(finder: Page, manner: str, badge: str | None) -> None:
    finder.select_option("#precis-manner", manner)
    expect(finder).to_have_url(re.compile(f"manner={manner}$"))
    shown = min(_counted(finder), 20)
    assert shown
    of_manner = finder.locator(FOUND, has_text=re.compile("^.*“")) if badge is None else finder.get_by_text(badge, exact=True)
    assert of_manner.count() >= shown


def test_a_speaker_is_found_by_any_part_of_the_name_with_keys_alone(finder: Page) -> None:
    name = _some_speaker(finder)
    finder.locator(SPEAKER).focus()
    finder.keyboard.type(name.split()[-1].lower())
    expect(finder.locator(SPEAKER)).to_have_attribute("aria-expanded", "true")
    options = finder.get_by_role("option")
    expect(options.filter(has_text=name).first).to_be_visible()
    for _ in range(options.all_inner_texts().index(options.filter(has_text=name).first.inner_text()) + 1):
        finder.keyboard.press("ArrowDown")
    active = finder.locator(SPEAKER).get_attribute("aria-activedescendant")
    expect(finder.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    finder.keyboard.press("Enter")
    expect(finder).to_have_url(re.compile(r"\?speaker="))
    expect(finder.locator(SPEAKER)).to_have_value(re.compile(re.escape(name)))
    shown = min(_counted(finder), 20)
    identity = finder.url.rpartition("=")[2]
    assert finder.locator(f'{FOUND} a.precis-name[href="../actors/{identity}/"]').count() == shown
    finder.locator(SPEAKER).focus()
    finder.keyboard.press("Escape")
    expect(finder).to_have_url(re.compile("/quotes/$"))


def test_a_name_that_nobody_has_is_said_to_be_none(finder: Page) -> None:
    finder.locator(SPEAKER).press_sequentially("qqzz")
    expect(finder.locator("#precis-speaker-hint")).to_have_text("No speaker has such a name")
    finder.locator("#precis-year").focus()
    expect(finder.locator(SPEAKER)).to_have_value("")


def test_an_address_brings_back_what_was_looked_for(finder: Page, browser: Browser) -> None:
    name = _some_speaker(finder)
    _choose(finder, name[:3], name)
    expect(finder).to_have_url(re.compile("speaker="))
    _counted(finder)
    year = finder.locator(f"{FOUND} .precis-meta span").first.inner_text()[-4:]
    finder.select_option("#precis-year", year)
    expect(finder).to_have_url(re.compile("speaker=.*year="))
    found = _counted(finder)
    other = browser.new_context().new_page()
    other.goto(finder.url)
    assert _counted(other) == found
    expect(other.locator(SPEAKER)).to_have_value(finder.locator(SPEAKER).input_value())
    expect(other.locator("#precis-year")).to_have_value(year)
    assert other.locator(FOUND).all_inner_texts() == finder.locator(FOUND).all_inner_texts()
    other.context.close()


def test_the_way_back_leads_to_the_filters_before(finder: Page) -> None:
    every = finder.locator(COUNT).inner_text()
    finder.select_option("#precis-manner", "indirect")
    expect(finder).to_have_url(re.compile("manner="))
    before = _counted(finder)
    finder.select_option("#precis-year", index=1)
    expect(finder).to_have_url(re.compile("year="))
    finder.go_back()
    expect(finder.locator("#precis-year")).to_have_value("")
    assert _counted(finder) == before
    finder.go_back()
    expect(finder.locator(COUNT)).to_have_text(every)
    expect(finder.locator("#precis-manner")).to_have_value("")


def test_more_quotes_come_when_asked_for_each_once(finder: Page) -> None:
    every = _counted(finder)
    assert every > 30, "the seeds of the tests have too few quotes"
    assert finder.locator(FOUND).count() == 30
    finder.get_by_role("button", name="Show more").click()
    shown = min(every, 50)
    expect(finder.locator(FOUND)).to_have_count(shown)
    expect(finder.locator(COUNT)).to_have_text(re.compile(f"; {'all' if shown == every else shown} shown"))
    expect(finder.locator(FOUND).nth(30)).to_be_focused()
    assert len(set(finder.locator(FOUND).all_inner_texts())) > 0.9 * shown


def test_what_the_script_shows_is_what_the_page_has_without_one(finder: Page, page_without_scripts: Page, address: str) -> None:
    page_without_scripts.goto(f"{address}quotes/")
    static = page_without_scripts.locator(FOUND)
    # All quotes of one manner come from the data; those that are among the newest stand on the page as well.
    finder.select_option("#precis-manner", "direct")
    expect(finder).to_have_url(re.compile("manner="))
    _counted(finder)
    # A mark is named by scripts only.
    shown = """one => one.outerHTML.replace(/ title="Paragraph [^"]*"/g, "").replace(/\\s+/g, "")"""
    plain = {item.evaluate(shown) for item in static.all()}
    first = finder.locator(FOUND).first.evaluate(shown)
    assert first in plain


def test_a_mark_leads_to_the_sentence_of_the_briefing(finder: Page) -> None:
    finder.select_option("#precis-manner", "direct")
    expect(finder).to_have_url(re.compile("manner="))
    _counted(finder)
    item = finder.locator(FOUND).first
    words = item.locator("blockquote .precis-words").inner_text().strip("“”")[:20]
    item.locator("a.precis-mark").click()
    expect(finder.locator(":target")).to_be_in_viewport()
    expect(finder.locator(":target")).to_contain_text(words)


def test_where_nothing_is_found_it_says_which_filter_to_leave_out(finder: Page, address: str) -> None:
    finder.goto(f"{address}quotes/?manner=indirect&topic=nothing-of-the-kind")
    expect(finder.locator(COUNT)).to_have_text("No quote matches")
    loosen = finder.get_by_role("button", name=re.compile("^Any topic [0-9]"))
    loosen.click()
    expect(finder).to_have_url(re.compile(r"\?manner=indirect$"))
    assert _counted(finder)
    expect(finder.locator("#precis-none")).to_be_hidden()
    finder.get_by_role("button", name="Clear all filters").click()
    expect(finder).to_have_url(re.compile("/quotes/$"))


def test_a_treaty_can_be_looked_for_in_the_quote_s_own_sentence(finder: Page) -> None:
    finder.select_option("#precis-treaty", index=1)
    every = _counted(finder)
    expect(finder.locator(COUNT)).to_contain_text("in sentences that cite the treaty")
    said = finder.locator(f"{FOUND} .precis-found-treaty").all_inner_texts()
    assert all(re.match("(its briefing )?cites ", text) for text in said)
    finder.get_by_label("only in the quote’s own sentence").check()
    expect(finder).to_have_url(re.compile("cited=sentence"))
    expect(finder.locator(COUNT)).not_to_contain_text("in sentences")
    expect(finder.locator("#precis-found")).not_to_have_attribute("aria-busy", "true")
    assert finder.locator(f"{FOUND} :text('its briefing cites')").count() == 0
    assert finder.locator(FOUND).count() <= every


def test_the_finder_works_from_a_disk(page: Page, built_site: Path) -> None:
    page.goto((built_site / "quotes" / "index.html").as_uri())
    name = _some_speaker(page)
    _choose(page, name[:3], name)
    expect(page).to_have_url(re.compile("speaker="))
    assert _counted(page)
    page.reload()
    expect(page.locator(SPEAKER)).to_have_value(re.compile(re.escape(name)))
    page.locator(f"{FOUND} a.precis-mark").first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_without_scripts_the_newest_quotes_stand_there(page_without_scripts: Page, address: str) -> None:
    page_without_scripts.goto(f"{address}quotes/")
    expect(page_without_scripts.locator(FOUND).first).to_be_visible()
    expect(page_without_scripts.locator("#precis-finder")).to_be_hidden()
    expect(page_without_scripts.get_by_text("this page needs JavaScript")).to_be_visible()


def test_every_control_has_a_label_and_can_be_reached_by_the_tab_key(finder: Page) -> None:
    for label in ("Speaker", "Manner", "Year of the briefing", "Topic of the briefing", "Treaty cited"):
        expect(finder.get_by_label(label, exact=True).first).to_be_visible()
    finder.locator(SPEAKER).focus()
    reached = [finder.evaluate("document.activeElement.id")]
    for _ in range(4):
        finder.keyboard.press("Tab")
        reached.append(finder.evaluate("document.activeElement.id"))
    assert reached == ["precis-speaker", "precis-manner", "precis-year", "precis-topic", "precis-treaty"]


def test_on_a_phone_filters_and_names_fit(finder: Page) -> None:
    finder.set_viewport_size({"width": 390, "height": 800})
    name = _some_speaker(finder)
    finder.locator(SPEAKER).press_sequentially(name[:2])
    expect(finder.get_by_role("option").first).to_be_visible()
    assert fits(finder)
    finder.get_by_role("option").first.click()
    finder.select_option("#precis-treaty", index=1)
    expect(finder).to_have_url(re.compile("treaty="))
    assert fits(finder)


def test_text_of_seeds_stays_text_in_the_finder(finder: Page) -> None:
    finder.select_option("#precis-manner", "direct")
    expect(finder).to_have_url(re.compile("manner="))
    every = _counted(finder)
    for shown in range(40, every + 20, 20):
        finder.get_by_role("button", name="Show more").click()
        expect(finder.locator(FOUND)).to_have_count(min(shown, every))
    assert finder.evaluate("window.attacked") is None
    assert (
        finder.locator("#precis-found script, #precis-found img, #precis-found [onclick], #precis-found a[href^=javascript]").count() == 0
    )


@pytest.mark.parametrize(
    "query",
    ["manner=mixed", "year=2031", "topic=topic-7", "treaty=passage-of-ships-7", f"speaker={many_quotes.actor_id(1)}",
     f"speaker={many_quotes.actor_id(1)}&manner=indirect&treaty=passage-of-ships-8&topic=topic-8&cited=sentence"],
)  # fmt: skip
def test_at_ten_thousand_briefings_the_first_result_comes_with_little(
    page: Page, address: str, large: dict[str, bytes], query: str
) -> None:
    loaded: list[int] = []

    def answer(route: Route) -> None:
        name = route.request.url.partition("/data/")[2].removesuffix(".js")
        body = large[name] if name in large else _script(name, many_quotes.quotes_of(name.removeprefix("quotes/"), many_quotes.IN_A_FILE))
        if page.locator(f"{FOUND} a[href*='2031-a-story']").count() == 0:
            loaded.append(len(body))
        route.fulfill(body=body, content_type="text/javascript")

    page.route("**/quotes/data/**", answer)
    page.goto(f"{address}quotes/?{query}")
    expect(page.locator(COUNT)).to_have_text(re.compile(r"^(No quote matches|[\d,]+ quotes?\b.* shown)$"))
    assert loaded
    assert sum(loaded) < 900_000


@pytest.fixture(scope="module")
def large() -> dict[str, bytes]:
    """What leads to the quotes of ten thousand briefings, as scripts by name."""
    spread = many_quotes.files(lambda number: date(2031, 12, 31) - timedelta(days=number * 364 // many_quotes.BRIEFINGS))
    return {name: _script(name, data) for name, data in index_data(spread, many_quotes.records())}


def _script(name: str, data: object) -> bytes:
    return f"precisQuotes({json.dumps(name)},{json.dumps(data, ensure_ascii=False, separators=(',', ':'))})".encode()
