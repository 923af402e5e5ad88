"""Dates told from publication ("last Friday") or from another date ("the following year") -> values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.annotate.dates import calendar
from generator.annotate.dates.calendar import Direction, Unit
from generator.annotate.dates.place import Place
from generator.annotate.dates.quarters import topic_quarter, years_before
from generator.annotate.dates.wording import distance_of, number_of, year_of
from generator.model import Precision
from generator.reference.calendar_words import calendar_words

# How precise a date must be for "that day", "the following month" … to hold on to it.
_PRECISE_FOR: Mapping[Unit, tuple[Precision, ...]] = {
    Unit.DAY: (Precision.DAY,),
    Unit.WEEK: (Precision.DAY, Precision.WEEK),
    Unit.MONTH: (Precision.DAY, Precision.WEEK, Precision.MONTH),
    Unit.QUARTER: (Precision.QUARTER,),
}
_PRECISE_FOR_YEARS = (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR)


def weekday(match: re.Match[str], place: Place) -> str | None:
    """Friday; next Friday; Friday of last week; the previous Friday."""
    number, relative = calendar_words().weekdays[match["weekday"]], (match["relative"] or "").lower()
    if relative.startswith("the"):
        by = distance_of(relative)
        start = place.anchor(Precision.DAY)
        return calendar.weekday_near(calendar.moved(start, Unit.DAY, by), number, calendar.toward(by > 0)).isoformat() if start else None
    published = place.published
    if published is None:
        return None
    if match["week"]:
        return calendar.moved(published, Unit.DAY, number - published.weekday() + 7 * distance_of(match["week"])).isoformat()
    if by := distance_of(relative):
        return calendar.weekday_near(calendar.moved(published, Unit.DAY, by), number, calendar.toward(by > 0)).isoformat()
    ahead = relative and (number >= published.weekday() or "coming" in relative)
    return calendar.weekday_near(published, number, Direction.FUTURE if ahead else place.direction()).isoformat()


def near_day(match: re.Match[str], place: Place) -> str | None:
    """Today; last night; the day before yesterday."""
    words = re.sub(r"\s+", " ", match[0].lower())
    by = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}.get(words, 0)
    if words.startswith("the day"):
        by = -2 if "before" in words else 2
    return calendar.moved(place.published, Unit.DAY, by).isoformat() if place.published else None


def day_beside(match: re.Match[str], place: Place) -> str | None:
    """The day before, of a day just told."""
    start = place.anchor(Precision.DAY)
    return calendar.moved(start, Unit.DAY, -1 if match["side"] == "before" else 1).isoformat() if start else None


def period(match: re.Match[str], place: Place) -> str | None:
    """Last week; the end of this month; that year; the next day; the weekend."""
    words = match["shift"] or match["anaphor"] or match["plain"]
    by = distance_of(words)
    if match["unit"] == "weekend":
        return _weekend(by, match["plain"] is not None, place)
    unit = Unit(match["unit"])
    if match["anaphor"] or (unit is Unit.DAY and words.lower().endswith("next")):
        start = _anchor(unit, place)
    elif match["plain"]:
        start = _plain_start(unit, place)
    else:
        start = place.published
    return calendar.written(calendar.moved(start, unit, by), unit) if start else None


def ago(match: re.Match[str], place: Place) -> str | None:
    """Two weeks ago, from publication; two weeks earlier or later, from a date just told."""
    number, unit, side = number_of(match["number"]), Unit(match["unit"]), match["side"]
    if number is None or match["choice"]:
        return "PAST_REF" if side == "ago" else None
    by = number if side in ("later", "from now", "hence") else -number
    if unit is Unit.YEAR and by == -1 and (found := topic_quarter(place)):
        return years_before(found, 1)
    start = place.published if side in ("ago", "from now", "hence") else _anchor(unit, place)
    if start is None and unit is Unit.YEAR and by < 0:
        # "Up from three percent a year earlier": the story's own year is compared.
        start = place.published
    return calendar.written(calendar.moved(start, unit, by), unit) if start else None


def year_end(_: re.Match[str], place: Place) -> str | None:
    """Year-end."""
    year = place.year_in_sentence() or (place.published.year if place.published else None)
    return f"{year:04}-12-31" if year else None


def season(match: re.Match[str], place: Place) -> str | None:
    """Last summer; the fall of 2019."""
    code = calendar_words().seasons[match["season"].lower()]
    if match["year"]:
        return f"{year_of(match['year']):04}-{code}"
    if place.published is None:
        return None
    return calendar.season(code, place.published, distance_of(match["relative"]), None if match["relative"] else place.direction())


def _anchor(unit: Unit, place: Place) -> date | None:
    return place.anchor(*_PRECISE_FOR.get(unit, _PRECISE_FOR_YEARS))


def _plain_start(unit: Unit, place: Place) -> date | None:
    """Where "the year", "the month" and "the day" lie: in the year or month that the sentence is about, else now."""
    if unit is Unit.DAY:
        return _anchor(unit, place) or place.published
    if year := place.year_in_sentence():
        return _anchor(unit, place) if unit is Unit.MONTH else date(year, 1, 1)
    return place.published


def _weekend(by: int, plain: bool, place: Place) -> str | None:
    published = place.published
    if published is None:
        return None
    saturday = calendar.moved(published, Unit.DAY, 5 - published.weekday() + 7 * by)
    if plain and saturday > published and place.direction() is not Direction.FUTURE:
        saturday = calendar.moved(saturday, Unit.WEEK, -1)
    year, week, _ = saturday.isocalendar()
    return f"{year:04}-W{week:02}-WE"
