r"""Open text -> names by the teacher, as rows to train the shipped component on; where the teacher is not sure, they say so.

    python -m training.entity_silver --encoder DIR --teacher entity-teacher.pt --model generator/language/model \\
        --text releases.jsonl.gz ud-train.conllu.gz --avoid ner-dev.jsonl.gz --out entity-silver.jsonl

The rows are like the gold ones, with one more label, `entities.UNSURE`: of such words nothing is learned.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import spacy
import torch
from spacy.language import Language

from training import opentext, treebank
from training.entities import UNSURE, Entity, Text
from training.entity_teacher import EntityTeacher, Guess

LOG = logging.getLogger(__name__)
SURE = 0.5  # the probability of a word's tag, below which nothing is learned of it
MOST_UNSURE = 0.25  # the share of a text's words; beyond it the text is left out
STRIDE = 400  # texts between two lines of the log


def read_text(nlp: Language, files: Sequence[Path], avoid: Sequence[Path]) -> list[Text]:
    """Paragraphs as our tokenizer cuts them, without those that share text with the corpora to avoid."""
    known = opentext.grams(text for path in avoid for text in opentext.paragraphs(path))
    texts = (text for path in files for text in _paragraphs(path))
    docs = (nlp.make_doc(text) for text in opentext.unseen(texts, known))
    return [_text([(token.text, bool(token.whitespace_)) for token in doc if not token.is_space]) for doc in docs]


def _paragraphs(path: Path) -> Iterator[str]:
    if ".conllu" not in path.suffixes:
        yield from opentext.paragraphs(path)
        return
    for document in treebank.read(path):
        for start in range(0, len(document), _SENTENCES):
            yield treebank.text_of(document[start : start + _SENTENCES])


_SENTENCES = 5  # of a treebank, which does not mark paragraphs


def _text(words: Sequence[tuple[str, bool]]) -> Text:
    return Text(words=tuple(word for word, _ in words), spaces=tuple(space for _, space in words))


def learnable(guess: Guess) -> Text | None:
    """The names of which the teacher is sure, and the words of which it is not; None where these are many."""
    unsure = {place for place, sureness in enumerate(guess.sureness) if sureness < SURE}
    if len(unsure) > MOST_UNSURE * len(guess.sureness):
        return None
    sure: list[Entity] = []
    for entity in guess.text.entities:
        if unsure.isdisjoint(range(entity.start, entity.end)):
            sure.append(entity)
        else:
            unsure.update(range(entity.start, entity.end))
    doubts = [Entity(start=place, end=place + 1, label=UNSURE) for place in unsure]
    return Text(words=guess.text.words, spaces=guess.text.spaces, entities=tuple(sorted([*sure, *doubts], key=lambda e: e.start)))


def mark_all(teacher: EntityTeacher, texts: Sequence[Text], most_words: int) -> Iterator[Text]:
    """What can be learned of the first texts, as many words as asked for."""
    words = 0
    for start in range(0, len(texts), STRIDE):
        group = texts[start : start + STRIDE]
        yield from (text for text in map(learnable, teacher.mark(group)) if text is not None)
        words += sum(len(text.words) for text in group)
        LOG.info("%d words read", words)
        if words >= most_words:
            return


def main() -> None:
    """Mark the names of open text and write rows."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="the shipped pipeline, for its tokenizer")
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="JSONL with `html`, or `words` and `spaces`; or CoNLL-U")
    parser.add_argument("--avoid", type=Path, nargs="*", default=[], help="rows whose text must not be learned from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most-words", type=int, default=750_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    texts = read_text(
        spacy.load(options.model, exclude=["tok2vec", "tagger", "morphologizer", "parser", "ner"]), options.text, options.avoid
    )
    random.Random(options.seed).shuffle(texts)
    LOG.info("%d texts of %d words", len(texts), sum(len(text.words) for text in texts))
    with options.out.open("w", encoding="utf-8") as out:
        for text in mark_all(EntityTeacher.load(options.encoder, options.teacher), texts, options.most_words):
            row = asdict(text)
            row["ents"] = [list(entity.values()) for entity in row.pop("entities")]
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
