"""Days -> values: writing a day as precisely as its source tells, moving by calendar units, choosing among like days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum

from generator.model import Precision


class Unit(StrEnum):
    """What a calendar counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Direction(StrEnum):
    """Whether a sentence looks back or ahead."""

    PAST = "past"
    FUTURE = "future"


# News leaves out the current year: "on March 4" in December is nine months ago. Farther away the nearest is meant.
_FARTHEST = timedelta(days=300)

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SHAPES = (
    (r"\w+_REF", Precision.VAGUE),
    (r".+/.+|.+-WE", Precision.INTERVAL),
    (r"\d{4}-\d\d-\d\d", Precision.DAY),
    (r"\d{4}-W\d\d", Precision.WEEK),
    (r"\d{4}-\d\d", Precision.MONTH),
    (r"\d{4}-Q[1-4]", Precision.QUARTER),
    (r"\d{4}-(?:SP|SU|FA|WI)", Precision.SEASON),
    (r"\d{4}", Precision.YEAR),
    (r"\d{3}", Precision.DECADE),
    (r"\d{2}", Precision.CENTURY),
)


def precision_of(value: str | None) -> Precision:
    """What a value is precise to, by its shape."""
    if value is not None:
        for shape, precision in _SHAPES:
            if re.fullmatch(shape, value):
                return precision
    return Precision.UNKNOWN


def written(day: date, unit: Unit) -> str:
    """The value of the week, month … in which `day` lies."""
    year = f"{day.year:04}"
    match unit:
        case Unit.DAY:
            return day.isoformat()
        case Unit.WEEK:
            iso = day.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        case Unit.MONTH:
            return f"{year}-{day.month:02}"
        case Unit.QUARTER:
            return f"{year}-Q{(day.month + 2) // 3}"
        case Unit.YEAR:
            return year
        case Unit.DECADE:
            return year[:3]
        case Unit.CENTURY:
            return year[:2]


def moved(day: date, unit: Unit, by: int) -> date:
    """The day `by` units later, or earlier where `by` is negative; a month's last day where the month has no such day.

    Raises:
        OverflowError: if that day lies outside the years 1 to 9999.
    """
    if unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=by * (7 if unit is Unit.WEEK else 1))
    count = 12 * day.year + day.month - 1 + by * _MONTHS[unit]
    year, month = count // 12, count % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError(f"{unit} {by:+} from {day} lies outside the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def toward(ahead: bool) -> Direction:
    """The direction of what lies ahead, or of what lies behind."""
    return Direction.FUTURE if ahead else Direction.PAST


def weekday_near(published: date, weekday: int, direction: Direction | None) -> date:
    """The last such weekday up to the day of publication, or the first from it on where the sentence looks ahead."""
    if direction is Direction.FUTURE:
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def month_day_near(published: date, month: int, day: int, direction: Direction | None) -> date | None:
    """The day of that name in the year of publication where it agrees with the tense, else the nearest; None for 31 June."""
    this_year = _day(published.year, month, day)
    if this_year and direction and abs(this_year - published) <= _FARTHEST:
        ahead = this_year >= published
        if this_year == published or ahead is (direction is Direction.FUTURE):
            return this_year
    # 29 February may be four years away, eight around 1900.
    return _nearest((d for year in range(published.year - 8, published.year + 9) if (d := _day(year, month, day))), published)


def feast_near(published: date, feast: Callable[[int], date], direction: Direction | None) -> date:
    """The last such feast up to publication, the next where the sentence looks ahead, else the nearest; `feast` tells a year's.

    Raises:
        ValueError: if it lies outside the calendar.
    """
    days = [feast(year) for year in range(published.year - 1, published.year + 2)]
    behind, ahead = [day for day in days if day <= published], [day for day in days if day >= published]
    if direction is None:
        return min(days, key=lambda day: (abs(day - published), day))
    return ahead[0] if direction is Direction.FUTURE else behind[-1]


def month_near(published: date, month: int, direction: Direction | None) -> date:
    """The first day of the last such month up to publication, or of the first from it on where the sentence looks ahead."""
    year = published.year
    if direction is Direction.FUTURE:
        return date(year + (month < published.month), month, 1)
    return date(year - (month > published.month), month, 1)


def season(code: str, published: date, by: int, direction: Direction | None) -> str:
    """The season of publication or, outside it, the last or next one; `by` is -1 for "last", +1 for "next"."""
    start = _SEASON_STARTS[code]
    year = published.year - 1 if code == "WI" and published.month <= 2 else published.year
    month = published.month + 12 * (published.year - year)
    if start <= month <= start + 2:
        year += by
    elif by > 0 or (by == 0 and direction is Direction.FUTURE):
        year += month > start
    elif by == 0 and direction is None and code == "WI":
        # In April "this winter" is the one that has ended.
        year -= month <= 6
    elif by < 0 or direction is Direction.PAST:
        year -= month < start
    return f"{year:04}-{code}"


def quarter(number: int, published: date, direction: Direction | None) -> str:
    """The quarter of that number which has begun last by publication, or the next where the sentence looks ahead.

    The quarter that has just ended is the one still to be reported: "expects to post a third-quarter loss" in October.
    """
    now = (published.month + 2) // 3
    if direction is Direction.FUTURE and (now - number) % 4 != 1:
        return f"{published.year + (number < now):04}-Q{number}"
    return f"{published.year - (number > now):04}-Q{number}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(found: Iterable[date], to: date) -> date | None:
    return min(found, key=lambda d: (abs(d - to), d), default=None)
