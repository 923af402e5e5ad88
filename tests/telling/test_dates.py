from __future__ import annotations

from datetime import date

import pytest

from generator.model import DateMention, Precision
from generator.span import Span
from generator.telling.dates import mentioned, period, plain


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-03-07", "7 March 2025"),
        ("2025-03", "March 2025"),
        ("2025", "2025"),
        ("2025-W10", "week of 3 March 2025"),
        ("2025-W10-WE", "8–9 March 2025"),
        ("2025-Q1", "first quarter of 2025"),
        ("2025-SP", "spring 2025"),
        ("201", "the 2010s"),
        ("20", "the 21st century"),
        ("18", "the 19th century"),
        ("11", "the 12th century"),
        ("2015/2018", "2015–2018"),
        ("2025-03-07/2025-03-09", "7–9 March 2025"),
        ("2025-02-27/2025-03-02", "27 February – 2 March 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-03/2025-05", "March 2025 – May 2025"),
        ("2025-03-07/2025-03-07", "7 March 2025"),
        ("PAST_REF", None),
        ("2025-13-01", None),
        (None, None),
    ],
)
def test_a_value_is_told_in_words_as_precisely_as_it_is_known(value: str | None, words: str | None) -> None:
    assert plain(value) == words


def test_short_dates_have_short_months() -> None:
    assert plain("2025-09-07", short=True) == "7 Sep 2025"
    assert plain("2025-09", short=True) == "Sep 2025"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They will meet by Friday.", "by 7 March 2025"),
        ("They will meet no later than Friday.", "no later than 7 March 2025"),
        ("They could meet as early as Friday.", "as early as 7 March 2025"),
        ("They left before the Friday.", "before 7 March 2025"),
        ("They met on Friday.", "7 March 2025"),
        ("The standby Friday.", "7 March 2025"),
    ],
)
def test_what_the_source_puts_before_a_date_stays_with_it(text: str, words: str) -> None:
    start = text.index("Friday")
    mention = DateMention(span=Span(start, start + 6), value="2025-03-07", precision=Precision.DAY)
    assert mentioned(mention, text) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], None),
        (["2025-03-07", "2025-03-07"], "7 March 2025"),
        (["2025-06-02", "2025-03-07", "2025-04-01"], "7 Mar – 2 Jun 2025"),
        (["2025-06-02", "2021-03-07"], "7 Mar 2021 – 2 Jun 2025"),
    ],
)
def test_a_period_reaches_from_the_first_day_to_the_last(days: list[str], words: str | None) -> None:
    assert period(date.fromisoformat(day) for day in days) == words
