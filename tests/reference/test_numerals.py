"""Numbers as treaties and news write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reference.numerals import is_roman, roman, value_of


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (121, "CXXI")])
def test_numbers_are_written_in_roman_figures(number: int, written: str) -> None:
    assert roman(number) == written


@given(st.integers(1, 399))
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    assert is_roman(roman(number))
    assert value_of(roman(number)) == value_of(str(number)) == number


_SPELT = [
    ("five", 5),
    ("Twenty", 20),
    ("thirty-nine", 39),
    ("Fifty-One", 51),
    ("ninety", 90),
    ("two-three", None),
    ("IIX", None),
    ("C3", None),
    ("", None),
    ("lots", None),
]


@pytest.mark.parametrize(("written", "number"), _SPELT)
def test_words_are_numbers_and_others_are_none(written: str, number: int | None) -> None:
    assert value_of(written) == number
