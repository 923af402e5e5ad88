"""Date lines, as newspapers and agencies write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reader.days import day_of, stamp

MARCH_11 = [
    "March 11, 2025",
    "March 11 2025",
    "MARCH 11, 2025",
    "11 March 2025",
    "11th of March 2025",
    "11 March, 2025",
    "11-Mar-2025",
    "2025-03-11",
    "2025/03/11",
    "2025.3.11",
    "11.03.2025",
    "Tuesday, March 11, 2025",
    "Tuesday 11 March 2025",
    "Tue, 11 Mar 2025 18:00:00 +0000",
    "Mar. 11, 2025",
    "March 11, 2025 (Tuesday)",
    "Published: March 11, 2025",
    "Published March 11, 2025 at 10:30 a.m. EDT",
    "Posted on 11 March 2025",
    "Date: 2025-03-11",
    "March 11, 2025, 5 p.m.",
    "March 11, 2025 at 5:07 pm ET",
    "March 11, 2025 | 10:30 GMT",
    "14:18 JST, March 11, 2025",
    "10:30 AM EDT, Tue March 11, 2025",
    "Tue 11 Mar 2025 10.30 GMT",
    "2025-03-11T10:30:00Z",
    "2025-03-11T10:30:00.000+0900",
    "2025-03-11 10:30:00+09:00",
    "March 11, 2025 10:30 AM Updated 2 hours ago",
    "Published: March 11, 2025 | Updated: March 12, 2025",
    "Updated: March 12, 2025 – Published: March 11, 2025",
]
NO_DATE_LINE = [
    "",
    "March 11",
    "March 2025",
    "2025",
    "20250311",
    "1:00 p.m.",
    "2 hours ago",
    "February 30, 2025",
    "March 11, 2025 was a Tuesday",
    "On March 11, 2025, the ministers met.",
    "Marching 11, 2025",
    "Article 11, 2025",
    "March 11-12, 2025",
    "March 11, 2025 – Ministers meet",
]


@pytest.mark.parametrize("line", MARCH_11)
def test_a_date_line_names_its_day(line: str) -> None:
    assert day_of(line) == date(2025, 3, 11)
    assert day_of(f"  {line} ") == date(2025, 3, 11)


@pytest.mark.parametrize("line", NO_DATE_LINE)
def test_a_line_with_other_words_or_without_a_day_is_no_date_line(line: str) -> None:
    assert stamp(line) is None


@pytest.mark.parametrize("line", ["Updated March 12, 2025", "Last updated on 12 March 2025 at 09:15 UTC", "Modified: 2025-03-12"])
def test_an_update_is_known_as_one(line: str) -> None:
    found = stamp(line)
    assert found is not None
    assert found.updated
    assert found.day == date(2025, 3, 12)


def test_figures_that_two_countries_read_differently_are_not_read() -> None:
    found = stamp("03/11/2025")
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    ("line", "day"), [("13/03/2025", date(2025, 3, 13)), ("03/13/2025", date(2025, 3, 13)), ("05/05/2025", date(2025, 5, 5))]
)
def test_figures_that_can_be_one_day_only_are_read(line: str, day: date) -> None:
    assert day_of(line) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_every_unambiguous_form(day: date) -> None:
    for form in ("%B %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%b. %d, %Y", "%d.%m.%Y"):
        assert day_of(day.strftime(form)) == day, form
    assert day_of(day.isoformat()) == day
