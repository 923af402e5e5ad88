"""Briefings in lists: number, date, place, title and the first statement; older ones by number only, very many by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

from generator.model import Briefing, Statement
from generator.site.addresses import briefing_page, link
from generator.site.paging import Listing, by_year
from generator.site.part_pages import LongList, part_links, part_pages
from generator.site.way import Place
from generator.telling.dates import day
from generator.telling.source import Passage, Source, statement_passages

_LISTED = 30
_NUMBERED = 250
# Of the HTML of an entry, in bytes, what stands around its title, and around the words below it.
_AROUND_TITLE, _AROUND_WORDS = 240, 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A briefing in a list.

    Attributes:
        date: in plain words; "undated" where the source does not tell.
        glance: the first statement of the briefing that does not repeat its title.
        shared: what it has in common with the briefing on whose page it stands, by name.
    """

    href: str
    number: str | None
    date: str
    place: str | None
    title: str
    glance: Passage | None
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderBriefings:
    """The briefings of one year that a page gives by number only."""

    year: str
    links: tuple[tuple[str, str], ...]


def entry(briefing: Briefing, here: str) -> Entry:
    """The briefing as listed on the page at src_uri `here`."""
    href = link(here, briefing_page(briefing.slug))
    first = statement_passages(_told(briefing), Source(briefing=briefing, page=href))
    return Entry(
        href=href,
        number=briefing.number,
        date=day(briefing.article.published) if briefing.article.published else "undated",
        place=briefing.article.dateline,
        title=briefing.title,
        glance=first[0] if first else None,
    )


def listed(briefings: Iterable[Briefing], here: str) -> dict[str, object]:
    """The newest in full and the others by number, or where these are too many by year on pages of their own.

    Args:
        briefings: the newest first.
        here: the src_uri of the page that lists them; `listed_pages` makes the pages of the years.
    """
    newest = list(briefings)
    older = newest[_LISTED:]
    goes_on = len(older) > _NUMBERED
    return {
        "entries": [entry(briefing, here) for briefing in newest[:_LISTED]],
        "older": () if goes_on else tuple(numbered(older, here)),
        "years": part_links(by_year(newest, here, BY_DAY), here) if goes_on else (),
        "listed_in_all": len(newest),
    }


def listed_pages(briefings: Sequence[Briefing], here: str, heading: str, above: tuple[Place, ...]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the pages by year on which the list on the page at src_uri `here` goes on; none where that holds it.

    Args:
        briefings: as of `listed`.
        here: as of `listed`.
        heading: what all of them are: Briefings that name Japan.
        above: the places above these pages.
    """
    if len(briefings) > _LISTED + _NUMBERED:
        yield from part_pages(by_year(briefings, here, BY_DAY), LongList(heading=heading, above=above, show=shown))


def shown(briefings: Iterable[Briefing], here: str) -> Mapping[str, object]:
    """The briefings for the template of a part of a long list."""
    return {"entries": [entry(briefing, here) for briefing in briefings]}


def weight(briefing: Briefing) -> int:
    """The bytes that a briefing takes of a list, about."""
    text = briefing.article.text
    title = _AROUND_TITLE + len(briefing.slug) + len(briefing.title.encode())
    told = _told(briefing)
    words = sum(len(text[span.start : span.end].encode()) for statement in told for span in statement.spans)
    return title + (_AROUND_WORDS + len(briefing.slug) + words if told else 0)


def _told(briefing: Briefing) -> tuple[Statement, ...]:
    """The first statement at a glance that does not repeat the title."""
    told = (s for s in briefing.glance if briefing.title_span is None or not any(span.overlaps(briefing.title_span) for span in s.spans))
    return tuple(islice(told, 1))


def _year(briefing: Briefing) -> int | None:
    return briefing.article.published.year if briefing.article.published else None


def _month(briefing: Briefing) -> date | None:
    return briefing.article.published.replace(day=1) if briefing.article.published else None


BY_DAY: Listing[Briefing] = Listing(weight=weight, year=_year, month=_month)
"""Briefings by the day of publication."""


def latest_day(briefings: Iterable[Briefing]) -> str | None:
    """The latest day on which one of the articles was published or its briefing revised, in ISO form; None where no seed tells a day."""
    days = (day for b in briefings for day in (b.article.published, b.revised) if day)
    latest = max(days, default=None)
    return latest.isoformat() if latest else None


def numbered(briefings: Iterable[Briefing], here: str) -> Iterator[OlderBriefings]:
    """The briefings by number, as linked on the page at src_uri `here`."""
    years: dict[str, list[tuple[str, str]]] = {}
    for briefing in briefings:
        published = briefing.article.published
        address = link(here, briefing_page(briefing.slug))
        years.setdefault(str(published.year) if published else "undated", []).append((briefing.number or briefing.title, address))
    yield from (OlderBriefings(year=year, links=tuple(links)) for year, links in years.items())
