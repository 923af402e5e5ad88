"""Markdown -> lines, and paragraphs -> Markdown. Markup stays in the text, so that spans index the source; what no reader sees makes no line.

Left out: rules, underlines of headings, fences of code, comments, lines of pictures, of tags, of attributes, and definitions of links.
A line of a heading, list or block quote begins behind its marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.reader.lines import Line, columns, has_words
from generator.span import Span, trim

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_UNSEEN = re.compile(
    r"""
      (?:\[?!\[[^\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])(?:\]\([^()]*\))?\s*(?:\{[^}]*\}\s*)?)+   # pictures, linked or not
    | (?:</?[A-Za-z][^<>]*>\s*)+                                                                               # tags
    | \{[:.\#][^}]*\}                                                                                          # attributes
    | \[[^\]^][^\]]*\]:\s*\S+.*                                                                                # the definition of a link
    """,
    re.VERBOSE,
)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_HEADING_END = re.compile(r"[ \t]+#+\Z")
_QUOTED = re.compile(r"[ \t]{0,3}>[ \t]?")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBER = re.compile(r"[ \t]*(\d{1,3})[.)][ \t]+")
_FOOTNOTE = re.compile(r"[ \t]*\[\^[^\]]+\]:[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*\Z")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`+)")
_COMMENT = re.compile(r"<!-{2,}")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^()]*\)|\[[^\]]*\])")

_DEEPEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    start: int
    is_item: bool = False
    is_heading: bool = False


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a Markdown text that hold words a reader sees, in order."""
    found: list[Line] = []
    block, fence, in_list = 0, "", False
    for row in _rows(text):
        words = row.of(text) if row else ""
        fence, is_fence = _fence(words, fence)
        if row is None or is_fence:
            block, in_list = block + 1, in_list and row is None
            continue
        marked = _Marked(start=0) if fence else _marked(words, in_list or not found or found[-1].block != block)
        if not has_words(words[marked.start :]) or (not fence and _UNSEEN.fullmatch(words[marked.start :].strip())):
            _underline(found, words, block)
            block += 1
            continue
        in_list = marked.is_item or (in_list and words[:1].isspace())
        found.append(_line(text, row, marked, block))
    return tuple(found)


def written(paragraphs: Iterable[str]) -> str:
    """The Markdown in which `lines` finds these paragraphs again, each on a line; of signs that would hide one, as many go as need to."""
    found = (_seen(" ".join(paragraph.split())) for paragraph in paragraphs)
    return "\n\n".join(filter(has_words, found)) + "\n"


def _seen(words: str) -> str:
    words = _COMMENT.sub("<!-", words)
    while _FENCE.match(words) or _UNSEEN.fullmatch(words):
        words = words[1:]
    return words


def shown(text: str) -> str:
    """A heading's words as a reader sees them, without emphasis and the addresses of links."""
    return " ".join(_EMPHASIS.sub("", _LINK.sub(r"\1", text)).split())


def _rows(text: str) -> Iterator[Span | None]:
    """The rows of the text from line start to line end; None for one that is blank or nothing but comment."""
    comments = tuple(_comments(text))
    at = start = 0
    for words in text.split("\n"):
        end = start + len(words)
        while at < len(comments) and comments[at].end <= start:
            at += 1
        left, right = start, end
        if at < len(comments) and not text[start : max(start, comments[at].start)].strip():
            left = min(max(start, comments[at].end), end)
        yield Span(left, right) if text[left:right].strip() else None
        start = end + 1


def _comments(text: str) -> Iterator[Span]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3)


def _fence(words: str, fence: str) -> tuple[str, bool]:
    """The fence that is open behind this row ("" for none), and whether the row is a fence itself."""
    match = _FENCE.match(words)
    if match is None:
        return fence, False
    if not fence:
        return match[1], True
    closes = match[1].startswith(fence) and not words[match.end() :].strip()
    return ("", True) if closes else (fence, False)


def _marked(words: str, may_number: bool) -> _Marked:
    """Where the row's words begin. A number is a list's only at a block's start or in a list: "1945. Then …" may be wrapped text."""
    start, is_item = 0, False
    for _ in range(_DEEPEST):
        if match := _QUOTED.match(words, start):
            start = match.end()
        elif (match := _BULLET.match(words, start)) and has_words(words[match.end() :]):
            start, is_item = match.end(), True
        elif (match := _FOOTNOTE.match(words, start)) or (may_number and (match := _NUMBER.match(words, start))):
            start, is_item, may_number = match.end(), True, False
        elif match := _HEADING.match(words, start):
            return _Marked(start=match.end(), is_item=True, is_heading=True)
        else:
            break
    return _Marked(start=start, is_item=is_item)


def _line(text: str, row: Span, marked: _Marked, block: int) -> Line:
    end = row.end
    if marked.is_heading and (closing := _HEADING_END.search(row.of(text).rstrip())):
        end = row.start + closing.start()
    span = trim(text, row.start + marked.start, end) or row
    indent = 0 if marked.start else columns(text[row.start : span.start])
    return Line(span=span, block=block, indent=indent, begins=marked.is_item, heading=marked.is_heading)


def _underline(found: list[Line], words: str, block: int) -> None:
    """Makes the line above a heading where this row underlines it."""
    if _UNDERLINE.match(words) and found and found[-1].block == block and not found[-1].begins:
        above = found[-1]
        alone = len(found) < 2 or found[-2].block != block
        found[-1] = Line(span=above.span, block=block, begins=True, heading=alone)
