"""The lines of a seed that hold words; each format finds its own, and headers and paragraphs are made of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with words.

    Attributes:
        span: the line without the white space and markers at its ends.
        block: the number of its block; blank lines and rules part blocks.
        indent: columns of white space before it.
        begins: whether the format makes it begin a paragraph, whatever stands above it.
        heading: whether the format marks it as a heading.
    """

    span: Span
    block: int
    indent: int = 0
    begins: bool = False
    heading: bool = False


def has_words(text: str) -> bool:
    """Whether a letter or digit is in `text`; a line without one is a rule or an ornament."""
    return any(c.isalnum() for c in text)


def columns(white_space: str) -> int:
    """The width of leading white space, tabs being four columns."""
    return len(white_space.expandtabs(4))
