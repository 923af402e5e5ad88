from __future__ import annotations

import pytest

from generator.errors import ReferenceDataError
from generator.reference.attitudes import _complements, attitudes
from generator.reference.yaml_file import Node


def test_the_words_of_attitude_have_known_complements() -> None:
    known = attitudes()
    assert known.verbs["want"] >= {"infinitive", "object"}
    assert known.adjectives["opposed"] == {"to"}
    assert known.nouns["support"] == {"for"}


def test_verbs_that_mean_an_act_in_the_past_are_verbs_of_attitude() -> None:
    assert attitudes().present_only <= attitudes().verbs.keys()


def test_a_complement_that_is_none_is_refused_with_its_place() -> None:
    with pytest.raises(ReferenceDataError, match="want"):
        _complements(Node("attitudes.yml", "verbs", {"want": ["A Clause"]}))
