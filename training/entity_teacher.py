"""The teacher of names: the same encoder, fine-tuned to mark people, organisations and places.

    python -m training.entity_teacher --encoder DIR --train ner-train.jsonl.gz --dev ner-dev.jsonl.gz --out entity-teacher.pt

Each word is the beginning, the inside, the last or the only word of a name of some kind, or of none (BILOU); the best
sequence that such tags can form is taken.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import AutoConfig, AutoModel

from training import entities
from training.entities import LABELS, Entity, Text
from training.entity_augment import Names, augment, names_of
from training.entity_score import Finder, of_words, score
from training.teacher import ENCODER_RATE, HEAD_RATE, LONGEST_CHUNK, Batch, Chunk, Labels, Pieces, Reader, batches, collate
from training.treebank import Word

LOG = logging.getLogger(__name__)
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BILU"))
_NUMBER = {tag: number for number, tag in enumerate(TAGS)}
_NO_TREES = Labels(xpos=(), morph=(), deprel=())
_IMPOSSIBLE = -1e4
_BATCH_CHUNKS = 24


class Network(Reader):
    """Encoder and one score a tag."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__(encoder)
        self.tag = nn.Linear(self.width, len(TAGS))

    def tags(self, batch: Batch) -> Tensor:
        """Scores of the tags of each word; place 0 is no word."""
        scores: Tensor = self.tag(self.words(batch))
        return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A text with the names that the teacher finds, and how sure it is of each word's tag."""

    text: Text
    sureness: tuple[float, ...]


class EntityTeacher:
    """The trained network, ready to mark names."""

    def __init__(self, network: Network, pieces: Pieces) -> None:
        self.network, self.pieces = network, pieces

    @classmethod
    def load(cls, encoder: Path, weights: Path) -> EntityTeacher:
        """From the file that training wrote."""
        network = Network(AutoModel.from_config(AutoConfig.from_pretrained(encoder), add_pooling_layer=False))
        network.load_state_dict(torch.load(weights))
        network.eval()
        return cls(network, Pieces(encoder))

    def mark(self, texts: Sequence[Text]) -> list[Guess]:
        """Each text with the teacher's names in place of its own."""
        parts = [(number, part) for number, text in enumerate(texts) for part in chunks_of(text, self.pieces)]
        order = sorted(range(len(parts)), key=lambda place: len(parts[place][1].words))
        guesses: dict[int, Guess] = {}
        for start in range(0, len(order), _BATCH_CHUNKS):
            group = order[start : start + _BATCH_CHUNKS]
            guesses.update(zip(group, self._guess([parts[place][1] for place in group]), strict=True))
        joined: list[list[Guess]] = [[] for _ in texts]
        for place, (number, _) in enumerate(parts):
            joined[number].append(guesses[place])
        return [_joined(group) for group in joined]

    def _guess(self, texts: Sequence[Text]) -> Iterator[Guess]:
        with torch.inference_mode():
            scores = self.network.tags(collate([chunk_of(text, self.pieces) for text in texts], _NO_TREES)).log_softmax(-1)
        lengths = [len(text.words) for text in texts]
        for text, best, row in zip(texts, viterbi(scores[:, 1:], lengths), scores, strict=True):
            sureness = row[torch.arange(1, len(best) + 1), torch.tensor(best)].exp().tolist()
            found = tuple(entities_of(best))
            yield Guess(text=Text(words=text.words, spaces=text.spaces, entities=found), sureness=tuple(sureness))


def chunks_of(text: Text, pieces: Pieces) -> Iterator[Text]:
    """The text in parts that fit the encoder, cut between sentences where these are short enough."""
    start = end = size = 0
    for sentence in entities.sentences(text):
        for words in _fitting(sentence.words, pieces):
            length = sum(len(pieces.of(word)) for word in words)
            if size + length > LONGEST_CHUNK and end > start:
                yield entities.part(text, start, end)
                start, size = end, 0
            end += len(words)
            size += length
    if end > start:
        yield entities.part(text, start, end)


def _fitting(words: Sequence[str], pieces: Pieces) -> Iterator[Sequence[str]]:
    start = size = 0
    for place, word in enumerate(words):
        length = len(pieces.of(word))
        if size + length > LONGEST_CHUNK:
            yield words[start:place]
            start, size = place, 0
        size += length
    yield words[start:]


def chunk_of(text: Text, pieces: Pieces) -> Chunk:
    """Cut words that are known to fit."""
    return pieces.chunk([tuple(_word(form) for form in text.words)])


def _word(form: str) -> Word:
    return Word(form=form, lemma="", upos="", xpos="", feats="", head=0, deprel="")


def tags_of(text: Text) -> list[int]:
    """The tag of each word."""
    tags = [0] * len(text.words)
    for entity in text.entities:
        last = entity.end - 1
        for place in range(entity.start, entity.end):
            position = "U" if entity.start == last else "B" if place == entity.start else "L" if place == last else "I"
            tags[place] = _NUMBER[f"{position}-{entity.label}"]
    return tags


