"""How many briefings there are of each month or year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import svg
from markupsafe import Markup

from generator.site.pictures.drawing import LABEL, label, percent, picture, title
from generator.telling.words import counted

FEWEST = 4
"""With fewer briefings than these, the list of them tells as much as a picture."""

_BARS, _BAR_HEIGHT, _BASE, _BAR_WIDTH = 36, 44.0, 58.0, 0.62
_FEWEST_BARS = 2
# A label of a number above a bar at the edge stays inside the picture.
_NUMBER_EDGE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """How many briefings there are of each month, or of each year where the archive is long.

    Attributes:
        picture: as SVG.
        rows: the same as text: month or year, and number.
        unit: month or year.
        undated: how many briefings have no date, and no bar.
    """

    picture: Markup
    rows: tuple[tuple[str, int], ...]
    unit: str
    undated: int


def activity(published: Iterable[date | None], *, fewest: int = 1) -> Activity | None:
    """The activity from the first to the last day of publication; None where all are of one month, or fewer than `fewest` have a day."""
    found = list(published)
    days = [one for one in found if one]
    if len(days) < max(fewest, 1):
        return None
    months = _months(min(days), max(days))
    by_year = len(months) > _BARS
    keys = [str(year) for year in range(min(days).year, max(days).year + 1)] if by_year else [f"{m:%Y-%m}" for m in months]
    if len(keys) < _FEWEST_BARS:
        return None
    counts = dict.fromkeys(keys, 0)
    for one in days:
        counts[str(one.year) if by_year else f"{one:%Y-%m}"] += 1
    names = keys if by_year else [f"{m:%B %Y}" for m in months]
    rows = tuple(zip(names, counts.values(), strict=True))
    unit = "year" if by_year else "month"
    words = f"Briefings by {unit}, {names[0]} to {names[-1]}; most in {max(rows, key=lambda row: row[1])[0]}: {max(counts.values())}."
    drawn = picture(list(_bars(rows, keys)), _BASE + 20, "precis-activity", words)
    return Activity(picture=drawn, rows=rows, unit=unit, undated=len(found) - len(days))


def _bars(rows: Sequence[tuple[str, int]], keys: Sequence[str]) -> Iterator[svg.Element]:
    """A bar for each month or year with briefings, the year below where there is room, the number above the first of the highest."""
    width = 100 / len(rows)
    most = max(number for _, number in rows)
    last, told = -LABEL, False
    for index, (name, number) in enumerate(rows):
        left = index * width
        if number:
            yield _bar(left + width * (1 - _BAR_WIDTH) / 2, width * _BAR_WIDTH, number / most, f"{name}: {counted(number, 'briefing')}")
        if number == most and not told:
            told = True
            yield label(f"{number:,}", min(max(left + width / 2, _NUMBER_EDGE), 100 - _NUMBER_EDGE), _BASE - _BAR_HEIGHT - 3)
        year = keys[index][:4]
        if (index == 0 or year != keys[index - 1][:4]) and left - last >= LABEL:
            last = left
            yield _year(year, left, left + width * (1 - _BAR_WIDTH) / 2)
    yield svg.Line(class_=["precis-axis"], x1=0, x2=percent(100), y1=_BASE, y2=_BASE)


def _year(words: str, left: float, start: float) -> svg.Element:
    """The year below its first bar; at the right edge it ends there."""
    at_edge = left > 100 - LABEL
    return label(words, 100 if at_edge else start, _BASE + 15, anchor="end" if at_edge else "start")


def _bar(left: float, width: float, share: float, words: str) -> svg.Element:
    tall = max(2.0, round(_BAR_HEIGHT * share, 1))
    return svg.Rect(
        class_=["precis-bar"], x=percent(left), y=round(_BASE - tall, 1), width=percent(width), height=tall, elements=[title(words)]
    )


def _months(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
