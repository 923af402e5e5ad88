"""Tree of a page -> its blocks: stretches of text between the edges of elements, as a browser would show them.

An empty line in a block (two `<br>`) parts it, and so does a line break unless the sentence goes on behind it. Everything inline is kept,
whatever it is: words of a paragraph are never left out of it. `<q>` has the quotation marks that a browser writes around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.reader.lines import has_words

_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "search", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_LEFT_OUT = frozenset({
    "area", "aside", "button", "caption", "dialog", "embed", "figcaption", "head", "img", "input", "label", "legend", "map", "menu", "meter", "nav",
    "picture", "progress", "rp", "rt",
})  # fmt: skip
_WHOLE = ("html", "body")
_CELLS = ("td", "th")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# What only a voice reads out, the captions of pictures, and marks of notes.
_UNSEEN_CLASS = re.compile(r"(?:^|[\s_-])(?:sr-only|screen-?reader|visually-?hidden|visuallyhidden|assistive-text)", re.IGNORECASE)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption(?:-text|s)?|wp-caption-text|(?:photo|image|picture|media)_{0,2}-?(?:credits?|captions?|copyright))(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"\[?\d{1,3}\]?|[*†‡]")

# Where a word may be parted, and what has no width: none of it is shown.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_EMPTY_CELLS = re.compile(r"(?: \|)+(?= \||\Z)")
_BREAK = "\n"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """A paragraph, heading, item of a list, row of a table, or other stretch of text.

    Attributes:
        text: on one line, without white space at the ends; it has a letter or digit.
        element: the innermost block element around its first word.
        linked: how many of its characters are a link's.
    """

    text: str
    element: etree._Element
    linked: int

    @property
    def is_heading(self) -> bool:
        """Whether the page marks it as one."""
        return self.element.tag in _HEADINGS

    @property
    def linked_share(self) -> float:
        """The share of its characters that are a link's."""
        return self.linked / len(self.text)


def blocks(root: etree._Element) -> tuple[Block, ...]:
    """The blocks below `root`, in order; left out is what a page does not show, what one fills in, pictures with their captions, and navigation."""
    walk = _Walk(_around=[root])
    walk.through(root)
    return tuple(walk.found)


@dataclass(slots=True)
class _Walk:
    """What was found, and the block that is being read: pieces of text, each with whether a link has it, and breaks."""

    found: list[Block] = field(default_factory=list)
    _pieces: list[tuple[str, bool]] = field(default_factory=list)
    _around: list[etree._Element] = field(default_factory=list)
    _element: etree._Element | None = None
    _links: int = 0
    _quoted: int = 0
    _preformatted: int = 0

    def through(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start":
                if _is_left_out(element):
                    walk.skip_subtree()
                    skipped = element
                    continue
                self._begin(element)
                self._add(element.text)
                continue
            if skipped is None:
                self._end(element)
            elif element.tag in _BLOCKS:
                self._edge()
            skipped = None
            if element is not root:
                self._add(element.tail)
        self._edge()

    def _begin(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._edge()
            self._around.append(element)
            self._preformatted += tag == "pre"
        elif tag == "br":
            self._pieces.append((_BREAK, False))
        elif tag in _CELLS and self._element is not None:
            self._add(" | ")
        elif tag == "a":
            self._links += 1
        elif tag == "q":
            self._add("‘" if self._quoted % 2 else "“")
            self._quoted += 1

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._edge()
            self._around.pop()
            self._preformatted -= tag == "pre"
        elif tag == "a":
            self._links -= 1
        elif tag == "q":
            self._quoted -= 1
            self._add("’" if self._quoted % 2 else "”")

    def _add(self, words: str | None) -> None:
        if not words:
            return
        if self._element is None:
            if not words.strip():
                return
            self._element = self._around[-1]
        if self._preformatted:
            for number, row in enumerate(words.split("\n")):
                self._pieces.extend([(_BREAK, False)] if number else [])
                self._pieces.append((row, self._links > 0))
        else:
            self._pieces.append((words.replace("\n", " "), self._links > 0))

    def _edge(self) -> None:
        """Ends the block."""
        pieces, element = self._pieces, self._element
        self._pieces, self._element = [], None
        if element is None:
            return
        for line in _lines(pieces, joined=element.tag in _HEADINGS):
            text = " ".join(_INVISIBLE.sub("", "".join(words for words, _ in line)).split())
            text = _EMPTY_CELLS.sub("", text) if element.tag == "tr" else text
            if has_words(text):
                linked = sum(len(words.strip()) for words, is_linked in line if is_linked)
                self.found.append(Block(text=text, element=element, linked=min(linked, len(text))))


def _lines(pieces: list[tuple[str, bool]], *, joined: bool) -> Iterator[list[tuple[str, bool]]]:
    """The pieces line by line; a break inside a sentence, or in a heading, is a space."""
    line: list[tuple[str, bool]] = []
    breaks = 0
    for piece in pieces:
        words = piece[0]
        if words == _BREAK:
            breaks += 1
        elif not words.strip():
            line.append(piece)
        else:
            if breaks and line:
                if joined or (breaks == 1 and words.lstrip()[0].islower()):
                    line.append((" ", False))
                else:
                    yield line
                    line = []
            breaks = 0
            line.append(piece)
    yield line


def _is_left_out(element: etree._Element) -> bool:
    tag = element.tag
    if tag in _LEFT_OUT:
        return True
    if tag in _WHOLE:
        # A script shows a page that was hidden while it was loaded.
        return False
    if element.get("hidden") is not None:
        return True
    if _UNSEEN_STYLE.search(element.get("style", "")):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) > 1 and (_UNSEEN_CLASS.search(names) or _CAPTION_CLASS.search(names)):
        return True
    if tag == "sup":
        return element.find(".//a") is not None and bool(_NOTE.fullmatch("".join(map(str, element.itertext())).strip()))
    if tag == "figure":
        # A figure may also hold a quotation or a table.
        return element.find(".//blockquote") is None and element.find(".//table") is None
    return tag == "footer" and next(element.iterancestors("blockquote"), None) is None
