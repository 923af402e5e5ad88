from __future__ import annotations

from generator.reference.english import english
from generator.reference.venues import venues


def test_every_preposition_that_leads_to_a_venue_is_a_preposition() -> None:
    assert venues().nouns.keys() <= english().prepositions | {"aboard"}


def test_things_are_said_in_statements_on_television_and_at_meetings() -> None:
    nouns = venues().nouns
    assert "statement" in nouns["in"]
    assert "television" in nouns["on"]
    assert "meeting" in nouns["at"]
    assert "monday" not in nouns["on"]


def test_names_of_places_stand_behind_in_and_at() -> None:
    assert {"in", "at"} <= venues().naming
    assert "on" not in venues().naming
