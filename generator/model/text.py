"""Parsed text: sentences and their tokens."""

from __future__ import annotations

from dataclasses import dataclass

from generator.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of punctuation."""

    text: str
    span: Span

    @property
    def lower(self) -> str:
        """The token in lower case, for look-ups."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether the token has a letter."""
        return any(c.isalpha() for c in self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the story.

    Attributes:
        span: from the first to behind the last character, closing quotation marks included.
        paragraph: the index in `Article.paragraphs`, from 0.
        tokens: in order; they cover everything but white space.
    """

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
