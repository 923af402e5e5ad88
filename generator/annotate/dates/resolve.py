"""A date expression and where it stands -> its value; None where the text does not tell which day is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.annotate.dates import calendar
from generator.annotate.dates.calendar import Direction, Unit
from generator.annotate.dates.tense import direction
from generator.model import DateMention, Precision, days
from generator.reference.calendar_words import calendar_words
from generator.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an expression stands.

    Attributes:
        text: the article's.
        span: the expression.
        sentence: the sentence around it.
        near: where the passage begins in which "the following day" may find its day.
        published: the day of publication.
        earlier: the mentions before the expression, in order.
    """

    text: str
    span: Span
    sentence: Span
    near: int
    published: date | None
    earlier: Sequence[DateMention]

    def direction(self) -> Direction | None:
        """Whether the sentence looks back or ahead here."""
        return direction(self.text[self.sentence.start : self.span.start], self.text[self.span.end : self.sentence.end])

    def before(self, pattern: str) -> bool:
        """Whether the words just before the expression, in its sentence, match."""
        return re.search(rf"(?:{pattern})\s*\Z", self.text[self.sentence.start : self.span.start]) is not None

    def anchor(self, *precisions: Precision) -> date | None:
        """The first day of the nearest mention before, in the same passage, that is as precise as one of `precisions`."""
        for mention in reversed(self.earlier):
            if mention.span.start < self.near:
                return None
            if mention.precision in precisions and (found := days(mention.value)):
                return found[0]
        return None

    def year_in_sentence(self) -> int | None:
        """The year that the sentence names in figures, at its start or just before: "In 2015, … on Sept. 19"."""
        for mention in reversed(self.earlier):
            if mention.span.start < self.sentence.start:
                return None
            value = mention.value or ""
            close = mention.span.start - self.sentence.start < _CLOSE or self.span.start - mention.span.end < _CLOSE
            if close and "/" not in value and value[:4].isdigit() and value[:4] in mention.span.of(self.text):
                return int(value[:4])
        return None


def value_of(family: str, match: re.Match[str], place: Place) -> str | None:
    """The value of an expression, valid by `days()` or one of TimeML's vague values."""
    try:
        value = _RESOLVERS[family](match, place)
    except (ValueError, OverflowError):
        # A day that no calendar has, such as 31 June, or one before the year 1.
        return None
    return value if value in _VAGUE or days(value) else None


# How many characters from a sentence's start, or from a date, a year still governs it.
_CLOSE = 30
_VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_DAYS = (Precision.DAY,)
_ANCHORS: Mapping[Unit, tuple[Precision, ...]] = {
    Unit.DAY: _DAYS,
    Unit.WEEK: (Precision.DAY, Precision.WEEK),
    Unit.MONTH: (Precision.DAY, Precision.WEEK, Precision.MONTH),
    Unit.QUARTER: (Precision.QUARTER,),
}
_LONG_ANCHORS = (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR)
_SHIFTS = {"last": -1, "past": -1, "next": 1, "coming": 1, "previous": -1, "preceding": -1, "following": 1}


# Numbers and names -------------------------------------------------------------------------------------------------


def _number(words: str) -> int | None:
    words = re.sub(r"\s+", "-", words.strip().lower())
    if words.isdigit():
        return int(words)
    if words in ("a", "an"):
        return 1
    return 2 if words == "a-couple-of" else calendar_words().numbers.get(words)


