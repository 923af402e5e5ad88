"""Spans: half-open ranges of code points of `Article.text`, and their algebra."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range `[start, end)` of code points of a text; never empty.

    Raises:
        ValueError: if the range is empty, reversed or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        # A briefing is kept with a thousand of these; the way of dataclasses takes ten times as long to read them.
        return Span, (self.start, self.end)

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the spans share a code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of `spans`, of which there is at least one."""
    found = list(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))


def trim(text: str, start: int, end: int, characters: str | None = None) -> Span | None:
    """The span of `text[start:end]` without `characters` (default: white space) at its ends; None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(characters))
    right = len(piece.rstrip(characters))
    return Span(start + left, start + right) if left < right else None


T = TypeVar("T")


class Placed(Protocol):
    """What stands at one span of a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=Placed)


class Places(Generic[T]):
    """What stands at which spans of a text, looked up by place: a text may hold so much that nobody can look at all of it each time."""

    __slots__ = ("_ends", "_numbers", "_spans", "_starts", "_values")

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        """Takes values with the spans at which they stand, in any order; a value may stand at several."""
        known = tuple(placed)
        self._values = tuple(value for _, value in known)
        self._numbers = sorted(range(len(known)), key=lambda number: known[number][0])
        self._spans = tuple(known[number][0] for number in self._numbers)
        self._starts = [span.start for span in self._spans]
        # The furthest end so far ascends as the starts do, whether spans overlap or not.
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def __iter__(self) -> Iterator[T]:
        """What stands anywhere, in the order in which it was given."""
        return iter(self._values)

    def touching(self, span: Span) -> list[T]:
        """What shares a code point with the span, in the order in which it was given."""
        return self._given(at for at in self._near(span) if self._spans[at].overlaps(span))

    def inside(self, span: Span) -> list[T]:
        """What stands in the span as a whole, in the order in which it was given."""
        near = range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
        return self._given(at for at in near if span.contains(self._spans[at]))

    def touch(self, span: Span) -> bool:
        """Whether anything shares a code point with the span."""
        return any(self._spans[at].overlaps(span) for at in self._near(span))

    def hold(self, span: Span) -> bool:
        """Whether the span is in one of those at which something stands."""
        return any(self._spans[at].contains(span) for at in self._near(span))

    def _near(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def _given(self, places: Iterator[int]) -> list[T]:
        return [self._values[number] for number in sorted(self._numbers[at] for at in places)]


def spots(spans: Iterable[Span]) -> Places[Span]:
    """The spans themselves, looked up by place."""
    return Places((span, span) for span in spans)


def around(ordered: Sequence[P], span: Span) -> Sequence[P]:
    """Of things in the order of the text, none of which overlaps another, such as sentences, those that share a code point with the span."""
    first = bisect_right(ordered, span.start, key=lambda one: one.span.end)
    return ordered[first : bisect_left(ordered, span.end, lo=first, key=lambda one: one.span.start)]


def subtract(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """The parts of `span` outside every one of `holes`, in order."""
    parts: list[Span] = []
    start = span.start
    for hole in sorted(holes):
        if hole.start > start and start < span.end:
            parts.append(Span(start, min(hole.start, span.end)))
        start = max(start, hole.end)
    if start < span.end:
        parts.append(Span(start, span.end))
    return tuple(parts)


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, of those that overlap only the longest, of equals the first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (-len(s), s.start)):
        # Those kept overlap no other, so only the neighbours can be in the way.
        at = bisect_left(kept, span)
        if not any(span.overlaps(other) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, span)
    return tuple(kept)


def index_at(starts: Sequence[int], offset: int) -> int:
    """The index of the last of the ascending `starts` that is not after `offset`; -1 before the first."""
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= offset:
            low = middle + 1
        else:
            high = middle
    return low - 1
