"""What looks like a date and is none: names, verbs, numbers, sets ("every Friday"), feasts and events."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from generator.annotate.dates.place import Place
from generator.annotate.dates.wording import number_of
from generator.model import Precision
from generator.reference.calendar_words import calendar_words

# "Resolutions 1718 (2006) and" 1874.
_NUMBERED_LIST = re.compile(
    r"\b(?i:resolutions|articles|nos\.|laws)(?:[\s,(]+(?:(?:and|or|to)\s+)?[0-9]+\)?)+(?:,?\s+and|,?\s+or|,|\s+to)\s+\Z"
)
# How many dates back a quarter still makes "the period" one.
_MEMORY = 40


def is_date(family: str, match: re.Match[str], place: Place) -> bool:
    """Whether the expression, standing where it stands, tells a date."""
    if place.before(r"(?i:\b(?:every|each))"):
        return False
    guard = _GUARDS.get(family)
    return guard is None or guard(match, place)


def persons_named_as_months(text: str) -> frozenset[str]:
    """The months that the article also has as somebody's name: "Mrs. May", "Theresa May" but not "In May"."""
    title, given, month = _name_patterns()
    return frozenset(
        found.group()
        for found in month.finditer(text)
        if (before := text[max(0, found.start() - 40) : found.start()]) and (title.search(before) or given.search(before))
    )


@cache
def _name_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = calendar_words()
    openers = "|".join(
        (
            "In|On|By|Since|Until|From|To|Last|Next|This|The|Early|Late|And|Before|After|Between|During|But|Every|Each",
            *words.weekdays,
            *words.months,
        )
    )
    return (
        re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Minister|President|Sir|Lady|Lord|Secretary|Chancellor)\.?\s+\Z"),
        # A capital that opens a sentence tells nothing.
        re.compile(rf"[^.!?\s][\s\"“]+(?!(?:{openers})\b)[A-Z][a-z]+\s+\Z"),
        re.compile(rf"\b(?:{'|'.join(sorted(words.ambiguous_months))})\b(?!\.?\s+[0-9])"),
    )


def _is_month(match: re.Match[str], place: Place) -> bool:
    name = match["month"]
    if match["relative"] or place.span.start < match.start() or name not in calendar_words().ambiguous_months:
        return True
    if place.before(r"\b(?i:in|since|during|until|till|through)(?:\s+(?:early|late|mid))?"):
        return True
    if name in place.persons:
        return False
    behind = place.text[match.end() : match.end() + 20]
    if place.before(r"\b(?i:by|for|from|to|of|and|or|between|before|after|around)"):
        return not re.match(r"\s+[A-Z]", behind)
    # "The March summit" is held in March; "the march on the capital" is not.
    determined = place.before(r"\b(?i:the|an?|its|their|his|her|this)")
    return determined and re.match(r"\s+(?!(?:on|to|in|by|from|was|is)\b)[a-z]", behind) is not None


def _is_weekday(_: re.Match[str], place: Place) -> bool:
    before = re.search(r"\b([A-Z]\w+)\s+\Z", place.text[max(place.sentence.start, place.span.start - 20) : place.span.start])
    return before is None or before[1] not in calendar_words().feast_words


def _is_year(match: re.Match[str], place: Place) -> bool:
    if match["spoken"]:
        # "Twenty twenty" may be two numbers; "nineteen ninety-six" is hardly anything but a year.
        return match["spoken"][0] not in "Tt" or place.before(r"\b(?i:in|since|by|until|of|from)")
    if not match["alone"]:
        return True
    if _is_part_of_number(match, place.text) or _is_counted(match, place):
        return False
    return int(match["alone"]) >= 1500 or place.before(r"\b(?i:in|since|year|from|until|by)")


def _is_part_of_number(match: re.Match[str], text: str) -> bool:
    """Whether figures stand around the four: F-1990, 12/1990, 5 2015."""
    return re.search(r"(?:[A-Z0-9]-|[.,/]|[0-9]\s)\Z", text[max(0, match.start() - 2) : match.start()]) is not None or text.startswith(
        "/", match.end()
    )