def _ordinal(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else calendar_words().ordinals[re.sub(r"\s+", "-", words.lower())]


def _month(name: str) -> int:
    return calendar_words().months[name]


def _year(words: str) -> int:
    if words.isdigit():
        return int(words)
    first, *rest = re.sub(r"\s+and\s+", " ", words.lower()).split(maxsplit=1)
    if first == "two":
        return 2000 + (_number(rest[0].partition("thousand")[2] or "0") or 0)
    return 100 * (_number(first) or 0) + (_number(rest[0]) or 0)


def _shift(words: str | None) -> int:
    """How many units "last", "the past", "next" are away; 0 for "this" and for nothing."""
    return next((_SHIFTS[word] for word in reversed((words or "").lower().split()) if word in _SHIFTS), 0)


def _stated_year(match: re.Match[str], place: Place) -> int | None:
    """The year that the expression itself tells: "2024", "last year"."""
    parts = match.groupdict()
    if parts.get("year"):
        return _year(parts["year"])
    if parts.get("relative") and parts["relative"].endswith("year") and place.published:
        return place.published.year + _shift(parts["relative"])
    return None


# Dates as a calendar writes them -----------------------------------------------------------------------------------


def _day(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()


def _iso(match: re.Match[str], place: Place) -> str | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: re.Match[str], place: Place) -> str | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        # 03/04/2025 is March to some and April to others.
        return None
    return _day(year, second, first) if first > 12 else _day(year, first, second)


def _named_day(match: re.Match[str], place: Place) -> str | None:
    return next(named.day.isoformat() for named in calendar_words().named_days if match[0] in named.names)


def _feast(match: re.Match[str], place: Place) -> str | None:
    return _day_without_year(*calendar_words().feasts[re.sub(r"\s+", " ", match[0])], place)


def _month_day(match: re.Match[str], place: Place) -> str | None:
    parts = match.groupdict()
    month, day = _month(match["month"]), _ordinal(match["day"] or match["ordinal"])
    year = _stated_year(match, place) or _shared_year(match, place)
    first = _day(year, month, day) if year else _known_day(month, day, match, place) or _day_without_year(month, day, place)
    if not parts["other_day"] or first is None:
        return first
    last_month = _month(parts["other_month"]) if parts.get("other_month") else month
    return f"{first}/{_day(int(first[:4]) + (last_month < month), last_month, _ordinal(parts['other_day']))}"


def _shared_year(match: re.Match[str], place: Place) -> int | None:
    """The year behind a second day that shares it: "on March 4 and March 8, 2022"."""
    behind = place.text[match.end() : place.sentence.end]
    shared = re.match(r",?\s+(?:and|or|to|until|through)\s+(?:[A-Z][a-z]+\.?\s+)?\d{1,2},?\s+((?:1[5-9]|20)\d\d)\b", behind)
    return int(shared[1]) if shared else None


def _known_day(month: int, day: int, match: re.Match[str], place: Place) -> str | None:
    """The year that goes without saying: "the Sept. 11 attacks"."""
    behind = re.findall(r"[\w-]+", place.text[match.end() : place.sentence.end])[:3]
    for named in calendar_words().named_days:
        if (named.day.month, named.day.day) == (month, day) and not named.before.isdisjoint(behind):
            near = _day_without_year(month, day, place)
            # In September 2025 a Sept. 11 attack may be another one.
            if near is None or place.published is None or abs(date.fromisoformat(near) - place.published).days > 60:
                return named.day.isoformat()
    return None


def _day_without_year(month: int, day: int, place: Place) -> str | None:
    if year := place.year_in_sentence():
        return _day(year, month, day)
    if place.published is None:
        return None
    found = calendar.month_day_near(place.published, month, day, place.direction())
    return found.isoformat() if found else None


def _month_year(match: re.Match[str], place: Place) -> str | None:
    year = _stated_year(match, place)
    return f"{year:04}-{_month(match['month']):02}" if year else None


def _month_alone(match: re.Match[str], place: Place) -> str | None:
    month, relative, published = _month(match["month"]), match["relative"], place.published
    if not relative and (year := place.year_in_sentence()):
        return f"{year:04}-{month:02}"
    if published is None:
        return None
    shift = _shift(relative)
    if relative and shift == 0:
        return f"{published.year:04}-{month:02}"
    if shift:
        near = calendar.moved(published.replace(day=1), Unit.MONTH, shift)
        return calendar.written(calendar.month_near(near, month, Direction.FUTURE if shift > 0 else Direction.PAST), Unit.MONTH)
    return calendar.written(calendar.month_near(published, month, place.direction()), Unit.MONTH)


def _month_range(match: re.Match[str], place: Place) -> str | None:
    first, last = _month(match["month"]), _month(match["other_month"])
    stated = match["other_year"] or match["year"]
    if stated:
        end = int(stated) + (match["other_year"] is None and last < first)
        begin = int(match["year"]) if match["year"] else end - (last < first)
    elif place.published:
        found = place.year_in_sentence() or calendar.month_near(place.published, first, place.direction()).year
        begin, end = found, found + (last < first)
    else:
        return None
    return f"{begin:04}-{first:02}/{end:04}-{last:02}"


def _year_range(match: re.Match[str], place: Place) -> str | None:
    first, last = match["year"], match["other_year"]
    if len(last) == 4:
        return f"{first}/{last}"
    if last <= first[2:]:
        # 2025-03 is a month; 1999-00 is not worth a guess.
        return f"{first}-{last}" if "01" <= last <= "12" and "-" in match[0] else None
    return f"{first}/{first[:2]}{last}"


def _year_value(match: re.Match[str], place: Place) -> str | None:
    if match["short"]:
        return f"20{match['short']}"
    year = _year(match["year"] or match["alone"] or match["spoken"])
    if half := re.search(r"\b(first|second|last|latter)\s+half\s+of\s", place.span.of(place.text), re.IGNORECASE):
        return f"{year:04}-01/{year:04}-06" if half[1].lower() == "first" else f"{year:04}-07/{year:04}-12"
    return f"{year:04}"


def _decade(match: re.Match[str], place: Place) -> str | None:
    if full := match["full"]:
        # The 1900s are a century, the 2000s a decade.
        return full[:2] if full.endswith("00") and full < "2000" else full[:3]
    if place.published is None:
        return None
    tens = int(match["short"] or 0) if match["short"] else calendar_words().decades[match["word"].lower()]
    year = place.published.year - (place.published.year - tens) % 100
    # "The '20s" may be these or those of a hundred years ago.
    return f"{year:04}"[:3] if tens >= 30 or place.published.year - year >= 10 else None


def _century(match: re.Match[str], place: Place) -> str | None:
    return f"{_ordinal(match['number']) - 1:02}"


# Dates told from publication or from another date ------------------------------------------------------------------


def _weekday(match: re.Match[str], place: Place) -> str | None:
    weekday, relative = calendar_words().weekdays[match["weekday"]], (match["relative"] or "").lower()
    if relative.startswith("the"):
        start = place.anchor(Precision.DAY)
        ahead = "previous" not in relative
        return calendar.weekday_near(calendar.moved(start, Unit.DAY, 1 if ahead else -1), weekday, _toward(ahead)).isoformat() if start else None
    if place.published is None:
        return None
    if match["week"]:
        monday = calendar.moved(place.published, Unit.DAY, -place.published.weekday())
        return calendar.moved(monday, Unit.DAY, weekday + 7 * _shift(match["week"])).isoformat()
    if shift := _shift(relative):
        return calendar.weekday_near(calendar.moved(place.published, Unit.DAY, shift), weekday, _toward(shift > 0)).isoformat()
    tense = Direction.FUTURE if relative and weekday >= place.published.weekday() else place.direction()
    return calendar.weekday_near(place.published, weekday, tense).isoformat()


def _toward(ahead: bool) -> Direction:
    return Direction.FUTURE if ahead else Direction.PAST


def _near_day(match: re.Match[str], place: Place) -> str | None:
    words = re.sub(r"\s+", " ", match[0].lower())
    by = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}.get(words, 0)
    if words.startswith("the day"):
        by = -2 if "before" in words else 2
    return calendar.moved(place.published, Unit.DAY, by).isoformat() if place.published else None


