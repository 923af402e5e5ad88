"""Pictures drawn when the site is built: a briefing's events in time, and the activity of all briefings.

Places across are in per cent, so that a picture fits a telephone, a screen and paper while its letters keep their size; colours
come from the style sheet. The facts of each picture stand as text beside it. The library that writes SVG escapes nothing,
so every word that is handed to it is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log1p

import svg
from markupsafe import Markup

from generator.site.dates import day
from generator.site.escape import html
from generator.site.render import counted
from generator.site.timeline import Event

# Per cent of the width left free at both ends, and what a label of four figures needs on a telephone.
_EDGE, _LABEL = 3.0, 9.0
# How far apart two events are drawn: at least so much, and more by the logarithm of the days between them.
_LEAST, _DAYS = 0.3, 10.0
_LINE, _YEARS, _HEIGHT, _DOT = 12.0, 34.0, 40.0, 4.5
_FEWEST = 2

_BARS, _BAR_HEIGHT, _BASE, _BAR_WIDTH = 36, 44.0, 52.0, 0.62
_FEWEST_BARS = 2


def event_line(events: Sequence[Event], published: date | None) -> Markup | None:
    """A briefing's events on a line, oldest first, those to come behind the day of publication; None for fewer than two."""
    days = sorted({event.when[1] if event.ahead else event.when[0] for event in events} | ({published} if published else set()))
    if len(events) < _FEWEST or len(days) < _FEWEST:
        return None
    places = dict(zip(days, _places(days), strict=True))
    ahead = [event for event in events if event.ahead]
    end = places[published] if ahead and published and published in places else 100 - _EDGE
    parts: list[svg.Element] = [_line("precis-axis", _EDGE, end)]
    if ahead:
        parts.append(_line("precis-axis precis-axis-ahead", end, 100 - _EDGE))
    if published:
        at = svg.Length(places[published], "%")
        title = svg.Title(text=html(f"published {day(published)}"))
        parts.append(svg.Line(class_=["precis-now"], x1=at, x2=at, y1=_LINE - 9, y2=_LINE + 9, elements=[title]))
    parts += [_dot(event, places) for event in events]
    parts += _year_labels(days, places)
    words = f"{counted(len(events), 'event')} in order of time; the further apart, the more time lies between. The list below has them."
    return _picture(parts, _HEIGHT, "precis-event-line", words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """How many briefings there are of each month, or of each year where the archive is long.

    Attributes:
        picture: as SVG.
        rows: the same as text: month or year, and number.
        unit: month or year.
    """

    picture: Markup
    rows: tuple[tuple[str, int], ...]
    unit: str


def activity(days: Sequence[date]) -> Activity | None:
    """The activity from the first to the last of the days of publication; None where all are of one month."""
    if not days:
        return None
    months = _months(min(days), max(days))
    by_year = len(months) > _BARS
    keys = [str(year) for year in range(min(days).year, max(days).year + 1)] if by_year else [f"{m:%Y-%m}" for m in months]
    if len(keys) < _FEWEST_BARS:
        return None
    counts = dict.fromkeys(keys, 0)
    for published in days:
        counts[str(published.year) if by_year else f"{published:%Y-%m}"] += 1
    names = keys if by_year else [f"{m:%B %Y}" for m in months]
    rows = tuple(zip(names, counts.values(), strict=True))
    unit = "year" if by_year else "month"
    words = f"Briefings by {unit}, {names[0]} to {names[-1]}; most in {max(rows, key=lambda row: row[1])[0]}: {max(counts.values())}."
    return Activity(picture=_picture(list(_bars(rows, keys)), _BASE + 20, "precis-activity", words), rows=rows, unit=unit)


def _bars(rows: Sequence[tuple[str, int]], keys: Sequence[str]) -> Iterator[svg.Element]:
    width = 100 / len(rows)
    most = max(number for _, number in rows)
    last = -_LABEL
    for index, (name, number) in enumerate(rows):
        left = index * width
        if number:
            tall = max(2.0, _BAR_HEIGHT * number / most)
            title = svg.Title(text=html(f"{name}: {counted(number, 'briefing')}"))
            yield svg.Rect(
                class_=["precis-bar"],
                x=svg.Length(round(left + width * (1 - _BAR_WIDTH) / 2, 2), "%"),
                y=round(_BASE - tall, 1),
                width=svg.Length(round(width * _BAR_WIDTH, 2), "%"),
                height=round(tall, 1),
                elements=[title],
            )
        year = keys[index][:4]
        if (index == 0 or year != keys[index - 1][:4]) and left - last >= _LABEL:
            last = left
            yield _text(year, left + width * (1 - _BAR_WIDTH) / 2, _BASE + 15, anchor="start")
    yield svg.Line(class_=["precis-axis"], x1=0, x2=svg.Length(100, "%"), y1=_BASE, y2=_BASE)


def _months(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _places(days: Sequence[date]) -> list[float]:
    """Where the days stand, in per cent: in order, and the further apart the more days lie between."""
    steps = [0.0, *(_LEAST + log1p((later - earlier).days / _DAYS) for earlier, later in pairwise(days))]
    total, at, places = sum(steps), 0.0, []
    for step in steps:
        at += step
        places.append(round(_EDGE + (100 - 2 * _EDGE) * at / total, 2))
    return places


def _dot(event: Event, places: dict[date, float]) -> svg.Element:
    at = places[event.when[1] if event.ahead else event.when[0]]
    title = svg.Title(text=html(f"{event.date}: {f'{event.name}: ' if event.name else ''}{event.words}{' …' if event.cut else ''}"))
    classes = ["precis-dot-of-line", *(["precis-dot-ahead"] if event.ahead else [])]
    return svg.Circle(class_=classes, cx=svg.Length(at, "%"), cy=_LINE, r=_DOT, elements=[title])


def _year_labels(days: Sequence[date], places: dict[date, float]) -> Iterator[svg.Element]:
    """The year of each day that begins one, where there is room for it."""
    shown, last = "", -_LABEL
    for this in days:
        if str(this.year) != shown and places[this] - last >= _LABEL:
            shown, last = str(this.year), places[this]
            yield _text(shown, last, _YEARS)


def _line(classes: str, start: float, end: float) -> svg.Element:
    return svg.Line(class_=classes.split(), x1=svg.Length(start, "%"), x2=svg.Length(end, "%"), y1=_LINE, y2=_LINE)


def _text(words: str, at: float, y: float, *, anchor: str = "middle") -> svg.Element:
    return svg.Text(text=html(words), x=svg.Length(round(at, 2), "%"), y=y, class_=["precis-year", f"precis-anchor-{anchor}"])


def _picture(parts: list[svg.Element], height: float, name: str, words: str) -> Markup:
    drawn = svg.SVG(
        width=svg.Length(100, "%"), height=height, class_=[name], elements=parts, extra={"role": "img", "aria-label": str(html(words))}
    )
    return Markup(str(drawn))  # noqa: S704 — every word in it is escaped above
