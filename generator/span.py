"""Spans: half-open ranges of code points of `Article.text`, and their algebra."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


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
