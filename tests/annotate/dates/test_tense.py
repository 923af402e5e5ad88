from __future__ import annotations

import pytest

from generator.annotate.dates.calendar import Direction
from generator.annotate.dates.tense import direction


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The minister said on ", "", Direction.PAST),
        ("Leaders will meet on ", "", Direction.FUTURE),
        ("The talks will be held on ", "", Direction.FUTURE),
        ("It is expected to be completed in ", "", Direction.FUTURE),
        ("He said that he would go on ", "", Direction.FUTURE),
        ("The envoy, who will travel soon, said on ", "", Direction.PAST),
        ("They agreed to meet on ", "", Direction.FUTURE),
        ("They refused to answer on ", "", Direction.PAST),
        ("On ", " the minister resigned.", Direction.PAST),
        ("On ", " leaders will gather.", Direction.FUTURE),
        ("A deal by ", "", Direction.FUTURE),
        ("The envoy, who leaves office in ", ", was cautious.", Direction.FUTURE),
        ("The united front of ", "", None),
        ("", "", None),
    ],
)
def test_the_nearest_verb_tells_past_from_future(before: str, after: str, told: Direction | None) -> None:
    assert direction(before, after) is told
