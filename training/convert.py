"""Treebank -> spaCy documents of a paragraph's length, as the parser meets them in use.

python -m training.convert TREEBANK.conllu.gz OUT.spacy
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.treebank import Document, Sentence, read

# Our treebank files do not mark paragraphs: sentences are grouped by chance, in order, within their document.
LONGEST_PARAGRAPH = 7


def paragraphs(document: Document, chance: random.Random) -> Iterator[Document]:
    """The document cut into groups of one to `LONGEST_PARAGRAPH` sentences."""
    at = 0
    while at < len(document):
        size = chance.randint(1, LONGEST_PARAGRAPH)
        yield document[at : at + size]
        at += size


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One spaCy document with everything that the trees say."""
    words = [word for sentence in sentences for word in sentence]
    heads: list[int] = []
    for sentence in sentences:
        first = len(heads)
        heads.extend(first + (word.head - 1 if word.head else number) for number, word in enumerate(sentence))
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[*(word.space_after for word in words[:-1]), False],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        # spaCy's own label for the root; every other relation keeps the treebank's name.
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words],
    )


def main() -> None:
    """Write a treebank as one `.spacy` file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    vocab = Vocab()
    docs = [to_doc(vocab, group) for document in read(options.treebank) for group in paragraphs(document, chance)]
    DocBin(docs=docs, store_user_data=False).to_disk(options.out)


if __name__ == "__main__":
    main()
