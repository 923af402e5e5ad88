"""Dates as a calendar writes them -> values: "March 11, 2025", "the 1990s"; what they leave out, publication tells."""

from __future__ import annotations

import re
from datetime import date

from generator.annotate.dates import calendar
from generator.annotate.dates.calendar import Direction, Unit
from generator.annotate.dates.place import Place
from generator.annotate.dates.wording import distance_of, month_of, ordinal_of, stated_year, year_of
from generator.reference.calendar_words import calendar_words

# A year behind a second day that shares it: "on March 4 and March 8, 2022".
_SHARED_YEAR = re.compile(r",?\s+(?:and|or|to|until|through)\s+(?:[A-Z][a-z]+\.?\s+)?[0-9]{1,2},?\s+((?:1[5-9]|20)[0-9][0-9])\b")
# In September 2025 a "Sept. 11 attack" may be another than the one known by that name.
_NEWS_DAYS = 60


def iso(match: re.Match[str], _: Place) -> str | None:
    """2025-03-11 and 11.03.2025."""
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def slashed(match: re.Match[str], _: Place) -> str | None:
    """03/25/2025; None where the first two numbers could change places."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        return None
    return _day(year, second, first) if first > 12 else _day(year, first, second)


def named_day(match: re.Match[str], _: Place) -> str | None:
    """9/11."""
    return next((named.day.isoformat() for named in calendar_words().named_days if match[0] in named.names), None)


def feast(match: re.Match[str], place: Place) -> str | None:
    """Christmas Eve; Easter."""
    known = calendar_words().feasts[re.sub(r"\s+", " ", match[0]).replace("’", "'")]
    if year := place.year_in_sentence():
        return known.in_year(year).isoformat()
    if place.published is None:
        return None
    return calendar.feast_near(place.published, known.in_year, place.direction()).isoformat()


def era(match: re.Match[str], _: Place) -> str | None:
    """Reiwa 7; the seventh year of Heisei; None for a year that the era did not reach."""
    eras = calendar_words().eras
    first = eras[match["era"] or match["of_era"]]
    year = first + (int(match["era_year"]) if match["era_year"] else ordinal_of(match["nth"])) - 1
    ends = min((start for start in eras.values() if start > first), default=date.max.year)
    return f"{year:04}" if first <= year <= ends else None


def month_day(match: re.Match[str], place: Place) -> str | None:
    """March 4; March 3-5; March 30 to April 2, 2025."""
    return _day_or_days(match, ordinal_of(match["day"]), match["other_month"], place)


def day_month(match: re.Match[str], place: Place) -> str | None:
    """4 March; the fourth of March; 3–5 March 2025."""
    return _day_or_days(match, ordinal_of(match["day"] or match["ordinal"]), None, place)


def month_year(match: re.Match[str], place: Place) -> str | None:
    """March 2025; March last year."""
    year = stated_year(match, place)
    return f"{year:04}-{month_of(match['month']):02}" if year else None


def month_alone(match: re.Match[str], place: Place) -> str | None:
    """March; last March."""
    month, relative, published = month_of(match["month"]), match["relative"], place.published
    if not relative and (year := place.year_in_sentence()):
        return f"{year:04}-{month:02}"
    if published is None:
        return None
    by = distance_of(relative)
    if by:
        near = calendar.moved(published.replace(day=1), Unit.MONTH, by)
        return calendar.written(calendar.month_near(near, month, calendar.toward(by > 0)), Unit.MONTH)
    if relative:
        return f"{published.year:04}-{month:02}"
    return calendar.written(calendar.month_near(published, month, _month_direction(month, published, place)), Unit.MONTH)


def month_range(match: re.Match[str], place: Place) -> str | None:
    """March to May; March–May 2025; between March and May."""
    first, last = month_of(match["month"]), month_of(match["other_month"])
    turn = last < first
    if match["other_year"]:
        end = int(match["other_year"])
        begin = int(match["year"]) if match["year"] else end - turn
    elif match["year"]:
        begin = int(match["year"])
        end = begin + turn
    elif place.published:
        direction = place.direction()
        # What has happened from March to May had ended by publication.
        ends = calendar.month_near(place.published, last, direction)
        begin = place.year_in_sentence() or ends.year - turn
        if direction is Direction.FUTURE:
            begin = calendar.month_near(place.published, first, direction).year
        end = begin + turn
    else:
        return None
    return f"{begin:04}-{first:02}/{end:04}-{last:02}"


def year_range(match: re.Match[str], _: Place) -> str | None:
    """2015–2018; 1990-95; between 2015 and 2018."""
    first, last = match["year"], match["other_year"]
    if len(last) == 4:
        return f"{first}/{last}"
    if last <= first[2:]:
        # 2025-03 is a month; 1999-00 is not worth a guess.
        return f"{first}-{last}" if "01" <= last <= "12" and "-" in match[0] else None
    return f"{first}/{first[:2]}{last}"


def year_alone(match: re.Match[str], place: Place) -> str | None:
    """2015; fiscal 2015; FY24; the first half of 2015."""
    if match["short"]:
        return f"20{match['short']}"
    year = f"{year_of(match['year'] or match['alone'] or match['spoken']):04}"
    if half := re.search(r"\b(first|second|last|latter)\s+half\s+of\s", place.span.of(place.text), re.IGNORECASE):
        return f"{year}-01/{year}-06" if half[1].lower() == "first" else f"{year}-07/{year}-12"
    return year


def decade(match: re.Match[str], place: Place) -> str | None:
    """The 1990s; the '90s; the nineties."""
    if full := match["full"]:
        # The 1900s are a century, the 2000s a decade.
        return full[:2] if full.endswith("00") and full < "2000" else full[:3]
    if place.published is None:
        return None
    tens = int(match["short"]) if match["short"] else calendar_words().decades[match["word"].lower()]
    age = (place.published.year - tens) % 100
    # "The '20s" may be these or those of a hundred years ago.
    return f"{place.published.year - age:04}"[:3] if tens >= 30 or age >= 10 else None


