"""Days as bylines, date lines and front matter write them. A day that the text leaves open is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"(?![^\W\d_])\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![^\W\d_])\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_LABEL = (
    r"(?:(?P<label>(?:last\s+|first\s+)?(?:published|posted|issued|released|created|updated|modified|revised)|(?:publication\s+|release\s+)?date"
    r"|date\s+of\s+publication)(?![^\W\d_])(?:\s+(?:on|at)(?![^\W\d_]))?\s*:?\s*)?"
)
_ZONE = r"\s*(?:Z|\(?(?:UTC|GMT)\s?(?:[+-]\d{1,2}(?::?\d\d)?)?\)?|\(?(?-i:[A-Z]{2,5})\)?|[+-]\d\d:?\d\d|local\s+time|eastern(?:\s+time)?)(?![^\W_])"
_CLOCK = r"\d{1,2}(?:[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)" + rf"(?:{_ZONE}|(?![^\W_]))"
_WRITTEN = (
    rf"(?P<month>{MONTH})\s*(?P<day>{_DAY})\s*,?\s+(?P<year>\d{{4}})(?!\d)"
    rf"|(?P<day2>{_DAY})[\s-]*(?:of\s+)?(?P<month2>{MONTH})[\s,-]*(?P<year2>\d{{4}})(?!\d)"
    r"|(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)|(?P<year4>\d{4})(?P<stop>[/.])(?P<month4>\d{1,2})(?P=stop)(?P<day4>\d{1,2})(?!\d)"
    r"|(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year5>\d{4})(?!\d)"
)
_STAMP = re.compile(
    rf"{_LABEL}(?:{_CLOCK}[\s,]+)?(?:{WEEKDAY}\s*,?\s+)?(?:{_WRITTEN})(?:(?:\s*[,|·•–—/-]\s*|\s+(?:at\s+)?|T){_CLOCK})?",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"(?:updated\s+|posted\s+)?\d+\s+(?:minutes?|hours?|days?)\s+ago|{WEEKDAY}", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|·•,;/()–—-]*")
_UPDATED = re.compile(r"updated|modified|revised", re.IGNORECASE)
_LONGEST = 160
_NOTED = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)|(\d{4})(\d\d)(\d\d)(?:T\d+)?(?!\w)|(\d{4})(\d\d)(\d\d)T\d+(?:Z|[+-])")
_EARLIEST_NOTED = 1700
# What programs write that know of no day.
_NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a date line says.

    Attributes:
        day: None where the figures leave it open (03/11/2025 is March in one country and November in another).
        updated: whether it is the day of a later change only.
    """

    day: date | None
    updated: bool


def stamp(text: str) -> Stamp | None:
    """What a line that holds dates and times and nothing else says; None for any other line."""
    if len(text) > _LONGEST or not any(c.isdigit() for c in text):
        return None
    found: list[Stamp] = []
    at = _skip(text, 0)
    while at < len(text):
        if match := _STAMP.match(text, at):
            day = _day(match)
            if day is None and match["mark"] is None:
                return None
            found.append(Stamp(day=day, updated=bool(match["label"]) and bool(_UPDATED.search(match["label"]))))
        elif not (found and (match := _ASIDE.match(text, at))):
            return None
        at = _skip(text, match.end())
    return min(found, key=lambda s: s.updated) if found else None


def day_of(text: str) -> date | None:
    """The day that `text` names: "March 11, 2025", "2025-03-11T08:00", "Published: 11 March 2025"; None where it does not."""
    found = stamp(text.strip())
    return found.day if found else None


def day_noted(text: str) -> date | None:
    """The day that a program wrote: ISO 8601 in either form, or as on a date line; None for a day of update, and for one that stands for none."""
    text = text.strip()
    if match := _NOTED.match(text):
        found = _date(*(int(part) for part in match.groups() if part))
    else:
        written = stamp(text)
        found = written.day if written and not written.updated else None
    return found if found and found.year >= _EARLIEST_NOTED and found != _NO_DAY else None


def _skip(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _day(match: re.Match[str]) -> date | None:
    if match["mark"]:
        return _figures(int(match["one"]), int(match["two"]), int(match["year5"]), match["mark"])
    day = match["day"] or match["day2"] or match["day3"] or match["day4"]
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    name = match["month"] or match["month2"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(match["month3"] or match["month4"])
    return _date(int(year), month, int(re.sub(r"\D", "", day)))


def _figures(one: int, two: int, year: int, mark: str) -> date | None:
    # Full stops stand between day and month only where the day comes first; with strokes the order must show itself.
    if mark == "." or one > 12 or one == two:
        return _date(year, two, one)
    return _date(year, one, two) if two > 12 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
