"""The words of a sentence as a tree: heads below and above a word, and all that hangs from it.

`Sentence` stays a plain value; whoever needs the tree makes this view of it, once a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Word
from generator.span import Span


class Tree:
    """A view of a sentence's words by their heads.

    Attributes:
        words: as in `Sentence.words`.
        root: the index of the word that has no head; -1 where there are no words.
    """

    __slots__ = ("_children", "_subtrees", "root", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.root = -1
        below: list[list[int]] = [[] for _ in words]
        for index, word in enumerate(words):
            if word.head == index:
                self.root = index
            else:
                below[word.head].append(index)
        self._children = tuple(map(tuple, below))
        self._subtrees: dict[int, tuple[int, ...]] = {}

    def children(self, index: int) -> tuple[int, ...]:
        """The words whose head is this one, in order."""
        return self._children[index]

    def subtree(self, index: int) -> tuple[int, ...]:
        """The word and all words below it, in order; not always without gaps."""
        found = self._subtrees.get(index)
        if found is None:
            reached = [index]
            for above in reached:  # grows while it is read, level by level
                reached.extend(self._children[above])
            found = self._subtrees[index] = tuple(sorted(reached))
        return found

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The word's head, that one's head, and so on up to the root; empty for the root."""
        found: list[int] = []
        while (head := self.words[index].head) != index:
            found.append(head)
            index = head
        return tuple(found)

    def span_of(self, indices: Iterable[int]) -> Span:
        """The span from the first to behind the last of the words, of which there is at least one."""
        chosen = sorted(indices)
        return Span(self.words[chosen[0]].span.start, self.words[chosen[-1]].span.end)
