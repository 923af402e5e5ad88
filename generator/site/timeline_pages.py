"""The timeline of all briefings by year, and of one actor or treaty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.model import Corpus, slug_of
from generator.site import addresses
from generator.site.chronicle import BY_DATE, Dated, Happening, happening, shown, weight
from generator.site.paging import ROOM, Part, by_letter, by_year, fits, letter_address
from generator.site.part_pages import LongList, part_links, part_pages
from generator.site.render import UNSEARCHED, page
from generator.site.way import TIMELINE, Place, trail

_ON_ONE_PAGE = 300
_NEWEST = 60
# Of the actors or treaties that have a timeline so many are listed beside that of all, where they are more those that it tells of most.
_CHOICES, _OFTEN = 1_000, 100
# Of the HTML of one of them, in bytes.
_CHOICE = 130
# Of one actor or treaty there is a timeline from so many events on, and it shows so many.
_FEWEST_OF_ONE, _MOST_OF_ONE = 3, 400


_KINDS = ("treaty", "actor")

_Choices = tuple[str, Sequence[tuple[str, str, str]], tuple[Sequence[tuple[str, str]], int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The happenings of a year or a month."""

    heading: str
    happenings: tuple[Happening, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.happenings)


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
        filters: by kind the name, address and number of events of each actor and treaty, and where these are too many for one page
            the letters under which all of them are, with the addresses of these.
        about: the name of the one that the page is about, and the address of its own page.
    """

    years: Sequence[tuple[str, str, str | None]] = ()
    filters: Sequence[_Choices] = ()
    about: tuple[str, str] | None = None


_NO_WAYS = _Ways()


def filters(corpus: Corpus, of_actors: Mapping[str, tuple[Dated, ...]], of_treaties: Mapping[str, tuple[Dated, ...]]) -> tuple[Filter, ...]:
    """The actors and treaties of which the timeline tells at least a few times, by name."""
    actors = (Filter(kind="actor", id=r.id, name=r.name, found=of_actors.get(r.id, ())) for r in corpus.actors)
    treaties = (Filter(kind="treaty", id=r.id, name=r.short_title, found=of_treaties.get(r.id, ())) for r in corpus.treaties)
    return tuple(one for one in (*treaties, *actors) if len(one.found) >= _FEWEST_OF_ONE)


def filtered_pages(chosen: Iterable[Filter]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the timeline of one actor or treaty each, and the pages by year on which it goes on."""
    for one in chosen:
        here, goes_on = addresses.timeline_of(one.kind, one.id), _goes_on(one)
        yield here, partial(filtered_page, replace(one, found=one.found[-_NEWEST:]) if goes_on else one, _years_of(one) if goes_on else ())
        if goes_on:
            heading = f"Timeline of {one.name}"
            of = LongList(heading=heading, above=(TIMELINE, Place(name=one.name, src_uri=here)), show=shown, word="event")
            yield from part_pages(by_year(one.found[::-1], here, BY_DATE), of)


def filtered_page(one: Filter, years: Sequence[tuple[str, str, str | None]] = ()) -> bytes:
    """The timeline of one actor or treaty, the latest first.

    Args:
        one: all that the page shows.
        years: name, address and number of events of each year, where the timeline goes on on pages by year.
    """
    here = addresses.timeline_of(one.kind, one.id)
    by: dict[int, list[Dated]] = {}
    for dated in reversed(one.found):
        by.setdefault(dated.when[0].year, []).append(dated)
    groups = [_group(str(year), found, here) for year, found in by.items()]
    to = addresses.actor_page(one.id) if one.kind == "actor" else addresses.treaty_page(one.id)
    return _timeline(here, f"Timeline: {one.name}", groups, _Ways(years=years, about=(one.name, addresses.link(here, to))))


def _goes_on(one: Filter) -> bool:
    return len(one.found) > _MOST_OF_ONE or not fits(one.found, weight)


def _years_of(one: Filter) -> tuple[tuple[str, str, str | None], ...]:
    here = addresses.timeline_of(one.kind, one.id)
    return tuple((year.name, year.href, year.count) for year in part_links(by_year(one.found[::-1], here, BY_DATE), here, "event"))


