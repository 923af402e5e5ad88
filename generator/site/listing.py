"""Briefings in lists: number, date, place, title and the first statement; older ones by number only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Briefing
from generator.site.addresses import briefing_page, link
from generator.telling.dates import day
from generator.telling.source import Passage, Source, statement_passages

_LISTED = 30
_NUMBERED = 250


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
    told = [s for s in briefing.glance if briefing.title_span is None or not any(span.overlaps(briefing.title_span) for span in s.spans)]
    first = statement_passages(told[:1], Source(briefing=briefing, page=href))
    return Entry(
        href=href,
        number=briefing.number,
        date=day(briefing.article.published) if briefing.article.published else "undated",
        place=briefing.article.dateline,
        title=briefing.title,
        glance=first[0] if first else None,
    )


def listed(briefings: Iterable[Briefing], here: str) -> dict[str, object]:
    """The newest in full, some older ones by number, and how many are left out, as the page at src_uri `here` shows them."""
    newest = list(briefings)
    older = newest[_LISTED:]
    return {
        "entries": [entry(briefing, here) for briefing in newest[:_LISTED]],
        "older": tuple(by_year(older[:_NUMBERED], here)),
        "left_out": len(older[_NUMBERED:]),
    }


def latest_day(briefings: Iterable[Briefing]) -> str | None:
    """The latest day on which one of the articles was published or its briefing revised, in ISO form; None where no seed tells a day."""
    days = (day for b in briefings for day in (b.article.published, b.revised) if day)
    latest = max(days, default=None)
    return latest.isoformat() if latest else None


def by_year(briefings: Iterable[Briefing], here: str) -> Iterator[OlderBriefings]:
    """The briefings by number, as linked on the page at src_uri `here`."""
    years: dict[str, list[tuple[str, str]]] = {}
    for briefing in briefings:
        published = briefing.article.published
        address = link(here, briefing_page(briefing.slug))
        years.setdefault(str(published.year) if published else "undated", []).append((briefing.number or briefing.title, address))
    yield from (OlderBriefings(year=year, links=tuple(links)) for year, links in years.items())
