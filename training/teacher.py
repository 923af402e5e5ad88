"""The teacher: a small transformer turned into a parser, far too slow to ship, whose trees the shipped parser learns from.

    python -m training.teacher --encoder DIR --train ud-train.conllu.gz --dev ud-dev.conllu.gz --out teacher.pt

The encoder is any uncased BERT in Hugging Face format. It reads chunks of about a paragraph and predicts, word by word,
where sentences begin, the tag, the morphology, the head (biaffine, Dozat & Manning 2017) and the relation.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import AutoModel, AutoTokenizer

from training.treebank import Document, Sentence, Word, read

LOG = logging.getLogger(__name__)
LONGEST_CHUNK = 126  # word pieces
FROZEN_LAYERS = 2  # the lowest know spelling and form already; leaving them alone saves a fifth of the time
BATCH_PIECES = 1500
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The label sets, in the order of the network's outputs."""

    xpos: tuple[str, ...]
    morph: tuple[str, ...]  # "UPOS|FEATS"
    deprel: tuple[str, ...]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Labels:
        """All labels seen in a treebank."""
        words = [word for document in documents for sentence in document for word in sentence]
        return cls(
            xpos=tuple(sorted({word.xpos for word in words})),
            morph=tuple(sorted({morph_of(word) for word in words})),
            deprel=tuple(sorted({word.deprel for word in words})),
        )


def morph_of(word: Word) -> str:
    """Part of speech and features as one label."""
    return f"{word.upos}|{word.feats}"


class Reader(nn.Module):
    """The encoder, with what tells it of capitals and mixes its layers."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.width = width = encoder.config.hidden_size
        self.case = nn.Embedding(6, width)
        nn.init.normal_(self.case.weight, std=0.02)
        self.mix = nn.Parameter(torch.zeros(len(encoder.encoder.layer) - FROZEN_LAYERS))
        self.drop = nn.Dropout(0.2)
        encoder.embeddings.requires_grad_(requires_grad=False)
        for layer in encoder.encoder.layer[:FROZEN_LAYERS]:
            layer.requires_grad_(requires_grad=False)

    def words(self, batch: Batch) -> Tensor:
        """One vector a word, the first one of each chunk standing for the root."""
        mask = (batch.pieces != 0)[:, None, None, :]
        hidden = self.encoder.embeddings(input_ids=batch.pieces)
        outputs = []
        for number, layer in enumerate(self.encoder.encoder.layer):
            if number == FROZEN_LAYERS:
                hidden = hidden.detach() + self.case(batch.cases)
            out = layer(hidden, attention_mask=mask)
            hidden = out[0] if isinstance(out, tuple) else out
            if number >= FROZEN_LAYERS:
                outputs.append(hidden)
        weights = torch.softmax(self.mix, 0)
        mixed = torch.stack(outputs, 0).mul(weights[:, None, None, None]).sum(0)
        rows = torch.arange(mixed.shape[0])[:, None]
        return self.drop((mixed[rows, batch.first] + mixed[rows, batch.last]) / 2)


class Network(Reader):
    """Encoder and the five heads."""

    def __init__(self, encoder: nn.Module, labels: Labels, *, arc: int = 256, rel: int = 128) -> None:
        super().__init__(encoder)
        width = self.width
        self.begin = nn.Linear(width, 1)
        self.xpos = nn.Linear(width, len(labels.xpos))
        self.morph = nn.Linear(width, len(labels.morph))
        self.arc_head, self.arc_dep = _projection(width, arc), _projection(width, arc)
        self.rel_head, self.rel_dep = _projection(width, rel), _projection(width, rel)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.zeros(len(labels.deprel), rel + 1, rel + 1))

    def arcs(self, words: Tensor) -> Tensor:
        """Score of each head (last axis) for each word."""
        dep = self.arc_dep(words)
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        return (dep @ self.arc) @ self.arc_head(words).transpose(1, 2)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Score of each relation for each word with the head given."""
        dep, head = self.rel_dep(words), self.rel_head(words)
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        head = torch.cat([head, torch.ones_like(head[..., :1])], -1)
        return torch.einsum("bwi,rij,bwj->bwr", dep, self.rel, head)


