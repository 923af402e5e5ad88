"""Lines between two columns of names: who is tied with what.

The names stand in the page, beside the drawing, each in a row of the same height; so they wrap, link and never overlap, and only
the lines between them are drawn. The drawing is stretched to the height of the names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import svg
from markupsafe import Markup

from generator.site.pictures.drawing import markup, title

_SWEEPS = 4
_WIDE, _WIDEST = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line from a row on the left to one on the right, counted from 0.

    Attributes:
        number: how often the two are tied; the line is the wider the more.
        strong: whether it is drawn in the strong colour.
    """

    left: int
    right: int
    number: int
    strong: bool


def two_sides(rows: tuple[int, int], lines: Sequence[Line], words: str) -> Markup:
    """The lines between so many rows on the left and so many on the right, the strong ones on top."""
    ordered = sorted(lines, key=lambda line: (line.strong, line.left, line.right))
    drawn = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, 100, 100),
        preserveAspectRatio=svg.PreserveAspectRatio("none"),
        extra={"role": "img"},
        elements=[title(words), *(_path(line, rows) for line in ordered)],
    )
    return markup(drawn)


def arranged(
    left: Sequence[str], right: Sequence[str], ties: Mapping[tuple[str, str], int], first: str | None = None
) -> tuple[list[str], list[str]]:
    """Both sides in an order in which few lines cross: again and again each beside the middle of those it is tied with.

    Args:
        left: ids; where nothing else decides, their order stays.
        right: the same for the other side.
        ties: what on the left is tied with what on the right, and how often.
        first: what stays first of its side.
    """
    ordered_left, ordered_right = list(left), list(right)
    turned = {(other, one): number for (one, other), number in ties.items()}
    for _ in range(_SWEEPS):
        ordered_right = _beside(ordered_right, turned, ordered_left, first)
        ordered_left = _beside(ordered_left, ties, ordered_right, first)
    return ordered_left, ordered_right


def _beside(moved: Sequence[str], ties: Mapping[tuple[str, str], int], fixed: Sequence[str], first: str | None) -> list[str]:
    places = {one: index for index, one in enumerate(fixed)}
    middles: dict[str, tuple[int, int]] = dict.fromkeys(moved, (0, 0))
    for (one, other), number in ties.items():
        total, of = middles[one]
        middles[one] = total + places[other] * number, of + number
    return sorted(moved, key=lambda one: (one != first, middles[one][0] / max(1, middles[one][1])))


def _path(line: Line, rows: tuple[int, int]) -> svg.Element:
    start, end = _middle(line.left, rows[0]), _middle(line.right, rows[1])
    wide = 3 if line.number >= _WIDEST else 2 if line.number >= _WIDE else 1
    classes = [f"from-{line.left + 1}", f"to-{line.right + 1}", f"wide-{wide}", *(["strong"] if line.strong else [])]
    return svg.Path(class_=classes, extra={"d": f"M0 {start}C50 {start} 50 {end} 100 {end}"})


def _middle(row: int, rows: int) -> str:
    return f"{100 * (row + 0.5) / rows:.4g}"
