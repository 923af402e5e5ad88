"""The home page and the lists of briefings."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.model import Briefing, Corpus, slug_of
from generator.site import addresses
from generator.site.chronicle import Dated, happening, watched
from generator.site.copies import first_of_each
from generator.site.follow import follow, followed
from generator.site.listing import BY_DAY, Entry, entry, latest_day, shown, weight
from generator.site.paging import UNDATED, Part, by_year, fits
from generator.site.part_pages import LongList, part_pages
from generator.site.pictures import activity
from generator.site.render import UNSEARCHED, page
from generator.site.way import BRIEFINGS, Place, trail
from generator.telling.dates import month
from generator.telling.words import counted

_NEWEST = 6
_WATCHED = 8
_ON_ONE_PAGE = 400
_MATTER: dict[str, object] = {
    "title": "Briefings",
    "description": "All briefings, newest first.",
    "hide": ["navigation"],
    "search": UNSEARCHED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A year's or a month's briefings, newest first: in a year by month, those without a date directly."""

    heading: str
    entries: tuple[Entry, ...] = ()
    months: tuple[Group, ...] = ()

    @property
    def anchor(self) -> str:
        """Its place on the page: 2025, march-2025."""
        return slug_of(self.heading)


def home_page(corpus: Corpus, every: Sequence[Dated], files: Container[str] = ()) -> bytes:
    """The first page: what this is, what is new, what is ahead.

    Args:
        corpus: the briefings and what spans them.
        every: all dated statements.
        files: the src_uris of all files that are published; the site's feed may be among them.
    """
    here = addresses.HOME
    newest = first_of_each(corpus.briefings, corpus.copies)[:_NEWEST]
    ahead, _ = watched(corpus, every)
    quotes = sum(len(briefing.quotes) for briefing in corpus.briefings)
    numbers = (
        (len(corpus.briefings), "briefing", addresses.BRIEFINGS),
        (len(corpus.actors), "actor", addresses.ACTORS),
        (len(corpus.treaties), "treaty", addresses.TREATIES),
        (quotes, "quote", addresses.QUOTES),
    )
    of_year = "Briefings without a date" if corpus.year == "undated" else f"Briefings of {corpus.year}"
    values = {
        "heading": of_year if corpus.year else "Briefings on diplomacy and security",
        "activity": activity(briefing.article.published for briefing in corpus.briefings),
        "entries": [entry(briefing, here) for briefing in newest],
        "all_briefings": addresses.link(here, addresses.BRIEFINGS),
        "follow": follow(here, addresses.FEED_OF_ALL, files),
        "watched": tuple(happening(one, here) for one in ahead[:_WATCHED]),
        "all_watched": addresses.link(here, addresses.WATCH),
        "timeline": addresses.link(here, addresses.TIMELINE),
        "numbers": [
            (
                f"{n:,}",
                counted(n, word, "treaties" if word == "treaty" else None).split(" ", 1)[1],
                addresses.link(here, to),
            )
            for n, word, to in numbers
        ],
    }
    matter = {
        "title": "Home",
        "description": "News on diplomacy and security as structured, traceable briefings.",
        **_dated(corpus),
        **followed(addresses.FEED_OF_ALL, files),
        "hide": ["navigation", "toc"],
        "search": UNSEARCHED,
    }
    return page("home", matter, values)


def briefings_pages(corpus: Corpus, files: Container[str] = ()) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the list of all briefings by year and month; where they are many, each year is a page of its own, or several.

    Args:
        corpus: the briefings.
        files: as of `home_page`.
    """
    years = by_year(corpus.briefings, addresses.years_of_briefings(), BY_DAY)
    above = trail(addresses.BRIEFINGS)
    matter = {**_MATTER, **_dated(corpus), **followed(addresses.FEED_OF_ALL, files)}
    values = {"trail": above, "heading": "Briefings", "follow": follow(addresses.BRIEFINGS, addresses.FEED_OF_ALL, files)}
    if not _goes_on(corpus):
        groups = [_year(year.name, year.items, addresses.BRIEFINGS) for year in years]
        yield addresses.BRIEFINGS, partial(bytes, page("briefings", matter, {**values, "groups": groups, "years": []}))
        return
    links = [
        {
            "heading": year.name,
            "href": addresses.link(addresses.BRIEFINGS, year.src_uri),
            "count": counted(len(year.items), "briefing"),
        }
        for year in years
    ]
    newest = Group(heading="Newest", entries=tuple(entry(b, addresses.BRIEFINGS) for b in corpus.briefings[:50]))
    yield addresses.BRIEFINGS, partial(bytes, page("briefings", matter, {**values, "groups": [newest], "years": links}))
    yield from ((year.src_uri, partial(year_page, year)) for year in years if not year.parts)
    yield from part_pages(years, LongList(heading="Briefings", above=(BRIEFINGS,), show=shown), own=True)


def year_page(year: Part[Briefing]) -> bytes:
    """The list of a year's briefings by month, where one page holds it."""
    here, title = year.src_uri, f"Briefings: {year.name}"
    group = _year(year.name, year.items, here)
    values = {"trail": trail(here, BRIEFINGS), "groups": group.months or (group,), "years": [], "heading": title, "follow": ()}
    return page("briefings", {**_MATTER, "title": title, "description": f"All briefings: {year.name}."}, values)


def places_above(corpus: Corpus) -> list[tuple[Place, ...]]:
    """For each briefing the lists that hold it: all briefings, its year, and its month."""
    goes_on = _goes_on(corpus)
    years = by_year(corpus.briefings, addresses.years_of_briefings(), BY_DAY) if goes_on else ()
    cut = frozenset(year.name for year in years if year.parts)
    return [(BRIEFINGS, *_dated_places(briefing.article.published, cut, goes_on=goes_on)) for briefing in corpus.briefings]


def _goes_on(corpus: Corpus) -> bool:
    """Whether the list of all briefings goes on on other pages."""
    return len(corpus.briefings) > _ON_ONE_PAGE or not fits(corpus.briefings, weight)


def _dated_places(published: date | None, cut: Container[str], *, goes_on: bool) -> Iterator[Place]:
    """The year and the month on the page that lists them; a year that is cut has a page for each month."""
    year = published.year if published else None
    uri = addresses.year_page(year or 0) if goes_on else addresses.BRIEFINGS
    yield Place(name=_name(year), src_uri=uri, anchor="" if goes_on else slug_of(_name(year)))
    if published and _name(year) in cut:
        yield Place(name=month(published).split()[0], src_uri=addresses.part_of(uri, f"{published:%m}"))
    elif published:
        yield Place(name=month(published).split()[0], src_uri=uri, anchor=slug_of(month(published)))


def _dated(corpus: Corpus) -> dict[str, str]:
    updated = latest_day(corpus.briefings)
    return {"updated": updated} if updated else {}


def _year(name: str, briefings: Iterable[Briefing], here: str) -> Group:
    months: dict[str, list[Entry]] = {}
    undated: list[Entry] = []
    for briefing in briefings:
        published = briefing.article.published
        listed = months.setdefault(month(published), []) if published else undated
        listed.append(entry(briefing, here))
    return Group(
        heading=name,
        entries=tuple(undated),
        months=tuple(Group(heading=heading, entries=tuple(entries)) for heading, entries in months.items()),
    )


def _name(year: int | None) -> str:
    return str(year) if year else UNDATED
