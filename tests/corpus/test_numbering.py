from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import gather, numbered, recorded
from generator.model import Article, Briefing, Ledger, Numbered
from generator.span import Span


def _briefing(slug: str, published: date | None = None) -> Briefing:
    article = Article(seed=f"{slug}.txt", sha256="0", text="abc", paragraphs=(Span(0, 3),), published=published)
    return Briefing(slug=slug, title=slug, article=article, sentences=())


def test_numbers_count_a_year_in_the_order_of_publication_then_of_slugs() -> None:
    given_order = [
        _briefing("d"),
        _briefing("b", date(2025, 3, 1)),
        _briefing("a", date(2025, 3, 1)),
        _briefing("c", date(2024, 12, 31)),
    ]
    assert {b.slug: b.number for b in numbered(given_order, "BR")} == {
        "a": "BR-2025-001",
        "b": "BR-2025-002",
        "c": "BR-2024-001",
        "d": "BR-ND-001",
    }


@given(st.lists(st.tuples(st.integers(0, 99), st.one_of(st.none(), st.dates())), unique_by=lambda pair: pair[0]))
def test_numbers_are_unique_and_the_order_of_seeds_does_not_matter(pairs: list[tuple[int, date | None]]) -> None:
    briefings = [_briefing(f"s{slug}", published) for slug, published in pairs]
    found = numbered(briefings, "BR")
    assert len({b.number for b in found}) == len(briefings)
    assert numbered(reversed(briefings), "BR") == found
    assert gather(reversed(briefings)) == gather(briefings)


Seeds = Mapping[str, tuple[str, int | None]]
"""Address -> text and year of the seed that stands there."""


def _built(*builds: Seeds, since: Ledger | None = None, waiting: frozenset[str] = frozenset()) -> Ledger:
    ledger = since or Ledger()
    for seeds in builds:
        ledger = recorded(ledger, [_seed(slug, *content) for slug, content in seeds.items()], waiting)
    return ledger


def _seed(slug: str, text: str, year: int | None) -> Briefing:
    made = _briefing(slug, date(year, 3, 1) if year else None)
    article = replace(made.article, text=text, sha256=f"{text} {year}".ljust(64, "0"), paragraphs=(Span(0, len(text)),))
    return replace(made, article=article)


def _numbers(ledger: Ledger) -> dict[str, str]:
    return {one.slug: number for number, one in ledger.numbers.items() if not one.gone}


ONE: Seeds = {"a": ("gate", 2025), "b": ("port", 2025)}


@pytest.mark.parametrize(
    ("then", "numbers"),
    [
        pytest.param({**ONE, "0": ("early", 2025)}, {"a": "2025-001", "b": "2025-002", "0": "2025-003"}, id="a seed more"),
        pytest.param({"b": ONE["b"]}, {"b": "2025-002"}, id="a seed less"),
        pytest.param({"z": ONE["a"], "b": ONE["b"]}, {"z": "2025-001", "b": "2025-002"}, id="renamed"),
        pytest.param({"a": ONE["b"], "b": ONE["a"]}, {"b": "2025-001", "a": "2025-002"}, id="names exchanged"),
        pytest.param({"b": ONE["a"], "c": ONE["b"]}, {"b": "2025-001", "c": "2025-002"}, id="each renamed to the next"),
        pytest.param({"a": ("barred", 2025), "b": ONE["b"]}, {"a": "2025-001", "b": "2025-002"}, id="edited"),
        pytest.param({"a": ("gate", 2024), "b": ONE["b"]}, {"a": "2025-001", "b": "2025-002"}, id="another year"),
        pytest.param({"a": ("gate", None), "b": ONE["b"]}, {"a": "2025-001", "b": "2025-002"}, id="no day any longer"),
        pytest.param({"c": ("gate", 2024), "b": ONE["b"]}, {"c": "2025-001", "b": "2025-002"}, id="renamed and dated otherwise"),
        pytest.param({**ONE, "0": ONE["a"]}, {"a": "2025-001", "b": "2025-002", "0": "2025-003"}, id="copied"),
    ],
)
def test_a_number_stays_with_its_briefing(then: Seeds, numbers: dict[str, str]) -> None:
    assert _numbers(_built(ONE, then)) == numbers


def test_an_undated_seed_that_gets_a_day_keeps_its_number() -> None:
    assert _numbers(_built({"a": ("gate", None)}, {"a": ("gate", 2025), "b": ("port", 2025)})) == {"a": "ND-001", "b": "2025-001"}


def test_the_number_of_a_deleted_seed_is_given_to_no_other_and_waits_for_it() -> None:
    without = _built(ONE, {"a": ONE["a"]})
    assert _numbers(_built({"a": ONE["a"], "c": ("lake", 2025)}, since=without)) == {"a": "2025-001", "c": "2025-003"}
    assert _numbers(_built(ONE, since=without))["b"] == "2025-002"
    assert _numbers(_built({"a": ONE["a"], "c": ONE["b"]}, since=without))["c"] == "2025-002"


def test_a_seed_that_stands_keeps_its_number_though_its_text_becomes_that_of_a_deleted_one() -> None:
    assert _numbers(_built(ONE, {"a": ONE["a"]}, {"a": ONE["b"]})) == {"a": "2025-001"}


def test_the_number_of_a_deleted_seed_stays_known_where_another_takes_its_address() -> None:
    ledger = _built(ONE, {"b": ONE["b"]}, {"a": ONE["b"]}, {"a": ONE["b"], "c": ONE["a"]})
    assert _numbers(ledger) == {"a": "2025-002", "c": "2025-001"}


def test_a_seed_that_cannot_be_used_for_now_keeps_its_number() -> None:
    broken = _built({"b": ONE["b"], "c": ("gate", 2025)}, since=_built(ONE), waiting=frozenset({"a"}))
    assert _numbers(broken) == {"a": "2025-001", "b": "2025-002", "c": "2025-003"}


def test_two_records_that_were_merged_give_one_briefing_one_number() -> None:
    merged = replace(_built(ONE), numbers={number: Numbered(slug="a", seed="1", text="2") for number in ("2025-001", "2025-007")})
    ledger = _built(ONE, since=merged)
    assert _numbers(ledger) == {"a": "2025-001", "b": "2025-008"}
    assert ledger.numbers["2025-007"].gone


def test_a_record_without_numbers_is_counted_from_as_before() -> None:
    assert _numbers(_built(ONE, since=replace(_built(ONE), numbers={}))) == {"a": "2025-001", "b": "2025-002"}


def test_another_series_changes_the_first_part_of_numbers_only() -> None:
    ledger = _built(ONE, {"a": ONE["a"]})
    assert [b.number for b in numbered([_seed("a", *ONE["a"])], "MEMO", ledger.numbers)] == ["MEMO-2025-001"]


@given(
    st.lists(st.dictionaries(st.sampled_from("abcd"), st.tuples(st.sampled_from("wxyz"), st.sampled_from([2024, 2025, None]))), max_size=5)
)
def test_no_number_is_ever_lost_or_given_twice(builds: list[dict[str, tuple[str, int | None]]]) -> None:
    ledger, known = Ledger(), set[str]()
    for seeds in builds:
        ledger = _built(seeds, since=ledger)
        assert _numbers(ledger).keys() == seeds.keys()
        assert sum(not one.gone for one in ledger.numbers.values()) == len(seeds)
        assert known <= ledger.numbers.keys()
        assert _built(seeds, since=ledger) == ledger
        known = set(ledger.numbers)
