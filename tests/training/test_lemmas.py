from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.lemmas import RULES, add_lemmatizer, by_rule
from training.treebank import Document, Word


def _document(*words: tuple[str, str, str]) -> Document:
    return (
        tuple(
            Word(form=form, lemma=lemma, upos=upos, xpos="X", feats="", head=int(number > 0), deprel="dep")
            for number, (form, lemma, upos) in enumerate(words)
        ),
    )


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    words = [
        ("met", "meet", "VERB"),
        ("signed", "sign", "VERB"),
        ("sign", "sign", "VERB"),
        ("The", "the", "DET"),
        ("treaties", "treaty", "NOUN"),
    ]
    add_lemmatizer(nlp, [_document(*words)])
    return nlp


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("met", "VERB", "meet"),  # an exception
        ("signed", "VERB", "sign"),  # a rule that leads to a known lemma
        ("Treaties", "NOUN", "treaty"),
        ("envoys", "NOUN", "envoy"),  # never seen
        ("The", "DET", "the"),
        ("Nations", "PROPN", "Nations"),
    ],
)
def test_a_form_gets_its_lemma(nlp: Language, form: str, pos: str, lemma: str) -> None:
    doc = Doc(nlp.vocab, words=[form], pos=[pos])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert doc[0].lemma_ == lemma


@pytest.mark.parametrize("form", ["signed", "hopes", "planned", "treaties", "spoke", "s"])
def test_our_copy_of_the_rules_agrees_with_spacy(nlp: Language, form: str) -> None:
    doc = Doc(nlp.vocab, words=[form], pos=["VERB"])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert (by_rule(form, RULES["verb"], frozenset({"meet", "sign"})) or form) == doc[0].lemma_
