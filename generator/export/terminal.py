"""Text for a terminal: calm lines, and nothing of a source can steer it."""

from __future__ import annotations

import textwrap

_WIDTH = 110


def line(name: str, words: str) -> str:
    """A line with a name at its beginning, broken where it is long."""
    return textwrap.fill(words, _WIDTH, initial_indent=f"   {name:<13}", subsequent_indent=" " * 16, break_long_words=False)


def shown(words: str) -> str:
    """The words on one line, without characters that a terminal acts on and a reader does not see."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
