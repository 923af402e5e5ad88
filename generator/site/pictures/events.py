"""A briefing's events in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import svg
from markupsafe import Markup

from generator.site.pictures.drawing import EDGE, LABEL, label, percent, picture, title
from generator.telling import timeline
from generator.telling.dates import day
from generator.telling.timeline import Event

_LINE, _YEARS, _HEIGHT, _DOT = 12.0, 34.0, 40.0, 4.5


def event_line(events: Sequence[Event], published: date | None) -> Markup | None:
    """A briefing's events on a line, oldest first, those to come behind the day of publication; None for fewer than two."""
    parts_of_line = timeline.places(events, published)
    if parts_of_line is None:
        return None
    places = {when: round(EDGE + (100 - 2 * EDGE) * at, 2) for when, at in parts_of_line.items()}
    ahead = [event for event in events if event.ahead]
    end = places[published] if ahead and published and published in places else 100 - EDGE
    parts: list[svg.Element] = [_line("precis-axis", EDGE, end)]
    if ahead:
        parts.append(_line("precis-axis precis-axis-ahead", end, 100 - EDGE))
    if published:
        at = percent(places[published])
        parts.append(
            svg.Line(class_=["precis-now"], x1=at, x2=at, y1=_LINE - 9, y2=_LINE + 9, elements=[title(f"published {day(published)}")])
        )
    parts += [_dot(event, places) for event in events]
    parts += _year_labels([*places], places)
    return picture(parts, _HEIGHT, "precis-event-line", timeline.line_in_words(events))


def _dot(event: Event, places: dict[date, float]) -> svg.Element:
    at = places[event.day]
    words = f"{event.date}: {f'{event.name}: ' if event.name else ''}{event.words}{' …' if event.cut else ''}"
    classes = ["precis-dot-of-line", *(["precis-dot-ahead"] if event.ahead else [])]
    return svg.Circle(class_=classes, cx=percent(at), cy=_LINE, r=_DOT, elements=[title(words)])


def _year_labels(days: Sequence[date], places: dict[date, float]) -> Iterator[svg.Element]:
    """The year of each day that begins one, where there is room for it."""
    shown, last = "", -LABEL
    for this in days:
        if str(this.year) != shown and places[this] - last >= LABEL:
            shown, last = str(this.year), places[this]
            yield label(shown, last, _YEARS)


def _line(classes: str, start: float, end: float) -> svg.Element:
    return svg.Line(class_=classes.split(), x1=percent(start), x2=percent(end), y1=_LINE, y2=_LINE)
