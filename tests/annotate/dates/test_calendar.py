from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.dates.calendar import (
    Direction,
    Unit,
    month_day_near,
    month_near,
    moved,
    precision_of,
    quarter,
    season,
    weekday_near,
    written,
)
from generator.model import Precision, days

_NEWS_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
_DIRECTIONS = st.sampled_from([Direction.PAST, Direction.FUTURE])


@given(_NEWS_DAYS, st.sampled_from(Unit))
def test_a_written_day_lies_in_the_days_of_its_value(day: date, unit: Unit) -> None:
    covered = days(written(day, unit))
    assert covered is not None
    assert covered[0] <= day <= covered[1]
    assert precision_of(written(day, unit)) == Precision(unit.value)


@given(_NEWS_DAYS, st.integers(-200, 200))
def test_moving_by_months_keeps_the_day_where_the_month_has_it(day: date, by: int) -> None:
    there = moved(day, Unit.MONTH, by)
    assert (12 * there.year + there.month) - (12 * day.year + day.month) == by
    assert there.day == day.day or (there + timedelta(days=1)).day == 1


def test_no_day_lies_outside_the_calendar() -> None:
    with pytest.raises(OverflowError, match="outside the calendar"):
        moved(date(50, 1, 1), Unit.CENTURY, -1)


@given(_NEWS_DAYS, st.integers(0, 6), _DIRECTIONS)
def test_a_weekday_is_less_than_a_week_away_in_its_direction(published: date, weekday: int, direction: Direction) -> None:
    found = weekday_near(published, weekday, direction)
    ahead = (found - published).days
    assert found.weekday() == weekday
    assert 0 <= (ahead if direction is Direction.FUTURE else -ahead) < 7


@given(_NEWS_DAYS, st.integers(1, 12), _DIRECTIONS)
def test_a_month_is_less_than_a_year_away_in_its_direction(published: date, month: int, direction: Direction) -> None:
    found = month_near(published, month, direction)
    ahead = 12 * (found.year - published.year) + found.month - published.month
    assert 0 <= (ahead if direction is Direction.FUTURE else -ahead) < 12


@given(_NEWS_DAYS)
def test_without_a_tense_a_day_of_the_year_is_the_nearest(published: date) -> None:
    for distance in (-180, -1, 0, 1, 180):
        day = published + timedelta(days=distance)
        if (day.month, day.day) != (2, 29):
            assert month_day_near(published, day.month, day.day, None) == day


def test_a_tense_reaches_through_the_year_of_publication_but_not_into_another() -> None:
    december = date(2024, 12, 15)
    assert month_day_near(december, 3, 4, Direction.PAST) == date(2024, 3, 4)
    assert month_day_near(december, 3, 4, None) == date(2025, 3, 4)
    assert month_day_near(date(2025, 3, 11), 6, 1, Direction.PAST) == date(2025, 6, 1)


def test_29_february_is_found_in_a_leap_year_and_31_june_never() -> None:
    assert month_day_near(date(2025, 3, 11), 2, 29, None) == date(2024, 2, 29)
    assert month_day_near(date(2025, 3, 11), 6, 31, None) is None


@pytest.mark.parametrize(
    ("code", "published", "by", "direction", "value"),
    [
        ("SU", date(2025, 3, 11), -1, None, "2024-SU"),
        ("SU", date(2025, 7, 11), -1, None, "2024-SU"),
        ("SU", date(2025, 10, 11), -1, None, "2025-SU"),
        ("SU", date(2025, 3, 11), 0, None, "2025-SU"),
        ("SU", date(2025, 10, 11), 1, None, "2026-SU"),
        ("WI", date(2025, 1, 11), 0, None, "2024-WI"),
        ("WI", date(2025, 4, 11), 0, None, "2024-WI"),
        ("WI", date(2025, 11, 11), 0, None, "2025-WI"),
        ("WI", date(2025, 1, 11), -1, None, "2023-WI"),
        ("FA", date(2025, 3, 11), 0, Direction.PAST, "2024-FA"),
        ("FA", date(2025, 12, 11), 0, Direction.FUTURE, "2026-FA"),
    ],
)
def test_seasons_count_from_the_one_of_publication(code: str, published: date, by: int, direction: Direction | None, value: str) -> None:
    assert season(code, published, by, direction) == value


@pytest.mark.parametrize(
    ("number", "direction", "value"),
    [(3, None, "2024-Q3"), (4, None, "2024-Q4"), (3, Direction.FUTURE, "2024-Q3"), (1, Direction.FUTURE, "2025-Q1"), (1, None, "2024-Q1")],
)
def test_a_quarter_just_ended_is_the_one_still_to_be_reported(number: int, direction: Direction | None, value: str) -> None:
    assert quarter(number, date(2024, 10, 30), direction) == value


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2025-03-07", Precision.DAY),
        ("2025-W10", Precision.WEEK),
        ("2025-Q1", Precision.QUARTER),
        ("2025-SP", Precision.SEASON),
        ("201", Precision.DECADE),
        ("20", Precision.CENTURY),
        ("2015/2018", Precision.INTERVAL),
        ("PAST_REF", Precision.VAGUE),
        (None, Precision.UNKNOWN),
    ],
)
def test_the_shape_of_a_value_tells_its_precision(value: str | None, precision: Precision) -> None:
    assert precision_of(value) is precision
