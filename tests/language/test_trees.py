from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import Tree
from generator.model import Word
from generator.span import Span


def _words(*heads: int) -> tuple[Word, ...]:
    return tuple(Word("x", Span(2 * i, 2 * i + 1), "x", "X", "FW", "root" if i == head else "dep", head) for i, head in enumerate(heads))


# "The envoy said talks ended": the heads of its words.
SAID = _words(1, 2, 2, 4, 2)


def test_the_root_is_the_word_that_is_its_own_head() -> None:
    assert Tree(SAID).root == 2


def test_children_stand_in_the_order_of_the_sentence() -> None:
    assert [Tree(SAID).children(i) for i in range(5)] == [(), (0,), (1, 4), (), (3,)]


def test_a_subtree_holds_the_word_and_all_below_it() -> None:
    tree = Tree(SAID)
    assert tree.subtree(1) == (0, 1)
    assert tree.subtree(4) == (3, 4)
    assert tree.subtree(2) == (0, 1, 2, 3, 4)


def test_a_subtree_may_have_gaps() -> None:
    assert Tree(_words(0, 0, 0, 1)).subtree(1) == (1, 3)


def test_ancestors_lead_up_to_the_root() -> None:
    assert [Tree(SAID).ancestors(i) for i in (0, 3, 2)] == [(1, 2), (4, 2), ()]


def test_words_cover_what_stands_from_the_first_to_the_last() -> None:
    assert Tree(SAID).span_of((4, 1)) == Span(2, 9)


def test_a_sentence_that_was_not_parsed_has_no_root() -> None:
    assert Tree(()).root == -1


@st.composite
def _trees(draw: st.DrawFn) -> Tree:
    order = draw(st.permutations(range(draw(st.integers(1, 12)))))
    heads = {order[0]: order[0]} | {order[i]: order[draw(st.integers(0, i - 1))] for i in range(1, len(order))}
    return Tree(_words(*(heads[i] for i in range(len(order)))))


@given(_trees())
def test_a_word_is_in_the_subtrees_of_itself_and_its_ancestors_and_in_no_other(tree: Tree) -> None:
    everywhere = range(len(tree.words))
    for index in everywhere:
        assert {a for a in everywhere if index in tree.subtree(a)} == {index, *tree.ancestors(index)}


@pytest.mark.parametrize("index", range(5))
def test_a_subtree_is_a_word_and_its_childrens_subtrees(index: int) -> None:
    tree = Tree(SAID)
    assert set(tree.subtree(index)) == {index}.union(*(tree.subtree(child) for child in tree.children(index)))
