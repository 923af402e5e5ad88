from __future__ import annotations

import itertools

import numpy as np
import pytest

from training.trees import Scores, decode, eisner, is_tree


def _is_projective(heads: tuple[int, ...]) -> bool:
    arcs = [(min(head, word), max(head, word)) for word, head in enumerate(heads, 1)]
    return not any(left < start < right < end for (left, right), (start, end) in itertools.permutations(arcs, 2))


def _score(scores: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads, 1)))


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(5))
def test_eisner_finds_the_best_of_all_projective_trees(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    trees = [heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree([0, *heads]) and _is_projective(heads)]
    assert tuple(eisner(scores)[1:]) == max(trees, key=lambda heads: _score(scores, heads))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [((0,), True), ((2, 0), True), ((0, 0), False), ((2, 1), False), ((0, 3, 2), False), ((1,), False)],
)
def test_a_tree_has_one_root_and_no_circle(heads: tuple[int, ...], expected: bool) -> None:
    assert is_tree([0, *heads]) is expected


def test_the_best_heads_are_taken_where_they_form_a_tree_even_a_crossing_one() -> None:
    heads = [3, 4, 0, 3]  # 1->3 and 2->4 cross
    scores = np.full((5, 5), -5, dtype=np.float32)
    for word, head in enumerate(heads, 1):
        scores[word, head] = 0
    assert decode(scores) == heads
