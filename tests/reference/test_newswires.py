from __future__ import annotations

import pytest

from generator.reference.newswires import newswires


@pytest.mark.parametrize("name", sorted(newswires().names.values()))
def test_every_agency_is_found_by_its_own_name(name: str) -> None:
    assert newswires().name_of(name) == name


def test_an_article_and_capitals_do_not_matter() -> None:
    assert newswires().name_of("The Associated Press") == "Associated Press"
    assert newswires().name_of("REUTERS") == "Reuters"


@pytest.mark.parametrize("words", ["Map", "Aim", "Reuters reports", "", "The"])
def test_other_words_are_no_agency(words: str) -> None:
    assert newswires().name_of(words) is None


def test_an_agency_is_found_among_the_parts_of_a_line() -> None:
    assert newswires().in_words("Staff Writer, Reuters") == "Reuters"
    assert newswires().in_words("Reuters in Tokyo") == "Reuters"
    assert newswires().in_words("Staff Writer") is None
