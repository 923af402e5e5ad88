"""Actors, treaties and topics of a site that is built year by year: each with the years that have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.model import ActorKind, CardEntry, YearCard, slug_of
from generator.reference.treaty_library import TreatyLibrary
from generator.site import addresses
from generator.site.paging import by_letter_and_room, fits, letter_address

# Of the HTML of an entry, in bytes: what stands around its name, and around a year.
_ROW, _YEAR = 300, 85


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """One actor, treaty or topic, as the newest year that has it tells.

    Attributes:
        entry: of that year.
        years: those that have it, newest first, and how many briefings of each.
        address: of its page, below that of each of these years.
        above: whether the site has a page of it above the years too, at the same address.
    """

    entry: CardEntry
    years: tuple[tuple[str, int], ...]
    address: str
    above: bool = False

    @property
    def briefings(self) -> int:
        """In how many it is, of all years."""
        return sum(number for _, number in self.years)

    @property
    def anchor(self) -> str:
        """Its place on the page that lists it."""
        return f"of-{self.entry.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a page of a long list holds: A, B, or a share of them."""

    label: str
    src_uri: str
    rows: tuple[Across, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a list holds under one heading.

    Attributes:
        src_uri: of the list.
        rows: all of it, as filed.
        shares: where the list's page does not hold them, the pages that do; none where it does.
    """

    heading: str
    src_uri: str
    rows: tuple[Across, ...]
    shares: tuple[Share, ...] = ()

    def often(self, most: int, room: int) -> tuple[Across, ...]:
        """Those that most briefings have, as many as fit into so many bytes of HTML."""
        first = sorted(self.rows, key=lambda one: -one.briefings)[:most]
        used = accumulate(map(_weight, first))
        return tuple(one for one, bytes_so_far in zip(first, used, strict=True) if bytes_so_far <= room)

    def placed(self) -> Iterator[tuple[str, tuple[Across, ...]]]:
        """The src_uri of each page that has rows, and those."""
        yield from ((share.src_uri, share.rows) for share in self.shares or (Share(label="", src_uri=self.src_uri, rows=self.rows),))


Shelves = Mapping[str, tuple[Shelf, ...]]
"""The shelves of each list, by its src_uri."""


def shelves(cards: Sequence[YearCard], library: TreatyLibrary) -> Shelves:
    """The shelves of each list, by its src_uri.

    Args:
        cards: of all years, newest first.
        library: whose treaties have pages above the years.
    """
    actors = _across(cards, lambda card: card.actors, addresses.actor_page)
    cited = _across(cards, lambda card: card.treaties, addresses.treaty_page)
    treaties = [replace(one, above=library.get(one.entry.id) is not None) for one in cited]
    topics = _across(cards, lambda card: card.topics, addresses.topic_page)
    return {
        addresses.ACTORS: _shelves(
            addresses.ACTORS,
            {
                "Persons": [one for one in actors if one.entry.kind is ActorKind.PERSON],
                "Organisations": [one for one in actors if one.entry.kind is ActorKind.ORGANISATION],
                "States": [one for one in actors if one.entry.kind is ActorKind.STATE],
            },
        ),
        addresses.TREATIES: _shelves(addresses.TREATIES, {"Treaties": treaties}),
        addresses.TOPICS: _shelves(addresses.TOPICS, {"Topics": topics}),
    }


def _across(cards: Iterable[YearCard], of: Callable[[YearCard], Sequence[CardEntry]], page: Callable[[str], str]) -> list[Across]:
    found: dict[str, list[tuple[str, CardEntry]]] = {}
    for card in cards:
        for entry in of(card):
            found.setdefault(entry.id, []).append((card.name, entry))
    every = [
        Across(
            entry=years[0][1],
            years=tuple((year, entry.briefings) for year, entry in years),
            address=addresses.below_site(page(identity)),
        )
        for identity, years in found.items()
    ]
    return sorted(every, key=lambda one: (one.entry.filed, one.entry.name.casefold(), one.entry.id))


def _shelves(src_uri: str, kinds: Mapping[str, Sequence[Across]]) -> tuple[Shelf, ...]:
    """A kind of few stays on the page of all, as long as that holds it."""
    short = fits([one for rows in kinds.values() for one in rows], _weight)
    return tuple(
        Shelf(heading=heading, src_uri=src_uri, rows=tuple(rows), shares=() if short else tuple(_shares(src_uri, heading, rows)))
        for heading, rows in kinds.items()
        if rows
    )


def _shares(src_uri: str, heading: str, rows: Sequence[Across]) -> Iterator[Share]:
    folder = addresses.part_of(src_uri, f"by/{slug_of(heading)}")
    for label, share in by_letter_and_room(rows, lambda one: one.entry.filed, _weight):
        yield Share(label=label, src_uri=addresses.part_of(folder, letter_address(label)), rows=share)


def _weight(one: Across) -> int:
    """The bytes of HTML that an entry takes of a list, about."""
    words = len(one.entry.name.encode()) + len(one.entry.detail.encode())
    return _ROW + words + len(one.entry.id) * (2 + len(one.years)) + _YEAR * len(one.years)
