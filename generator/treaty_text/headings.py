"""The headings around an article: its own, on the label's line, below or above it; and those of the part that it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.treaty_text.labels import Label, part_label
from generator.treaty_text.lines import Line, ends_sentence, enumerated
from generator.treaty_text.paragraphs import Wrapping

_LONGEST = 280
_MOST_LINES = 5
_MOST_TAIL = 10
_SENTENCE = re.compile(r"\b(?:shall|undertakes?|hereby|will|may not)\b")
_SHORT_TITLE_WORDS = 8
_UNFINISHED = re.compile(
    r"(?:\b(?:a|an|and|at|between|by|concerning|for|from|in|into|its|of|on|or|other|the|their|to|under|with)|[,-])\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading above an article: of a part, whose keyword it bears, or without one.

    Attributes:
        keyword: "part", "chapter" …; nothing for a heading without one.
        text: with its label: "PART II TERRITORIAL SEA".
    """

    keyword: str
    text: str


def split_tail(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The text of an article, and the headings behind it that belong to what follows."""
    cut = len(lines)
    while cut > 0 and len(lines) - cut < _MOST_TAIL and _may_be_heading(lines[cut - 1], lines[cut - 2] if cut > 1 else None):
        cut -= 1
    for index in range(cut, len(lines)):
        above = lines[index - 1] if index else None
        if _opens_tail(lines[index], above):
            return lines[:index], lines[index:]
    return lines, ()


def _opens_tail(line: Line, above: Line | None) -> bool:
    if part_label(line.text) or line.heading:
        return True
    return above is not None and (ends_sentence(above.text) or (line.text.isupper() and not above.text.isupper()))


def _may_be_heading(line: Line, above: Line | None) -> bool:
    """Whether the line may be one; "Chapter X." may also be the end of "the powers set forth in"."""
    set_off = line.begins or above is None or ends_sentence(above.text) or not line.text.endswith(".")
    if line.heading or (part_label(line.text) and set_off):
        return len(line.text) <= _LONGEST
    sentence = ends_sentence(line.text) and not line.text.isupper()
    return not (sentence or enumerated(line.text) or len(line.text) > _LONGEST or _SENTENCE.search(line.text) or line.text.endswith(","))


def titles(lines: Sequence[Line], wrapping: Wrapping) -> Iterator[Title]:
    """The headings that the lines of a tail make; the title below "PART II" is one with it."""
    keyword, text, bare = "", "", False
    for line in lines:
        label = part_label(line.text)
        if text and label is None and (bare or not (line.begins or line.heading)):
            text, bare = wrapping.joined(text, line.text), False
            continue
        if text:
            yield Title(keyword=keyword, text=text)
        keyword, bare = (label[0], not label[1]) if label else ("", False)
        text = line.text
    if text:
        yield Title(keyword=keyword, text=text)


def parts(open_titles: Sequence[Title], new: Sequence[Title]) -> tuple[Title, ...]:
    """The parts that an article stands in: a new one closes the last of its kind and all inside it."""
    stack = list(open_titles)
    for title in new:
        for depth, other in enumerate(stack):
            if other.keyword == title.keyword:
                del stack[depth:]
                break
        stack.append(title)
    return tuple(stack)


def on_line(label: Label, line: Line, body: Sequence[Line], wrapping: Wrapping) -> int | None:
    """How many lines of the body, from 0, the heading runs on that begins on the label's line; None where text begins there."""
    return 0 if line.heading else _run(label.rest, body, wrapping)


def below(body: Sequence[Line], wrapping: Wrapping) -> int:
    """How many lines at the top of the body are its heading; 0 where it begins with text."""
    flagged = 0
    while flagged < len(body) - 1 and body[flagged].heading and not enumerated(body[flagged].text):
        flagged += 1
    if flagged:
        return flagged
    if not body or enumerated(body[0].text):
        return 0
    taken = _run(body[0].text, body[1:], wrapping)
    return 0 if taken is None else taken + 1


def _run(first: str, body: Sequence[Line], wrapping: Wrapping) -> int | None:
    """How many lines of the body go on with a heading whose first line is given; None where it is none."""
    taken, text = 0, first
    while taken < min(_MOST_LINES, len(body)) and _goes_on(text, body[taken]):
        text = wrapping.joined(text, body[taken].text)
        taken += 1
    if len(text) > _LONGEST or text.endswith(("-", ",", ";", ":")) or _SENTENCE.search(text) or taken >= len(body):
        return None
    behind = body[taken]
    if ends_sentence(text):
        return taken if len(text.split()) <= _SHORT_TITLE_WORDS and (behind.begins or enumerated(behind.text)) else None
    last = body[taken - 1].text if taken else first
    set_off = behind.begins or enumerated(behind.text) or not wrapping.width
    return taken if set_off or not wrapping.full(last, behind.text) else None


def _goes_on(text: str, line: Line) -> bool:
    if line.begins or line.heading or enumerated(line.text) or ends_sentence(text):
        return False
    return line.text[:1].islower() or _UNFINISHED.search(text) is not None
