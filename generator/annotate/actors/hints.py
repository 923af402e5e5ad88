"""What the language model takes names for, gathered over the article: one vote a mention, one decision a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.annotate.actors.runs import Line, is_capitalised
from generator.model import NameKind

_ARTICLES = frozenset({"the", "a", "an"})
# The part of the votes that a kind needs.
_MAJORITY = 0.6


@dataclass(frozen=True, slots=True)
class Hints:
    """The votes of an article's names.

    Attributes:
        votes: words of a name -> how often the model took them for each kind.
    """

    votes: Mapping[tuple[str, ...], Counter[NameKind]] = field(default_factory=dict)

    def kind_of(self, words: tuple[str, ...]) -> NameKind | None:
        """The kind that most mentions of just these words have; None where there is none, or no majority."""
        votes = self.votes.get(words)
        if not votes:
            return None
        kind, count = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
        return kind if count >= _MAJORITY * votes.total() else None

    def of_kind(self, kind: NameKind) -> Iterator[tuple[str, ...]]:
        """The words of all names of a kind, the longest first."""
        found = (words for words in self.votes if self.kind_of(words) is kind)
        return iter(sorted(found, key=lambda words: (-len(words), words)))


def hints(lines: Sequence[Line]) -> Hints:
    """The votes of all names that the model found in an article."""
    votes: dict[tuple[str, ...], Counter[NameKind]] = {}
    for line in lines:
        for name in line.names:
            if words := _words(line, name.start, name.end):
                votes.setdefault(words, Counter())[name.kind] += 1
    return Hints(votes)


def kind_at(line: Line, start: int, end: int) -> NameKind | None:
    """The kind of the model's name that covers most of the tokens `[start, end)`; None where none covers half of them."""
    shares: Counter[NameKind] = Counter()
    for name in line.names:
        shares[name.kind] += max(0, min(end, name.end) - max(start, name.start))
    kind, count = max(shares.items(), key=lambda share: (share[1], share[0]), default=(None, 0))
    return kind if 2 * count > end - start else None


def _words(line: Line, start: int, end: int) -> tuple[str, ...]:
    """The name's words without an article; () for words that are no name."""
    while start < end and line.lower(start) in _ARTICLES:
        start += 1
    return line.words(start, end) if start < end and is_capitalised(line.tokens[start]) else ()