def _day_beside(match: re.Match[str], place: Place) -> str | None:
    start = place.anchor(Precision.DAY)
    return calendar.moved(start, Unit.DAY, -1 if match["side"] == "before" else 1).isoformat() if start else None


def _relative(match: re.Match[str], place: Place) -> str | None:
    words = match["shift"] or match["anaphor"] or match["plain"]
    shift = _shift(words)
    if match["unit"] == "weekend":
        return _weekend(shift, match["plain"] is not None, place)
    unit = Unit(match["unit"])
    anaphoric = match["anaphor"] is not None or (unit is Unit.DAY and words.lower() == "the next")
    if anaphoric or (unit is Unit.DAY and match["plain"]):
        start = place.anchor(*_ANCHORS.get(unit, _LONG_ANCHORS))
    elif match["plain"] and (year := place.year_in_sentence()):
        start = date(year, 1, 1) if unit is not Unit.MONTH else place.anchor(*_ANCHORS[unit])
    else:
        start = place.published
    if start is None and match["plain"] and not anaphoric:
        start = place.published
    return calendar.written(calendar.moved(start, unit, shift), unit) if start else None


def _weekend(shift: int, plain: bool, place: Place) -> str | None:
    published = place.published
    if published is None:
        return None
    saturday = calendar.moved(published, Unit.DAY, 5 - published.weekday() + 7 * shift)
    if plain and saturday > published and place.direction() is not Direction.FUTURE:
        saturday = calendar.moved(saturday, Unit.WEEK, -1)
    return f"{saturday.isoformat()}/{calendar.moved(saturday, Unit.DAY, 1).isoformat()}"


