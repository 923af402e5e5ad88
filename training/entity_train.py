r"""Train the component that finds names beside the shipped ones, which stay as they are.

    python -m training.entity_train --model generator/language/model --gold ner-train.jsonl.gz --silver entity-silver.jsonl \\
        --dev ner-dev.jsonl.gz --out DIR

A round shows every gold text once, with other people and in other typography, and as many words of the silver ones. The
component sees words as its own small layers make them from parts of forms, word vectors and the tagger's tags. Whole forms
are not among these: it would learn the names of its texts by heart, and miss those of tomorrow's.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed
from thinc.schedules import warmup_linear

from training import entities, entity_score
from training.entities import LABELS, Text, to_doc
from training.entity_augment import Names, augment, names_of
from training.pipeline import use_numpy

LOG = logging.getLogger(__name__)
WARMUP_STEPS = 250
BATCH_WORDS = 1000
RATE = 0.003
DROPOUT = 0.2


def add_finder(nlp: Language, options: argparse.Namespace) -> Any:
    """Append the untrained component; it reads the shared layers where its own have no width."""
    tok2vec: dict[str, Any] = {"@architectures": "spacy.Tok2VecListener.v1", "width": _shared_width(nlp), "upstream": "tok2vec"}
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": options.hidden,
        "maxout_pieces": 2,
        # One layer from words to moves costs less than two.
        "use_upper": options.two_layers,
        "nO": None,
        "tok2vec": _tok2vec(options) if options.width else tok2vec,
    }
    return nlp.add_pipe("ner", config={"model": model, "moves": None, "update_with_oracle_cut_size": 100, "incorrect_spans_key": None})


def _shared_width(nlp: Language) -> int:
    return int(nlp.get_pipe("tok2vec").model.get_dim("nO"))  # type: ignore[attr-defined]


def _tok2vec(options: argparse.Namespace) -> dict[str, Any]:
    rows = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2000, "SHAPE": 1000, "TAG": 200}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": options.width,
            "attrs": options.attributes,
            "rows": [rows[attribute] for attribute in options.attributes],
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": options.width,
            "window_size": 1,
            "maxout_pieces": 2,
            "depth": options.depth,
        },
    }


def examples(nlp: Language, texts: Sequence[Text]) -> list[Example]:
    """Gold beside the same text as our own tokenizer and tagger see it; sentences are left open, for a name may cross a wrong end."""
    gold = [to_doc(nlp.vocab, text) for text in texts]
    with nlp.select_pipes(enable=["tok2vec", "tagger"]):
        return [Example(doc, other) for doc, other in zip(nlp.pipe([doc.text for doc in gold], batch_size=256), gold, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What is to be learned."""

    gold: Sequence[Text]
    silver: Sequence[Text]
    silver_share: float  # words of silver for each word of gold
    names: Names

    @property
    def words(self) -> int:
        """The words of a round."""
        return round(sum(len(text.words) for text in self.gold) * (1 + self.silver_share * bool(self.silver)))

    def one_round(self, nlp: Language, chance: random.Random) -> list[Example]:
        """All gold texts and a sample of the silver ones, in random order."""
        texts, room = list(self.gold), self.words - sum(len(text.words) for text in self.gold)
        for text in chance.sample(self.silver, len(self.silver)):
            if room <= 0:
                break
            texts.append(text)
            room -= len(text.words)
        chance.shuffle(texts)
        return examples(nlp, [augment(text, self.names, chance) for text in texts])


def batches(all_examples: Sequence[Example]) -> Iterator[list[Example]]:
    """All examples in batches of about so many words."""
    batch: list[Example] = []
    words = 0
    for example in all_examples:
        batch.append(example)
        words += len(example.predicted)
        if words >= BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def train(nlp: Language, lessons: Lessons, options: argparse.Namespace) -> None:
    """Run the rounds; score now and then, and save the averaged weights whenever they are the best yet."""
    chance = random.Random(options.seed)
    steps = round(options.rounds * lessons.words / BATCH_WORDS)
    rate: Any = warmup_linear(RATE, WARMUP_STEPS, steps)  # a Schedule, which thinc's own annotation denies
    optimizer = Adam(rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    finder = add_finder(nlp, options)
    for label in LABELS:
        finder.add_label(label)
    first = examples(nlp, lessons.gold[:100])
    finder.initialize(lambda: first, nlp=nlp)
    dev = {path.name.partition(".")[0]: entity_score.read(path) for path in options.dev}
    best, step, started = 0.0, 0, time.monotonic()
    while step < steps:
        for batch in batches(lessons.one_round(nlp, chance)):
            step += 1
            optimizer.step_schedules()
            if not options.width:
                nlp.get_pipe("tok2vec").update(batch, drop=DROPOUT)  # type: ignore[attr-defined]  # no optimizer: it stays as it is
            finder.update(batch, sgd=optimizer, drop=DROPOUT)
            if step % options.score_every == 0 or step == steps:
                with finder.model.use_params(optimizer.averages):
                    scores = {name: entity_score.score(entity_score.finder(nlp), rows) for name, rows in dev.items()}
                    if next(iter(scores.values()))["all"]["f"] >= best:
                        best = next(iter(scores.values()))["all"]["f"]
                        nlp.to_disk(options.out)
                LOG.info("step %d of %d, %.0f s: %s", step, steps, time.monotonic() - started, json.dumps(scores))
            if step >= steps:
                break


def main() -> None:
    """Train the finder of names."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--model", type=Path, required=True, help="the shipped pipeline")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--silver", type=Path, nargs="*", default=[])
    parser.add_argument("--dev", type=Path, nargs="+", required=True, help="rows of names; the first file's score decides what is kept")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=float, default=3.5)
    parser.add_argument("--silver-share", type=float, default=2.0, help="words of silver for each word of gold")
    parser.add_argument("--score-every", type=int, default=400)
    parser.add_argument("--width", type=int, default=64, help="0: read the shared layers instead")
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--hidden", type=int, default=64, help="the width that moves are read from")
    parser.add_argument("--two-layers", action="store_true", help="between words and moves, in place of one")
    parser.add_argument("--attributes", nargs="+", default=["PREFIX", "SUFFIX", "SHAPE", "TAG"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    use_numpy()
    fix_random_seed(options.seed)
    nlp = spacy.load(options.model, exclude=["ner"])
    gold = entities.clean(entities.read(options.gold))
    silver = entities.settled([text for path in options.silver for text in entities.read(path)])
    train(nlp, Lessons(gold=gold, silver=silver, silver_share=options.silver_share, names=names_of([*gold, *silver])), options)


if __name__ == "__main__":
    main()
