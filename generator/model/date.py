"""Date expressions and the days that their values stand for."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.span import Span


class Precision(StrEnum):
    """How much of a date its source tells."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    VAGUE = "vague"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression, as precise as its source and no more.

    Attributes:
        span: the expression, without a leading preposition ("Friday", "the end of this month").
        value: ISO 8601 or TimeML: 2025-03-07, 2025-W10, 2025-W10-WE (its weekend), 2025-03, 2025-Q1, 2025-SP, 2025, 201 (the 2010s),
            20 (the 21st century), 2015/2018 (both ends of any of these), PAST_REF, PRESENT_REF, FUTURE_REF;
            None where the expression could not be resolved.
        precision: what the value is precise to.
    """

    span: Span
    value: str | None
    precision: Precision


# The northern meteorological seasons: first month and how many; winter ends in the year after.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def days(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that an ISO value stands for; None for vague, unknown or malformed values."""
    if value is None:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        begins, ends = days(first), days(last)
        return (begins[0], ends[1]) if begins and ends and begins[0] <= ends[1] else None
    try:
        return _simple_days(value)
    except (ValueError, OverflowError):
        return None


def _simple_days(value: str) -> tuple[date, date] | None:
    if re.fullmatch(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]", value):
        day = date.fromisoformat(value)
        return day, day
    if match := re.fullmatch(r"([0-9]{4})-W([0-9][0-9])-WE", value):
        saturday = date.fromisocalendar(int(match[1]), int(match[2]), 6)
        return saturday, saturday + timedelta(days=1)
    if re.fullmatch(r"[0-9]{4}-W[0-9][0-9]", value):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return monday, monday + timedelta(days=6)
    if re.fullmatch(r"[0-9]{4}-[0-9][0-9]", value):
        return _months(int(value[:4]), int(value[5:]), 1)
    if match := re.fullmatch(r"([0-9]{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"([0-9]{4})-(SP|SU|FA|WI)", value):
        return _months(int(match[1]), _SEASONS[match[2]], 3)
    if re.fullmatch(r"[0-9]{2,4}", value):
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return date(first, 1, 1), date(first + width - 1, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
