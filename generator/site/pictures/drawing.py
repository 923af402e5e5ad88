"""What all pictures share. The library that writes SVG escapes nothing, so every word that is handed to it is escaped here."""

from __future__ import annotations

from collections.abc import Sequence

import svg
from markupsafe import Markup

from generator.site.escape import html

EDGE = 3.0
"""Per cent of the width left free at both ends of a line of time."""
LABEL = 9.0
"""Per cent of the width that a label of four figures needs on a telephone."""


def picture(parts: Sequence[svg.Element], height: float, name: str, words: str) -> Markup:
    """A picture as wide as its place, with places across in per cent, so that letters keep their size.

    Args:
        parts: their words are escaped.
        height: in pixels.
        name: the class of the style sheet.
        words: what it shows.
    """
    drawn = svg.SVG(
        width=percent(100), height=height, class_=[name], elements=list(parts), extra={"role": "img", "aria-label": str(html(words))}
    )
    return markup(drawn)


def markup(drawn: svg.Element) -> Markup:
    """The drawn element, whose words are escaped."""
    return Markup(str(drawn))  # noqa: S704 — every word in it is escaped by `title` or `label`


def title(words: str) -> svg.Title:
    """What a part of a picture stands for."""
    return svg.Title(text=html(words))


def label(words: str, across: float, down: float, *, anchor: str = "middle") -> svg.Text:
    """Small letters at a place in per cent across and pixels down."""
    return svg.Text(text=html(words), x=percent(across), y=down, class_=["precis-year", f"precis-anchor-{anchor}"])


def percent(value: float) -> svg.Length:
    """A length in per cent, with no more figures than anyone could see."""
    return svg.Length(int(value) if value == int(value) else round(value, 2), "%")
