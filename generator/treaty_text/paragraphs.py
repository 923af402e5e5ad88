"""Lines -> paragraphs: wraps are undone, words parted at a line's end are joined, and nothing else is changed.

A paragraph begins where the layout says so, and at a number or letter that stands where an enumeration goes on. In wrapped
text without blank lines it also begins behind a sentence that ends before the line was full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.treaty_text.lines import Line, ends_sentence, enumerated, width

_MARKER_ALONE = re.compile(r"\(?\w{1,4}[.)]|[-–—•·*]")
_GOES_ON = re.compile(r"(?:[.;:,…—–-]|[;,.:] ?(?:and|or|and/or))[\"'”’)\]]*\Z", re.IGNORECASE)
_CITES = re.compile(r"\b(?:paragraphs?|sub-?paragraphs?|articles?|points?|sections?|annex|no|nos)\.?\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# How preambles go on: "Recalling …, Noting …, Bearing in mind …".
_RECITAL = re.compile(r"[A-Z][a-z]+ing\b")
_SHORT = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapping:
    """How a text is broken into lines.

    Attributes:
        width: of the lines, in characters; 0 where each line is a paragraph.
        words: in lower case, those that stand whole on a line; they tell what a word parted at a line's end is.
    """

    width: int
    words: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Wrapping:
        """The wrapping of a whole text."""
        return cls(width=width(lines), words=frozenset(word for line in lines for word in _WORD.findall(line.text.lower())))

    def joined(self, above: str, below: str) -> str:
        """Two lines as one: "self-" and "defence" are what the rest of the text writes, else what stands there."""
        if above.endswith("\u00ad"):
            return above[:-1] + below
        first = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)-\Z", above)
        second = _WORD.match(below)
        if first is None or second is None:
            return f"{above} {below}"
        if (first[1] + second.group()).lower() in self.words and f"{first[1]}-{second.group()}".lower() not in self.words:
            return above[:-1] + below
        return above + below

    def full(self, above: str, below: str) -> bool:
        """Whether the next line's first word would not have fitted on the line."""
        return len(above) + 1 + len(below.split(" ", maxsplit=1)[0]) > self.width * _SHORT


def paragraphs(lines: Sequence[Line], wrapping: Wrapping) -> tuple[str, ...]:
    """The paragraphs that the lines make, in order."""
    found: list[str] = []
    last = ""
    for line in lines:
        if found and not _begins(line, last, wrapping):
            found[-1] = wrapping.joined(found[-1], line.text)
        else:
            found.append(line.text)
        last = line.text
    return tuple(found)


def _begins(line: Line, above: str, wrapping: Wrapping) -> bool:
    """Whether a line begins a paragraph below another line."""
    if _MARKER_ALONE.fullmatch(above):
        return False
    inside = line.text[:1].islower() and not enumerated(line.text) and not ends_sentence(above)
    if line.heading or line.begins:
        return line.heading or not (inside and above[-1:].isalnum())
    if enumerated(line.text) and not _CITES.search(above):
        return _GOES_ON.search(above) is not None or not wrapping.width
    if inside:
        return False
    return not wrapping.width or _is_capitals(above) != _is_capitals(line.text) or _begins_by_words(line, above, wrapping)


def _begins_by_words(line: Line, above: str, wrapping: Wrapping) -> bool:
    """Whether a line of wrapped text begins a paragraph by what stands around the break."""
    if line.text[:1].islower():
        return False
    if above.endswith((";", ":")) or (above.endswith(",") and _RECITAL.match(line.text)):
        return True
    if len(above) * 2 < wrapping.width and not _is_capitals(above):
        return True
    return (ends_sentence(above) or above.endswith(",")) and not wrapping.full(above, line.text)


def _is_capitals(text: str) -> bool:
    """Whether the line is set in capitals, as titles are."""
    return text.isupper() and sum(c.isalpha() for c in text) > 3
