"""The pages on which a long list goes on: what stands there, the way up, to the page before and to the one behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from generator.site.addresses import link
from generator.site.paging import Part
from generator.site.render import UNSEARCHED, page
from generator.site.way import Place, trail
from generator.telling.words import counted

T = TypeVar("T")

# Of a part that has parts itself.
_NEWEST = 30

Shown = Callable[[Sequence[Any], str], Mapping[str, object]]
"""What a page at a src_uri shows of items, as values of the template: `entries`, `happenings`, `citing` or `named`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongList:
    """A list that goes on on pages of its own.

    Attributes:
        heading: what all of it is: Briefings, Timeline of Japan.
        above: the places above its parts.
        show: how items are shown.
        word: what an item is: briefing, event.
        order: what comes first: newest, soonest.
    """

    heading: str
    above: tuple[Place, ...]
    show: Shown
    word: str = "briefing"
    order: str = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLink:
    """The way to a part.

    Attributes:
        count: how many items it has.
    """

    name: str
    href: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage(Generic[T]):
    """A page of a part, of all that decides it.

    Attributes:
        name: the part's.
        src_uri: where it stands.
        above: the places above it.
        items: those that are shown.
        total: how many the part has.
        parts: name, src_uri and number of items of each of its own parts.
        first: as of `Part`.
        earlier: name and src_uri of the part before it by date; None of the first.
        later: of the one behind it; None of the last.
    """

    name: str
    src_uri: str
    above: tuple[Place, ...]
    items: tuple[T, ...]
    total: int
    parts: tuple[tuple[str, str, int], ...]
    first: int | None
    earlier: tuple[str, str] | None
    later: tuple[str, str] | None


def part_links(parts: Sequence[Part[T]], here: str, word: str = "briefing") -> tuple[PartLink, ...]:
    """The ways to the parts from the page at src_uri `here`."""
    return tuple(PartLink(name=p.name, href=link(here, p.src_uri), count=counted(len(p.items), word)) for p in parts)


def part_pages(parts: Sequence[Part[T]], of: LongList, *, own: bool = False) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the pages of the parts and of their parts.

    Args:
        parts: of one list, in its order.
        of: the list.
        own: whether those that have no parts have pages of another making, and none of these.
    """
    yield from _pages(parts, of, of.above, own=own)


def part_page(one: PartPage[T], of: LongList) -> bytes:
    """The page of a part of a long list."""
    here = one.src_uri
    title = f"{of.heading}: {one.name}"
    values: dict[str, object] = {
        "trail": trail(here, *one.above),
        "heading": title,
        "total": counted(one.total, of.word),
        "shown": len(one.items),
        "parts": tuple(PartLink(name=name, href=link(here, uri), count=counted(count, of.word)) for name, uri, count in one.parts),
        "numbers": f"{one.first:,}–{one.first + one.total - 1:,}" if one.first is not None else None,
        "order": of.order,
        "earlier": _way(one.earlier, here),
        "later": _way(one.later, here),
        "up": one.above[-1].name if one.above else "",
        "entries": (),
        "happenings": (),
        "citing": (),
        "here": here,
        **of.show(one.items, here),
    }
    matter = {"title": title, "description": f"{title}: {counted(one.total, of.word)}.", "hide": ["navigation"], "search": UNSEARCHED}
    return page("part", matter, values)


def _pages(parts: Sequence[Part[T]], of: LongList, above: tuple[Place, ...], *, own: bool) -> Iterator[tuple[str, partial[bytes]]]:
    for number, part in enumerate(parts):
        if part.parts or not own:
            yield part.src_uri, partial(part_page, _made(part, above, parts, number), of)
        yield from _pages(part.parts, of, (*above, Place(name=part.name, src_uri=part.src_uri)), own=False)


def _made(part: Part[T], above: tuple[Place, ...], parts: Sequence[Part[T]], number: int) -> PartPage[T]:
    before = parts[number + 1] if number + 1 < len(parts) else None
    behind = parts[number - 1] if number else None
    return PartPage(
        name=part.name,
        src_uri=part.src_uri,
        above=above,
        items=part.items[:_NEWEST] if part.parts else part.items,
        total=len(part.items),
        parts=tuple((one.name, one.src_uri, len(one.items)) for one in part.parts),
        first=part.first,
        earlier=(before.name, before.src_uri) if before else None,
        later=(behind.name, behind.src_uri) if behind else None,
    )


def _way(to: tuple[str, str] | None, here: str) -> tuple[str, str] | None:
    return (to[0], link(here, to[1])) if to else None
