from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reference.treaty_library import Treaty, treaty_library
from generator.site.treaty_life import Axis, Life, life

TREATY = Treaty(
    id="a",
    title="A",
    short_title="A",
    kind="pact",
    binding=True,
    numbering="arabic",
    sources=(),
    adopted_on="2000-01-01",
    in_force="2010-01-01",
)
CITED = (date(2020, 1, 1),)


def drawn(treaty: Treaty, *cited: date) -> Life:
    found = life(treaty, cited or CITED)
    assert found is not None
    return found


def test_the_days_of_very_many_briefings_are_marked_where_an_eye_can_tell_them_apart() -> None:
    found = drawn(TREATY, *(date(2001, 1, 1) + timedelta(days=number) for number in range(7000)))
    assert 150 < len(found.cited) <= 200
    assert len(drawn(TREATY, *(date(2001, 1, 1) + timedelta(days=20 * number) for number in range(300))).cited) == 300


def test_a_life_is_true_to_scale() -> None:
    found = drawn(TREATY)
    assert found.waiting is not None
    (stretch,) = found.stretches
    assert (found.adopted, found.cited) == (1.0, (99.0,))
    assert found.waiting.width == pytest.approx(stretch.width, abs=0.1)


def test_a_life_ends_where_the_treaty_does() -> None:
    found = drawn(replace(TREATY, status="terminated 2015-01-01"))
    assert found.ended == pytest.approx(found.stretches[-1].start + found.stretches[-1].width)
    assert ("ended", "Ended 1 January 2015") in found.legend


def test_the_line_is_as_high_as_there_are_parties() -> None:
    grown = replace(TREATY, parties=("CH", "FR", "IT"), joined=(("IT", "2012-01-01"),), left=(("AT", "2016-01-01"),))
    found = drawn(grown)
    assert [stretch.words for stretch in found.stretches] == [
        "1 January 2010: 3 parties",
        "1 January 2012: 4 parties",
        "1 January 2016: 3 parties",
    ]
    assert found.stretches[0].height == found.stretches[2].height < found.stretches[1].height
    assert any(words.endswith("the height is the number of parties, 3 at first, 3 at last") for _, words in found.legend)


def test_where_the_parties_are_not_listed_each_change_is_a_line() -> None:
    found = drawn(replace(TREATY, left=(("US", "2015-11-22"),)))
    assert [words for _, words in found.changes] == ["US left 22 November 2015"]
    assert ("change", "1 state left, 22 November 2015") in found.legend


def test_what_was_never_in_force_waits_to_the_end() -> None:
    found = drawn(replace(TREATY, in_force=None))
    assert found.stretches == ()
    assert found.waiting is not None
    assert found.waiting.start + found.waiting.width == pytest.approx(99.0)


def test_the_words_below_the_line_tell_what_it_shows() -> None:
    assert drawn(TREATY, date(2020, 1, 1), date(2021, 5, 4)).legend == (
        ("adopted", "Adopted 1 January 2000"),
        ("force", "In force from 1 January 2010"),
        ("cited", "Cited in 2 briefings, 1 Jan 2020 – 4 May 2021"),
    )


@pytest.mark.parametrize(
    "treaty", [replace(TREATY, adopted_on=None, in_force=None), replace(TREATY, adopted_on="2019-06-01", in_force=None)]
)
def test_nothing_is_drawn_where_nothing_can_be_seen(treaty: Treaty) -> None:
    assert life(treaty, CITED) is None


def test_nothing_is_drawn_of_a_treaty_that_no_dated_briefing_cites() -> None:
    assert life(TREATY, ()) is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 200_000))
def test_years_are_few_ascending_and_on_the_axis(first: date, length: int) -> None:
    years = Axis(first=first, last=date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))).years()
    places = [place for place, _ in years]
    assert len(years) <= 7
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


def test_every_life_of_the_library_stays_on_its_line() -> None:
    for treaty in treaty_library():
        if found := life(treaty, [date(2025, 3, 11)]):
            assert all(s.start >= 0 and s.width >= 0 and s.start + s.width <= 100 for s in found.stretches), treaty.id
