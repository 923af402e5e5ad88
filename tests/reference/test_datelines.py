from __future__ import annotations

import pytest

from generator.reference.datelines import datelines


@pytest.mark.parametrize("words", ["Geneva", "GENEVA", "N’Djamena", "N'DJAMENA", "The Hague", "Rio  de Janeiro"])
def test_a_city_is_known_in_any_case(words: str) -> None:
    assert datelines().is_city(words)


@pytest.mark.parametrize("words", ["Japan", "The", ""])
def test_other_words_are_no_city(words: str) -> None:
    assert not datelines().is_city(words)


@pytest.mark.parametrize("words", ["NATO", "EDITOR’S NOTE", "Q", "MR. ROE", "PRESIDENT ROE"])
def test_bodies_labels_and_speakers_are_no_places(words: str) -> None:
    assert datelines().is_no_place(words)


def test_no_city_is_a_body_label_or_speaker() -> None:
    assert [city for city in sorted(datelines().cities) if datelines().is_no_place(city)] == []
