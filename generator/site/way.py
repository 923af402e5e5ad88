"""Finding one's way: the path from the home page down to a page, and the briefings before and after one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Briefing
from generator.site import addresses
from generator.telling.dates import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page, or a place on it, above others.

    Attributes:
        src_uri: the page's.
        anchor: the place on the page; empty for all of it.
    """

    name: str
    src_uri: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A place as a page links to it."""

    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The briefing before or after another by date, as that one's page links to it.

    Attributes:
        date: in plain words; "undated" where the source does not tell.
    """

    href: str
    title: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a briefing stands among all.

    Attributes:
        places: those above it, from the outside in, without the home page.
        earlier: the briefing before it by date; None of the first.
        later: the one after it; None of the newest.
    """

    places: tuple[Place, ...]
    earlier: Briefing | None = None
    later: Briefing | None = None


HOME = Place(name="Home", src_uri=addresses.HOME)
BRIEFINGS = Place(name="Briefings", src_uri=addresses.BRIEFINGS)
ACTORS = Place(name="Actors", src_uri=addresses.ACTORS)
TREATIES = Place(name="Treaties", src_uri=addresses.TREATIES)
TOPICS = Place(name="Topics", src_uri=addresses.TOPICS)
TIMELINE = Place(name="Timeline", src_uri=addresses.TIMELINE)


def trail(here: str, *places: Place) -> tuple[Step, ...]:
    """The places above the page at src_uri `here`, from the home page down."""
    return tuple(Step(name=place.name, href=addresses.link(here, place.src_uri, place.anchor)) for place in (HOME, *places))


def ways(briefings: Sequence[Briefing], places: Sequence[tuple[Place, ...]]) -> Iterator[Way]:
    """The way of each briefing.

    Args:
        briefings: all, the newest first.
        places: those above each.
    """
    for number, above in enumerate(places):
        yield Way(
            places=above,
            earlier=briefings[number + 1] if number + 1 < len(briefings) else None,
            later=briefings[number - 1] if number else None,
        )


def neighbour(briefing: Briefing | None, here: str) -> Neighbour | None:
    """The briefing as the page at src_uri `here` links to it."""
    if briefing is None:
        return None
    published = briefing.article.published
    return Neighbour(
        href=addresses.link(here, addresses.briefing_page(briefing.slug)),
        title=briefing.title,
        date=day(published) if published else "undated",
    )
