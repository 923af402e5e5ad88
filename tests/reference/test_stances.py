from __future__ import annotations

import pytest

from generator.reference.reporting import reporting
from generator.reference.stances import stances


def test_every_reporting_verb_has_a_stance_or_is_listed_as_having_none() -> None:
    lemmas = {form.lemma for forms in reporting().forms.values() for form in forms}
    assert {lemma for lemma in lemmas if stances().of(lemma) is None} <= stances().without


def test_every_noun_of_speech_has_a_stance_or_is_listed_as_having_none() -> None:
    assert {noun for noun in reporting().nouns if stances().of(noun) is None} <= stances().without


def test_no_lemma_both_has_a_stance_and_has_none() -> None:
    assert not stances().without & stances().by_lemma.keys()


def test_the_stances_are_few_enough_to_choose_from() -> None:
    assert 12 <= len(stances().names) <= 18


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [
        ("say", "said"),
        ("according to", "said"),
        ("remarks", "said"),
        ("claim", "claimed"),
        ("deny", "denied"),
        ("point out", "said"),
        ("call for", "urged"),
        ("call", "described"),
        ("criticise", "criticised"),
        ("believe", None),
        ("walk", None),
    ],
)
def test_a_reporting_word_leads_to_its_stance(lemma: str, stance: str | None) -> None:
    assert stances().of(lemma) == stance
