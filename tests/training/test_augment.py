from __future__ import annotations

import random

import pytest
import spacy

from training import augment
from training.convert import to_doc
from training.treebank import Document, text_of

VOCAB = spacy.blank("en").vocab


def test_quotation_marks_change_in_pairs_and_apostrophes_stay(document: Document) -> None:
    texts = {text_of(augment.quotation_marks(document, random.Random(seed))) for seed in range(20)}
    assert texts == {
        '"We can’t agree," he said. Talks failed.',
        "“We can’t agree,” he said. Talks failed.",
        "''We can’t agree,'' he said. Talks failed.",
    }


def test_apostrophes_change_and_quotation_marks_stay(document: Document) -> None:
    texts = {text_of(augment.apostrophes(document, random.Random(seed))) for seed in range(20)}
    assert texts == {"“We can’t agree,” he said. Talks failed.", "“We can't agree,” he said. Talks failed."}


def test_letters_change_case(document: Document) -> None:
    chance = random.Random(1)
    assert text_of(augment.lower(document, chance)) == "“we can’t agree,” he said. talks failed."
    assert text_of(augment.upper(document, chance)) == "“WE CAN’T AGREE,” HE SAID. TALKS FAILED."
    assert text_of(augment.headline(document, chance)).endswith("Talks Failed")


def test_only_the_last_full_stop_goes(document: Document) -> None:
    assert text_of(augment.unfinished(document, random.Random(1))) == "“We can’t agree,” he said. Talks failed"


@pytest.mark.parametrize("seed", range(12))
def test_white_space_hangs_on_the_word_before_and_moves_no_other_arc(document: Document, seed: int) -> None:
    changed = augment.white_space(document, random.Random(seed))
    plain, spaced = to_doc(VOCAB, document), to_doc(VOCAB, changed)
    spaces = [token for token in spaced if token.is_space]
    assert spaces
    assert all(space.head.i == space.i - 1 for space in spaces)
    assert [(token.text, token.head.text, token.dep_) for token in spaced if not token.is_space] == [
        (token.text, token.head.text, token.dep_) for token in plain
    ]


@pytest.mark.parametrize("seed", range(12))
def test_spacy_cuts_added_white_space_as_the_trees_have_it(document: Document, seed: int) -> None:
    changed = augment.white_space(document, random.Random(seed))
    doc = spacy.blank("en").make_doc(text_of(changed))
    assert [token.text for token in doc if token.is_space] == [
        word.form for sentence in changed for word in sentence if word.upos == "SPACE"
    ]
