"""Train the pipeline on gold trees and silver ones, and keep the averaged weights that parse the development set best.

    python -m training.train --gold ud-train.conllu.gz --silver silver.spacy --vectors vectors.npz --dev ud-dev.conllu.gz --out DIR

A round shows every gold sentence once, grouped and varied afresh, and as many words of the silver trees.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Adam, fix_random_seed
from thinc.schedules import warmup_linear

from training.augment import augment
from training.convert import paragraphs, to_doc
from training.pipeline import Size, blank, use_numpy
from training.score import score_treebank
from training.treebank import Document, read
from training.vectors import add_vectors

LOG = logging.getLogger(__name__)
WARMUP_STEPS = 250
BATCH_WORDS = 1000
RATE = 0.003
DROPOUT = 0.1


def example_of(nlp: Language, gold: Doc) -> Example:
    """Gold beside the same text cut by our own tokenizer, so that training meets its mistakes."""
    return Example(nlp.make_doc(gold.text), gold)


def batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """All documents in batches of about so many words."""
    batch: list[Doc] = []
    for doc in docs:
        batch.append(doc)
        if sum(map(len, batch)) >= BATCH_WORDS:
            yield batch
            batch = []
    if batch:
        yield batch


def one_round(nlp: Language, gold: Sequence[Document], silver: Sequence[Doc], silver_share: float, chance: random.Random) -> list[Doc]:
    """The gold sentences in new groups and new typography, and a fresh sample of the silver ones."""
    groups = (group for document in gold for group in paragraphs(document, chance))
    docs = [to_doc(nlp.vocab, augment(group, chance)) for group in groups]
    room = silver_share * sum(map(len, docs))
    for doc in chance.sample(silver, len(silver)):
        if room <= 0:
            break
        docs.append(doc)
        room -= len(doc)
    chance.shuffle(docs)
    return docs


def train(nlp: Language, gold: Sequence[Document], silver: Sequence[Doc], options: argparse.Namespace) -> None:
    """Run the rounds; score now and then, and save the averaged weights whenever they are the best yet."""
    chance = random.Random(options.seed)
    words = sum(len(sentence) for document in gold for sentence in document)
    steps = round(options.rounds * words * (1 + options.silver_share * bool(silver)) / BATCH_WORDS)
    rate: Any = warmup_linear(RATE, WARMUP_STEPS, steps)  # a Schedule, which thinc's own annotation denies
    optimizer = Adam(rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    first = one_round(nlp, gold, (), 0, chance)
    nlp.initialize(lambda: [example_of(nlp, doc) for doc in first], sgd=optimizer)
    best, step, started = 0.0, 0, time.monotonic()
    while step < steps:
        for batch in batches(one_round(nlp, gold, silver, options.silver_share, chance)):
            step += 1
            optimizer.step_schedules()
            nlp.update([example_of(nlp, doc) for doc in batch], sgd=optimizer, drop=DROPOUT)
            if step % options.score_every == 0 or step == steps:
                with nlp.use_params(optimizer.averages):
                    scores = score_treebank(nlp, read(options.dev))
                    if scores["las"] >= best:
                        best = scores["las"]
                        nlp.to_disk(options.out)
                LOG.info("step %d of %d, %.0f s: %s", step, steps, time.monotonic() - started, json.dumps(scores))
            if step >= steps:
                break


def main() -> None:
    """Train the shipped pipeline."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--silver", type=Path, nargs="*", default=[])
    parser.add_argument("--vectors", type=Path, help="word vectors as `training.vectors` writes them")
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=float, default=14)
    parser.add_argument("--silver-share", type=float, default=1.0, help="words of silver for each word of gold")
    parser.add_argument("--score-every", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    for name in Size.__slots__:
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=getattr(Size(), name))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    use_numpy()
    fix_random_seed(options.seed)
    nlp = blank(Size(**{name: getattr(options, name) for name in Size.__slots__}), has_vectors=options.vectors is not None)
    if options.vectors:
        add_vectors(nlp, options.vectors)
    silver = [doc for path in options.silver for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]
    train(nlp, read(options.gold), silver, options)


if __name__ == "__main__":
    main()
