from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import days

VALUES = {
    "2025-03-07": ("2025-03-07", "2025-03-07"),
    "2025-W10": ("2025-03-03", "2025-03-09"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2025-12": ("2025-12-01", "2025-12-31"),
    "2025-Q1": ("2025-01-01", "2025-03-31"),
    "2025-Q4": ("2025-10-01", "2025-12-31"),
    "2025-SP": ("2025-03-01", "2025-05-31"),
    "2025-WI": ("2025-12-01", "2026-02-28"),
    "2025": ("2025-01-01", "2025-12-31"),
    "201": ("2010-01-01", "2019-12-31"),
    "20": ("2000-01-01", "2099-12-31"),
    "2015/2018-06": ("2015-01-01", "2018-06-30"),
}

NO_DAYS = [
    None,
    "",
    "PAST_REF",
    "2025-13",
    "2025-02-30",
    "2025-W60",
    "2025-Q5",
    "2018/2015",
    "2015/PAST_REF",
    "/",
    "0000",
    "25-03-07",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_stands_for_its_first_to_its_last_day(value: str) -> None:
    first, last = VALUES[value]
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", NO_DAYS)
def test_what_is_vague_unknown_or_malformed_stands_for_no_day(value: str | None) -> None:
    assert days(value) is None


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_day_lies_in_its_month_quarter_week_and_year(day: date) -> None:
    year, week, _ = day.isocalendar()
    values = [day.isoformat(), f"{day:%Y-%m}".rjust(7, "0"), f"{day.year:04}-Q{(day.month + 2) // 3}", f"{day.year:04}"]
    if 1 <= year <= 9998:
        values.append(f"{year:04}-W{week:02}")
    for value in values:
        known = days(value)
        assert known is not None
        assert known[0] <= day <= known[1]


@given(st.text(alphabet="0123456789-/QWSPFAUI_REF", max_size=14))
def test_no_value_crashes_and_the_first_day_is_not_after_the_last(value: str) -> None:
    known = days(value)
    assert known is None or known[0] <= known[1]
