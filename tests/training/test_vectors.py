from __future__ import annotations

from pathlib import Path

import numpy as np
import spacy

from training.vectors import Averages, add_vectors, combine, save, spread_keys


def test_averages_count_small_and_capital_letters_as_one_word() -> None:
    averages = Averages(2)
    averages.add(["The", "the", "talks"], np.array([[1, 0], [3, 0], [0, 2]], dtype=np.float32))
    sums, counts = averages.of(["the", "talks", "never"])
    assert sums.tolist() == [[4, 0], [0, 2], [0, 0]]
    assert counts.tolist() == [2, 1, 0]
    assert averages.most_frequent(9) == ["the"]


def test_averages_grow_with_their_words() -> None:
    averages = Averages(1)
    forms = [f"word{number}" for number in range(10_000)]
    averages.add(forms, np.ones((10_000, 1), dtype=np.float32))
    assert averages.of([forms[-1]])[1].tolist() == [1]


def test_a_frequent_word_is_what_it_was_seen_as_and_a_rare_one_what_its_form_tells() -> None:
    chance = np.random.default_rng(1)
    bare = {f"w{number}": chance.normal(size=4).astype(np.float32) for number in range(60)}
    averages = Averages(4)
    for number, (form, vector) in enumerate(bare.items()):
        if number:  # the first is never seen; what is seen is twice the bare vector
            averages.add([form] * 50, np.repeat(2 * vector[None], 50, axis=0))
    forms, vectors = combine(averages, bare, 4)
    wanted = np.stack([2 * bare[form] for form in forms])
    wanted -= wanted.mean(0)
    # Principal components turn and scale the space: distances stay in proportion.
    made, true = (np.linalg.norm(space - space[forms.index("w0")], axis=1) for space in (vectors, wanted))
    assert np.corrcoef(made, true)[0, 1] > 0.98


def test_spacy_finds_vectors_by_small_letters(tmp_path: Path) -> None:
    save(tmp_path / "vectors.npz", ["talks", "treaty"], np.array([[1, 2], [3, 4]], dtype=np.float32))
    nlp = spacy.blank("en")
    add_vectors(nlp, tmp_path / "vectors.npz")
    keys = [token.lower for token in nlp.make_doc("TREATY Talks")]
    assert nlp.vocab.vectors.get_batch(keys).tolist() == [[3, 4], [1, 2]]


def test_capitals_find_vectors_after_a_pipeline_is_written_and_read(tmp_path: Path) -> None:
    save(tmp_path / "vectors.npz", ["talks", "NATO", "treaty"], np.array([[1, 2], [5, 6], [3, 4]], dtype=np.float32))
    nlp = spacy.blank("en")
    add_vectors(nlp, tmp_path / "vectors.npz")
    spread_keys(nlp)
    nlp.to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline").make_doc("Talks TREATY treaty NATO")
    assert [token.vector.tolist() for token in doc] == [[1, 2], [3, 4], [3, 4], [5, 6]]
