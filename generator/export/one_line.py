"""Text of a seed -> one line for formats that have no place for what steers a parser, a terminal or the direction of text."""

from __future__ import annotations

import unicodedata

# The joiners of Persian words and of emoji: formats too, but a reader sees what they do.
_JOINERS = "\u200c\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class _Shown(dict[int, int | None]):
    """A code point -> itself, or None where a reader sees nothing of it; each is looked up once."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        seen = character in _JOINERS or unicodedata.category(character) not in _UNSEEN
        self[code] = code if seen else None
        return self[code]


_SHOWN = _Shown()


def one_line(text: str) -> str:
    """The text with one space for any white space and nothing invisible."""
    return " ".join(" ".join(text.split()).translate(_SHOWN).split())
