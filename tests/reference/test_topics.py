from __future__ import annotations

import pytest

from generator.reference.topics import stem, topic_list
from generator.reference.treaty_library import TREATY_FIELDS


def test_every_field_of_treaties_speaks_for_a_topic() -> None:
    fields = [field for entry in topic_list().entries.values() for field in entry.fields]
    assert sorted(fields) == sorted(TREATY_FIELDS)


def test_a_topic_is_found_by_all_its_names() -> None:
    for entry in topic_list().entries.values():
        assert entry.about.endswith(".")
        for name in (entry.id, entry.name.upper(), *entry.also):
            assert topic_list().named(name) is entry


@pytest.mark.parametrize(
    ("word", "plain"),
    [("treaties", "treaty"), ("bases", "base"), ("gas", "gas"), ("crisis", "crisis"), ("breaches", "breach"), ("access", "access")],
)
def test_plurals_count_as_singular(word: str, plain: str) -> None:
    assert stem(word) == plain


def test_the_longest_words_of_a_topic_count_once() -> None:
    hits = [(hit.term, hit.is_strong) for hit in topic_list().hits("the arms control treaty") if hit.topic == "arms-control"]
    assert hits == [("arms control", True)]


def test_words_inside_longer_ones_count_no_second_time() -> None:
    hits = [hit.term for hit in topic_list().hits("an arbitral tribunal and a tribunal") if hit.topic == "justice"]
    assert hits == ["arbitral tribunal", "tribunal"]
