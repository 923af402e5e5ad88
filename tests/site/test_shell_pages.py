"""The lists that span the years of a site that is built year by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from generator.model import ActorKind, CardBriefing, CardEntry, YearCard
from generator.site import addresses
from generator.site.across_years import shelves
from generator.site.shell_pages import names, shell_pages
from tests.few_treaties import few_treaties

YEARS = tuple(str(year) for year in range(2030, 2000, -1))
# Front matter and what the theme puts around a page are not counted.
MOST_BYTES = 180_000


def _card(year: str, actors: int) -> YearCard:
    entries = (
        CardEntry(
            id=f"actor-{number:05}",
            name=f"{chr(65 + number % 26)}ctor {number:05}",
            filed=f"{chr(97 + number % 26)}ctor-{number:05}",
            kind=ActorKind.ORGANISATION,
            briefings=2,
        )
        for number in range(actors)
    )
    newest = CardBriefing(
        href=f"briefings/of-{year}/",
        number=f"BR-{year}-001",
        published=None if year == "undated" else date(int(year), 5, 1),
        place=None,
        title=f"Talks <of> {year}",
        first="They <met>.",
        names=(),
        mark=(f"briefings/of-{year}/#s1", 1),
    )
    treaty = CardEntry(id="un-charter", name="UN Charter", filed="un-charter", detail="Charter", briefings=3)
    return YearCard(
        name=year,
        days=((newest.published, 2),),
        updated=newest.published,
        quotes=7,
        newest=(newest,),
        feed=(),
        actors=tuple(entries),
        treaties=(treaty,),
        topics=(),
    )


def _pages(cards: Sequence[YearCard]) -> dict[str, bytes]:
    library = few_treaties()
    return {uri: making() for uri, making in shell_pages(cards, shelves(cards, library), library, frozenset()).items()}


def test_no_page_grows_without_end_and_a_name_leads_to_the_page_that_has_it() -> None:
    cards = [_card(year, 3000) for year in YEARS]
    pages = _pages(cards)
    assert max(map(len, pages.values())) < MOST_BYTES
    found = {address: one for address, kind, one in names(shelves(cards, few_treaties())) if kind == "actors"}
    assert len(found) == 3000
    anchors = {
        f"{addresses.below_site(uri)}#{anchor}" for uri, page in pages.items() for anchor in re.findall(r'id="(of-[^"]*)"', page.decode())
    }
    assert found.keys() <= anchors


def test_the_newest_of_all_years_come_first_and_those_without_a_day_last() -> None:
    cards = [_card(year, 1) for year in ("2012", "2011", "undated")]
    home = _pages(cards)[addresses.HOME].decode()
    listed = re.findall(r'<p class="precis-title"><a href="([^"]*)"', home)
    assert listed == ["2012/briefings/of-2012/", "2011/briefings/of-2011/", "undated/briefings/of-undated/"]
    assert "Talks <of>" not in home


def test_a_treaty_of_the_library_has_a_page_above_the_years_that_leads_to_them() -> None:
    cards = [_card(year, 1) for year in ("2012", "2011")]
    pages = _pages(cards)
    page = pages[addresses.treaty_page("un-charter")].decode()
    assert "in 6 briefings" in page
    assert 'href="../../2011/treaties/un-charter/"' in page
    assert "by no briefing" in pages[addresses.treaty_page("north-atlantic-treaty")].decode()
    assert (
        'href="un-charter/"' in pages[addresses.TREATIES].decode() or 'href="../treaties/un-charter/"' in pages[addresses.TREATIES].decode()
    )


def test_a_site_without_a_briefing_says_how_to_begin() -> None:
    assert "There is no briefing yet" in _pages([])[addresses.HOME].decode()
