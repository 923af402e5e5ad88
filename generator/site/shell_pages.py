"""The pages around the years of a site that is built year by year: home page, years, and the lists that span them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.model import ActorKind, CardBriefing, TreatyRecord, YearCard
from generator.reference.treaty_library import TreatyLibrary
from generator.site import addresses
from generator.site.across_years import Across, Share, Shelf, Shelves
from generator.site.follow import follow, followed
from generator.site.listing import Entry
from generator.site.paging import ROOM
from generator.site.pictures import activity
from generator.site.render import UNSEARCHED, page
from generator.site.treaty_lists import by_state
from generator.site.treaty_pages import Surroundings, treaty_page
from generator.site.way import Place, trail
from generator.telling.dates import day
from generator.telling.source import Mark, Passage
from generator.telling.words import counted, state_name

_KINDS = {ActorKind.PERSON: "Person", ActorKind.ORGANISATION: "Organisation", ActorKind.STATE: "State", ActorKind.UNNAMED: ""}
_ON_HOME, _LISTED, _OFTEN = 6, 50, 100
_DESCRIPTIONS = {
    addresses.ACTORS: ("Actors", "Persons, organisations and states across all years."),
    addresses.TREATIES: ("Treaties", "The treaties that briefings cite, across all years."),
    addresses.TOPICS: ("Topics", "Briefings by topic, across all years."),
}
_TOPICS = addresses.below_site(addresses.TOPICS)
_BY_YEAR = {
    addresses.QUOTES: ("Quotes", "Quotes are found by year: who said what, in which words, and how."),
    addresses.TIMELINE: ("Timeline", "What happened when, and what is ahead, by the year of the report."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedYear:
    """A year in a list of years.

    Attributes:
        count: what it holds, in words.
    """

    name: str
    href: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An actor, a treaty or a topic in a list.

    Attributes:
        href: of its page above the years where it has one, else of that in the newest year that has it.
        years: name, address and number of briefings of each year; none where there is one, and the row leads there.
    """

    anchor: str
    name: str
    href: str
    country: str | None
    detail: str
    count: str
    years: tuple[tuple[str, str, str], ...]


def shell_pages(cards: Sequence[YearCard], across: Shelves, library: TreatyLibrary, files: Container[str]) -> dict[str, partial[bytes]]:
    """What makes the pages, by src_uri.

    Args:
        cards: of all years, newest first, the undated last.
        across: what they have in common.
        library: each of whose treaties has a page that leads to the years which cite it.
        files: the src_uris of other files that are published; the site's feed may be among them.
    """
    made = {addresses.HOME: partial(bytes, _home(cards, files)), addresses.BRIEFINGS: partial(bytes, _briefings(cards, files))}
    for uri, (heading, about) in _BY_YEAR.items():
        counts = [counted(card.quotes, "quote") if uri == addresses.QUOTES else _count(card) for card in cards]
        below = addresses.below_site(uri)
        years = [_year(card, uri, below, count) for card, count in zip(cards, counts, strict=True)]
        values = {"trail": trail(uri), "heading": heading, "about": about, "years": years, "entries": (), "follow": ()}
        made[uri] = partial(bytes, page("shell_years", _matter(heading, about), values))
    for uri, of in across.items():
        made |= _lists(uri, of, library if uri == addresses.TREATIES else None)
        if uri == addresses.TREATIES:
            made |= _treaties(library, {one.entry.id: one for shelf in of for one in shelf.rows})
    return made


def names(across: Shelves) -> Iterator[tuple[str, str, Across]]:
    """What is found by its name: its address below the site's, the folder of its kind, and itself.

    What one year has leads to its page, what several have to its place in the list that tells them all. What has a page above the
    years is found by that.
    """
    for uri, of in across.items():
        kind = addresses.below_site(uri).strip("/")
        for page_uri, rows in (placed for shelf in of for placed in shelf.placed()):
            page_address = addresses.below_site(page_uri)
            for one in rows:
                if not one.above:
                    yield f"{one.years[0][0]}/{one.address}" if len(one.years) == 1 else f"{page_address}#{one.anchor}", kind, one


