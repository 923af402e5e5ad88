"""Plain text -> lines. A line without a letter or digit (`* * *`, `-----`) parts paragraphs as a blank line does."""

from __future__ import annotations

from generator.reader.lines import Line, columns, has_words
from generator.span import trim


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text that hold words, in order."""
    found: list[Line] = []
    block = start = 0
    for words in text.split("\n"):
        span = trim(text, start, start + len(words))
        if span is None or not has_words(words):
            block += 1
        else:
            found.append(Line(span=span, block=block, indent=columns(words[: span.start - start])))
        start += len(words) + 1
    return tuple(found)
