"""Web page -> tree: what a browser would show or what tells about the page, and nothing of what runs, loads or looks.

The parser hands over tag by tag, so that neither a million attributes nor ten thousand nested elements cost more than their
length, and no depth of the page is a depth of the tree.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

import lxml.html
from lxml import etree

from generator.errors import SeedError
from generator.reader.text import declared_encoding, text_of

MOST_BYTES = 20_000_000
"""The size above which a page is not read."""

MOST_ELEMENTS = 200_000
"""The number of elements above which a page is not read."""

# Elements below this depth are taken for children of the one at this depth.
_DEEPEST = 120
_LONGEST_VALUE = 4_000
_MOST_COMMENTS = 50
_LONGEST_COMMENT = 2_000
_MOST_SCRIPTS = 50
# Of a broken character in so many bytes at most, the rest of the page is sound.
_BROKEN_SHARE = 2_000

# Their content is no text, or none that is shown.
_NEVER_SHOWN = frozenset({
    "applet", "audio", "canvas", "datalist", "iframe", "math", "noframes", "noscript", "object", "option", "script", "select", "style", "svg",
    "template", "textarea", "video",
})  # fmt: skip
_KEPT_ATTRIBUTES = frozenset({
    "class", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "lang", "name", "property", "pubdate", "rel", "role", "style",
    "title", "type", "xml:lang",
})  # fmt: skip
_WITHIN_LINES = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "tt", "u", "var",
})  # fmt: skip
_TAG_NAME = re.compile(r"[a-z][a-z0-9_.-]*")
# What no XML text may hold; a page can write it as a reference such as &#1;.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_IS_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|title)\b", re.IGNORECASE)
_HAS_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_IS_XML = re.compile(r"\s*<\?xml\b|[^<]*<html\b[^>]*\sxmlns", re.IGNORECASE)
_ROOT = re.compile(r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*<(rss|feed|rdf:RDF|newsItem|newsMessage)\b", re.DOTALL)
# XML ends an element so; to a browser that reads HTML it is open.
_CLOSED_AT_ONCE = re.compile(r"<(a|b|div|em|i|iframe|p|script|span|strong|style|textarea|title)((?:\s[^<>]*)?)/>", re.IGNORECASE)
BROKEN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A web page as it was read.

    Attributes:
        root: of the tree; never changed by those who read it.
        data: the texts of its JSON-LD, in order.
        comments: its first comments, where programs note from where they saved it.
        is_fragment: whether it is a piece of a page, such as a feed has: all of it is content.
        asks_password: whether it has a field for one.
    """

    root: lxml.html.HtmlElement
    data: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    is_fragment: bool = False
    asks_password: bool = False


def decoded(data: bytes, name: str) -> str:
    """The source of a page: its own word about its encoding counts, and a broken character spoils only the words it stands in.

    Raises:
        SeedError: if the bytes are another kind of file, or their encoding cannot be told.
    """
    try:
        return text_of(data, name, declared_encoding(data))
    except SeedError:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")
        if text.count(BROKEN) > len(text) // _BROKEN_SHARE + 1:
            raise
        return text_of(text.encode(), name)


def page(source: str, name: str) -> Page:
    """The page of its source.

    Raises:
        SeedError: if it is no HTML, or larger than can be read.
    """
    if match := _ROOT.match(source):
        raise SeedError(f"{name}: is a news feed or news file ({match[1]}), not a web page; let its name end in .xml")
    if not _HAS_TAGS.search(source):
        raise SeedError(
            f"{name}: is empty; save the page again, or delete the file"
            if not source.strip()
            else f"{name}: has no HTML in it; if it is plain text, let its name end in .txt"
        )
    return _page(source, name, is_fragment=not _IS_PAGE.search(source))


def fragment(source: str, name: str) -> Page:
    """The page that a piece of HTML is, such as a feed's entry has; text without tags is one, too.

    Raises:
        SeedError: if it is larger than can be read.
    """
    return _page(source, name, is_fragment=True)


def _page(source: str, name: str, *, is_fragment: bool) -> Page:
    if len(source) > MOST_BYTES:
        raise SeedError(
            f"{name}: is a page of {len(source) / 1e6:.1f} MB, the limit is {MOST_BYTES // 1_000_000}; save it without pictures"
        )
    if _IS_XML.match(source):
        source = _CLOSED_AT_ONCE.sub(r"<\1\2></\1>", source)
    builder = _Builder()
    parser = etree.HTMLParser(target=builder, huge_tree=True, encoding="utf-8")  # type: ignore[arg-type]  # the stubs ask for bytes, too
    try:
        # Around a fragment, so that text outside of all elements has a place.
        parser.feed((f"<body>{source}" if is_fragment else source).encode("utf-8", "replace"))
        parser.close()
    except _TooLargeError as error:
        raise SeedError(f"{name}: is a page of more than {MOST_ELEMENTS} elements; save the story as .txt or .md") from error
    except etree.XMLSyntaxError as error:
        raise SeedError(f"{name}: is no web page that can be read ({error.msg}); save the story as .txt or .md") from error
    return Page(
        root=builder.root,
        data=tuple(builder.data_scripts),
        comments=tuple(builder.comments),
        is_fragment=is_fragment,
        asks_password=builder.asks_password,
    )


