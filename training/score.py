"""CoNLL-2018 scoring with raw text in: our tokenizer, our sentence boundaries, words matched by their characters.

    python -m training.score MODEL TREEBANK.conllu.gz …

Words count as matched when they cover the same characters (white space left out). LAS compares universal relations, as the
shared task did (https://universaldependencies.org/conll18/evaluation.html); `las_subtypes` compares whole relations.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.pipeline import use_numpy
from training.treebank import Document, read, text_of

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One word of an analysis; places are ranges of non-space characters, `head` is None for a root."""

    place: Place
    head: Place | None
    deprel: str
    upos: str
    xpos: str
    feats: str
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Sentences and words of one text."""

    sentences: frozenset[Place]
    nodes: dict[Place, Node]


def of_gold(document: Document) -> Analysis:
    """The treebank's own analysis."""
    sentences: list[Place] = []
    nodes: dict[Place, Node] = {}
    at = 0
    for sentence in document:
        places: list[Place] = []
        for word in sentence:
            length = len("".join(word.form.split()))
            places.append((at, at + length))
            at += length
        sentences.append((places[0][0], at))
        for word, place in zip(sentence, places, strict=True):
            nodes[place] = Node(
                place=place,
                head=places[word.head - 1] if word.head else None,
                deprel=word.deprel,
                upos=word.upos,
                xpos=word.xpos,
                feats=word.feats,
                lemma=word.lemma,
            )
    return Analysis(sentences=frozenset(sentences), nodes=nodes)


def of_doc(doc: Doc) -> Analysis:
    """The pipeline's analysis; tokens of white space are no words, what hangs on them hangs on their head."""
    places: dict[int, Place] = {}
    at = 0
    for token in doc:
        if not token.is_space:
            length = len("".join(token.text.split()))
            places[token.i] = (at, at + length)
            at += length
    sentences: set[Place] = set()
    for sentence in doc.sents:
        words = [places[token.i] for token in sentence if token.i in places]
        if words:
            sentences.add((words[0][0], words[-1][1]))
    nodes: dict[Place, Node] = {}
    for token in doc:
        if token.i not in places:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        is_root = token.head.i == token.i or head.is_space
        nodes[places[token.i]] = Node(
            place=places[token.i],
            head=None if is_root else places[head.i],
            deprel="root" if is_root else token.dep_,
            upos=token.pos_,
            xpos=token.tag_,
            feats=str(token.morph),
            lemma=token.lemma_,
        )
    return Analysis(sentences=frozenset(sentences), nodes=nodes)


def compare(pairs: Iterable[tuple[Analysis, Analysis]]) -> dict[str, float]:
    """F1 in percent of each measure over (gold, predicted) texts."""
    gold_words = system_words = gold_sentences = system_sentences = 0
    hits = dict.fromkeys(("tokens", "sentences", "upos", "xpos", "feats", "lemma", "uas", "las", "las_subtypes"), 0)
    for gold, system in pairs:
        gold_words += len(gold.nodes)
        system_words += len(system.nodes)
        gold_sentences += len(gold.sentences)
        system_sentences += len(system.sentences)
        hits["sentences"] += len(gold.sentences & system.sentences)
        for place in gold.nodes.keys() & system.nodes.keys():
            for measure in _agreement(gold.nodes[place], system.nodes[place]):
                hits[measure] += 1
    sums = dict.fromkeys(hits, gold_words + system_words) | {"sentences": gold_sentences + system_sentences}
    return {measure: round(200 * count / max(1, sums[measure]), 2) for measure, count in hits.items()}


def score_treebank(nlp: Language, documents: Sequence[Document]) -> dict[str, float]:
    """Parse the raw text of each document and compare."""
    predicted = nlp.pipe((text_of(document) for document in documents), batch_size=16)
    return compare((of_gold(document), of_doc(doc)) for document, doc in zip(documents, predicted, strict=True))


def _agreement(gold: Node, system: Node) -> Iterable[str]:
    yield "tokens"
    for measure in ("upos", "xpos", "feats", "lemma"):
        if getattr(gold, measure) == getattr(system, measure):
            yield measure
    if gold.head == system.head:
        yield "uas"
        if gold.deprel == system.deprel:
            yield "las_subtypes"
        if gold.deprel.partition(":")[0] == system.deprel.partition(":")[0]:
            yield "las"


def main() -> None:
    """Score a pipeline on treebanks, raw text in."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    options = parser.parse_args()
    use_numpy()
    nlp = spacy.load(options.model)
    for path in options.treebanks:
        print(path.name, json.dumps(score_treebank(nlp, read(path))))  # noqa: T201 -- a script's answer


if __name__ == "__main__":
    main()