def _is_counted(match: re.Match[str], place: Place) -> bool:
    """Whether the figure numbers or counts things: Resolution 1973, 2000 troops."""
    words = calendar_words()
    before = place.text[max(place.sentence.start, match.start() - 100) : match.start()]
    last = re.search(r"([A-Za-z]+)\.?\s+\Z", before)
    if (last and last[1].lower() in words.numbered_things) or _NUMBERED_LIST.search(before):
        return True
    behind = re.match(r"(?:\s+|-)([A-Za-z]+)(?:\s+([A-Za-z]+))?", place.text[match.end() : match.end() + 40])
    if behind is None:
        return False
    # "In 1990 many soldiers" tells a year, "1990 wounded soldiers" a number.
    return behind[1] in words.counted_things or (last is None and behind[2] in words.counted_things)


def _is_season(match: re.Match[str], place: Place) -> bool:
    season, tight = match["season"], match["relative"] is not None or match["year"] is not None
    if season.lower() == "fall" and not match["relative"]:
        # "The fall of 1989" is a season; "the fall of the wall" is none.
        return match["year"] is not None or (place.before(r"\b(?i:in)") and place.text[match.end() : match.end() + 4] != " of ")
    if season[0].isupper() and not match["year"]:
        return False
    return tight or (
        match["article"] is not None and not re.match(r"\s+(?:of|residence|house|palace)\b", place.text[match.end() : match.end() + 12])
    )


def _is_relative(match: re.Match[str], place: Place) -> bool:
    unit, behind = match["unit"], place.text[match.end() : match.end() + 2]
    modified = place.span.start < match.start()
    if match["plain"]:
        if unit == "weekend" or match["business"]:
            return True
        if unit in ("century", "decade", "quarter"):
            return modified and unit == "decade"
        if unit == "day":
            return modified and re.match(r"(?:later|earlier|late|early)\b", place.span.of(place.text), re.IGNORECASE) is not None
        return modified or behind in ("'s", "’s") or place.before(r"\b(?i:for|of|so far)") or "full" in match[0]
    if unit == "day":
        return match["anaphor"] is not None or (match["shift"] or "").lower() == "the next"
    return True


def _is_quarter(match: re.Match[str], place: Place) -> bool:
    return not re.match(r"\s+of\s+(?:the|a)\s+(?:match|game)\b", place.text[match.end() : match.end() + 20])


def _is_period(match: re.Match[str], place: Place) -> bool:
    """Whether the story reports on quarters: only there are "the period" and "the quarter" dates."""
    if match["noun"] == "quarter" and match["which"]:
        return True
    return any(mention.precision is Precision.QUARTER for mention in place.earlier[-_MEMORY:]) or (
        match["noun"] == "quarter" and re.match(r"\s+ended\b", place.text[match.end() : match.end() + 8]) is not None
    )


def _is_range(match: re.Match[str], _: Place) -> bool:
    """Whether two years run forward: "fell to 1999 from 2015" counts something else."""
    return len(match["other_year"]) == 2 or match["year"] < match["other_year"]


def _is_near_day(match: re.Match[str], place: Place) -> bool:
    """Whether "Today" is a day and not the end of a newspaper's or broadcaster's name."""
    return not (match[0] == "Today" and place.before(r"\b[A-Z]\w*"))


def _is_distance(match: re.Match[str], _: Place) -> bool:
    """Whether the distance leads to a date: "a few weeks later" leads to none."""
    return match["side"] == "ago" or (number_of(match["number"]) is not None and not match["choice"])


_GUARDS: Mapping[str, Callable[[re.Match[str], Place], bool]] = {
    "month": _is_month,
    "weekday": _is_weekday,
    "year": _is_year,
    "year_range": _is_range,
    "years_between": _is_range,
    "day": _is_near_day,
    "ago": _is_distance,
    "season": _is_season,
    "relative": _is_relative,
    "quarter": _is_quarter,
    "period": _is_period,
}
