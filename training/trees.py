"""From scores to a tree: the best head of each word where these form one, the best projective tree otherwise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]  # [dependent, head]; row and column 0 are the root
_IMPOSSIBLE = np.float32(-1e9)


def decode(scores: Scores) -> list[int]:
    """The head of each word, words counted from 1; exactly one word hangs on the root (0)."""
    heads = [0, *(int(head) for head in scores[1:].argmax(1))]
    return heads[1:] if is_tree(heads) else eisner(scores)[1:]


def is_tree(heads: list[int]) -> bool:
    """Whether every word reaches the root and only one hangs on it directly; `heads[0]` is not read."""
    if heads[1:].count(0) != 1:
        return False
    reaches = [True, *([False] * (len(heads) - 1))]
    for word in range(1, len(heads)):
        path: list[int] = []
        at = word
        while not reaches[at]:
            if at in path:
                return False
            path.append(at)
            at = heads[at]
        for step in path:
            reaches[step] = True
    return True


def eisner(scores: Scores) -> list[int]:
    """The best projective tree with one root (Eisner 1996): a chart over the words, then the root where it costs least."""
    chart = _Chart(scores)
    words = np.arange(1, scores.shape[0])
    inside = chart.complete[_LEFTWARD, 1, words] + chart.complete[_RIGHTWARD, words, scores.shape[0] - 1]
    return chart.heads(1 + int((inside + scores[words, 0]).argmax()))


_RIGHTWARD, _LEFTWARD = 0, 1  # a span's head stands at its left end, or at its right


class _Chart:
    """For each span of words the best complete and incomplete tree headed at either end, and where it is put together."""

    def __init__(self, scores: Scores) -> None:
        self.size = size = scores.shape[0]
        self.complete = np.zeros((2, size, size), dtype=np.float32)
        self.incomplete = np.full((2, size, size), _IMPOSSIBLE, dtype=np.float32)
        self.split_complete = np.zeros((2, size, size), dtype=np.int32)
        self.split_incomplete = np.zeros((size, size), dtype=np.int32)
        for length in range(1, size - 1):
            for left in range(1, size - length):
                self._fill(scores, left, left + length)

    def _fill(self, scores: Scores, left: int, right: int) -> None:
        complete, incomplete = self.complete, self.incomplete
        joined = complete[_RIGHTWARD, left, left:right] + complete[_LEFTWARD, left + 1 : right + 1, right]
        split = int(joined.argmax())
        self.split_incomplete[left, right] = left + split
        incomplete[_RIGHTWARD, left, right] = joined[split] + scores[right, left]
        incomplete[_LEFTWARD, left, right] = joined[split] + scores[left, right]
        rightward = incomplete[_RIGHTWARD, left, left + 1 : right + 1] + complete[_RIGHTWARD, left + 1 : right + 1, right]
        leftward = complete[_LEFTWARD, left, left:right] + incomplete[_LEFTWARD, left:right, right]
        for side, totals, first in ((_RIGHTWARD, rightward, left + 1), (_LEFTWARD, leftward, left)):
            best = int(totals.argmax())
            complete[side, left, right] = totals[best]
            self.split_complete[side, left, right] = first + best

    def heads(self, root: int) -> list[int]:
        """Read the tree back from the chart; the first entry belongs to the root and means nothing."""
        heads = [0] * self.size
        agenda = [(True, _LEFTWARD, 1, root), (True, _RIGHTWARD, root, self.size - 1)]
        while agenda:
            is_complete, side, left, right = agenda.pop()
            if left == right:
                continue
            if not is_complete:
                split = int(self.split_incomplete[left, right])
                head, word = (left, right) if side == _RIGHTWARD else (right, left)
                heads[word] = head
                agenda += [(True, _RIGHTWARD, left, split), (True, _LEFTWARD, split + 1, right)]
                continue
            split = int(self.split_complete[side, left, right])
            near, far = (left, split), (split, right)
            # The part that holds the arc is incomplete: it touches the head's end.
            agenda += [(side == _LEFTWARD, side, *near), (side == _RIGHTWARD, side, *far)]
        return heads