class _TooLargeError(Exception):
    """The page has more elements than are read."""


class _Builder:
    """What the parser tells of the page, tag by tag, as a tree.

    An element within a line is made when there are words in it. Below the deepest level only blocks are made, side by side.
    """

    def __init__(self) -> None:
        self.root = _element("html", {})
        self.data_scripts: list[str] = []
        self.comments: list[str] = []
        self.asks_password = False
        self._open: list[lxml.html.HtmlElement] = []
        self._waiting: list[tuple[str, dict[str, str]]] = []
        self._words: list[str] = []
        # Behind which element words stand; None where they stand at the beginning of the one that is open.
        self._last: lxml.html.HtmlElement | None = None
        self._too_deep = 0
        self._unseen = 0
        self._script: list[str] | None = None
        self._elements = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._unseen or tag in _NEVER_SHOWN:
            if not self._unseen and tag == "script" and "ld+json" in attributes.get("type", "").lower():
                self._script = []
            self._unseen += 1
            return
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise _TooLargeError
        if tag == "input" and attributes.get("type", "").lower() == "password":
            self.asks_password = True
        if len(self._open) + len(self._waiting) >= _DEEPEST:
            self._make_waiting()
            self._edge_below(tag)
            self._too_deep += 1
        elif tag == "html" and not self._open:
            self.root.attrib.update(_kept(attributes))
            self._open.append(self.root)
        elif tag in _WITHIN_LINES:
            self._waiting.append((tag, _kept(attributes)))
        else:
            self._make_waiting()
            self._flush()
            self._make(tag, _kept(attributes))

    def end(self, tag: str) -> None:
        """The element that began last ends."""
        if self._unseen:
            self._unseen -= 1
            if not self._unseen and self._script is not None:
                self.data_scripts.append("".join(self._script))
                self._script = None
        elif self._too_deep:
            self._edge_below(tag if self._too_deep > 1 else "")
            self._too_deep -= 1
        elif self._waiting:
            self._waiting.pop()
        elif self._open:
            self._flush()
            self._last = self._open.pop()

    def data(self, words: str) -> None:
        """Text between two tags, or a part of it."""
        if not self._unseen:
            if self._waiting and not words.isspace():
                self._make_waiting()
            self._words.append(words)
        elif self._script is not None and len(self.data_scripts) < _MOST_SCRIPTS:
            self._script.append(words)

    def comment(self, words: str) -> None:
        """A comment."""
        if len(self.comments) < _MOST_COMMENTS:
            self.comments.append(words[:_LONGEST_COMMENT])

    def close(self) -> None:
        """The page is over."""
        self._flush()

    def _make_waiting(self) -> None:
        if self._waiting:
            self._flush()
            for tag, attributes in self._waiting:
                self._make(tag, attributes)
            self._waiting = []

    def _make(self, tag: str, attributes: dict[str, str]) -> None:
        element = _element(_name(tag), attributes)
        (self._open[-1] if self._open else self.root).append(element)
        self._open.append(element)
        self._last = None

    def _edge_below(self, tag: str) -> None:
        """Below the deepest level: ends the block that words stand in, unless the tag is one within lines."""
        if tag in _WITHIN_LINES:
            return
        if self._too_deep and "".join(self._words).strip():
            self._make("p", {})
            self._flush()
            self._last = self._open.pop()
        else:
            self._flush()

    def _flush(self) -> None:
        if not self._words:
            return
        words = _IMPOSSIBLE.sub(" ", "".join(self._words))
        self._words = []
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + words
        else:
            element = self._open[-1] if self._open else self.root
            element.text = (element.text or "") + words


def _element(tag: str, attributes: Mapping[str, str]) -> lxml.html.HtmlElement:
    return lxml.html.html_parser.makeelement(tag, attributes)


def _name(tag: str) -> str:
    """The element's name; one of another language, such as Word's <o:p>, is a mere stretch of text."""
    name = tag.lower().removeprefix("html:").removeprefix("xhtml:")
    return name if _TAG_NAME.fullmatch(name) else "span"


def _kept(attributes: Mapping[str, str]) -> dict[str, str]:
    if not attributes:
        return {}
    found = ((key, attributes.get(key)) for key in sorted(_KEPT_ATTRIBUTES))
    return {key.replace("xml:", ""): _IMPOSSIBLE.sub(" ", value[:_LONGEST_VALUE]) for key, value in found if value is not None}
