"""A treaty's life on a line true to scale: adopted, in force, who joined and left, ended; and the days of the briefings that cite it.

Places are in per cent of the width, so that the picture fits a telephone, a screen and paper; its words are text beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model import days
from generator.reference.treaty_library import Treaty
from generator.telling.dates import period, plain
from generator.telling.words import counted

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_YEARS = 6
_SHORTEST = 365
_EDGE = 1.0
_TALLEST = 34.0
_LOWEST = 5.0
_MARGIN = 12.0
_MOST_MARKS, _MARKS_A_PERCENT = 300, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A stretch of days, drawn from left to right."""

    first: date
    last: date

    def at(self, when: date) -> float:
        """The place of a day, in per cent of the width."""
        share = (when - self.first).days / max(1, (self.last - self.first).days)
        return round(_EDGE + (100 - 2 * _EDGE) * min(1.0, max(0.0, share)), 2)

    def years(self) -> tuple[tuple[float, str], ...]:
        """A few round years with their places."""
        spanned = self.last.year - self.first.year
        step = next((step for step in _STEPS if spanned <= step * _MOST_YEARS), _STEPS[-1])
        found = [year for year in range(self.first.year, self.last.year + 1) if year % step == 0 and date(year, 1, 1) >= self.first]
        return tuple((self.at(date(year, 1, 1)), str(year)) for year in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the line.

    Attributes:
        start: where it begins, in per cent.
        width: in per cent.
        height: in pixels; it grows with the number of parties where the library tells their days.
        words: what a reader sees when the pointer rests on it.
    """

    start: float
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The picture and the same in words.

    Attributes:
        waiting: the days before it is in force, or all where it never was.
        stretches: the days in force.
        adopted: the place of the day of adoption.
        ended: the place of the end; None where it lasts.
        changes: places where states joined or left, with the words.
        cited: the places of the days of citing briefings.
        years: round years and their places.
        legend: (sign, words); the signs are named in the style sheet.
    """

    waiting: Stretch | None
    stretches: tuple[Stretch, ...]
    adopted: float | None
    ended: float | None
    changes: tuple[tuple[float, str], ...]
    cited: tuple[float, ...]
    years: tuple[tuple[float, str], ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def base(self) -> float:
        """Where the line is, in pixels from the top: as low as the highest stretch needs."""
        return max([_MARGIN, *(stretch.height for stretch in self.stretches)]) + _MARGIN


def life(treaty: Treaty, cited: Iterable[date]) -> Life | None:
    """The life of a treaty up to the newest briefing that cites it; None where the library tells too little, or no briefing cites it."""
    citing = sorted(cited)
    known = [day for day in _days(treaty) if day]
    if not citing or not known or (max(*known, *citing) - min(*known, *citing)).days < _SHORTEST:
        return None
    axis = Axis(first=min(*known, *citing), last=max(*known, *citing))
    adopted, ended = _day(treaty.adopted_on), _day(treaty.ended_on)
    return Life(
        waiting=waiting(treaty, axis),
        stretches=tuple(stretches(treaty, axis)),
        adopted=axis.at(adopted) if adopted else None,
        ended=axis.at(ended) if ended else None,
        changes=tuple(_changes(treaty, axis)),
        cited=_marks(axis, citing),
        years=axis.years(),
        legend=tuple(_legend(treaty, citing)),
    )


def _marks(axis: Axis, citing: Sequence[date]) -> tuple[float, ...]:
    """The places of the days that cite, once each; of very many those that an eye can tell apart."""
    places = tuple(dict.fromkeys(axis.at(day) for day in citing))
    return (
        places
        if len(places) <= _MOST_MARKS
        else tuple(dict.fromkeys(round(place * _MARKS_A_PERCENT) / _MARKS_A_PERCENT for place in places))
    )


def waiting(treaty: Treaty, axis: Axis) -> Stretch | None:
    """The line from adoption until it is in force, or where it never was until its end or the newest day."""
    begun, until = _day(treaty.adopted_on), _day(treaty.in_force) or _day(treaty.ended_on) or axis.last
    if begun is None or until <= begun:
        return None
    return Stretch(start=axis.at(begun), width=_width(axis, begun, until), height=0.0, words="Not in force")


def whole(treaty: Treaty, axis: Axis) -> Stretch | None:
    """All days in force as one stretch."""
    begun, until = _day(treaty.in_force), min(_day(treaty.ended_on) or axis.last, axis.last)
    if begun is None or until <= begun:
        return None
    return Stretch(start=axis.at(begun), width=_width(axis, begun, until), height=0.0, words=f"In force from {plain(treaty.in_force)}")


def stretches(treaty: Treaty, axis: Axis) -> Iterator[Stretch]:
    """The days in force; one stretch for each number of parties where the library tells when states joined and left."""
    begun, until = _day(treaty.in_force), _day(treaty.ended_on) or axis.last
    if begun is None or until <= begun:
        return
    numbers = _numbers(treaty, begun, until)
    most = max(number for _, number in numbers)
    for (start, number), (end, _) in zip(numbers, [*numbers[1:], (until, 0)], strict=True):
        height = max(_LOWEST, _TALLEST * number / most) if len(numbers) > 1 else _TALLEST / 3
        words = (
            f"{plain(start.isoformat())}: {counted(number, 'party', 'parties')}" if number else f"In force from {plain(treaty.in_force)}"
        )
        yield Stretch(start=axis.at(start), width=_width(axis, start, end), height=round(height, 1), words=words)


def _numbers(treaty: Treaty, begun: date, until: date) -> list[tuple[date, int]]:
    """How many parties there are from which day on; one entry where the library does not tell the days."""
    original = len(treaty.parties) - len(treaty.joined) + len(treaty.left) if treaty.parties else 0
    if not treaty.parties or not (treaty.joined or treaty.left):
        return [(begun, len(treaty.parties))]
    steps = [(_day(day), 1) for _, day in treaty.joined] + [(_day(day), -1) for _, day in treaty.left]
    found = {begun: original}
    number = original
    for day, step in sorted((max(day, begun), step) for day, step in steps if day and day < until):
        number += step
        found[day] = number
    return sorted(found.items())


def _changes(treaty: Treaty, axis: Axis) -> Iterator[tuple[float, str]]:
    """Where the number of parties is not known, each day on which one joined or left."""
    if treaty.parties:
        return
    for word, dated in (("joined", treaty.joined), ("left", treaty.left)):
        for code, value in dated:
            if day := _day(value):
                yield axis.at(day), f"{code} {word} {plain(value)}"


def _legend(treaty: Treaty, citing: list[date]) -> Iterator[tuple[str, str]]:
    if treaty.adopted_on:
        yield "adopted", f"Adopted {plain(treaty.adopted_on)}"
    if treaty.in_force:
        yield "force", f"In force from {plain(treaty.in_force)}{_growth(treaty)}"
    else:
        yield "waiting", "No day of entry into force in the library"
    for word, dated in (("joined", treaty.joined), ("left", treaty.left)):
        when = period(day for _, value in dated if (day := _day(value)))
        if when and not treaty.parties:
            yield "change", f"{counted(len(dated), 'state')} {word}, {when}"
    if treaty.ended_on:
        yield "ended", f"Ended {plain(treaty.ended_on)}"
    yield "cited", f"Cited in {counted(len(citing), 'briefing')}, {period(citing)}"


def _growth(treaty: Treaty) -> str:
    """What the height of the line tells; nothing where it does not change."""
    begun = _day(treaty.in_force)
    numbers = [number for _, number in _numbers(treaty, begun, date.max)] if begun else []
    return f"; the height is the number of parties, {numbers[0]} at first, {numbers[-1]} at last" if len(numbers) > 1 else ""


def _days(treaty: Treaty) -> Iterator[date | None]:
    yield from map(_day, (treaty.adopted_on, treaty.in_force, treaty.ended_on))
    yield from (_day(value) for _, value in (*treaty.joined, *treaty.left))


def _day(value: str | None) -> date | None:
    """The first day of an ISO date."""
    found = days(value)
    return found[0] if found else None


def _width(axis: Axis, start: date, end: date) -> float:
    return round(axis.at(end) - axis.at(start), 2)
