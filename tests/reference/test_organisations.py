from __future__ import annotations

from generator.reference.organisations import organisations
from generator.reference.states import states


def test_names_and_acronyms_lead_to_one_body() -> None:
    known = organisations().by_name
    assert known["NATO"] is known["North Atlantic Treaty Organization"]
    assert known["EU"].country is None


def test_the_countries_of_bodies_and_parties_are_states() -> None:
    known = organisations()
    codes = {body.country for body in known.by_name.values() if body.country} | set(known.adherents.values())
    assert codes <= states().by_code.keys()


def test_heads_that_states_have_are_heads_and_no_instrument_is_one() -> None:
    known = organisations()
    assert known.national_heads <= known.heads | {"Cabinet"}
    assert not known.instruments & known.heads
