from __future__ import annotations

import pytest

from generator.reference.organisations import organisations
from generator.reference.sources import sources


@pytest.mark.parametrize(
    ("noun", "singular"),
    [("women", "woman"), ("parties", "party"), ("spokesmen", "spokesman"), ("analyses", "analysis"), ("people", "person")],
)
def test_a_plural_leads_to_its_singular(noun: str, singular: str) -> None:
    assert sources().singular[noun] == singular
    assert noun in sources().plural


def test_a_singular_is_no_plural() -> None:
    assert not {"official", "ministry", "poll", "woman"} & sources().plural


@pytest.mark.parametrize(
    ("noun", "gender"), [("woman", "female"), ("spokesman", "male"), ("queen", "female"), ("human", None), ("envoy", None)]
)
def test_some_nouns_tell_the_gender(noun: str, gender: str | None) -> None:
    assert sources().gender_of(noun) == gender


def test_a_body_of_any_name_has_no_words_for_it() -> None:
    assert sources().bodies["companies"] == frozenset()
    assert "Ministry" in sources().bodies["ministry"]


def test_the_words_for_states_own_bodies_are_heads_of_organisations() -> None:
    wanted = {word for noun in ("agency", "commission", "committee", "council", "ministry", "party") for word in sources().bodies[noun]}
    assert wanted <= organisations().heads


def test_who_is_known_by_an_office_is_a_person() -> None:
    assert sources().known <= sources().persons | {"ceo", "pontiff"}
