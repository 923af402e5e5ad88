from __future__ import annotations

import pytest

from generator.reference.names import names


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Jane Quorrick", "female"), ("Jean-Luc Quorrick", "male"), ("Kim Quorrick", "either"), ("Quorrick", None), ("", None)],
)
def test_the_given_name_tells_the_gender(name: str, gender: str | None) -> None:
    assert names().gender(name) == gender


def test_no_given_name_stands_in_two_lists_and_particles_are_in_lower_case() -> None:
    assert len(names().given) > 2000
    assert all(particle.islower() for particle in names().particles)
