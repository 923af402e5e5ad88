"""The day of publication: where pages write it, and what is not taken for it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.reader.html import stories

_STORY = (
    "<p>The treaty of 4 May 1992 was signed on 7 June 2011, and on 9 July 2013 the ministers of both states met again by the lake.</p>" * 3
)


def _day(head: str = "", above: str = "") -> date | None:
    page = f"<html><head><title>Talks</title>{head}</head><body><article><h1>Talks</h1>{above}{_STORY}</article></body></html>"
    return stories(page.encode(), "a.html")[0].known.published


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-03-11T23:30:00-05:00">',
        '<meta property="article:modified_time" content="2025-05-01"><meta name="date" content="20250311">',
        '<meta itemprop="datePublished" content="March 11, 2025">',
        '<meta name="DC.date.issued" content="2025-03-11">',
        '<meta name="pubdate" content="Tue, 11 Mar 2025 08:00:00 +0000">',
        '<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": "2025-03-11"}</script>',
        """<script type="application/ld+json">[{"itemListElement": [{"@type": "NewsArticle", "datePublished": "2020-01-01"}]},
        {"@type": "ReportageNewsArticle", "datePublished": "2025-03-11"}]</script>""",
        '<meta name="date" content="1970-01-01"><meta name="publish-date" content="2025-03-11">',
        '<link rel="canonical" href="https://example.org/2025/03/11/talks">',
    ],
)
def test_the_head_of_the_page_tells_the_day(head: str) -> None:
    assert _day(head) == date(2025, 3, 11)


@pytest.mark.parametrize(
    "above",
    [
        '<time itemprop="datePublished" datetime="2025-03-11T08:00:00Z">today</time>',
        '<time class="entry-date published" datetime="2025-03-11">last week</time>',
        '<p class="updated-date">Updated 1 April 2025</p><p class="publish-date">Published 11 March 2025</p>',
        '<span class="date">March 11, 2025</span>',
    ],
)
def test_elements_that_are_marked_tell_the_day(above: str) -> None:
    assert _day(above=above) == date(2025, 3, 11)


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", ""),
        ('<meta property="article:modified_time" content="2025-05-01">', '<time class="updated" datetime="2025-05-01">1 May</time>'),
        ('<meta name="date" content="03/11/2025">', '<span class="date">03/11/2025</span>'),
        ('<meta name="date" content="0001-01-01T00:00:00Z">', '<p class="dateline">yesterday</p>'),
        ('<meta name="date" content="2025-13-45">', '<span class="date">2 hours ago</span>'),
    ],
)
def test_a_day_that_is_not_told_is_not_known(head: str, above: str) -> None:
    assert _day(head, above) is None


def test_a_day_in_the_future_of_this_machine_is_read_as_any_other() -> None:
    assert _day('<link rel="canonical" href="https://example.org/2035/03/11/talks">') == date(2035, 3, 11)
