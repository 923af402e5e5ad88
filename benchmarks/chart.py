"""The picture of the page: what each stage costs an article, a dot for each number of articles, on a scale of powers of ten."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

import svg

_ROW = 26.0
_TOP = 22.0
_LEFT, _RIGHT = 24.0, 97.0
_TITLE, _WORDS = "precis-costs-title", "precis-costs-words"

Rows = Mapping[str, Mapping[int, float]]
"""Milliseconds an article, by the name of the stage, then by the number of articles."""


def chart(rows: Rows) -> str:
    """The drawn picture; letters and colours come from the site's style sheet.

    Args:
        rows: at least one number among them, all above 0.
    """
    values = [value for row in rows.values() for value in row.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    decades = range(low, max(high, low + 1) + 1)
    parts: list[svg.Element] = [
        svg.Title(id=_TITLE, text="What each stage costs an article"),
        svg.Desc(id=_WORDS, text=escape(_in_words(rows))),
    ]
    height = _TOP + _ROW * len(rows) + 8
    parts.extend(_scale(decades, height))
    for number, (name, row) in enumerate(rows.items()):
        parts.extend(_row(name, row, _TOP + _ROW * (number + 0.5), decades))
    named = {"role": "img", "aria-labelledby": f"{_TITLE} {_WORDS}"}
    return str(svg.SVG(width=svg.Length(100, "%"), height=height, elements=parts, extra=named))


def _in_words(rows: Rows) -> str:
    return " ".join(
        f"{name}: {', '.join(f'{_short(value)} at {size:,}' for size, value in row.items())}." for name, row in rows.items() if row
    )


def _scale(decades: Sequence[int], height: float) -> Iterator[svg.Element]:
    for power in decades:
        across = _percent(_across(10.0**power, decades))
        yield svg.Line(x1=across, x2=across, y1=_TOP - 4, y2=height, class_=["precis-axis", "precis-axis-ahead"])
        yield svg.Text(text=_short(10.0**power), x=across, y=_TOP - 9, class_=["precis-year"])


def _row(name: str, row: Mapping[int, float], down: float, decades: Sequence[int]) -> Iterator[svg.Element]:
    yield svg.Text(text=escape(name), x=_percent(0), y=down + 4, class_=["precis-year", "precis-anchor-start"])
    if len(row) > 1:
        ends = [_percent(_across(value, decades)) for value in (min(row.values()), max(row.values()))]
        yield svg.Line(x1=ends[0], x2=ends[1], y1=down, y2=down, class_=["precis-axis"])
    for size, value in sorted(row.items()):
        kind = "precis-dot-of-line" if size == max(row) else "precis-dot-ahead"
        told = svg.Title(text=escape(f"{name}, {size:,} articles: {_short(value)} an article"))
        radius = 3 + 1.5 * sorted(row).index(size)
        yield svg.Circle(cx=_percent(_across(value, decades)), cy=down, r=radius, class_=[kind], elements=[told])


def _across(value: float, decades: Sequence[int]) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (math.log10(value) - decades[0]) / (decades[-1] - decades[0])


def _percent(value: float) -> svg.Length:
    return svg.Length(round(value, 2), "%")


def _short(milliseconds: float) -> str:
    return f"{milliseconds / 1000:g} s" if milliseconds >= 1000 else f"{float(f'{milliseconds:.2g}'):g} ms"