def century(match: re.Match[str], _: Place) -> str | None:
    """The 19th century."""
    return f"{ordinal_of(match['number']) - 1:02}"


def _day(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()


def _day_or_days(match: re.Match[str], day: int, other_month: str | None, place: Place) -> str | None:
    month = month_of(match["month"])
    year = stated_year(match, place) or _shared_year(match, place)
    first = _day(year, month, day) if year else _known_day(month, day, match.end(), place) or _day_without_year(month, day, place)
    if not match["other_day"] or first is None:
        return first
    last_month = month_of(other_month) if other_month else month
    # A stated year stands behind the second day: December 30 to January 2, 2025.
    turn = last_month < month
    if year and turn:
        first = _day(year - 1, month, day)
    return f"{first}/{_day(int(first[:4]) + turn, last_month, ordinal_of(match['other_day']))}"


def _shared_year(match: re.Match[str], place: Place) -> int | None:
    shared = _SHARED_YEAR.match(place.text, match.end(), place.sentence.end)
    return int(shared[1]) if shared else None


def _known_day(month: int, day: int, end: int, place: Place) -> str | None:
    """The day whose year goes without saying: "the Sept. 11 attacks"."""
    behind = re.findall(r"[\w-]+", place.text[end : min(place.sentence.end, end + 60)])[:3]
    for named in calendar_words().named_days:
        if (named.day.month, named.day.day) == (month, day) and not named.before.isdisjoint(behind):
            near = _day_without_year(month, day, place)
            if near is None or place.published is None or abs(date.fromisoformat(near) - place.published).days > _NEWS_DAYS:
                return named.day.isoformat()
    return None


def _day_without_year(month: int, day: int, place: Place) -> str | None:
    if year := place.year_in_sentence():
        return _day(year, month, day)
    if place.published is None:
        return None
    found = calendar.month_day_near(place.published, month, day, place.direction())
    return found.isoformat() if found else None


def _month_direction(month: int, published: date, place: Place) -> Direction | None:
    direction = place.direction()
    if direction is Direction.PAST and (month - published.month) % 12 in (1, 2, 3) and place.before(r"\b(?:until|till|by|through)"):
        # "gave them until May" in March.
        return Direction.FUTURE
    return direction