def _ago(match: re.Match[str], place: Place) -> str | None:
    number, unit, side = _number(match["number"]), Unit(match["unit"]), match["side"]
    ahead = side in ("later", "from now", "hence")
    if number is None or match["choice"]:
        return "PAST_REF" if side == "ago" else None
    told = side in ("earlier", "later", "previously")
    if unit is Unit.YEAR and number == 1 and not ahead and (found := _topic_quarter(place)):
        return _years_before(found, 1)
    start = place.anchor(*_ANCHORS.get(unit, _LONG_ANCHORS)) if told else place.published
    if start is None and unit is Unit.YEAR and not ahead:
        # "Up from three percent a year earlier": the story's own year is compared.
        start = place.published
    return calendar.written(calendar.moved(start, unit, number if ahead else -number), unit) if start else None


def _year_end(match: re.Match[str], place: Place) -> str | None:
    year = place.year_in_sentence() or (place.published.year if place.published else None)
    return f"{year:04}-12-31" if year else None


def _season(match: re.Match[str], place: Place) -> str | None:
    code = calendar_words().seasons[match["season"].lower()]
    if match["year"]:
        return f"{_year(match['year']):04}-{code}"
    if place.published is None:
        return None
    return calendar.season(code, place.published, _shift(match["relative"]), None if match["relative"] else place.direction())


# Quarters, of calendar and fiscal years ----------------------------------------------------------------------------


def _quarter(match: re.Match[str], place: Place) -> str | None:
    number = int(match["code"]) if match["code"] else _ordinal(match["number"])
    before = match["before"] or ""
    stated = match["code_year"] or match["year"] or (before if before.isdigit() else None)
    if stated:
        return f"{stated}-Q{number}"
    if place.published is None:
        return None
    relative = match["relative"] or before.partition("year")[0].strip().lower() if "year" in before or match["relative"] else None
    if relative in ("last", "this", "next") or match["relative"]:
        return f"{place.published.year + _shift(relative):04}-Q{number}"
    found = calendar.quarter(number, place.published, place.direction())
    return _years_before(found, 1) if before else found


def _period(match: re.Match[str], place: Place) -> str | None:
    which = (match["which"] or "").lower()
    found = _topic_quarter(place)
    if found is None and place.published:
        found = calendar.written(calendar.moved(place.published, Unit.QUARTER, -1), Unit.QUARTER)
    if found is None or not which[:4].isdigit():
        back = match["behind"] or which.startswith("last") or (which and which != "latest" and not which.startswith("this"))
        return _years_before(found, 1) if found and back else found
    return f"{which[:4]}{found[4:]}"


def _year_ago(match: re.Match[str], place: Place) -> str | None:
    found = _topic_quarter(place)
    return _years_before(found, 1) if found else f"{place.published.year - 1:04}" if place.published else None


def _topic_quarter(place: Place) -> str | None:
    """The quarter that the story reports: the last one named by its number alone or called the latest."""
    named = [
        mention.value
        for mention in place.earlier
        if mention.value
        and mention.precision is Precision.QUARTER
        and not re.search(r"ago|earlier|last|\d{4}", mention.span.of(place.text))
    ]
    ended = [value for value in named if place.published and (covered := days(value)) and covered[1] < place.published]
    return (ended or named or [None])[-1]


def _years_before(value: str, years: int) -> str:
    return f"{int(value[:4]) - years:04}{value[4:]}"


_RESOLVERS: Mapping[str, Callable[[re.Match[str], Place], str | None]] = {
    "named_day": _named_day,
    "iso": _iso,
    "slashed": _slashed,
    "dotted": _iso,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_range": _month_range,
    "months_between": _month_range,
    "year_range": _year_range,
    "years_between": _year_range,
    "feast": _feast,
    "ago": _ago,
    "long_ago": lambda match, place: "PAST_REF",
    "year_end": _year_end,
    "present": lambda match, place: "PRESENT_REF",
    "past": lambda match, place: "PAST_REF",
    "future": lambda match, place: "FUTURE_REF",
    "month_year": _month_year,
    "month": _month_alone,
    "weekday": _weekday,
    "day": _near_day,
    "quarter": _quarter,
    "period": _period,
    "year_ago": _year_ago,
    "season": _season,
    "relative": _relative,
    "day_beside": _day_beside,
    "decade": _decade,
    "century": _century,
    "year": _year_value,
}
