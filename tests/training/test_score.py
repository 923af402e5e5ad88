from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from training.convert import to_doc
from training.score import compare, of_doc, of_gold
from training.treebank import Document, Word

VOCAB = spacy.blank("en").vocab

MEASURES = ("tokens", "sentences", "upos", "xpos", "feats", "lemma", "uas", "las", "las_subtypes")


def test_the_gold_analysis_scores_in_full(document: Document) -> None:
    assert compare([(of_gold(document), of_doc(to_doc(VOCAB, document)))]) == dict.fromkeys(MEASURES, 100)


WE = Word(form="We", lemma="we", upos="PRON", xpos="PRP", feats="", head=5, deprel="nsubj", space_after=True)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        (replace(WE, deprel="obj"), {"las", "las_subtypes"}),
        (replace(WE, deprel="nsubj:pass"), {"las_subtypes"}),
        (replace(WE, head=9), {"uas", "las", "las_subtypes"}),
        (replace(WE, upos="NOUN"), {"upos"}),
        (replace(WE, xpos="NN"), {"xpos"}),
        (replace(WE, feats="Number=Plur"), {"feats"}),
        (replace(WE, lemma="us"), {"lemma"}),
    ],
)
def test_one_wrong_word_of_thirteen_costs_its_share(document: Document, changed: Word, wrong: set[str]) -> None:
    (quote, we, *rest), *others = document
    assert we == WE
    scores = compare([(of_gold(document), of_doc(to_doc(VOCAB, ((quote, changed, *rest), *others))))])
    assert scores == {measure: 92.31 if measure in wrong else 100 for measure in MEASURES}


def test_a_word_cut_in_two_is_lost_on_both_sides(document: Document) -> None:
    gold = of_gold((document[1],))
    words = ["Talks", "fai", "led", "."]
    doc = Doc(VOCAB, words=words, spaces=[True, False, False, False], heads=[2, 2, 2, 2], deps=["nsubj", "dep", "ROOT", "punct"])
    scores = compare([(gold, of_doc(doc))])
    # Two of three gold words and of four found match; their head, the cut word, does not.
    assert (scores["tokens"], scores["sentences"], scores["uas"]) == (57.14, 100, 0)


def test_white_space_is_no_word_and_what_hangs_on_it_hangs_on_its_head(document: Document) -> None:
    words = ["Talks", " ", "failed", "."]
    doc = Doc(
        VOCAB, words=words, spaces=[True, False, False, False], heads=[1, 2, 2, 2], deps=["nsubj", "dep", "ROOT", "punct"],
        pos=["NOUN", "SPACE", "VERB", "PUNCT"],
    )  # fmt: skip
    scores = compare([(of_gold((document[1],)), of_doc(doc))])
    assert (scores["tokens"], scores["las"], scores["upos"]) == (100, 100, 100)


def test_a_sentence_cut_in_the_wrong_place_counts_for_none(document: Document) -> None:
    doc = to_doc(VOCAB, document)
    joined = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=[8 if token.i == 11 else token.head.i for token in doc],
        deps=["parataxis" if token.i == 11 else token.dep_ for token in doc],
    )
    scores = compare([(of_gold(document), of_doc(joined))])
    assert scores["sentences"] == 0
    assert scores["uas"] == 92.31
