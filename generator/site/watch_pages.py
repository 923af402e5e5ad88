"""What to watch in all briefings: what is ahead by month, where there is much on pages of their own; and what was expected and is past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.model import Corpus, slug_of
from generator.site import addresses
from generator.site.chronicle import Dated, Happening, happening, shown, watched, weight
from generator.site.paging import Part, by_number, fits
from generator.site.part_pages import LongList, part_links, part_pages
from generator.site.render import UNSEARCHED, page
from generator.site.way import TIMELINE, Place, trail
from generator.telling.dates import month

# Of what is ahead where it goes on on other pages, and of what is past.
_SOONEST, _PAST = 60, 60
# The bytes that a page has for what is ahead: what is past takes its share.
_ROOM = 100_000
# Days.
_QUARTER, _YEAR = 92, 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What is ahead in a month, a year or more."""

    heading: str
    happenings: tuple[Happening, ...]


def watch_pages(corpus: Corpus, every: Sequence[Dated]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the page of what to watch, soonest first, and those of each month where one does not hold all."""
    here = addresses.WATCH
    ahead, past = watched(corpus, every)
    terms = _terms(ahead)
    goes_on = not fits(ahead, weight, _ROOM)
    near = _terms(ahead[:_SOONEST]) if goes_on else terms
    values = {
        "trail": trail(here, TIMELINE),
        "groups": [Term(heading=term.name, happenings=tuple(happening(one, here) for one in term.items)) for term in near],
        "soonest": len(ahead[:_SOONEST]),
        "total": len(ahead),
        "terms": part_links(terms, here, "event") if goes_on else (),
        "past": tuple(happening(one, here) for one in past[: -_PAST - 1 : -1]),
        "past_in_all": len(past),
        "timeline": addresses.link(here, addresses.TIMELINE),
    }
    matter = {
        "title": "What to watch",
        "description": "Planned and expected events of all briefings, soonest first.",
        "hide": ["navigation"],
        "search": UNSEARCHED,
    }
    yield here, partial(bytes, page("watch", matter, values))
    if goes_on:
        above = (TIMELINE, Place(name="What to watch", src_uri=here))
        of = LongList(heading="What to watch", above=above, show=shown, word="event", order="soonest")
        # Parts are handed the latest first, as those of other lists are.
        yield from part_pages(terms[::-1], of)


def _terms(ahead: Sequence[Dated]) -> tuple[Part[Dated], ...]:
    """What is ahead by the month or year in which it ends, soonest first."""
    terms: dict[str, list[Dated]] = {}
    for one in ahead:
        terms.setdefault(_term(one.when), []).append(one)
    uris = {name: addresses.part_of(addresses.WATCH, slug_of(name)) for name in terms}
    return tuple(by_number(name, uris[name], found, weight) for name, found in terms.items())


def _term(when: tuple[date, date]) -> str:
    """The month, year or more in which a date ends, as exact as it is itself."""
    length = (when[1] - when[0]).days
    if length <= _QUARTER:
        return month(when[1])
    return str(when[1].year) if length <= _YEAR else "Long term"
