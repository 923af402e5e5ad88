"""Lines -> paragraphs.

The law. Blank lines part blocks, and blocks part paragraphs. Inside a block a line break parts paragraphs too, unless
it is a wrap: a break that an editor put in because the line was full.

- A block with a line of more than 100 characters is judged by its own breaks, all other blocks together by theirs,
  because one text may be wrapped in one part and not in another.
- A break falls inside a sentence where the line ends none and the next line begins with a small letter. Text is wrapped where
  at least half as many breaks fall inside a sentence as behind one; a break before a capital that ends no sentence says nothing.
- In text that is not wrapped every line is a paragraph, but for a break inside a sentence.
- In wrapped text a break parts paragraphs only
  - before a line that is indented more than most lines of its block, or
  - where the line ends a sentence and the next line's first word would have fitted on it, or
  - behind a line of less than half the width that ends no sentence, as a heading does, before a capital.

The width is the length of the longest line that a wrap inside a sentence ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.reader.lines import Line
from generator.span import Span

_LONG = 100
_WRAPPED_SHARE = 1 / 3
_INDENTED = 2
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]*_]*\Z")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Wrapping:
    wrapped: bool
    width: int


def paragraphs(text: str, lines: Sequence[Line]) -> tuple[Span, ...]:
    """The paragraphs that the lines make, in order; a paragraph of several lines covers the breaks between them."""
    blocks = [tuple(group) for _, group in groupby(lines, key=lambda line: line.block)]
    narrow = _wrapping(text, [block for block in blocks if not _is_long(block)])
    found: list[Span] = []
    for block in blocks:
        found.extend(_join(text, block, _wrapping(text, [block]) if _is_long(block) else narrow))
    return tuple(found)


def _is_long(block: Sequence[Line]) -> bool:
    return any(len(line.span) > _LONG for line in block)


def _wrapping(text: str, blocks: Iterable[Sequence[Line]]) -> _Wrapping:
    breaks = inside = width = 0
    for block in blocks:
        for above, below in pairwise(block):
            breaks += _ends_sentence(text, above)
            if _is_inside_sentence(text, above, below):
                breaks, inside = breaks + 1, inside + 1
                width = max(width, above.indent + len(above.span))
    return _Wrapping(wrapped=inside > 0 and inside >= breaks * _WRAPPED_SHARE, width=width)


def _is_inside_sentence(text: str, above: Line, below: Line) -> bool:
    return not below.begins and not above.heading and text[below.span.start].islower() and not _ends_sentence(text, above)


def _ends_sentence(text: str, line: Line) -> bool:
    # The end alone is looked at: a line may be the whole file.
    return bool(_SENTENCE_END.search(text[max(line.span.start, line.span.end - 8) : line.span.end]))


def _join(text: str, block: Sequence[Line], wrapping: _Wrapping) -> Iterable[Span]:
    usual = Counter(line.indent for line in block).most_common(1)[0][0]
    start = block[0].span.start
    for above, below in pairwise(block):
        if _parts(text, above, below, usual, wrapping):
            yield Span(start, above.span.end)
            start = below.span.start
    yield Span(start, block[-1].span.end)


def _parts(text: str, above: Line, below: Line, usual_indent: int, wrapping: _Wrapping) -> bool:
    if below.begins or above.heading:
        return True
    if _is_inside_sentence(text, above, below):
        return False
    if not wrapping.wrapped or below.indent >= usual_indent + _INDENTED:
        return True
    length = above.indent + len(above.span)
    if _ends_sentence(text, above):
        first_word = _FIRST_WORD.match(text, below.span.start)
        return length + 1 + len(first_word.group() if first_word else "") <= wrapping.width
    return length * 2 < wrapping.width and text[below.span.start].isupper()