def entities_of(tags: Sequence[int]) -> Iterator[Entity]:
    """The names that a valid sequence of tags means."""
    start = 0
    for place, number in enumerate(tags):
        position, _, label = TAGS[number].partition("-")
        if position in "BU":
            start = place
        if position in "LU":
            yield Entity(start=start, end=place + 1, label=label)


def viterbi(scores: Tensor, lengths: Sequence[int]) -> list[list[int]]:
    """The best valid tags of each row of `scores` [row, word, tag]."""
    steps = torch.tensor([[0.0 if _may_follow(before, after) else _IMPOSSIBLE for after in TAGS] for before in TAGS])
    first = torch.tensor([0.0 if _may_follow("O", tag) else _IMPOSSIBLE for tag in TAGS])
    last = torch.tensor([0.0 if _may_follow(tag, "O") else _IMPOSSIBLE for tag in TAGS])
    found: list[list[int]] = []
    totals, pointers, history = scores[:, 0] + first, [], [scores[:, 0] + first]
    for place in range(1, scores.shape[1]):
        best, pointer = (totals[:, :, None] + steps).max(1)
        totals = best + scores[:, place]
        pointers.append(pointer)
        history.append(totals)
    for row, length in enumerate(lengths):
        tag = int((history[length - 1][row] + last).argmax())
        path = [tag]
        for pointer in reversed(pointers[: length - 1]):
            tag = int(pointer[row, tag])
            path.append(tag)
        found.append(path[::-1])
    return found


def _may_follow(before: str, after: str) -> bool:
    is_open = before[0] in "BI"
    return (after[0] in "IL" and after[1:] == before[1:]) if is_open else after[0] in "OBU"


def _joined(guesses: Iterable[Guess]) -> Guess:
    words: list[str] = []
    spaces: list[bool] = []
    sureness: list[float] = []
    found: list[Entity] = []
    for guess in guesses:
        at = len(words)
        found += [Entity(start=at + e.start, end=at + e.end, label=e.label) for e in guess.text.entities]
        words += guess.text.words
        spaces += guess.text.spaces
        sureness += guess.sureness
    return Guess(text=Text(words=tuple(words), spaces=tuple(spaces), entities=tuple(found)), sureness=tuple(sureness))


def finder(teacher: EntityTeacher, rows: Sequence[Text]) -> Finder:
    """What the teacher finds in rows whose words are known."""
    return lambda _: [of_words(guess.text).names for guess in teacher.mark(rows)]


def loss_of(network: Network, texts: Sequence[Text], pieces: Pieces) -> Tensor:
    """The mean over all words."""
    batch = collate([chunk_of(text, pieces) for text in texts], _NO_TREES)
    gold = torch.full_like(batch.first, -100)
    for row, text in enumerate(texts):
        gold[row, 1 : len(text.words) + 1] = torch.tensor(tags_of(text))
    return cross_entropy(network.tags(batch).flatten(0, 1), gold.flatten(), label_smoothing=0.02)


def one_epoch(texts: Sequence[Text], names: Names, pieces: Pieces, chance: random.Random) -> list[list[Text]]:
    """Every text once, with other people and in other typography, in batches of similar length."""
    parts = {chunk_of(part, pieces): part for text in texts for part in chunks_of(augment(text, names, chance), pieces)}
    return [[parts[chunk] for chunk in group] for group in batches(list(parts), chance)]


def train(teacher: EntityTeacher, texts: Sequence[Text], dev: Sequence[Text], options: argparse.Namespace) -> None:
    """Run the epochs, the learning rate falling all the while; save the best."""
    network, chance, names = teacher.network, random.Random(options.seed), names_of(texts)
    inside = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    outside = [*network.tag.parameters(), *network.case.parameters(), network.mix]
    optimizer = torch.optim.AdamW([{"params": inside, "lr": ENCODER_RATE}, {"params": outside, "lr": HEAD_RATE}], weight_decay=0.01)
    total = options.epochs * len(one_epoch(texts, names, teacher.pieces, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.01, min((step + 1) / 50, 1.02 - step / total)))
    best, step, started = 0.0, 0, time.monotonic()
    for epoch in range(options.epochs):
        network.train()
        for group in one_epoch(texts, names, teacher.pieces, chance):
            loss = loss_of(network, group, teacher.pieces)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 20 == 0:
                LOG.info("epoch %d, step %d of %d, %.0f s: loss %.3f", epoch, step, total, time.monotonic() - started, loss.item())
        network.eval()
        scores = score(finder(teacher, dev), [of_words(text) for text in dev])
        LOG.info("epoch %d: %s", epoch, json.dumps(scores))
        if scores["all"]["f"] >= best:
            best = scores["all"]["f"]
            torch.save(network.state_dict(), options.out)


def main() -> None:
    """Fine-tune the encoder on entity corpora."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="a folder in Hugging Face format")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    texts, dev = (entities.clean(entities.read(path)) for path in (options.train, options.dev))
    network = Network(AutoModel.from_pretrained(options.encoder, add_pooling_layer=False))
    train(EntityTeacher(network, Pieces(options.encoder)), texts, dev, options)


if __name__ == "__main__":
    main()
