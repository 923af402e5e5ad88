"""The home page and the lists of briefings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model import Briefing, Corpus, slug_of
from generator.site import addresses
from generator.site.chronicle import Dated, happening, watched
from generator.site.copies import first_of_each
from generator.site.dates import month
from generator.site.listing import Entry, entry
from generator.site.pictures import activity
from generator.site.render import UNSEARCHED, counted, page
from generator.site.way import BRIEFINGS, Place, trail

_NEWEST = 6
_WATCHED = 8
_ON_ONE_PAGE = 400


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


def home_page(corpus: Corpus, every: Sequence[Dated]) -> bytes:
    """The first page: what this is, what is new, what is ahead."""
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
    values = {
        "activity": activity(briefing.article.published for briefing in corpus.briefings),
        "entries": [entry(briefing, here) for briefing in newest],
        "all_briefings": addresses.link(here, addresses.BRIEFINGS),
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
        "hide": ["navigation", "toc"],
        "search": UNSEARCHED,
    }
    return page("home", matter, values)


def briefings_pages(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """The list of all briefings by year and month; where they are many, each year on a page of its own."""
    years = _by_year(corpus.briefings)
    above = trail(addresses.BRIEFINGS)
    matter = {"title": "Briefings", "description": "All briefings, newest first.", "hide": ["navigation"], "search": UNSEARCHED}
    if len(corpus.briefings) <= _ON_ONE_PAGE:
        groups = [_year(year, briefings, addresses.BRIEFINGS) for year, briefings in years]
        yield addresses.BRIEFINGS, page("briefings", matter, {"trail": above, "groups": groups, "years": [], "heading": "Briefings"})
        return
    links = [
        {
            "heading": _name(year),
            "href": addresses.link(addresses.BRIEFINGS, addresses.year_page(year or 0)),
            "count": counted(len(briefings), "briefing"),
        }
        for year, briefings in years
    ]
    newest = Group(heading="Newest", entries=tuple(entry(b, addresses.BRIEFINGS) for b in corpus.briefings[:50]))
    yield addresses.BRIEFINGS, page("briefings", matter, {"trail": above, "groups": [newest], "years": links, "heading": "Briefings"})
    for year, briefings in years:
        here = addresses.year_page(year or 0)
        title = f"Briefings: {_name(year)}"
        group = _year(year, briefings, here)
        values = {"trail": trail(here, BRIEFINGS), "groups": group.months or (group,), "years": [], "heading": title}
        yield here, page("briefings", {**matter, "title": title, "description": f"All briefings: {_name(year)}."}, values)


def places_above(corpus: Corpus) -> list[tuple[Place, ...]]:
    """For each briefing the lists that hold it: all briefings, its year, and its month."""
    apart = len(corpus.briefings) > _ON_ONE_PAGE
    return [(BRIEFINGS, *_dated_places(briefing.article.published, apart=apart)) for briefing in corpus.briefings]


def _dated_places(published: date | None, *, apart: bool) -> Iterator[Place]:
    year = published.year if published else None
    uri = addresses.year_page(year or 0) if apart else addresses.BRIEFINGS
    yield Place(name=_name(year), src_uri=uri, anchor="" if apart else slug_of(_name(year)))
    if published:
        yield Place(name=month(published).split()[0], src_uri=uri, anchor=slug_of(month(published)))


def _by_year(briefings: Iterable[Briefing]) -> list[tuple[int | None, list[Briefing]]]:
    found: dict[int | None, list[Briefing]] = {}
    for briefing in briefings:
        found.setdefault(briefing.article.published.year if briefing.article.published else None, []).append(briefing)
    return list(found.items())


def _year(year: int | None, briefings: Iterable[Briefing], here: str) -> Group:
    months: dict[str, list[Entry]] = {}
    undated: list[Entry] = []
    for briefing in briefings:
        published = briefing.article.published
        listed = months.setdefault(month(published), []) if published else undated
        listed.append(entry(briefing, here))
    return Group(
        heading=_name(year),
        entries=tuple(undated),
        months=tuple(Group(heading=heading, entries=tuple(entries)) for heading, entries in months.items()),
    )


def _name(year: int | None) -> str:
    return str(year) if year else "Undated"