def timeline_pages(every: Sequence[Dated], chosen: Sequence[Filter]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the timeline of all briefings, the newest year first; where there is much, each year is a page of its own, or several."""
    here, filter_links = addresses.TIMELINE, _filter_links(chosen)
    yield from choice_pages(chosen)
    years = by_year(every[::-1], here, BY_DATE)
    if len(every) <= _ON_ONE_PAGE and fits(every, weight, ROOM - _CHOICE * sum(len(found) for _, found, _ in filter_links)):
        groups = [_group(year.name, year.items, here) for year in years]
        links: list[tuple[str, str, str | None]] = [(group.heading, f"#{group.heading}", None) for group in groups]
        yield here, partial(bytes, _timeline(here, "Timeline", groups, _Ways(years=links, filters=filter_links)))
        return
    newest = _group("Latest", every[-_NEWEST:], here)
    links = [(year.name, year.href, year.count) for year in part_links(years, here, "event")]
    yield here, partial(bytes, _timeline(here, "Timeline", [newest], _Ways(years=links, filters=filter_links)))
    yield from ((year.src_uri, partial(year_page, year)) for year in years if not year.parts)
    yield from part_pages(years, LongList(heading="Timeline", above=(TIMELINE,), show=shown, word="event"), own=True)


def year_page(year: Part[Dated]) -> bytes:
    """A year of the timeline, where one page holds it."""
    return _timeline(year.src_uri, f"Timeline: {year.name}", [_group(year.name, year.items, year.src_uri)])


def _group(heading: str, found: Iterable[Dated], here: str) -> Group:
    return Group(heading=heading, happenings=tuple(happening(one, here) for one in found))


def choice_pages(chosen: Sequence[Filter]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the pages by letter of the actors or treaties that have a timeline, where they are many."""
    for kind in _KINDS:
        parts = _lettered(chosen, kind)
        for label, here, found in parts:
            ways = tuple((other, None if uri == here else addresses.link(here, uri)) for other, uri, _ in parts)
            yield here, partial(choice_page, here, (f"Timelines by {kind}", label), tuple(_choice(one, here) for one in found), ways)


def choice_page(
    here: str, title: tuple[str, str], choices: Sequence[tuple[str, str, str]], ways: Sequence[tuple[str, str | None]]
) -> bytes:
    """The actors or treaties of one letter that have a timeline.

    Args:
        here: its src_uri.
        title: what it lists, and the letter.
        choices: name, address and number of events of each.
        ways: the letters with their addresses; None of this one.
    """
    heading = ": ".join(title)
    values = {"trail": trail(here, TIMELINE), "heading": heading, "choices": choices, "ways": ways, "label": title[0]}
    matter = {"title": heading, "description": f"{heading}.", "hide": ["navigation"], "search": UNSEARCHED}
    return page("timeline_choices", matter, values)


def _filter_links(chosen: Sequence[Filter]) -> list[_Choices]:
    """By heading the name, address and number of events of each filter."""
    links: list[_Choices] = []
    for kind in _KINDS:
        found = [one for one in chosen if one.kind == kind]
        letters = tuple((label, addresses.link(addresses.TIMELINE, uri)) for label, uri, _ in _lettered(chosen, kind))
        often = sorted(found, key=lambda one: (-len(one.found), one.name, one.id))[:_OFTEN] if letters else found
        if found:
            links.append((kind.capitalize(), [_choice(one, addresses.TIMELINE) for one in often], (letters, len(found))))
    return links


def _choice(one: Filter, here: str) -> tuple[str, str, str]:
    return one.name, addresses.link(here, addresses.timeline_of(one.kind, one.id)), str(len(one.found))


def _lettered(chosen: Iterable[Filter], kind: str) -> list[tuple[str, str, tuple[Filter, ...]]]:
    """The letters, the src_uris of their pages, and what is on them; none where the filters of the kind are few."""
    found = sorted((one for one in chosen if one.kind == kind), key=lambda one: (slug_of(one.name), one.name, one.id))
    if len(found) <= _CHOICES:
        return []
    parts = by_letter(found, lambda one: slug_of(one.name), _CHOICES)
    return [(label, addresses.timeline_choice(kind, letter_address(label)), share) for label, share in parts]


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
