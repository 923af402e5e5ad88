"""A date expression and where it stands -> its value, or None where the text does not tell which day is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.annotate.dates import absolute, quarters, relative
from generator.annotate.dates.place import Place
from generator.model import days


def value_of(family: str, match: re.Match[str], place: Place) -> str | None:
    """The value of an expression of that family: one that `days()` understands, or one of TimeML's vague ones."""
    if family in _VAGUE:
        return _VAGUE[family]
    try:
        value = _RESOLVERS[family](match, place)
    except (ValueError, OverflowError):
        # A day that no calendar has, such as 31 June, or one before the year 1.
        return None
    return value if value in _VAGUE.values() or days(value) else None


_VAGUE: Mapping[str, str] = {"long_ago": "PAST_REF", "past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_RESOLVERS: Mapping[str, Callable[[re.Match[str], Place], str | None]] = {
    "named_day": absolute.named_day,
    "iso": absolute.iso,
    "slashed": absolute.slashed,
    "dotted": absolute.iso,
    "days_between": absolute.month_day,
    "month_day": absolute.month_day,
    "day_month": absolute.day_month,
    "month_range": absolute.month_range,
    "months_between": absolute.month_range,
    "month_year": absolute.month_year,
    "month": absolute.month_alone,
    "year_range": absolute.year_range,
    "years_between": absolute.year_range,
    "year": absolute.year_alone,
    "decade": absolute.decade,
    "century": absolute.century,
    "feast": absolute.feast,
    "era": absolute.era,
    "ago": relative.ago,
    "year_end": relative.year_end,
    "weekday": relative.weekday,
    "day": relative.near_day,
    "day_beside": relative.day_beside,
    "relative": relative.period,
    "season": relative.season,
    "quarter": quarters.quarter,
    "period": quarters.quarter_in_words,
    "year_ago": quarters.year_ago,
}
