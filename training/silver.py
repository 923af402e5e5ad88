"""Open text -> trees by the teacher, those it is sure of, as spaCy documents to train the shipped parser on.

python -m training.silver --encoder DIR --teacher teacher.pt --text releases.jsonl.gz … --avoid ud-*test.conllu.gz --out silver.spacy
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from transformers import AutoConfig, AutoModel

from training import opentext, trees
from training.convert import to_doc
from training.teacher import LONGEST_CHUNK, Labels, Network, Pieces, collate
from training.tokenizer import adapt_tokenizer
from training.treebank import Sentence, Word, read
from training.vectors import Averages, Matrix, combine, save

LOG = logging.getLogger(__name__)
FEWEST_SURE = 0.8  # the mean probability of a sentence's heads, below which it is left out
BATCH_CHUNKS = 24
STRIDE = 400  # paragraphs between two lines of the log


@dataclass(slots=True, kw_only=True)
class Span:
    """A sentence's places in a window (the root is place 0), and whether the teacher is sure of its heads."""

    start: int
    end: int
    is_sure: bool = False

    def attach(self, arcs: trees.Scores) -> list[int]:
        """The place of each word's head."""
        places = [0, *range(self.start, self.end)]
        scores = arcs[np.ix_(places, places)]
        scores = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        heads = trees.decode(scores)
        chosen = np.exp(scores[np.arange(1, len(places)), heads])
        self.is_sure = bool(chosen.mean() >= FEWEST_SURE)
        return [places[head] for head in heads]


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A text on its way: words not parsed yet begin at `at`; sentences found so far in `runs` without gaps."""

    words: tuple[Word, ...]
    at: int = 0
    runs: list[list[Sentence]] = field(default_factory=lambda: [[]])


class Parser:
    """The trained teacher, ready to parse."""

    def __init__(self, encoder: Path, weights: Path) -> None:
        saved = torch.load(weights)
        self.labels = Labels(**saved["labels"])
        self.network = Network(AutoModel.from_config(AutoConfig.from_pretrained(encoder), add_pooling_layer=False), self.labels)
        self.network.load_state_dict(saved["weights"])
        self.network.eval()
        self.pieces = Pieces(encoder)
        self.averages = Averages(self.network.encoder.config.hidden_size)

    def parse(self, paragraphs: Sequence[Paragraph]) -> None:
        """Advance each paragraph to its end, a chunk a round: where a chunk ends inside a sentence, the next begins with it."""
        waiting = list(paragraphs)
        while waiting:
            waiting.sort(key=lambda paragraph: len(paragraph.words) - paragraph.at)
            for start in range(0, len(waiting), BATCH_CHUNKS):
                group = waiting[start : start + BATCH_CHUNKS]
                self._advance(group, [self._window(paragraph) for paragraph in group])
            waiting = [paragraph for paragraph in waiting if paragraph.at < len(paragraph.words)]

    def _window(self, paragraph: Paragraph) -> tuple[Word, ...]:
        room, end = LONGEST_CHUNK, paragraph.at
        while end < len(paragraph.words):
            room -= len(self.pieces.of(paragraph.words[end].form))
            if room < 0:
                break
            end += 1
        return paragraph.words[paragraph.at : end]

    def _advance(self, group: Sequence[Paragraph], windows: Sequence[tuple[Word, ...]]) -> None:
        batch = collate([self.pieces.chunk([window]) for window in windows], self.labels)
        with torch.inference_mode():
            words = self.network.words(batch)
            for row, window in enumerate(windows):
                self.averages.add([word.form for word in window], words[row, 1 : len(window) + 1].numpy())
            begins = self.network.begin(words)[..., 0] > 0
            arcs = self.network.arcs(words).numpy()
            spans: list[list[Span]] = []
            heads = torch.zeros_like(batch.first)
            for row, (paragraph, window) in enumerate(zip(group, windows, strict=True)):
                is_last = paragraph.at + len(window) == len(paragraph.words)
                spans.append(list(_sentences(begins[row].tolist(), len(window), is_last=is_last)))
                for span in spans[-1]:
                    heads[row, span.start : span.end] = torch.tensor(span.attach(arcs[row]))
            relations = self.network.relations(words, heads)
            root = self.labels.deprel.index("root")
            relations[..., root] = torch.where(heads == 0, 1e4, -1e4)
            best = [scores.argmax(-1).tolist() for scores in (relations, self.network.xpos(words), self.network.morph(words))]
        for row, (paragraph, window) in enumerate(zip(group, windows, strict=True)):
            for span in spans[row]:
                if span.is_sure:
                    paragraph.runs[-1].append(self._sentence(window, span, heads[row].tolist(), [column[row] for column in best]))
                else:
                    paragraph.runs.append([])
            # No sentence ends in the window: one that is longer than the encoder reads is left out.
            paragraph.at += spans[row][-1].end - 1 if spans[row] else len(window)

    def _sentence(self, window: Sequence[Word], span: Span, heads: Sequence[int], best: Sequence[Sequence[int]]) -> Sentence:
        words: list[Word] = []
        for place in range(span.start, span.end):
            relation, xpos, morph = (column[place] for column in best)
            upos, _, feats = self.labels.morph[morph].partition("|")
            words.append(
                Word(
                    form=window[place - 1].form,
                    lemma="",
                    upos=upos,
                    xpos=self.labels.xpos[xpos],
                    feats=feats,
                    head=heads[place] - span.start + 1 if heads[place] else 0,
                    deprel=self.labels.deprel[relation],
                    space_after=window[place - 1].space_after,
                )
            )
        return tuple(words)

    def bare(self, forms: Sequence[str]) -> dict[str, Matrix]:
        """The vector of each form standing alone."""
        found: dict[str, Matrix] = {}
        for start in range(0, len(forms), 256):
            group = forms[start : start + 256]
            batch = collate([self.pieces.chunk([(_word(form),)]) for form in group], self.labels)
            with torch.inference_mode():
                found.update(zip(group, self.network.words(batch)[:, 1].numpy(), strict=True))
        return found

    def word_list(self) -> list[str]:
        """The whole words that the encoder knows, the most frequent first."""
        vocabulary = self.pieces.tokenizer.get_vocab()
        return [
            form for form in sorted(vocabulary, key=lambda form: vocabulary[form]) if form.isalpha() and form.isascii() and len(form) > 1
        ]


def _sentences(begins: Sequence[bool], length: int, *, is_last: bool) -> Iterator[Span]:
    starts = [1, *(place for place in range(2, length + 1) if begins[place])]
    ends = [*starts[1:], length + 1] if is_last else starts[1:]
    for start, end in zip(starts, ends, strict=False):
        yield Span(start=start, end=end)


def read_text(nlp: Language, files: Sequence[Path], avoid: Sequence[Path]) -> list[Paragraph]:
    """Paragraphs as our tokenizer cuts them, without those that share text with the treebanks to avoid."""
    known = {gram for path in avoid for gram in opentext.grams_of_treebank(read(path))}
    texts = (text for path in files for text in opentext.paragraphs(path))
    return [Paragraph(words=tuple(_words(nlp.make_doc(text)))) for text in opentext.unseen(texts, known)]


def _words(doc: Doc) -> Iterator[Word]:
    for token in doc:
        if not token.is_space:
            yield _word(token.text, space_after=bool(token.whitespace_))


def _word(form: str, *, space_after: bool = True) -> Word:
    return Word(form=form, lemma="", upos="", xpos="", feats="", head=0, deprel="", space_after=space_after)


def write_vectors(teacher: Parser, path: Path, size: int, width: int) -> None:
    """Vectors of the words met most often, three quarters of the room, and of the encoder's word list."""
    met = teacher.averages.most_frequent(size * 3 // 4)
    forms = list(dict.fromkeys([*met, *teacher.word_list()]))[:size]
    save(path, *combine(teacher.averages, teacher.bare(forms), width))


def parse_all(teacher: Parser, paragraphs: Sequence[Paragraph], vocab: Vocab, most_words: int) -> DocBin:
    """The sure trees of the first paragraphs, as many words as asked for."""
    kept = DocBin()
    read_words = kept_words = 0
    for start in range(0, len(paragraphs), STRIDE):
        if read_words >= most_words:
            break
        group = paragraphs[start : start + STRIDE]
        teacher.parse(group)
        read_words += sum(len(paragraph.words) for paragraph in group)
        for run in (run for paragraph in group for run in paragraph.runs if run):
            kept.add(to_doc(vocab, run))
            kept_words += sum(len(sentence) for sentence in run)
        LOG.info("%d words read, %d kept", read_words, kept_words)
    return kept


def main() -> None:
    """Parse open text and write the sure trees, and word vectors."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="JSONL with `html`, or `words` and `spaces`")
    parser.add_argument("--avoid", type=Path, nargs="*", default=[], help="treebanks whose text must not be learned from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, help="where to write word vectors")
    parser.add_argument("--vector-rows", type=int, default=20_000)
    parser.add_argument("--vector-width", type=int, default=64)
    parser.add_argument("--most-words", type=int, default=750_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    teacher = Parser(options.encoder, options.teacher)
    paragraphs = read_text(nlp, options.text, options.avoid)
    random.Random(options.seed).shuffle(paragraphs)
    parse_all(teacher, paragraphs, nlp.vocab, options.most_words).to_disk(options.out)
    if options.vectors:
        write_vectors(teacher, options.vectors, options.vector_rows, options.vector_width)


if __name__ == "__main__":
    main()
