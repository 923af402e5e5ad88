from __future__ import annotations

import pytest

from benchmarks.growth import exponent


@pytest.mark.parametrize("power", [0.5, 1.0, 1.3, 2.0])
def test_a_cost_that_is_a_power_of_the_number_gives_its_exponent(power: float) -> None:
    assert exponent({size: 0.004 * size**power for size in (100, 1_000, 10_000)}) == pytest.approx(power)


def test_a_cost_that_all_share_makes_the_exponent_smaller_than_one() -> None:
    found = exponent({size: 5 + 0.01 * size for size in (100, 1_000, 10_000)})
    assert found is not None
    assert 0 < found < 1


def test_one_number_of_articles_tells_nothing_of_growth() -> None:
    assert exponent({100: 3.0}) is None
    assert exponent({}) is None
