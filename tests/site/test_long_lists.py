"""However many briefings there are, no page grows without end, and everything that a list has can be reached."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from posixpath import dirname, join, normpath

import pytest
import yaml

from generator.corpus import gather
from generator.model import Briefing, Topic
from generator.reference.treaty_library import TreatyLibrary, treaty_library
from generator.site import addresses, makings, paging

LIBRARY = TreatyLibrary([treaty for treaty in treaty_library() if treaty.id == "north-atlantic-treaty"])
# A page has 200 KB with the frame around it.
MOST = 180_000
DAYS = {
    "may": lambda n: date(2031, 5, 1 + n % 31),
    "years": lambda n: date(2001 + n % 30, 1 + n % 12, 1 + n % 28),
    "undated": lambda _: None,
}
# A month, a year or all of it is too long for a page.
COUNTS = {"may": 600, "years": 320, "undated": 400}


@pytest.fixture
def copies(briefing: Briefing) -> Callable[..., list[Briefing]]:
    """Many briefings with the same actor, treaty, topic and events."""

    def made(count: int, day: Callable[[int], date | None], first: int = 0) -> list[Briefing]:
        topics = (Topic(id="arms-control", name="Arms control", spans=()),)
        return [
            replace(
                briefing,
                slug=f"harbours-and-ships-{n:05}",
                number=f"BR-{n:05}",
                topics=topics,
                article=replace(briefing.article, published=day(n)),
            )
            for n in range(first, first + count)
        ]

    return made


class Pages:
    """The pages of a site, made when they are read."""

    def __init__(self, briefings: Iterable[Briefing]) -> None:
        self.making = makings(gather(briefings), LIBRARY, hand_written=frozenset())
        self.text = cache(lambda uri: self.making[uri]().decode())

    def lists(self) -> Iterator[str]:
        """The src_uris of all but the briefings."""
        return (uri for uri in self.making if uri.endswith(".md") and not re.fullmatch(r"briefings/harbours.*", uri))

    def reached(self, start: str, *prefix: str) -> set[str]:
        """The src_uris that links lead to from a page, on pages whose src_uris begin so."""
        waiting, seen = [start], set[str]()
        while waiting:
            uri = waiting.pop()
            if uri in seen or uri not in self.making:
                continue
            seen.add(uri)
            if uri.startswith(prefix):
                waiting += self.links(uri)
        return seen

    def links(self, uri: str) -> list[str]:
        folder = dirname(addresses.link("index.md", uri).rstrip("/") + "/x")
        found = re.findall(r'href="([^"#?]+)/(?:#[^"]*)?"', self.text(uri))
        return [f"{normpath(join(folder, one))}.md" for one in found if "://" not in one]


@pytest.mark.parametrize("spread", DAYS)
def test_no_list_is_larger_than_a_page_may_be_and_all_that_it_has_is_reached(copies: Callable[..., list[Briefing]], spread: str) -> None:
    every = Pages(copies(COUNTS[spread], DAYS[spread]))
    sizes = {uri: len(every.text(uri)) for uri in every.lists()}
    assert max(sizes.values()) < MOST
    briefings = {uri for uri in every.making if uri.startswith("briefings/harbours") and uri.endswith(".md")}
    assert len(briefings) == COUNTS[spread]
    for start, prefix in (
        ("actors/ilse-tarn.md", "actors/ilse-tarn"),
        ("treaties/north-atlantic-treaty.md", "treaties/north-atlantic-treaty"),
        ("topics/arms-control.md", "topics/arms-control"),
        ("timeline/actor/ilse-tarn.md", "timeline/actor/ilse-tarn"),
    ):
        assert briefings <= every.reached(start, prefix), start


def test_a_new_briefing_changes_the_end_of_a_month_and_the_lists_above_it(copies: Callable[..., list[Briefing]]) -> None:
    older = copies(700, lambda n: date(2031, 5, 1) + timedelta(days=n // 30))
    before, after = Pages(older), Pages([*older, *copies(1, lambda _: date(2031, 5, 31), first=700)])
    changed = {uri for uri in after.lists() if uri.startswith("actors/ilse-tarn") and before.text(uri) != after.text(uri)}
    last = max(uri for uri in after.making if uri.startswith("actors/ilse-tarn/2031/05/"))
    assert changed == {"actors/ilse-tarn.md", "actors/ilse-tarn/2031.md", "actors/ilse-tarn/2031/05.md", last}
    assert before.making.keys() <= after.making.keys()


def test_a_part_tells_truly_what_it_holds_and_where_it_stands(copies: Callable[..., list[Briefing]]) -> None:
    every = Pages(copies(900, DAYS["may"]))
    year, month = every.text("actors/ilse-tarn/2031.md"), every.text("actors/ilse-tarn/2031/05.md")
    assert "900 briefings on pages of their own; the newest 30 stand below." in year
    assert '<a href="05/" title="900 briefings">May 2031</a>' in year
    assert year.count('class="precis-title"') == 30
    parts = re.findall(r'<a href="(\d)/" title="(\d+) briefings">May 2031, part \d</a>', month)
    assert [int(number) for number, _ in parts] == list(range(len(parts), 0, -1))
    assert sum(int(count) for _, count in parts) == 900
    first = 1
    for number, count in reversed(parts):
        page = every.text(f"actors/ilse-tarn/2031/05/{number}.md")
        assert page.count('class="precis-title"') == int(count)
        assert f"{first}–{first + int(count) - 1} of May 2031, counted from the oldest; newest first." in page
        first += int(count)
    second = every.text("actors/ilse-tarn/2031/05/2.md")
    assert '<a rel="prev" href="../1/"><span>Earlier</span> May 2031, part 1</a>' in second
    assert '<a rel="next" href="../2/"><span>Later</span> May 2031, part 2</a>' in every.text("actors/ilse-tarn/2031/05/1.md")
    assert 'rel="prev"' not in every.text("actors/ilse-tarn/2031/05/1.md")
    names = re.findall(r"<li><a href=[^>]*>([^<]*)</a></li>", second.split("</nav>")[0])
    assert names == ["Home", "Actors", "Persons", "Ilse Tarn", "2031", "May 2031"]


def test_pages_on_which_a_list_goes_on_are_not_searched(copies: Callable[..., list[Briefing]]) -> None:
    every = Pages(copies(300, DAYS["years"]))
    parts = [uri for uri in every.making if re.match(r"(actors|topics|treaties)/[^/]+/", uri) and "/by/" not in uri]
    assert len(parts) >= 90
    assert all(yaml.safe_load(every.text(uri).split("---\n")[1])["search"] == {"exclude": True} for uri in parts)


def test_an_actor_whose_briefings_one_page_holds_has_one_page(copies: Callable[..., list[Briefing]]) -> None:
    assert not [uri for uri in Pages(copies(280, DAYS["years"])).making if uri.startswith("actors/ilse-tarn/")]


def test_what_is_ahead_goes_on_by_the_month_in_which_it_ends(copies: Callable[..., list[Briefing]]) -> None:
    every = Pages(copies(300, lambda _: date(2025, 3, 11)))
    watch = every.text("timeline/watch.md")
    assert "The soonest 60 of 300 events stand below" in watch
    assert '<a href="june-2025/" title="300 events">June 2025</a>' in watch
    shown = [uri for uri in every.reached("timeline/watch.md", "timeline/watch") if uri.startswith("briefings/harbours")]
    assert len(shown) == 300


def test_where_what_is_past_is_more_than_is_shown_the_page_says_of_how_much_it_is(copies: Callable[..., list[Briefing]]) -> None:
    newest = replace(copies(1, lambda _: date(2031, 1, 1), first=900)[0], ahead=())
    watch = Pages([newest, *copies(80, lambda _: date(2025, 3, 11))]).text("timeline/watch.md")
    assert "<summary>The latest 60 of 80 events whose date is past</summary>" in watch


def test_a_briefing_stands_below_the_month_where_its_year_is_cut(copies: Callable[..., list[Briefing]]) -> None:
    every = Pages(copies(600, DAYS["may"]))
    assert '<a href="../years/2031/05/">May</a>' in every.text("briefings/harbours-and-ships-00007.md")
    assert "briefings/years/2031/05.md" in every.making


def test_articles_that_very_many_briefings_cite_have_pages_of_their_own(copies: Callable[..., list[Briefing]]) -> None:
    briefings = copies(400, DAYS["years"])
    (treaty,) = briefings[0].treaties
    (cited,) = treaty.provisions
    many = tuple(replace(cited, reference=replace(cited.reference, number=str(n), label=f"Article {n}")) for n in range(1, 200))
    every = Pages([replace(one, treaties=(replace(treaty, provisions=many[n % 3 :: 3]),)) for n, one in enumerate(briefings)])
    page = every.text("treaties/north-atlantic-treaty.md")
    assert len(page) < MOST
    assert re.search(r'<a href="article-5/">All 13\d briefings that cite it →</a>', page)
    assert '<li id="article-198"><a class="precis-cited" href="article-198/">198' in page
    citing = every.reached("treaties/north-atlantic-treaty/article-198.md", "treaties/north-atlantic-treaty/article-198")
    assert len([uri for uri in citing if uri.startswith("briefings/harbours")]) == 133


def test_very_many_topics_and_unknown_treaties_are_listed_by_letter(copies: Callable[..., list[Briefing]]) -> None:
    briefings = copies(60, DAYS["years"])
    (treaty,) = briefings[0].treaties

    def of(one: Briefing, n: int) -> Briefing:
        names = [f"{'ABC'[k % 3]}rden {n} {k}" for k in range(6)]
        topics = tuple(Topic(id=name.lower().replace(" ", "-"), name=name, spans=()) for name in names)
        pacts = tuple(
            replace(
                treaty,
                reference=replace(treaty.reference, id=f"{t.id}-pact", title=f"{t.name} Pact", short_title=f"{t.name} Pact", known=False),
            )
            for t in topics
        )
        return replace(one, topics=topics, treaties=pacts)

    every = Pages([of(one, n) for n, one in enumerate(briefings)])
    listed = {uri for uri in every.reached("topics/index.md", "topics/index", "topics/by") if re.match(r"topics/[abc]rden", uri)}
    assert len(listed) == 360
    assert "By letter, all 360 topics. Below, the 100 of most briefings." in every.text("topics/index.md")
    treaties = every.reached("treaties/index.md", "treaties/index", "treaties/by")
    assert len([uri for uri in treaties if uri.endswith("-pact.md")]) == 360
    assert '<a href="by/unknown/a/">A</a>' in every.text("treaties/index.md")


def test_shares_are_counted_from_the_end_so_that_what_is_added_at_the_beginning_moves_none() -> None:
    weight = paging.ROOM // 10
    few, more = (paging.by_number("May", "list/05.md", list(range(count))[::-1], lambda _: weight) for count in (35, 36))
    assert [part.items[-1] for part in few.parts[::-1]] == [0, 10, 20, 30]
    assert few.parts[1:] == more.parts[1:]
    assert [(part.name, part.src_uri, part.first) for part in few.parts[:2]] == [
        ("May, part 4", "list/05/4.md", 31),
        ("May, part 3", "list/05/3.md", 21),
    ]
