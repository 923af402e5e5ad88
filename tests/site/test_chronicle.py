"""The timeline of all briefings, and what to watch in all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from generator.corpus import gather
from generator.model import Briefing, Corpus
from generator.reference.treaty_library import TreatyLibrary
from generator.site import chronicle
from tests.site.all_pages import pages


def _made(corpus: Corpus) -> dict[str, str]:
    return {uri: page.decode() for uri, page in pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset()).items()}


def _plain(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def _copies(briefing: Briefing, count: int) -> list[Briefing]:
    return [replace(briefing, slug=f"copy-{number}", number=f"BR-{number}") for number in range(count)]


def test_every_dated_statement_stands_in_its_year_and_leads_to_its_sentence(briefing: Briefing) -> None:
    page = _made(gather([briefing]))["timeline/index.md"]
    assert "## 2025 {: #2025 }" in page
    assert page.index("## 2025") < page.index("## 2019")
    told = _plain(page)
    assert "2019 In 2019, both sides signed a truce. ¶3 BR-2025-001" in told
    assert "by June 2025 asked for talks by June ¶1" in told
    assert 'href="../briefings/story/' in page


def test_an_event_names_the_actors_and_treaties_of_its_words(briefing: Briefing) -> None:
    page = _made(gather([briefing]))["timeline/index.md"]
    assert '<a href="../actors/ilse-tarn/">Ilse Tarn</a>' in page


def test_what_is_ahead_comes_soonest_first_and_what_is_past_by_the_newest_briefing_folds(briefing: Briefing) -> None:
    soon = _made(gather([briefing]))["timeline/watch.md"]
    assert "## June 2025" in soon
    assert "Was expected by now" not in soon
    article = replace(briefing.article, published=date(2026, 3, 11))
    later = replace(briefing, slug="later", ahead=(), article=article)
    past = _made(gather([later, briefing]))["timeline/watch.md"]
    assert "## June 2025" not in past
    assert "1 event whose date is past" in _plain(past)


@pytest.mark.parametrize(
    ("first", "last", "heading"),
    [
        (date(2031, 6, 1), date(2031, 6, 30), "June 2031"),
        (date(2031, 4, 1), date(2031, 6, 30), "June 2031"),
        (date(2050, 1, 1), date(2050, 12, 31), "2050"),
        (date(2020, 1, 1), date(2029, 12, 31), "Long term"),
    ],
)
def test_a_heading_is_no_more_exact_than_its_dates(briefing: Briefing, first: date, last: date, heading: str) -> None:
    value = f"{first.isoformat()}/{last.isoformat()}"
    statement = replace(briefing.ahead[0], dates=(replace(briefing.ahead[0].dates[0], value=value),))
    assert f"## {heading}\n" in _made(gather([replace(briefing, ahead=(statement,))]))["timeline/watch.md"]


def test_where_there_is_much_each_year_has_a_page(briefing: Briefing) -> None:
    made = _made(gather(_copies(briefing, 160)))
    assert {"timeline/2019.md", "timeline/2025.md"} <= made.keys()
    assert "timeline/2019.md" not in _made(gather([briefing]))
    assert made["timeline/index.md"].count("<dd>") == 60
    assert 'href="2019/"' in made["timeline/index.md"]
    assert made["timeline/2019.md"].count("<dd>") == 160


def test_dated_statements_are_in_the_order_of_their_days(briefing: Briefing) -> None:
    found = chronicle.dated(gather(_copies(briefing, 2)))
    assert [one.when for one in found] == sorted(one.when for one in found)
    assert {one.ahead for one in found} == {True, False}


def test_pages_of_actors_and_treaties_have_the_events_that_name_them(briefing: Briefing) -> None:
    made = _made(gather([briefing]))
    assert "asked for talks by June" in _plain(made["actors/ilse-tarn.md"].partition("## In time")[2])
    cited = {reference.reference.id for reference in briefing.treaties}
    assert cited
    every = chronicle.dated(gather([briefing]))
    assert chronicle.by_actor(every).keys() >= {"ilse-tarn"}
    assert all(one in every for found in chronicle.by_treaty(every).values() for one in found)


def test_of_many_events_the_latest_are_shown_and_the_others_counted(briefing: Briefing) -> None:
    page = _made(gather(_copies(briefing, 30)))["actors/ilse-tarn.md"].partition("## In time")[2]
    assert "The latest are listed, all 30 events →" in _plain(page)
    assert _made(gather(_copies(briefing, 30)))["timeline/actor/ilse-tarn.md"].count("<dd>") == 30
