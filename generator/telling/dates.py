"""Dates in plain English, as precise as the source and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from generator.model import DateMention, days

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_QUARTERS = ("first", "second", "third", "fourth")
_CENTURIES = {1: "st", 2: "nd", 3: "rd"}
# The source's own words before a date that say how it is meant; shown with the date that it stands for.
_QUALIFIER = re.compile(
    r"\b(by|before|after|since|until|till|from|around|about|late|early|no later than|as (?:early|soon|late) as)"
    r"(?: (?:in|on|the|at))?\s+\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def day(value: date, *, short: bool = False) -> str:
    """7 March 2025, or 7 Mar 2025."""
    return format_date(value, "d MMM y" if short else "d MMMM y", locale="en")


@lru_cache(maxsize=512)
def month(value: date, *, short: bool = False) -> str:
    """March 2025, or Mar 2025."""
    return format_date(value, "MMM y" if short else "MMMM y", locale="en")


def plain(value: str | None, *, short: bool = False) -> str | None:
    """The ISO value in words; None for vague and unknown ones, which only the source's words can tell."""
    span = days(value)
    if value is None or span is None:
        return None
    if value.endswith("-WE"):
        return _interval(span, f"{span[0].isoformat()}/{span[1].isoformat()}", short=short)
    if "/" in value:
        return _interval(span, value, short=short)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return day(span[0], short=short)
    if re.fullmatch(r"\d{4}-\d\d", value):
        return month(span[0], short=short)
    return _coarse(value, span[0], short=short)


def period(values: Iterable[date]) -> str | None:
    """From the first to the last of the days: 3 Mar 2021 – 5 May 2024; 7 March 2025 where they are one, None where there is none."""
    found = sorted(set(values))
    if len(found) < 2:
        return day(found[0]) if found else None
    first, last = found[0], found[-1]
    pattern = "d MMM" if first.year == last.year else "d MMM y"
    return f"{format_date(first, pattern, locale='en')} – {day(last, short=True)}"


def mentioned(mention: DateMention, text: str, *, short: bool = False) -> str | None:
    """The date in words, with what the source puts before it ("by 31 March 2025")."""
    words = plain(mention.value, short=short)
    if words is None:
        return None
    before = _QUALIFIER.search(text, max(0, mention.span.start - 24), mention.span.start)
    return f"{before[1].lower()} {words}" if before else words


def _interval(span: tuple[date, date], value: str, *, short: bool) -> str:
    first, last = value.split("/", 1)
    if len(first) == len(last) == 10 and span[0] != span[1]:
        if (span[0].year, span[0].month) == (span[1].year, span[1].month):
            return f"{span[0].day}–{day(span[1], short=short)}"
        if span[0].year == span[1].year:
            return f"{format_date(span[0], 'd MMM' if short else 'd MMMM', locale='en')} – {day(span[1], short=short)}"
    begins, ends = plain(first, short=short), plain(last, short=short)
    if begins == ends:
        return begins or ""
    return f"{begins}–{ends}" if len(first) == len(last) == 4 else f"{begins} – {ends}"


def _coarse(value: str, first: date, *, short: bool) -> str:
    if "-W" in value:
        return f"week of {day(first, short=short)}"
    if "-Q" in value:
        return f"{_QUARTERS[int(value[-1]) - 1]} quarter of {value[:4]}"
    if "-" in value:
        return f"{_SEASONS[value[5:]]} {value[:4]}"
    if len(value) == 3:
        return f"the {value}0s"
    if len(value) == 2:
        number = int(value) + 1
        suffix = "th" if 10 < number % 100 < 14 else _CENTURIES.get(number % 10, "th")
        return f"the {number}{suffix} century"
    return value
