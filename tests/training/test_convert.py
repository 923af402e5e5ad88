from __future__ import annotations

import random

import spacy

from training.convert import LONGEST_PARAGRAPH, paragraphs, to_doc
from training.treebank import Document, text_of

VOCAB = spacy.blank("en").vocab


def test_a_document_and_its_conversion_say_the_same(document: Document) -> None:
    doc = to_doc(VOCAB, document)
    words = [word for sentence in document for word in sentence]
    assert doc.text == text_of(document)
    assert [(token.text, token.tag_, token.pos_, token.lemma_) for token in doc] == [
        (word.form, word.xpos, word.upos, word.lemma) for word in words
    ]
    assert [len(sentence) for sentence in doc.sents] == [len(sentence) for sentence in document]
    for sentence, gold in zip(doc.sents, document, strict=True):
        for token, word in zip(sentence, gold, strict=True):
            assert token.head.i == (sentence.start + word.head - 1 if word.head else token.i)
            assert token.dep_ == (word.deprel if word.head else "ROOT")


def test_paragraphs_hold_every_sentence_once_and_in_order(document: Document) -> None:
    long = document * 20
    groups = list(paragraphs(long, random.Random(1)))
    assert sum(groups, ()) == long
    assert max(map(len, groups)) <= LONGEST_PARAGRAPH
    assert len({len(group) for group in groups}) > 1
