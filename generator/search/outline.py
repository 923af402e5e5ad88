"""A page's HTML -> the passages that search finds, each with its heading and the place that a link can lead to.

MkDocs wrote the HTML, so its tags are well formed, and one regular expression reads a page in a few milliseconds; a general
parser needs ten times as long, which ten thousand pages would feel.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<!--.*?-->""", re.DOTALL)
_ID = re.compile(r"""(?:^|\s)id=["']([^"']*)["']""")
_CLASS = re.compile(r"""(?:^|\s)class=["']([^"']*)["']""")
_EMPTY = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_UNREAD = frozenset({"button", "nav", "noscript", "object", "script", "style", "svg", "template"})
# Signs and counts around the words. A mark leads to the sentence whose words the reader has already found.
_UNREAD_CLASSES = frozenset(
    {"headerlink", "precis-actions", "precis-badge", "precis-count", "precis-left-out", "precis-mark", "precis-number", "precis-nothing"}
    | {"precis-country", "precis-meant", "precis-quiet", "precis-tally"}
)
_TERM_ENDS = ": "
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS = frozenset(
    {"article", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "li", "ol", "p", "pre", "section", "summary"}
    | {"table", "td", "th", "tr", "ul"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, an entry of a list: words that are read as one.

    Attributes:
        anchor: the id that it bears; "" for none.
        around: the tags and classes of the blocks around it, the innermost last.
        text: its words, plain.
    """

    anchor: str
    around: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it, up to the next one.

    Attributes:
        level: 1 to 4; 0 for what stands above the first heading.
        anchor: the heading's id.
        title: its words; "" above the first heading.
    """

    level: int
    anchor: str
    title: str
    passages: tuple[Passage, ...]


def outline(page: str) -> tuple[Section, ...]:
    """The sections of a page as MkDocs wrote it, or of its content alone; what bears `data-search-exclude` is left out."""
    start = page.find("<article")
    content = page[page.index(">", start) + 1 : page.index("</article>", start)] if start >= 0 else page
    return _Reading().read(content)


@dataclass(slots=True)
class _Reading:
    """Where the reading of one page stands."""

    sections: list[Section] = field(default_factory=list)
    heading: tuple[int, str, str] = (0, "", "")
    passages: list[Passage] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    blocks: list[tuple[str, str, str]] = field(default_factory=list)  # tag, id, classes
    unread: int = 0

    def read(self, content: str) -> tuple[Section, ...]:
        for text, tag in _pieces(content):
            if text and not self.unread and not (text.isspace() and self.words[-1:] == [_TERM_ENDS]):
                self.words.append(text)
            if tag is None or not tag[2]:
                continue
            if tag[2].lower() not in _EMPTY and not tag[3].endswith("/"):
                (self._close if tag[1] else self._open)(tag[2].lower(), tag[3])
            elif not self.unread:
                self.words.append(" ")
        self._end_passage()
        self._end_section()
        return tuple(self.sections)

    def _open(self, tag: str, attributes: str) -> None:
        if self.unread:
            self.unread += 1
            return
        classes = found[1] if (found := _CLASS.search(attributes)) else ""
        if tag in _UNREAD or "data-search-exclude" in attributes or not _UNREAD_CLASSES.isdisjoint(classes.split()):
            self.unread = 1
        elif tag in _HEADINGS or tag in _BLOCKS:
            # A term and what is said of it are one passage.
            if not (tag == "dd" and self.words[-1:] == [_TERM_ENDS]):
                self._end_passage()
            anchor = found[1] if (found := _ID.search(attributes)) else ""
            self.blocks.append((tag, html.unescape(anchor), classes))

    def _close(self, tag: str, _: str) -> None:
        if self.unread:
            self.unread -= 1
        elif tag in _HEADINGS:
            title = _plain(self.words)
            self.words.clear()
            self._end_section()
            self.heading = (int(tag[1]), self.blocks.pop()[1] if self.blocks else "", title)
        elif tag in _BLOCKS:
            if tag == "dt":
                self.words.append(_TERM_ENDS)
            else:
                self._end_passage()
            if self.blocks:
                self.blocks.pop()

    def _end_passage(self) -> None:
        text = _plain(self.words)
        self.words.clear()
        if text:
            anchor = next((anchor for _, anchor, _ in reversed(self.blocks) if anchor), "")
            around = tuple(name for tag, _, classes in self.blocks for name in (tag, *classes.split()))
            self.passages.append(Passage(anchor=anchor, around=around, text=text))

    def _end_section(self) -> None:
        level, anchor, title = self.heading
        if title or self.passages:
            self.sections.append(Section(level=level, anchor=anchor, title=title, passages=tuple(self.passages)))
        self.passages.clear()


def _pieces(content: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The text before each tag, with the tag; comments and what follows the last tag come with none."""
    position = 0
    for tag in _TAG.finditer(content):
        yield content[position : tag.start()], tag
        position = tag.end()
    yield content[position:], None


def _plain(words: list[str]) -> str:
    return " ".join(html.unescape("".join(words)).split())
