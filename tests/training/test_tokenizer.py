from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from training.tokenizer import adapt_tokenizer


def _english() -> Language:
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    return nlp


NLP = _english()


@pytest.mark.parametrize(
    "words",
    [
        "a well - known envoy",
        "non-proliferation and co-operation re-opened e-mail",
        "the minister 's car , the ministers ' cars",
        "I ca n't , she 'll , DO N'T , it ’s",
        "U.S. and U.K. officials",
        "'' No , '' he said .",
        "“ No , ” he said — twice -- or – thrice …",
        "What ?!? Never !!!",
        "====== -------",
        "and / or",
        "Mr. Smith et al. signed [...] here .",
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(words: str) -> None:
    joined = words
    for mark in (" - ", " '", " ’", " n't", " N'T", " ,", " .", " ?", " !", " …", " ”", " / "):
        joined = joined.replace(mark, mark.strip())
    joined = joined.replace("“ ", "“").replace("'' N", "''N")
    assert [token.text for token in NLP.make_doc(joined)] == words.split()


@given(st.text(alphabet="aZ9é \n\t.,'’\"“”-–—!?()/%$", max_size=60))
def test_tokens_never_alter_the_text(text: str) -> None:
    doc = NLP.make_doc(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)
