from __future__ import annotations

import pytest

from generator.reference.offices import offices


@pytest.mark.parametrize("word", ["minister", "ministers", "spokesmen", "secretaries", "official", "adviser", "analyst", "coaches"])
def test_heads_are_nouns_for_people_singular_and_plural(word: str) -> None:
    assert word in offices().heads


@pytest.mark.parametrize("word", ["ministry", "treaty", "said", "Minister"])
def test_other_words_are_no_heads(word: str) -> None:
    assert word not in offices().heads


def test_titles_have_several_words_or_parts() -> None:
    assert all(" " in title or "-" in title for title in offices().titles)
    assert {"prime minister", "chief cabinet secretary", "secretary of state"} <= offices().titles


def test_local_offices_are_offices() -> None:
    assert offices().local <= offices().heads | offices().titles | offices().abbreviations


def test_everything_but_acronyms_is_in_lower_case() -> None:
    known = offices()
    words = known.heads | known.titles | known.abbreviations | known.former | known.modifiers | known.national
    assert all(word == word.lower() for word in words)
    assert set(known.honorifics.values()) == {"male", "female", "either"}
