"""The shipped model: it loads by itself, is small, and parses as well as we say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from thinc.api import use_ops

from training.score import score_treebank
from training.treebank import read

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def model(root: Path) -> Path:
    return root / "generator" / "language" / "model"


@pytest.fixture(scope="module")
def nlp(model: Path) -> Language:
    with use_ops("numpy", use_blis=False):
        return spacy.load(model)


def test_the_model_is_small_and_says_what_it_is(model: Path) -> None:
    assert sum(path.stat().st_size for path in model.rglob("*")) < 20 * MEGABYTE
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC-BY-SA-4.0"
    assert {"UD English-EWT", "UD English-GUM"} <= {source["name"] for source in meta["sources"]}
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in (model / "LICENSE").read_text(encoding="utf-8")
    for name in ("UD_English-EWT", "UD_English-GUM"):
        assert name in (model / "ATTRIBUTION.md").read_text(encoding="utf-8")


def test_a_plain_sentence_is_understood(nlp: Language) -> None:
    doc = nlp("The envoys rejected the proposal. Officials said talks would resume.")
    assert [sentence.text for sentence in doc.sents] == ["The envoys rejected the proposal.", "Officials said talks would resume."]
    found = {token.text: (token.pos_, token.dep_, token.head.text, token.lemma_) for token in doc}
    assert found["envoys"] == ("NOUN", "nsubj", "rejected", "envoy")
    assert found["proposal"] == ("NOUN", "obj", "rejected", "proposal")
    assert found["resume"] == ("VERB", "ccomp", "said", "resume")
    assert found["rejected"][3] == "reject"


def test_names_of_people_organisations_and_places_are_found(nlp: Language) -> None:
    doc = nlp("President Vladimir Putin spoke in Berlin. Officials of the State Department met Joe Biden.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Vladimir Putin", "PERSON"),
        ("Berlin", "LOC"),
        ("State Department", "ORG"),
        ("Joe Biden", "PERSON"),
    ]


def test_no_word_of_the_training_texts_is_shipped_as_a_string(model: Path) -> None:
    strings = json.loads((model / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert len(strings) < 1000


@pytest.mark.parametrize(("treebank", "floor"), [("ud-gum-test", 83.0), ("ud-ewt-test", 81.0)])
def test_raw_text_is_parsed_as_well_as_promised(nlp: Language, root: Path, treebank: str, floor: float) -> None:
    path = root.parent / "shared" / "corpora" / "training" / f"{treebank}.conllu.gz"
    if not path.is_file():
        pytest.skip(f"{path.name} is not on this machine; training/README.md says where to get it")
    assert score_treebank(nlp, read(path))["las"] >= floor
