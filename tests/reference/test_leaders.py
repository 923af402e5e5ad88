"""Names that tell a state by themselves."""

from __future__ import annotations

import pytest

from generator.reference.leaders import country_of_leader


@pytest.mark.parametrize("name", ["Nelson Mandela", "Nelson R. Mandela", "NELSON MANDELA", "Nelson Mandela Jr."])
def test_initials_capitals_and_suffixes_do_not_count(name: str) -> None:
    assert country_of_leader(name.split()) == "ZA"


@pytest.mark.parametrize("name", ["Mara Olin", "Mandela", "Nelson", "Mandela Nelson"])
def test_another_name_tells_nothing(name: str) -> None:
    assert country_of_leader(name.split()) is None
