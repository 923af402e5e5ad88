"""Every page says where it stands, and a briefing which come before and after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.corpus import gather
from generator.model import Briefing
from generator.reference.treaty_library import TreatyLibrary, treaty_library
from tests.site.all_pages import pages

LIBRARY = TreatyLibrary([treaty for treaty in treaty_library() if treaty.id in ("north-atlantic-treaty", "anzus")])


def made(*briefings: Briefing) -> dict[str, str]:
    every = pages(gather(briefings), LIBRARY, {}, hand_written=frozenset())
    return {uri: content.decode() for uri, content in every.items()}


def trail(page: str) -> list[tuple[str, str]]:
    path = re.search(r'<nav class="precis-trail" aria-label="Breadcrumbs" data-search-exclude>(.*?)</nav>', page)
    assert path, page[:400]
    return re.findall(r'<li><a href="([^"]*)">([^<]*)</a></li>', path[1])


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("briefings/index.md", [("../", "Home")]),
        (
            "briefings/story.md",
            [("../../", "Home"), ("../", "Briefings"), ("../#2025", "2025"), ("../#march-2025", "March")],
        ),
        ("actors/ilse-tarn.md", [("../../", "Home"), ("../", "Actors"), ("../#persons", "Persons")]),
        ("treaties/north-atlantic-treaty.md", [("../../", "Home"), ("../", "Treaties"), ("../#alliances", "Alliances and defence")]),
        ("treaties/by/state.md", [("../../../", "Home"), ("../../", "Treaties")]),
        ("timeline/watch.md", [("../../", "Home"), ("../", "Timeline")]),
        ("timeline/index.md", [("../", "Home")]),
    ],
)
def test_a_page_names_the_places_above_it(briefing: Briefing, uri: str, expected: list[tuple[str, str]]) -> None:
    assert trail(made(briefing)[uri]) == expected


def test_every_page_but_the_home_page_has_a_trail_that_begins_at_home(briefing: Briefing) -> None:
    for uri, page in made(briefing).items():
        if uri == "index.md":
            assert "precis-trail" not in page
        elif uri.endswith(".md"):
            assert trail(page)[0][1] == "Home", uri


def test_where_years_have_pages_of_their_own_a_briefing_stands_below_its_year(bare: Callable[[str, str], Briefing]) -> None:
    every = made(*(bare(f"b-{number}", "It rained.") for number in range(401)))
    assert trail(every["briefings/b-7.md"])[2:] == [("../years/2025/", "2025"), ("../years/2025/#march-2025", "March")]
    assert "## March 2025 {: #march-2025 }" in every["briefings/years/2025.md"]


def test_a_briefing_without_a_day_stands_among_the_undated(bare: Callable[[str, str], Briefing]) -> None:
    one = bare("one", "It rained.")
    undated = replace(one, article=replace(one.article, published=None))
    page = made(undated)
    assert trail(page["briefings/one.md"])[2:] == [("../#undated", "Undated")]
    assert "## Undated {: #undated }" in page["briefings/index.md"]


def test_a_treaty_that_the_library_does_not_know_stands_among_those(briefing: Briefing) -> None:
    every = pages(gather((briefing,)), TreatyLibrary(()), {}, hand_written=frozenset())
    assert trail(every["treaties/north-atlantic-treaty.md"].decode())[2] == ("../#unknown", "Not in the library")


def test_a_briefing_leads_to_the_ones_before_and_after_it_by_date(bare: Callable[[str, str], Briefing]) -> None:
    def dated(slug: str, month: int) -> Briefing:
        one = bare(slug, "It rained.")
        return replace(one, title=f"The {slug} one", article=replace(one.article, published=date(2025, month, 2)))

    every = made(dated("second", 4), dated("first", 3), dated("third", 5))
    assert '<a rel="prev" href="../first/"><span>Earlier · 2 March 2025</span> The first one</a>' in every["briefings/second.md"]
    assert '<a rel="next" href="../third/"><span>Later · 2 May 2025</span> The third one</a>' in every["briefings/second.md"]
    assert 'rel="prev"' not in every["briefings/first.md"]
    assert 'rel="next"' not in every["briefings/third.md"]


def test_the_only_briefing_leads_to_no_other(briefing: Briefing) -> None:
    assert "precis-turn" not in made(briefing)["briefings/story.md"]
