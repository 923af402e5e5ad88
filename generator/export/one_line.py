"""Text of a seed -> one line for formats that have no place for what steers a parser, a terminal or the direction of text."""

from __future__ import annotations

import unicodedata

# The joiners of Persian words and of emoji, and variants of signs: formats too, but a reader sees what they do.
_JOINERS = "\u200c\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def one_line(text: str) -> str:
    """The text with one space for any white space and nothing invisible."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = " ".join(text.split())
    return " ".join("".join(c for c in spaced if c in _JOINERS or unicodedata.category(c) not in _UNSEEN).split())
