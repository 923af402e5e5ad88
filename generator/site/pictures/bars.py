"""Bars beside names: how many, and of which kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import svg
from markupsafe import Markup

from generator.site.pictures.drawing import markup, percent, title

_HEIGHT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a bar.

    Attributes:
        kind: the class of the style sheet that gives its look.
        words: what it counts: "part quoted".
    """

    kind: str
    words: str
    number: int


def bar(parts: Sequence[Part], most: int) -> Markup:
    """A bar in parts, as long as its number is to the most of all bars, which fills the width.

    Args:
        parts: in the order of all bars; those of no number are not drawn.
        most: the number of the longest bar.
    """
    drawn = svg.SVG(height=_HEIGHT, extra={"role": "img"}, elements=[title(in_words(parts)), *_drawn(parts, most)])
    return markup(drawn)


def in_words(parts: Sequence[Part]) -> str:
    """3 direct, 1 indirect."""
    return ", ".join(f"{part.number:,} {part.words}" for part in parts if part.number)


def _drawn(parts: Sequence[Part], most: int) -> Iterator[svg.Element]:
    before = 0
    for part in parts:
        if part.number:
            start = _share(before, most) if before else None
            yield svg.Rect(class_=[part.kind], x=start, width=_share(part.number, most), height=_HEIGHT)
            before += part.number


def _share(number: int, most: int) -> svg.Length:
    return percent(round(100 * number / most, 1))
