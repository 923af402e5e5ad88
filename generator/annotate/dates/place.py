"""Where an expression stands: publication, the sentence around it, and the dates before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.annotate.dates.calendar import Direction
from generator.annotate.dates.tense import direction
from generator.model import DateMention, Precision, days
from generator.span import Span

# How many characters from a sentence's start, or from a date, a year still governs it.
_CLOSE = 30
# How much of a sentence is read around a date: a hostile seed may be one sentence of a million words.
_REACH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an expression stands.

    Attributes:
        text: the article's.
        span: the expression.
        sentence: the sentence around it.
        near: where the passage begins in which "the following day" may find its day.
        published: the day of publication.
        earlier: the mentions before the expression, in order.
        persons: the names of months that the article uses for somebody.
    """

    text: str
    span: Span
    sentence: Span
    near: int
    published: date | None
    earlier: Sequence[DateMention]
    persons: frozenset[str] = frozenset()

    @property
    def _reach(self) -> int:
        return max(self.sentence.start, self.span.start - _REACH)

    def direction(self) -> Direction | None:
        """Whether the sentence looks back or ahead here."""
        behind = min(self.sentence.end, self.span.end + _REACH)
        return direction(self.text[self._reach : self.span.start], self.text[self.span.end : behind])

    def before(self, pattern: str) -> bool:
        """Whether the words just before the expression, in its sentence, match."""
        return re.search(rf"(?:{pattern})\s*\Z", self.text[self._reach : self.span.start]) is not None

    def anchor(self, *precisions: Precision) -> date | None:
        """The first day of the nearest mention before, in the same passage, that is as precise as one of `precisions`."""
        for mention in reversed(self.earlier):
            if mention.span.start < max(self.near, self.span.start - 4 * _REACH):
                return None
            if mention.precision in precisions and (found := days(mention.value)):
                return found[0]
        return None

    def year_in_sentence(self) -> int | None:
        """The year that the sentence names in figures, at its start or just before: "In 2015, … on Sept. 19"."""
        for mention in reversed(self.earlier):
            if mention.span.start < self._reach:
                return None
            value = mention.value or ""
            close = mention.span.start - self.sentence.start < _CLOSE or self.span.start - mention.span.end < _CLOSE
            if close and "/" not in value and value[:4].isdigit() and value[:4] in mention.span.of(self.text):
                return int(value[:4])
        return None
