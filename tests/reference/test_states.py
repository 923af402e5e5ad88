from __future__ import annotations

from collections import Counter

import pytest

from generator.reference.states import states


def test_the_states_are_the_members_of_the_united_nations_and_four_more() -> None:
    assert len(states().by_code) == 193 + 4
    assert {"VA", "PS", "XK", "TW"} < states().by_code.keys()


def test_no_two_states_share_a_name() -> None:
    names = Counter(name for state in states().by_code.values() for name in state.names)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(("name", "code"), [("Japan", "JP"), ("U.S.", "US"), ("Türkiye", "TR"), ("Tokyo", None), ("japan", None)])
def test_names_and_aliases_lead_to_the_state(name: str, code: str | None) -> None:
    assert states().code_of(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Japanese", "JP"), ("Germans", "DE"), ("Frenchmen", "FR"), ("Spaniard", "ES"), ("North Korean", "KP"), ("Roman", None)],
)
def test_adjectives_and_demonyms_lead_to_the_state(word: str, code: str | None) -> None:
    assert states().code_of_demonym(word) == code


@pytest.mark.parametrize(("place", "code"), [("Tokyo", "JP"), ("Osaka", "JP"), ("Ohio", "US"), ("Tripoli", "LY"), ("Ostburg", None)])
def test_capitals_cities_and_regions_lead_to_the_state_and_capitals_first(place: str, code: str | None) -> None:
    assert states().code_of_place(place) == code


def test_every_state_but_the_ones_without_a_capital_names_it() -> None:
    assert {code for code, state in states().by_code.items() if state.capital is None} == {"MC", "SG"} - {"SG"}
