"""Bylines, and lines that only look so."""

from __future__ import annotations

from datetime import date

import pytest

from generator.reader.bylines import byline


@pytest.mark.parametrize(
    ("line", "names", "publisher"),
    [
        ("By Jane Roe", "Jane Roe", None),
        ("by Jane Roe", "Jane Roe", None),
        ("BY JANE ROE, Reuters", "JANE ROE", "Reuters"),
        ("By JANE ROE Associated Press", "JANE ROE", "Associated Press"),
        ("By Jane Roe and John Doe", "Jane Roe and John Doe", None),
        ("By Jane Roe, John Doe and Ann Poe", "Jane Roe, John Doe and Ann Poe", None),
        ("By Jane van der Roe", "Jane van der Roe", None),
        ("By J. Q. O’Roe Jr.", "J. Q. O’Roe Jr.", None),
        ("By Jane Roe in Tokyo", "Jane Roe", None),
        ("By Jane Roe, Diplomatic Correspondent", "Jane Roe", None),
        ("By Jane Roe | The Daily Lantern", "Jane Roe", None),
        ("Written by Jane Roe", "Jane Roe", None),
        ("By: Jane Roe", "Jane Roe", None),
        ("Jane Roe / Staff Writer", "Jane Roe", None),
        ("Jane Roe / Lantern Staff Writer", "Jane Roe", None),
        ("Jane Roe and John Doe / Staff Writers", "Jane Roe and John Doe", None),
        ("Jane Roe, Special to The Lantern", "Jane Roe", None),
        ("Jane Roe, Reuters", "Jane Roe", "Reuters"),
        ("Jane Roe | AFP", "Jane Roe", "AFP"),
        ("By Reuters", "Reuters", "Reuters"),
        ("By The Associated Press", "The Associated Press", "Associated Press"),
        ("By the Editorial Board", "the Editorial Board", None),
        ("By Our Correspondent", "Our Correspondent", None),
    ],
)
def test_a_byline_names_the_reporters_and_the_agency(line: str, names: str, publisher: str | None) -> None:
    found = byline(line)
    assert found is not None
    assert (found.names, found.publisher) == (names, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By Friday",
        "By Friday Evening",
        "By March 3",
        "By the numbers",
        "By The Numbers",
        "By Land and Sea",
        "By Jane Roe, who covers the ministry.",
        "By Jane Roe the treaty had been signed",
        "By signing the pact, Ostland gave way.",
        "By Jane Roe.",
        "South Korea, Press Freedom",
        "North Ostland, Marlovia sign pact",
        "Jane Roe, Prime Minister",
        "Minister Jane Roe Meet and Greet with Embassy Staff",
        "Jane Roe",
        "Standing by Jane Roe",
        "By Jane Roe:",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert byline(line) is None


def test_a_byline_may_end_in_its_day() -> None:
    found = byline("By Jane Roe, March 11, 2025")
    assert found is not None
    assert found.names == "Jane Roe"
    assert found.stamp is not None
    assert found.stamp.day == date(2025, 3, 11)
