"""Word vectors out of the teacher: what it makes of a word on average over the texts that it has parsed.

Words that are rare there, or come from the encoder's own word list, get what their form alone tells (ridge regression from
the teacher's vector of the bare word). Principal components make them small. Keys are lower-case forms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors

Matrix = NDArray[np.float32]
PRIOR = 4.0  # the bare word counts as much as so many occurrences
RIDGE = 10.0
SEEN_OFTEN = 5


class Averages:
    """Sums of a word's vectors over its occurrences."""

    def __init__(self, width: int) -> None:
        self.places: dict[str, int] = {}
        self.sums = np.zeros((4096, width), dtype=np.float64)
        self.counts = np.zeros(4096)

    def add(self, forms: Sequence[str], vectors: Matrix) -> None:
        """Count one occurrence of each form."""
        rows = [self.places.setdefault(form.lower(), len(self.places)) for form in forms]
        while len(self.places) > len(self.counts):
            self.sums = np.concatenate([self.sums, np.zeros_like(self.sums)])
            self.counts = np.concatenate([self.counts, np.zeros_like(self.counts)])
        np.add.at(self.sums, rows, vectors)
        np.add.at(self.counts, rows, 1)

    def most_frequent(self, size: int) -> list[str]:
        """The forms seen most often, and at least twice."""
        counts = {form: int(self.counts[row]) for form, row in self.places.items()}
        return [form for form in sorted(counts, key=lambda form: (-counts[form], form)) if counts[form] > 1][:size]

    def of(self, forms: Sequence[str]) -> tuple[Matrix, NDArray[np.float64]]:
        """Sums and counts, zero for a form never seen."""
        rows = np.array([self.places.get(form, -1) for form in forms])
        seen = (rows >= 0)[:, None]
        return np.where(seen, self.sums[rows], 0), np.where(seen[:, 0], self.counts[rows], 0)


def combine(averages: Averages, bare: Mapping[str, Matrix], width: int) -> tuple[list[str], Matrix]:
    """The final vectors of the forms of `bare`, unit variance in the first component's scale."""
    forms = sorted(bare)
    alone = np.stack([bare[form] for form in forms]).astype(np.float64)
    alone = np.concatenate([alone, np.ones((len(forms), 1))], axis=1)
    sums, counts = averages.of(forms)
    often = counts >= SEEN_OFTEN
    known = alone[often]
    weights = np.linalg.solve(known.T @ known + RIDGE * np.eye(alone.shape[1]), known.T @ (sums[often] / counts[often][:, None]))
    mixed = (sums + PRIOR * (alone @ weights)) / (counts + PRIOR)[:, None]
    mixed -= mixed.mean(0)
    values, axes = np.linalg.eigh(np.cov(mixed.T))
    reduced = mixed @ axes[:, np.argsort(-values)[:width]]
    return forms, (reduced / reduced.std()).astype(np.float32)


def save(path: Path, forms: Sequence[str], vectors: Matrix) -> None:
    """Write forms and vectors as one `.npz`."""
    np.savez_compressed(path, forms=np.array(forms), vectors=vectors)


def add_vectors(nlp: Language, path: Path) -> None:
    """Give the pipeline's vocabulary the vectors, found by lower-case form."""
    with np.load(path) as saved:
        keys = [nlp.vocab.strings.add(str(form)) for form in saved["forms"]]
        nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=saved["vectors"], keys=keys, name="teacher", attr="LOWER")


def spread_keys(nlp: Language) -> None:
    """Let capitalised and upper-case forms find the vectors of their lower-case form.

    spaCy does not write which attribute of a word its vectors go by: read back, a pipeline looks for the form itself, and
    every sentence would begin with a word without a vector.
    """
    vectors = nlp.vocab.vectors
    rows = {nlp.vocab.strings[key]: row for key, row in vectors.key2row.items()}
    for form, row in rows.items():
        for variant in (form.capitalize(), form.upper()):
            if variant not in rows:
                vectors.add(nlp.vocab.strings.add(variant), row=row)
