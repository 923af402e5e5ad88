"""The lines that name a place of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reference.numerals import roman
from generator.treaty_text.labels import annex_label, article_label, is_closing, part_label


@pytest.mark.parametrize(
    ("line", "label", "number", "rest"),
    [
        ("Article 5", "Article 5", "5", ""),
        ("ARTICLE V", "ARTICLE V", "5", ""),
        ("Art. 5. The Parties", "Art. 5", "5", "The Parties"),
        ("Article 5 – Definitions", "Article 5", "5", "Definitions"),
        ("Article 6 bis", "Article 6 bis", "6 bis", ""),
        ("Article 6a", "Article 6a", "6a", ""),
        ("Article 34.7: Review", "Article 34.7", "34(7)", "Review"),
        ("Article 5 1. Ships pass", "Article 5", "5", "1. Ships pass"),
        ("Article One", "Article One", "1", ""),
        ("§ 4 Lights", "§ 4", "4", "Lights"),
    ],
)
def test_a_label_tells_the_number_and_what_stands_behind_it(line: str, label: str, number: str, rest: str) -> None:
    found = article_label(line)
    assert found is not None
    assert (found.label, str(found.number), found.rest) == (label, number, rest)


@pytest.mark.parametrize(
    "line",
    ["Article 5, paragraph 1", "Article 5 of the Charter", "Article 5 (1)", "article 5", "Articles 5 and 6", "Article IIX", "Art of war"],
)
def test_a_citation_is_no_label(line: str) -> None:
    assert article_label(line) is None


@given(st.integers(min_value=1, max_value=399))
def test_roman_numbers_are_read_as_they_are_written(value: int) -> None:
    found = article_label(f"ARTICLE {roman(value)}")
    assert found is not None
    assert found.number.value == value


@pytest.mark.parametrize("line", ["PART II", "Chapter 4 Lights", "SECTION A", "Title V – Ships", "Subsection B. Rules"])
def test_parts_are_told(line: str) -> None:
    assert part_label(line) is not None


@pytest.mark.parametrize("line", ["Part II of the treaty", "Part XI, which", "part II", "Title of the bay"])
def test_what_only_cites_a_part_is_none(line: str) -> None:
    assert part_label(line) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [("ANNEX II", "ANNEX II"), ("Annex", "Annex"), ("Appendix 3 – Lights", "Appendix 3"), ("PROTOCOL ON SHIPS", "PROTOCOL")],
)
def test_annexes_are_told(line: str, label: str) -> None:
    found = annex_label(line)
    assert found is not None
    assert found[0] == label


@pytest.mark.parametrize("line", ["Annex II to this Treaty", "Annex I, which", "Schedules", "annex"])
def test_what_only_cites_an_annex_is_none(line: str) -> None:
    assert annex_label(line) is None


def test_closing_clauses_are_told() -> None:
    assert all(map(is_closing, ("IN WITNESS WHEREOF the", "Done at Kestrel Bay", "In faith whereof")))
    assert not is_closing("In witness of ten years, done")
