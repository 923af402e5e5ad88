"""The pictures of the page: a row for each stage and a dot for each number of articles, on a scale of powers of ten."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import svg

_ROW = 26.0
_TOP = 22.0
_LEFT, _RIGHT = 24.0, 94.0

Rows = Mapping[str, Mapping[int, float]]
"""What was measured, by the name of the stage, then by the number of articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a picture shows.

    Attributes:
        name: of the picture, in the letters of an HTML id.
        title: in words.
        each: what follows a value where one dot is told: "an article".
        shown: a value in words.
    """

    name: str
    title: str
    each: str
    shown: Callable[[float], str]


def _time(milliseconds: float) -> str:
    return f"{milliseconds / 1000:g} s" if milliseconds >= 1000 else f"{float(f'{milliseconds:.2g}'):g} ms"


def _memory(megabytes: float) -> str:
    return f"{megabytes / 1000:.2g} GB" if megabytes >= 1000 else f"{megabytes:.0f} MB"


COSTS = Scale(name="precis-costs", title="What each stage costs an article", each=" an article", shown=_time)
"""Milliseconds an article."""

MEMORY = Scale(name="precis-memory", title="How much memory each stage takes", each="", shown=_memory)
"""Megabytes."""


def chart(rows: Rows, scale: Scale = COSTS) -> str:
    """The drawn picture; letters and colours come from the site's style sheet.

    Args:
        rows: at least one number among them, all above 0.
        scale: what the numbers are.
    """
    values = [value for row in rows.values() for value in row.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    decades = range(low, max(high, low + 1) + 1)
    title, words = f"{scale.name}-title", f"{scale.name}-words"
    parts: list[svg.Element] = [svg.Title(id=title, text=scale.title), svg.Desc(id=words, text=escape(_in_words(rows, scale)))]
    height = _TOP + _ROW * len(rows) + 8
    parts.extend(_axis(decades, height, scale))
    for number, (name, row) in enumerate(rows.items()):
        parts.extend(_row(name, row, _TOP + _ROW * (number + 0.5), decades, scale))
    named = {"role": "img", "aria-labelledby": f"{title} {words}"}
    return str(svg.SVG(width=svg.Length(100, "%"), height=height, elements=parts, extra=named))


def _in_words(rows: Rows, scale: Scale) -> str:
    return " ".join(
        f"{name}: {', '.join(f'{scale.shown(value)} at {size:,}' for size, value in row.items())}." for name, row in rows.items() if row
    )


def _axis(decades: Sequence[int], height: float, scale: Scale) -> Iterator[svg.Element]:
    for power in decades:
        across = _percent(_across(10.0**power, decades))
        yield svg.Line(x1=across, x2=across, y1=_TOP - 4, y2=height, class_=["precis-axis", "precis-axis-ahead"])
        yield svg.Text(text=scale.shown(10.0**power), x=across, y=_TOP - 9, class_=["precis-year"])


def _row(name: str, row: Mapping[int, float], down: float, decades: Sequence[int], scale: Scale) -> Iterator[svg.Element]:
    yield svg.Text(text=escape(name), x=_percent(0), y=down + 4, class_=["precis-year", "precis-anchor-start"])
    if len(row) > 1:
        ends = [_percent(_across(value, decades)) for value in (min(row.values()), max(row.values()))]
        yield svg.Line(x1=ends[0], x2=ends[1], y1=down, y2=down, class_=["precis-axis"])
    for size, value in sorted(row.items()):
        kind = "precis-dot-of-line" if size == max(row) else "precis-dot-ahead"
        told = svg.Title(text=escape(f"{name}, {size:,} articles: {scale.shown(value)}{scale.each}"))
        radius = 3 + 1.5 * sorted(row).index(size)
        yield svg.Circle(cx=_percent(_across(value, decades)), cy=down, r=radius, class_=[kind], elements=[told])


def _across(value: float, decades: Sequence[int]) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (math.log10(value) - decades[0]) / (decades[-1] - decades[0])


def _percent(value: float) -> svg.Length:
    return svg.Length(round(value, 2), "%")
