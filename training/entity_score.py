"""Precision, recall and F1 of names, exact and overlapping, on rows of words or on raw text.

    python -m training.entity_score MODEL CORPUS.jsonl.gz …

A row is either `words`, `spaces`, `ents` or `text`, `entities` (ranges of characters). A name overlaps another of the same
kind when they share a character; kinds that a corpus does not mark are not counted on it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from training import entities
from training.pipeline import use_numpy

Range = tuple[int, int, str]  # of characters, with the name's kind
Finder = Callable[[Sequence[str]], Iterable[Sequence[Range]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text and its names."""

    text: str
    names: tuple[Range, ...]


def read(path: Path) -> list[Marked]:
    """The rows of an entity corpus, of either kind."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if rows and "text" in rows[0]:
        return [Marked(text=row["text"], names=tuple((a, b, label) for a, b, label in row["entities"])) for row in rows]
    return [of_words(text) for text in entities.clean(entities.read(path))]


def of_words(text: entities.Text) -> Marked:
    """The text that the words were cut from, and where its names stand."""
    starts: list[int] = []
    at = 0
    for word, space in zip(text.words, text.spaces, strict=True):
        starts.append(at)
        at += len(word) + space
    written = "".join(word + " " * space for word, space in zip(text.words, text.spaces, strict=True))
    last = [entity.end - 1 for entity in text.entities]
    names = (
        (starts[entity.start], starts[end] + len(text.words[end]), entity.label) for entity, end in zip(text.entities, last, strict=True)
    )
    return Marked(text=written, names=tuple(names))


def finder(nlp: Language) -> Finder:
    """What a spaCy pipeline finds, paragraph by paragraph as in use."""

    def find(texts: Sequence[str]) -> Iterable[Sequence[Range]]:
        for text in texts:
            pieces, at = [], 0
            for line in text.splitlines(keepends=True):
                pieces.append((line.rstrip(), at))
                at += len(line)
            docs = nlp.pipe((line for line, _ in pieces), batch_size=64)
            yield [
                (at + entity.start_char, at + entity.end_char, entity.label_)
                for doc, (_, at) in zip(docs, pieces, strict=True)
                for entity in doc.ents
            ]

    return find


def score(find: Finder, rows: Sequence[Marked]) -> dict[str, dict[str, float]]:
    """Percentages by kind of name, and over all; `o` marks the overlapping ones."""
    marked = sorted({label for row in rows for *_, label in row.names})
    counts = {label: [0] * 6 for label in marked}  # gold, found, exact twice, overlapping twice
    for row, found in zip(rows, find([row.text for row in rows]), strict=True):
        for label in marked:
            gold = [name for name in row.names if name[2] == label]
            ours = [name for name in found if name[2] == label]
            values = len(gold), len(ours), len(set(gold) & set(ours)), _met(gold, ours), _met(ours, gold)
            counts[label] = [sum(pair) for pair in zip(counts[label], (*values, 0), strict=True)]
    counts["all"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    return {label: _percentages(*values[:5]) for label, values in counts.items()}


def _met(names: Sequence[Range], others: Sequence[Range]) -> int:
    return sum(any(start < b and a < end for a, b, _ in others) for start, end, _ in names)


def _percentages(gold: int, found: int, exact: int, gold_met: int, found_met: int) -> dict[str, float]:
    values: dict[str, float] = {}
    for mark, right, hit in (("", exact, exact), ("o", found_met, gold_met)):
        precision, recall = right / max(1, found), hit / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        values |= {f"{mark}p": round(100 * precision, 1), f"{mark}r": round(100 * recall, 1), f"{mark}f": round(100 * f1, 1)}
    return values


def main() -> None:
    """Score a pipeline on entity corpora."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    options = parser.parse_args()
    use_numpy()
    nlp = spacy.load(options.model)
    for path in options.corpora:
        for label, values in score(finder(nlp), read(path)).items():
            print(path.name.partition(".")[0], label, json.dumps(values))  # noqa: T201 -- a script's answer


if __name__ == "__main__":
    main()
