"""The timeline of all briefings by year, of one actor or treaty, and what to watch by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.model import Corpus
from generator.site import addresses
from generator.site.chronicle import Dated, Happening, happening, watched
from generator.site.render import UNSEARCHED, page
from generator.site.way import TIMELINE, trail
from generator.telling.dates import month
from generator.telling.words import counted

_ON_ONE_PAGE = 300
_NEWEST = 60
# Days.
_QUARTER, _YEAR = 92, 366
# Of one actor or treaty there is a timeline from so many events on, and it shows so many.
_FEWEST_OF_ONE, _MOST_OF_ONE = 3, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The happenings of a year or a month."""

    heading: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """The part of the timeline about one actor or treaty.

    Attributes:
        kind: actor or treaty.
        id: of the actor or treaty.
        name: as shown.
        found: its statements, oldest first.
    """

    kind: str
    id: str
    name: str
    found: tuple[Dated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """Where a page of the timeline leads to.

    Attributes:
        years: name, address and number of events of each year.
        filters: by kind the name, address and number of events of each actor and treaty.
        about: the name of the one that the page is about, and the address of its own page.
    """

    years: Sequence[tuple[str, str, str | None]] = ()
    filters: Sequence[tuple[str, Sequence[tuple[str, str, str]]]] = ()
    about: tuple[str, str] | None = None


_NO_WAYS = _Ways()


def filters(corpus: Corpus, of_actors: Mapping[str, tuple[Dated, ...]], of_treaties: Mapping[str, tuple[Dated, ...]]) -> tuple[Filter, ...]:
    """The actors and treaties of which the timeline tells at least a few times, by name."""
    actors = (Filter(kind="actor", id=r.id, name=r.name, found=of_actors.get(r.id, ())) for r in corpus.actors)
    treaties = (Filter(kind="treaty", id=r.id, name=r.short_title, found=of_treaties.get(r.id, ())) for r in corpus.treaties)
    return tuple(one for one in (*treaties, *actors) if len(one.found) >= _FEWEST_OF_ONE)


def filtered_pages(chosen: Iterable[Filter]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the timeline of one actor or treaty each."""
    yield from ((addresses.timeline_of(one.kind, one.id), partial(filtered_page, one)) for one in chosen)


def filtered_page(one: Filter) -> bytes:
    """The timeline of one actor or treaty, the latest first."""
    here = addresses.timeline_of(one.kind, one.id)
    years: dict[int, list[Dated]] = {}
    for dated in reversed(one.found[-_MOST_OF_ONE:]):
        years.setdefault(dated.when[0].year, []).append(dated)
    groups = [_group(str(year), found, here) for year, found in years.items()]
    to = addresses.actor_page(one.id) if one.kind == "actor" else addresses.treaty_page(one.id)
    return _timeline(here, f"Timeline: {one.name}", groups, _Ways(about=(one.name, addresses.link(here, to))))


def timeline_pages(every: Sequence[Dated], chosen: Sequence[Filter]) -> Iterator[tuple[str, bytes]]:
    """The timeline of all briefings, the newest year first; where there is much, each year on a page of its own."""
    filter_links = _filter_links(chosen)
    years: dict[int, list[Dated]] = {}
    for one in reversed(every):
        years.setdefault(one.when[0].year, []).append(one)
    if len(every) <= _ON_ONE_PAGE:
        groups = [_group(str(year), found, addresses.TIMELINE) for year, found in years.items()]
        links: list[tuple[str, str, str | None]] = [(group.heading, f"#{group.heading}", None) for group in groups]
        yield addresses.TIMELINE, _timeline(addresses.TIMELINE, "Timeline", groups, _Ways(years=links, filters=filter_links))
        return
    newest = _group("Latest", every[-_NEWEST:], addresses.TIMELINE)
    links = [
        (str(year), addresses.link(addresses.TIMELINE, addresses.timeline_page(year)), counted(len(found), "event"))
        for year, found in years.items()
    ]
    yield addresses.TIMELINE, _timeline(addresses.TIMELINE, "Timeline", [newest], _Ways(years=links, filters=filter_links))
    for year, found in years.items():
        here = addresses.timeline_page(year)
        yield here, _timeline(here, f"Timeline: {year}", [_group(str(year), found, here)])


def watch_page(corpus: Corpus, every: Sequence[Dated]) -> bytes:
    """What to watch in all briefings: by month, soonest first; behind it what was expected and is past by the newest briefing."""
    here = addresses.WATCH
    ahead, past = watched(corpus, every)
    months: dict[str, list[Dated]] = {}
    for one in ahead:
        months.setdefault(_term(one.when), []).append(one)
    values = {
        "trail": trail(here, TIMELINE),
        "groups": [_group(heading, found, here) for heading, found in months.items()],
        "past": _group("", reversed(past[-_NEWEST:]), here).happenings,
        "timeline": addresses.link(here, addresses.TIMELINE),
    }
    matter = {
        "title": "What to watch",
        "description": "Planned and expected events of all briefings, soonest first.",
        "hide": ["navigation"],
        "search": UNSEARCHED,
    }
    return page("watch", matter, values)


def _term(when: tuple[date, date]) -> str:
    """The month, year or more in which a date ends, as exact as it is itself."""
    length = (when[1] - when[0]).days
    if length <= _QUARTER:
        return month(when[1])
    return str(when[1].year) if length <= _YEAR else "Long term"


def _group(heading: str, found: Iterable[Dated], here: str) -> Group:
    return Group(heading=heading, happenings=tuple(happening(one, here) for one in found))


def _filter_links(chosen: Sequence[Filter]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """By heading the name, address and number of events of each filter."""
    links: dict[str, list[tuple[str, str, str]]] = {"Treaty": [], "Actor": []}
    for one in chosen:
        href = addresses.link(addresses.TIMELINE, addresses.timeline_of(one.kind, one.id))
        links[one.kind.capitalize()].append((one.name, href, str(len(one.found))))
    return [(heading, found) for heading, found in links.items() if found]


def _timeline(here: str, title: str, groups: Sequence[Group], ways: _Ways = _NO_WAYS) -> bytes:
    """The page of the timeline at src_uri `here`."""
    matter = {
        "title": title,
        "description": "Dated events of all briefings, in the sources' own words.",
        "hide": ["navigation"],
        "search": UNSEARCHED,
    }
    values = {
        "trail": trail(here, *(() if here == addresses.TIMELINE else (TIMELINE,))),
        "heading": title,
        "groups": groups,
        "links": ways.years,
        "filters": ways.filters,
        "about": ways.about,
        "all": addresses.link(here, addresses.TIMELINE),
        "watch": addresses.link(here, addresses.WATCH),
        "whole": here == addresses.TIMELINE,
    }
    return page("timeline", matter, values)
