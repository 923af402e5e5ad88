"""The words of dates: months, weekdays, seasons, numbers, named days, and the words that tell past from future."""

from __future__ import annotations

import re
from calendar import day_name, monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateutil.easter import easter

from generator.reference.yaml_file import Node, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day that news names without its year.

    Attributes:
        day: the day.
        names: names of its own, "9/11".
        before: words before which its month and day name it, "the Sept. 11 attacks".
    """

    day: date
    names: tuple[str, ...]
    before: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast or holiday: on a day of a month, on a month's nth weekday, or so many days from Easter Sunday.

    Attributes:
        month: 1 to 12; None where Easter tells.
        day: of the month, or the days from Easter; with a weekday the how manieth, -1 for the last.
        weekday: 0 (Monday) to 6; None for a fixed day.
    """

    month: int | None
    day: int
    weekday: int | None = None

    def in_year(self, year: int) -> date:
        """Its day in a year.

        Raises:
            ValueError: if the year lies outside those of the calendar.
        """
        if self.month is None:
            sunday: date = easter(year)
            return sunday + timedelta(days=self.day)
        if self.weekday is None:
            return date(year, self.month, self.day)
        days = [date(year, self.month, day) for day in range(1, monthrange(year, self.month)[1] + 1)]
        same = [day for day in days if day.weekday() == self.weekday]
        return same[self.day if self.day < 0 else self.day - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """What the date finder must know; words in lower case, but for months, weekdays and names.

    Attributes:
        months: every form of a month's name -> 1 to 12.
        ambiguous_months: forms that are also a name, a verb or an event.
        weekdays: every form of a weekday's name -> 0 (Monday) to 6.
        feast_words: words that turn a weekday into a feast's or an event's name.
        seasons: name -> TimeML's code.
        decades: name -> 20 to 90.
        numbers: one to ninety-nine in words -> the number.
        ordinals: first to thirty-first -> the number.
        feasts: by name.
        eras: name -> the year that is its first.
        named_days: days that have a name in the news.
        numbered_things: words after which a number is no year.
        counted_things: words before which a number is no year.
        planning_words: words that put an infinitive behind them into the future.
        future_words: words that stand with what is to come.
        past_verbs: past tenses that do not end in -ed.
        not_past: words in -ed that are no past tense.
    """

    months: Mapping[str, int]
    ambiguous_months: frozenset[str]
    weekdays: Mapping[str, int]
    feast_words: frozenset[str]
    seasons: Mapping[str, str]
    decades: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    feasts: Mapping[str, Feast]
    eras: Mapping[str, int]
    named_days: tuple[NamedDay, ...]
    numbered_things: frozenset[str]
    counted_things: frozenset[str]
    planning_words: frozenset[str]
    future_words: frozenset[str]
    past_verbs: frozenset[str]
    not_past: frozenset[str]


@cache
def calendar_words() -> CalendarWords:
    """The built-in words of dates."""
    root = read_yaml(files("generator.reference") / "calendar.yml").mapping()
    words = {name: frozenset(root[name].texts()) for name in _WORD_LISTS}
    return CalendarWords(
        months=_forms(root["months"], first=1),
        weekdays=_forms(root["weekdays"], first=0),
        seasons=MappingProxyType({word: code for code, node in root["seasons"].mapping().items() for word in node.texts()}),
        decades=MappingProxyType({word: _integer(node) for word, node in root["decades"].mapping().items()}),
        numbers=_numbers(root["units"].texts(), root["teens"].texts(), root["tens"].texts()),
        ordinals=MappingProxyType({word: number for number, word in enumerate(root["ordinals"].texts(), start=1)}),
        feasts=MappingProxyType({name: _feast(node) for name, node in root["feasts"].mapping().items()}),
        eras=MappingProxyType({name: _integer(node) for name, node in root["eras"].mapping().items()}),
        named_days=tuple(_named_day(root["named_days"], day, node) for day, node in root["named_days"].mapping().items()),
        **words,
    )


_WORD_LISTS = (
    "ambiguous_months",
    "feast_words",
    "numbered_things",
    "counted_things",
    "planning_words",
    "future_words",
    "past_verbs",
    "not_past",
)


def _forms(node: Node, first: int) -> Mapping[str, int]:
    listed = enumerate(node.mapping().values(), start=first)
    return MappingProxyType({form: number for number, forms in listed for form in forms.texts()})


def _numbers(units: tuple[str, ...], teens: tuple[str, ...], tens: tuple[str, ...]) -> Mapping[str, int]:
    found = {word: number for number, word in enumerate((*units, *teens), start=1)}
    for ten, word in enumerate(tens, start=2):
        found[word] = 10 * ten
        found |= {f"{word}-{unit}": 10 * ten + number for number, unit in enumerate(units, start=1)}
    return MappingProxyType(found)


def _integer(node: Node) -> int:
    if not isinstance(node.value, int):
        raise node.fail("a whole number")
    return node.value


_FIXED = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)")
_FROM_EASTER = re.compile(r"easter (?P<days>[+-]\d+)")
_NTH_WEEKDAY = re.compile(r"(?P<month>\d\d) (?P<weekday>[A-Z][a-z]+) (?P<nth>[1-5]|last)")


def _feast(node: Node) -> Feast:
    words = node.text()
    if match := _FIXED.fullmatch(words):
        return Feast(month=int(match["month"]), day=int(match["day"]))
    if match := _FROM_EASTER.fullmatch(words):
        return Feast(month=None, day=int(match["days"]))
    if (match := _NTH_WEEKDAY.fullmatch(words)) and match["weekday"] in day_name:
        nth = -1 if match["nth"] == "last" else int(match["nth"])
        return Feast(month=int(match["month"]), day=nth, weekday=list(day_name).index(match["weekday"]))
    raise node.fail('month and day ("12-25"), days from Easter ("easter -2") or a weekday of a month ("11 Thursday 4")')


def _named_day(parent: Node, day: str, node: Node) -> NamedDay:
    entry = node.mapping()
    try:
        return NamedDay(day=date.fromisoformat(day), names=entry["names"].texts(), before=frozenset(entry["before"].texts()))
    except ValueError as error:
        raise replace(parent, value=day).fail('a day, as in "2001-09-11"') from error
