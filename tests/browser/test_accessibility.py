"""What axe-core, https://github.com/dequelabs/axe-core, finds on each kind of page: nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

WIDTHS = (1280, 390)
BRIEFING = "briefings/harbour-talks/"
# Markup is the same in both schemes: in the second, colours are looked at alone.
_RULES = {"light": None, "dark": ["color-contrast", "link-in-text-block"]}
_RUN = """async rules => {
  const found = await axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) })
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`))
}"""


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    path = root / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip("axe-core is not installed: make axe gets it where there is npm")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def look(page: Page, axe: str) -> Callable[[str], Iterator[str]]:
    """What axe finds on the page as it stands, in both schemes; colours are the same at any width, so the second is looked at in a wide one."""

    def found(what: str) -> Iterator[str]:
        wide = page.evaluate("innerWidth") == max(WIDTHS)
        for scheme, rules in _RULES.items() if wide else [*_RULES.items()][:1]:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            if not page.evaluate("typeof axe === 'object'"):
                page.evaluate(axe)
            width = page.evaluate("innerWidth")
            yield from (f"{what}, {scheme}, {width} pixels: {one}" for one in page.evaluate(_RUN, rules))

    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_no_kind_of_page_keeps_anybody_out(
    page: Page, address: str, kinds: tuple[str, ...], look: Callable[[str], Iterator[str]], width: int
) -> None:
    assert len(kinds) > 12
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = []
    for path in kinds:
        page.goto(address + path)
        found += look(path)
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_source_mark_keeps_nobody_out(page: Page, address: str, look: Callable[[str], Iterator[str]], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + BRIEFING)
    page.locator(".precis-glance a.precis-mark").first.hover()
    expect(page.locator(".precis-sentence")).to_be_visible()
    assert [*look(BRIEFING)] == []
    expect(page.locator(".precis-sentence")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_search_keeps_nobody_out(page: Page, address: str, look: Callable[[str], Iterator[str]], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + BRIEFING)
    page.keyboard.press("/")
    page.locator("[data-md-component=search-query]").first.fill("harbour")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.wait_for_timeout(500)  # the theme fades its box in
    assert [*look("search")] == []
    expect(page.locator(".md-search-result__link").first).to_be_visible()
