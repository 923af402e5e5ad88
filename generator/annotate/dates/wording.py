"""Words -> numbers: "twenty-one", "4th", "nineteen ninety-six", "last"."""

from __future__ import annotations

import re

from generator.annotate.dates.place import Place
from generator.reference.calendar_words import calendar_words

_DISTANCES = {"last": -1, "past": -1, "next": 1, "coming": 1, "previous": -1, "preceding": -1, "following": 1}


def number_of(words: str) -> int | None:
    """The number that figures or words tell; None for "several" and the like."""
    words = re.sub(r"\s+", "-", words.strip().lower())
    if words.isdecimal():
        return int(words)
    if words in ("a", "an"):
        return 1
    return 2 if words == "a-couple-of" else calendar_words().numbers.get(words)


def ordinal_of(words: str) -> int:
    """The number of "4", "4th" or "fourth"."""
    digits = re.match(r"[0-9]+", words)
    return int(digits[0]) if digits else calendar_words().ordinals[re.sub(r"\s+", "-", words.lower())]


def month_of(name: str) -> int:
    """The number of a month, from 1."""
    return calendar_words().months[name]


def year_of(words: str) -> int:
    """The year in figures, or as it is spoken: "nineteen ninety-six", "two thousand and four"."""
    if words.isdecimal():
        return int(words)
    first, rest = re.sub(r"\s+and\b", "", words.lower()).split(maxsplit=1)
    if first == "two":
        return 2000 + (number_of(rest.removeprefix("thousand")) or 0)
    return 100 * (number_of(first) or 0) + (number_of(rest) or 0)


def distance_of(words: str | None) -> int:
    """How many units away "last", "the past" or "next" points; 0 for "this" and for nothing."""
    return next((_DISTANCES[word] for word in reversed((words or "").lower().split()) if word in _DISTANCES), 0)


def stated_year(match: re.Match[str], place: Place) -> int | None:
    """The year that the expression itself tells, by its groups "year" (2024) and "relative" (last year)."""
    if year := match["year"]:
        return year_of(year)
    if match["relative"] and place.published:
        return place.published.year + distance_of(match["relative"].removesuffix("year"))
    return None
