"""The words of dates: months, weekdays, seasons, numbers, named days, and the words that tell past from future."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

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
        feasts: name -> month and day.
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
    feasts: Mapping[str, tuple[int, int]]
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
        feasts=MappingProxyType({name: _month_day(node) for name, node in root["feasts"].mapping().items()}),
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


def _month_day(node: Node) -> tuple[int, int]:
    match = re.fullmatch(r"(\d\d)-(\d\d)", node.text())
    if not match:
        raise node.fail('month and day, as in "12-25"')
    return int(match[1]), int(match[2])


def _named_day(parent: Node, day: str, node: Node) -> NamedDay:
    entry = node.mapping()
    try:
        return NamedDay(day=date.fromisoformat(day), names=entry["names"].texts(), before=frozenset(entry["before"].texts()))
    except ValueError as error:
        raise replace(parent, value=day).fail('a day, as in "2001-09-11"') from error
