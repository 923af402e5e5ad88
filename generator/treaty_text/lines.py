"""The lines of an official text; each format makes its own, and articles and paragraphs are made of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]*_]*\Z")
_ENUMERATOR = re.compile(
    r"(?P<marker>\((?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])(?: ?bis)?\)|\d{1,3}(?: ?bis)?[.)](?!\d)|[a-z]{1,2}\)|[a-z]\.(?= )|[ivx]{1,5}\)|[-–—•·*](?= ))(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with words.

    Attributes:
        text: without white space at its ends and without marks of the format.
        begins: whether the layout sets it off from the line above: a blank line, a block of its own, an indent.
        heading: whether the format marks it as a heading.
    """

    text: str
    begins: bool = False
    heading: bool = False


def ends_sentence(text: str) -> bool:
    """Whether a sentence, or a part of one that an enumeration follows, ends with the line."""
    return bool(_SENTENCE_END.search(text[-8:]))


def enumerated(text: str) -> bool:
    """Whether the line begins with the number or letter of a paragraph: 1. (1) (a) a) (iv) –."""
    found = _ENUMERATOR.fullmatch(text)
    return found is not None and not re.match(r"[,;)]| (?:of|and|or|to|above|below)\b", found["rest"])


def width(lines: Sequence[Line]) -> int:
    """The length at which the text is wrapped; 0 for text in which a line is as long as its paragraph."""
    inside = [
        len(above.text)
        for above, below in itertools.pairwise(lines)
        if not below.begins and below.text[:1].islower() and not ends_sentence(above.text) and not above.heading
    ]
    if len(inside) * 20 < len(lines):
        return 0
    return sorted(inside)[len(inside) * 9 // 10]


def collapsed(text: str) -> str:
    """The text with every run of white space made one space; marks without width go, and soft hyphens but one at the end."""
    words = " ".join(re.sub("[\u200b\u200e\u200f\u2060\ufeff]", "", text).split())
    return re.sub("\u00ad(?!\\Z)", "", words)
