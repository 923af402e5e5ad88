from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from training.entities import Entity, Text
from training.entity_augment import augment, headline, names_of, quotation_marks, renamed, upper

TEXT = Text(
    words=("“", "No", ",", "”", "Ada", "Moss", "told", "Norland", "’s", "Tarn", "."),
    spaces=(False, False, False, True, True, True, True, False, True, False, False),
    entities=(Entity(start=4, end=6, label="PERSON"), Entity(start=7, end=8, label="LOC"), Entity(start=9, end=10, label="PERSON")),
)
OTHERS = Text(
    words=("Bo", "al", "-", "Finn", "and", "Ury"),
    spaces=(True, False, False, True, True, False),
    entities=(Entity(start=0, end=4, label="PERSON"), Entity(start=5, end=6, label="PERSON")),
)


@given(st.integers(0, 10_000))
def test_names_stay_names_whatever_changes(seed: int) -> None:
    changed = augment(TEXT, names_of([TEXT, OTHERS]), random.Random(seed))
    assert len(changed.words) == len(changed.spaces)
    assert [entity.label for entity in changed.entities] == ["PERSON", "LOC", "PERSON"]
    assert [word.lower() for word in changed.name(changed.entities[1])] == ["norland"]
    known = {("ada", "moss"), ("bo", "al", "-", "finn"), ("ury",), ("tarn",)}
    assert {tuple(word.lower() for word in changed.name(entity)) for entity in changed.entities if entity.label == "PERSON"} <= known


@given(st.integers(0, 1_000))
def test_a_new_name_keeps_the_space_behind_the_old_one(seed: int) -> None:
    changed = renamed(TEXT, names_of([OTHERS]), random.Random(seed))
    written = "".join(word + " " * space for word, space in zip(changed.words, changed.spaces, strict=True))
    assert written.endswith((" told Norland’s Tarn.", " told Norland’s Ury."))
    assert "Ada Moss told" in written or "Bo al-Finn told" in written


def test_typography_changes_words_alone() -> None:
    chance = random.Random(1)
    assert upper(TEXT, chance).words[4:7] == ("ADA", "MOSS", "TOLD")
    assert headline(TEXT, chance).words[4:8] == ("Ada", "Moss", "Told", "Norland")
    changed = quotation_marks(TEXT, chance)
    assert (changed.words[0], changed.words[3]) in {('"', '"'), ("“", "”"), ("''", "''")}
    assert changed.entities == TEXT.entities
