"""How a long list goes on on pages of its own, so that no page grows without end, however many briefings there are.

A list by date is cut by year, a year that is too long for a page by month, and a month that is too long by number, counted from
the oldest. So a new briefing changes the page of its month and those above it, and an address that once led to a page always does:
where a year is cut, its page stays, and leads to those of its months. A list by name is cut by letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from generator.model import slug_of
from generator.site.addresses import part_of
from generator.telling.dates import month as month_name

T = TypeVar("T")

ROOM = 150_000
"""The bytes of HTML that a list may take of a page that has nothing else of length: a page has 200 KB, and a frame of up to 20."""

UNDATED = "Undated"

Group = tuple[str, str, tuple[T, ...]]
"""A part's name, the last part of its address, and what it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T]):
    """A part of a long list, which has a page.

    Attributes:
        name: 2016; May 2016; May 2016, part 3.
        src_uri: of its page.
        items: all that it holds, in the order of the list.
        parts: its own, where one page does not hold it.
        first: in a list cut by number the number of its first item, counted from the end of the list; None in others.
    """

    name: str
    src_uri: str
    items: tuple[T, ...]
    parts: tuple[Part[T], ...] = ()
    first: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """What is known of the items of a list.

    Attributes:
        weight: the bytes that an item takes of a page's HTML, about.
        year: by which an item is filed; None for one without.
        month: the first day of it; None for an item without.
    """

    weight: Callable[[T], int]
    year: Callable[[T], int | None]
    month: Callable[[T], date | None]


def fits(items: Sequence[T], weight: Callable[[T], int], room: int = ROOM) -> bool:
    """Whether one page holds the items."""
    return sum(map(weight, items)) <= room


def by_year(items: Sequence[T], above: str, listing: Listing[T]) -> tuple[Part[T], ...]:
    """The parts of a list by date, one a year; those that a page does not hold have parts themselves.

    Args:
        items: the newest first, those of a year one behind the other.
        above: the src_uri below whose address the parts stand.
        listing: what is known of the items.
    """
    years: dict[int | None, list[T]] = {}
    for item in items:
        years.setdefault(listing.year(item), []).append(item)
    return tuple(
        _by_month(Part(name=str(year or UNDATED), src_uri=part_of(above, str(year or 0)), items=tuple(found)), listing)
        for year, found in years.items()
    )


def by_number(name: str, src_uri: str, items: Sequence[T], weight: Callable[[T], int]) -> Part[T]:
    """The part; where a page does not hold it, with parts by number, counted from the end of the list."""
    if fits(items, weight):
        return Part(name=name, src_uri=src_uri, items=tuple(items))
    shares = list(_shares(items[::-1], weight))
    parts: list[Part[T]] = []
    first = 1
    for number, share in enumerate(shares, start=1):
        uri = part_of(src_uri, str(number))
        parts.append(Part(name=f"{name}, part {number}", src_uri=uri, items=tuple(share[::-1]), first=first))
        first += len(share)
    return Part(name=name, src_uri=src_uri, items=tuple(items), parts=tuple(parts[::-1]))


def by_letter(items: Sequence[T], name: Callable[[T], str], most: int) -> Iterator[tuple[str, tuple[T, ...]]]:
    """The items under the letters of the alphabet, in shares of at most so many: A, A 2, B …, Other.

    Args:
        items: by name.
        name: under which an item is filed, in the letters of addresses.
        most: how many a share has.
    """
    letters: dict[str, list[T]] = {}
    for item in items:
        first = name(item)[:1]
        letters.setdefault(first if first.isalpha() else "", []).append(item)
    for letter in sorted(letters, key=lambda one: (not one, one)):
        found = letters[letter]
        for number, start in enumerate(range(0, len(found), most), start=1):
            yield (letter.upper() or "Other") + (f" {number}" if number > 1 else ""), tuple(found[start : start + most])


def by_letter_and_room(items: Sequence[T], name: Callable[[T], str], weight: Callable[[T], int]) -> Iterator[tuple[str, tuple[T, ...]]]:
    """The same in shares that a page holds each, of items that weigh more and less."""
    for letter, found in by_letter(items, name, len(items)):
        for number, share in enumerate(_shares(found, weight), start=1):
            yield letter + (f" {number}" if number > 1 else ""), tuple(share)


def letter_address(label: str) -> str:
    """The last part of the address of a share by letter: a, a-2, other."""
    return slug_of(label)


def _by_month(year: Part[T], listing: Listing[T]) -> Part[T]:
    if fits(year.items, listing.weight):
        return year
    if year.name == UNDATED:
        return by_number(year.name, year.src_uri, year.items, listing.weight)
    months: dict[date | None, list[T]] = {}
    for item in year.items:
        months.setdefault(listing.month(item), []).append(item)
    parts = (
        by_number(
            month_name(first) if first else f"{year.name}, month not told",
            part_of(year.src_uri, f"{first:%m}" if first else "00"),
            found,
            listing.weight,
        )
        for first, found in months.items()
    )
    return Part(name=year.name, src_uri=year.src_uri, items=year.items, parts=tuple(parts))


def _shares(items: Sequence[T], weight: Callable[[T], int]) -> Iterator[list[T]]:
    """What a page holds each, from the first item on, so that one behind the last changes the last share only."""
    share: list[T] = []
    used = 0
    for item in items:
        used += weight(item)
        if share and used > ROOM:
            yield share
            share, used = [], weight(item)
        share.append(item)
    yield share
