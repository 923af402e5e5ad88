"""Words -> numbers: "twenty-one", "4th", "Sept.", "nineteen ninety-six", "last"."""

from __future__ import annotations

import re

from generator.annotate.dates.place import Place
from generator.reference.calendar_words import calendar_words

_DISTANCES = {"last": -1, "past": -1, "next": 1, "coming": 1, "previous": -1, "preceding": -1, "following": 1}


def number(words: str) -> int | None:
    words = re.sub(r"\s+", "-", words.strip().lower())
    if words.isdigit():
        return int(words)
    if words in ("a", "an"):
        return 1
    return 2 if words == "a-couple-of" else calendar_words().numbers.get(words)


def ordinal(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else calendar_words().ordinals[re.sub(r"\s+", "-", words.lower())]


def month(name: str) -> int:
    return calendar_words().months[name]


def year(words: str) -> int:
    if words.isdigit():
        return int(words)
    first, *rest = re.sub(r"\s+and\s+", " ", words.lower()).split(maxsplit=1)
    if first == "two":
        return 2000 + (number(rest[0].partition("thousand")[2] or "0") or 0)
    return 100 * (number(first) or 0) + (number(rest[0]) or 0)


def shift(words: str | None) -> int:
    """How many units "last", "the past", "next" are away; 0 for "this" and for nothing."""
    return next((_DISTANCES[word] for word in reversed((words or "").lower().split()) if word in _DISTANCES), 0)


def statedyear(match: re.Match[str], place: Place) -> int | None:
    """The year that the expression itself tells: "2024", "last year"."""
    parts = match.groupdict()
    if parts.get("year"):
        return year(parts["year"])
    if parts.get("relative") and parts["relative"].endswith("year") and place.published:
        return place.published.year + shift(parts["relative"])
    return None
