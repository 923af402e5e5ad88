from __future__ import annotations

import spacy
from spacy.tokens import Doc

from generator.language.base_forms import BaseForms
from generator.language.parser import BUNDLED

_COLUMNS: list[int | str] = ["ORTH", "POS", "MORPH"]


def _forms(known: BaseForms, doc: Doc) -> list[str]:
    return known.of(doc, map(tuple, doc.to_array(_COLUMNS).tolist()))


def test_one_word_has_a_base_form_for_each_part_of_speech() -> None:
    nlp = spacy.blank("en")
    known = BaseForms(nlp, BUNDLED / "lemmatizer")
    doc = Doc(nlp.vocab, words=["left", "left", "ships", "left"], pos=["VERB", "ADJ", "NOUN", "VERB"])
    assert _forms(known, doc) == ["leave", "left", "ship", "leave"]


def test_one_word_has_a_base_form_for_each_set_of_features() -> None:
    nlp = spacy.blank("en")
    known = BaseForms(nlp, BUNDLED / "lemmatizer")
    verbs = Doc(nlp.vocab, words=["found", "found"], pos=["VERB", "VERB"], morphs=["VerbForm=Inf", "Tense=Past|VerbForm=Fin"])
    assert _forms(known, verbs) == ["found", "find"]
    assert _forms(known, verbs[1:].as_doc()) == ["find"]