def _projection(width: int, out: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, out), nn.LeakyReLU(0.1), nn.Dropout(0.3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Consecutive sentences of one document that fit the encoder, cut into word pieces; place 0 is the root."""

    sentences: tuple[Sentence, ...]
    pieces: tuple[int, ...]
    cases: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded tensors of several chunks; the last four are for training only and hold -100 where there is no word."""

    pieces: Tensor
    cases: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor
    heads: Tensor
    xpos: Tensor
    morph: Tensor
    deprel: Tensor


class Pieces:
    """Words -> word pieces, each word's cut kept."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.known: dict[str, tuple[int, ...]] = {}

    def of(self, form: str) -> tuple[int, ...]:
        """At most eight pieces of a word."""
        if form not in self.known:
            found = self.tokenizer.encode(form, add_special_tokens=False) or [self.tokenizer.unk_token_id]
            self.known[form] = tuple(found[:8])
        return self.known[form]

    def chunks(self, sentences: Sequence[Sentence]) -> Iterator[Chunk]:
        """Pack whole sentences; one that is too long alone is left out."""
        group: list[Sentence] = []
        size = 0
        for sentence in sentences:
            length = sum(len(self.of(word.form)) for word in sentence)
            if length > LONGEST_CHUNK:
                continue
            if size + length > LONGEST_CHUNK:
                yield self.chunk(group)
                group, size = [], 0
            group.append(sentence)
            size += length
        if group:
            yield self.chunk(group)

    def chunk(self, sentences: Sequence[Sentence]) -> Chunk:
        """Cut sentences that are known to fit."""
        pieces, cases, first, last = [self.tokenizer.cls_token_id], [0], [0], [0]
        for sentence in sentences:
            for word in sentence:
                cut = self.of(word.form)
                first.append(len(pieces))
                pieces.extend(cut)
                cases.extend([case_of(word.form)] * len(cut))
                last.append(len(pieces) - 1)
        return Chunk(
            sentences=tuple(sentences),
            pieces=(*pieces, self.tokenizer.sep_token_id),
            cases=(*cases, 0),
            first=tuple(first),
            last=tuple(last),
        )


def case_of(form: str) -> int:
    """What the uncased encoder cannot see."""
    if form.islower():
        return 1
    if form.isupper():
        return 2 if len(form) > 1 else 3
    return 4 if form[:1].isupper() else 5


def collate(chunks: Sequence[Chunk], labels: Labels) -> Batch:
    """Pad chunks into one batch."""
    xpos, morph, deprel = ({name: number for number, name in enumerate(names)} for names in (labels.xpos, labels.morph, labels.deprel))
    columns: dict[str, list[list[int]]] = {name: [] for name in ("sentence", "heads", "xpos", "morph", "deprel")}
    for chunk in chunks:
        row: dict[str, list[int]] = {name: [-100] for name in columns} | {"sentence": [-1]}
        for number, sentence in enumerate(chunk.sentences):
            offset = len(row["heads"]) - 1
            for word in sentence:
                row["sentence"].append(number)
                row["heads"].append(offset + word.head if word.head else 0)
                row["xpos"].append(xpos.get(word.xpos, -100))
                row["morph"].append(morph.get(morph_of(word), -100))
                row["deprel"].append(deprel.get(word.deprel, -100))
        for name, values in row.items():
            columns[name].append(values)
    return Batch(
        pieces=_pad([chunk.pieces for chunk in chunks], 0),
        cases=_pad([chunk.cases for chunk in chunks], 0),
        first=_pad([chunk.first for chunk in chunks], 0),
        last=_pad([chunk.last for chunk in chunks], 0),
        sentence=_pad(columns["sentence"], -2),
        heads=_pad(columns["heads"], -100),
        xpos=_pad(columns["xpos"], -100),
        morph=_pad(columns["morph"], -100),
        deprel=_pad(columns["deprel"], -100),
    )


def _pad(rows: Sequence[Sequence[int]], filler: int) -> Tensor:
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *([filler] * (longest - len(row)))] for row in rows])


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The sum of the five losses."""
    words = network.words(batch)
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    same[:, :, 0] = True
    arcs = network.arcs(words).masked_fill(~same, -1e4)
    relations = network.relations(words, batch.heads.clamp(min=0))
    is_word = batch.sentence >= 0
    begins = (batch.sentence[:, 1:] != batch.sentence[:, :-1]).float()
    begin = nn.functional.binary_cross_entropy_with_logits(network.begin(words)[:, 1:, 0], begins, reduction="none")
    return (
        cross_entropy(arcs.flatten(0, 1), batch.heads.flatten())
        + cross_entropy(relations.flatten(0, 1), batch.deprel.flatten())
        + 0.3 * cross_entropy(network.xpos(words).flatten(0, 1), batch.xpos.flatten())
        + 0.3 * cross_entropy(network.morph(words).flatten(0, 1), batch.morph.flatten())
        + (begin * is_word[:, 1:]).sum() / is_word.sum()
    )


def batches(chunks: Sequence[Chunk], chance: random.Random) -> Iterator[list[Chunk]]:
    """Chunks of similar length together, batches in random order."""
    order = sorted(chunks, key=lambda chunk: (len(chunk.pieces) // 8, chance.random()))
    groups: list[list[Chunk]] = [[]]
    for chunk in order:
        if sum(len(other.pieces) for other in groups[-1]) > BATCH_PIECES:
            groups.append([])
        groups[-1].append(chunk)
    chance.shuffle(groups)
    yield from groups


def gold_scores(network: Network, chunks: Sequence[Chunk], labels: Labels) -> str:
    """Greedy attachment on gold words and sentences: quick, for the log."""
    network.eval()
    right = labelled = total = 0
    with torch.inference_mode():
        for at in range(0, len(chunks), 16):
            batch = collate(chunks[at : at + 16], labels)
            words = network.words(batch)
            same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
            same[:, :, 0] = True
            heads = network.arcs(words).masked_fill(~same, -1e4).argmax(-1)
            relation = network.relations(words, heads).argmax(-1)
            is_word = batch.sentence >= 0
            hit = (heads == batch.heads) & is_word
            right += int(hit.sum())
            labelled += int((hit & (relation == batch.deprel)).sum())
            total += int(is_word.sum())
    network.train()
    return f"UAS {100 * right / total:.2f} LAS {100 * labelled / total:.2f}"


def train(network: Network, chunks: Sequence[Chunk], dev: Sequence[Chunk], labels: Labels, options: argparse.Namespace) -> None:
    """Run the epochs, the learning rate falling all the while; save after each."""
    chance = random.Random(options.seed)
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    inside = {id(weight) for weight in network.encoder.parameters()}
    heads = [weight for weight in network.parameters() if id(weight) not in inside]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    total = options.epochs * sum(1 for _ in batches(chunks, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / 100, 1.02 - step / total))
    network.train()
    step, started = 0, time.monotonic()
    for epoch in range(options.epochs):
        for group in batches(chunks, chance):
            loss = loss_of(network, collate(group, labels))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                LOG.info("epoch %d, step %d of %d, %.0f s: loss %.3f", epoch, step, total, time.monotonic() - started, loss.item())
        LOG.info("epoch %d: %s", epoch, gold_scores(network, dev, labels))
        torch.save({"weights": network.state_dict(), "labels": asdict(labels)}, options.out)


def main() -> None:
    """Fine-tune the encoder on a treebank."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="a folder in Hugging Face format")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    documents = read(options.train)
    labels, pieces = Labels.of(documents), Pieces(options.encoder)
    chunks, dev = ([chunk for document in part for chunk in pieces.chunks(document)] for part in (documents, read(options.dev)))
    network = Network(AutoModel.from_pretrained(options.encoder, add_pooling_layer=False), labels)
    train(network, chunks, dev, labels, options)


if __name__ == "__main__":
    main()