def told_of(one: Across) -> str:
    """What it is, in a line: Person · Japan · foreign minister · 2024–2025."""
    kind = _KINDS[one.entry.kind] if one.entry.kind else ""
    country = state_name(one.entry.country) if one.entry.country else ""
    about = "Topic" if one.address.startswith(_TOPICS) else one.entry.detail
    first, last = one.years[-1][0], one.years[0][0]
    years = year_name(last) if first == last else f"{year_name(first)}–{last}"
    return " · ".join(filter(None, (kind, country, about, years)))


def year_name(name: str) -> str:
    """A year as it is shown."""
    return name.capitalize()


def _home(cards: Sequence[YearCard], files: Container[str]) -> bytes:
    here = addresses.HOME
    totals = (
        (sum(card.briefings for card in cards), "briefing", "briefings", addresses.BRIEFINGS),
        (len({one.id for card in cards for one in card.actors}), "actor", "actors", addresses.ACTORS),
        (len({one.id for card in cards for one in card.treaties}), "treaty", "treaties", addresses.TREATIES),
        (sum(card.quotes for card in cards), "quote", "quotes", addresses.QUOTES),
    )
    values = {
        "numbers": [(f"{n:,}", one if n == 1 else many, addresses.link(here, uri)) for n, one, many, uri in totals],
        "activity": activity(month for card in cards for month, number in card.days for _ in range(number)),
        "entries": _newest(cards, here, _ON_HOME),
        "years": [_year(card, here, "", _count(card)) for card in cards],
        "all_briefings": addresses.link(here, addresses.BRIEFINGS),
        "follow": follow(here, addresses.FEED_OF_ALL, files),
    }
    matter = {
        "title": "Home",
        "description": "News on diplomacy and security as structured, traceable briefings.",
        **_updated(cards),
        **followed(addresses.FEED_OF_ALL, files),
        "hide": ["navigation", "toc"],
        "search": UNSEARCHED,
    }
    return page("shell_home", matter, values)


def _briefings(cards: Sequence[YearCard], files: Container[str]) -> bytes:
    here = addresses.BRIEFINGS
    values = {
        "trail": trail(here),
        "heading": "Briefings",
        "about": None,
        "years": [_year(card, here, addresses.below_site(here), _count(card)) for card in cards],
        "entries": _newest(cards, here, _LISTED),
        "follow": follow(here, addresses.FEED_OF_ALL, files),
    }
    matter = _matter("Briefings", "All briefings by year, and the newest.")
    return page("shell_years", {**matter, **_updated(cards), **followed(addresses.FEED_OF_ALL, files)}, values)


