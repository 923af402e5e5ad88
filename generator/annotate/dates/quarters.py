"""Quarters -> values: "the third quarter of 2024", and "the year-ago quarter" of a story that reports on one."""

from __future__ import annotations

import re

from generator.annotate.dates import calendar
from generator.annotate.dates.calendar import Unit
from generator.annotate.dates.place import Place
from generator.annotate.dates.wording import distance_of, ordinal_of
from generator.model import Precision, days

# How many dates back a quarter is still what the story is about.
_MEMORY = 40


def quarter(match: re.Match[str], place: Place) -> str | None:
    """The third quarter; last year's third quarter; Q3 2024."""
    number = int(match["code"]) if match["code"] else ordinal_of(match["number"])
    before = match["before"] or ""
    stated = match["code_year"] or match["year"] or (before if before.isdecimal() else None)
    if stated:
        return f"{stated}-Q{number}"
    if place.published is None:
        return None
    possessive = before if before[-2:] in ("'s", "’s") else ""
    if told := match["relative"] or possessive:
        return f"{place.published.year + distance_of(told):04}-Q{number}"
    found = calendar.quarter(number, place.published, place.direction())
    return years_before(found, 1) if before else found


def quarter_in_words(match: re.Match[str], place: Place) -> str | None:
    """The quarter; the latest period; the 1988 quarter; the quarter a year ago."""
    which = (match["which"] or "").lower()
    found = topic_quarter(place)
    if found is None and place.published:
        found = calendar.written(calendar.moved(place.published, Unit.QUARTER, -1), Unit.QUARTER)
    if found is None:
        return None
    if which.isdecimal():
        return f"{which}{found[4:]}"
    back = match["behind"] or (not which.startswith(("latest", "this", "next")) and which)
    return years_before(found, 1) if back else found


def year_ago(_: re.Match[str], place: Place) -> str | None:
    """The year-earlier results."""
    if found := topic_quarter(place):
        return years_before(found, 1)
    return f"{place.published.year - 1:04}" if place.published else None


def topic_quarter(place: Place) -> str | None:
    """The quarter that the story reports on: the last one told so far that has ended, else the last one told."""
    told = [
        mention.value
        for mention in place.earlier[-_MEMORY:]
        if mention.value
        and mention.precision is Precision.QUARTER
        and not re.search(r"ago|earlier|last|[0-9]{4}", mention.span.of(place.text))
    ]
    ended = [value for value in told if place.published and (covered := days(value)) and covered[1] < place.published]
    listed = ended or told
    return listed[-1] if listed else None


def years_before(value: str, years: int) -> str:
    """The same quarter of an earlier year."""
    return f"{int(value[:4]) - years:04}{value[4:]}"
