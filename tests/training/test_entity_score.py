from __future__ import annotations

from collections.abc import Sequence

from training.entities import Entity, Text
from training.entity_score import Marked, Range, of_words, score


def test_words_are_written_out_and_their_names_found_by_characters() -> None:
    text = Text(words=("Ada", "Moss", "’s", "Oslo"), spaces=(True, False, True, False), entities=(Entity(start=0, end=2, label="PERSON"),))
    assert of_words(text) == Marked(text="Ada Moss’s Oslo", names=((0, 8, "PERSON"),))


def test_exact_and_overlapping_names_are_told_apart_and_unmarked_kinds_do_not_count() -> None:
    rows = [Marked(text="Ada Moss of Tarn", names=((0, 8, "PERSON"), (12, 16, "PERSON")))]

    def find(_: Sequence[str]) -> list[Sequence[Range]]:
        return [[(4, 8, "PERSON"), (12, 16, "PERSON"), (9, 11, "PERSON"), (0, 3, "LOC")]]

    found = score(find, rows)
    assert found["PERSON"] == {"p": 33.3, "r": 50.0, "f": 40.0, "op": 66.7, "or": 100.0, "of": 80.0}
    assert found.keys() == {"PERSON", "all"}