def _treaties(library: TreatyLibrary, cited: Mapping[str, Across]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the page of each treaty of the library, and the list by state."""
    for treaty in library:
        here, found = addresses.treaty_page(treaty.id), cited.get(treaty.id)
        years = [(year_name(year), _below(year, here, found.address), n) for year, n in found.years] if found else []
        record = TreatyRecord(id=treaty.id, title=treaty.title, short_title=treaty.short_title, known=True, appearances=())
        yield here, partial(treaty_page, record, library, Surroundings(states={}, guided=True, years=years))
    here, numbers = addresses.TREATIES_BY_STATE, {treaty_id: one.briefings for treaty_id, one in cited.items()}
    yield here, partial(by_state, library, numbers, {}, _ways(here))


def _ways(here: str) -> tuple[tuple[str, str | None], ...]:
    """The lists of treaties with their addresses as seen from the one at src_uri `here`, which has none."""
    every = (("By name", addresses.TREATIES), ("By state", addresses.TREATIES_BY_STATE))
    return tuple((name, None if uri == here else addresses.link(here, uri)) for name, uri in every)


def _lists(uri: str, of: Sequence[Shelf], library: TreatyLibrary | None) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes a list, and the pages on which it goes on."""
    heading, about = _DESCRIPTIONS[uri]
    cited = {one.entry.id for shelf in of for one in shelf.rows}
    uncited = [(one.short_title, addresses.link(uri, addresses.treaty_page(one.id))) for one in library or () if one.id not in cited]
    groups = [
        {
            "heading": shelf.heading,
            "rows": [_row(one, uri) for one in (shelf.often(_OFTEN, ROOM // len(of)) if shelf.shares else shelf.rows)],
            "total": len(shelf.rows),
            "parts": [(share.label, addresses.link(uri, share.src_uri)) for share in shelf.shares],
        }
        for shelf in of
    ]
    values = {"trail": trail(uri), "title": heading, "groups": groups, "ways": _ways(uri) if library else (), "uncited": sorted(uncited)}
    yield uri, partial(bytes, page("shell_list", _matter(heading, about), values))
    above = Place(name=heading, src_uri=uri)
    for shelf in of:
        every = tuple((share.label, share.src_uri) for share in shelf.shares)
        yield from ((share.src_uri, partial(share_page, share, shelf.heading, every, above)) for share in shelf.shares)


def share_page(share: Share, heading: str, every: Sequence[tuple[str, str]], above: Place) -> bytes:
    """A part of a long list.

    Args:
        share: what it holds.
        heading: of the list.
        every: label and src_uri of each part.
        above: the list.
    """
    here, title = share.src_uri, f"{heading}: {share.label}"
    group = {
        "heading": heading,
        "rows": [_row(one, here) for one in share.rows],
        "total": len(share.rows),
        "parts": [(label, None if uri == here else addresses.link(here, uri)) for label, uri in every],
    }
    values = {"trail": trail(here, above), "title": title, "groups": [group], "ways": (), "uncited": ()}
    return page("shell_list", _matter(title, f"{title}, across all years."), values)


def _row(one: Across, here: str) -> Row:
    years = [(year_name(year), _below(year, here, one.address), counted(number, "briefing")) for year, number in one.years]
    alone = len(years) == 1 and not one.above
    return Row(
        anchor=one.anchor,
        name=one.entry.name,
        href=addresses.link(here, addresses.HOME).removeprefix("./") + one.address if one.above else years[0][1],
        country=one.entry.country,
        detail=one.entry.detail,
        count=counted(one.briefings, "briefing") + (f", {years[0][0]}" if alone else ""),
        years=() if alone else tuple(years),
    )


def _newest(cards: Sequence[YearCard], here: str, number: int) -> list[Entry]:
    """The newest briefings of all years; those without a day come last, as in every list."""
    found = [(card.name, one) for card in cards for one in card.newest]
    found.sort(key=lambda item: item[1].published or date.min, reverse=True)
    return [_entry(one, year, here) for year, one in found[:number]]


def _entry(one: CardBriefing, year: str, here: str) -> Entry:
    mark = Mark(href=_below(year, here, one.mark[0]), paragraph=one.mark[1]) if one.mark else None
    return Entry(
        href=_below(year, here, one.href),
        number=one.number,
        date=day(one.published) if one.published else "undated",
        place=one.place,
        title=one.title,
        glance=Passage(text=one.first, mark=mark, names=one.names) if one.first else None,
    )


def _year(card: YearCard, here: str, below: str, count: str) -> ListedYear:
    return ListedYear(name=year_name(card.name), href=_below(card.name, here, below), count=count)


def _count(card: YearCard) -> str:
    return counted(card.briefings, "briefing")


def _below(year: str, here: str, address: str) -> str:
    """An address below a year's, as seen from the page at src_uri `here`."""
    return f"{addresses.link(here, addresses.HOME).removeprefix('./')}{year}/{address}"


def _matter(title: str, description: str) -> Mapping[str, object]:
    return {"title": title, "description": description, "hide": ["navigation"], "search": UNSEARCHED}


def _updated(cards: Sequence[YearCard]) -> Mapping[str, str]:
    latest = max((card.updated for card in cards if card.updated), default=None)
    return {"updated": latest.isoformat()} if latest else {}
