"""HTML -> lines: every block is one, `<br>` parts it, headings and blocks in bold alone are marked, menus and scripts are left out."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from generator.treaty_text.lines import Line, collapsed

_LEFT_OUT = ("script", "style", "nav", "footer", "aside", "noscript", "template", "form", "button", "svg", "head", "select", "iframe")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "header",
    "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "tr", "ul",
}  # fmt: skip
_BREAK, _EDGE = "\n", "\f"
_BOLD = ("b", "strong", "th")
_LEAST_SHARE = 0.5


def lines(text: str) -> tuple[Line, ...]:
    """The lines that hold words, in order."""
    soup = BeautifulSoup(text, "html.parser")
    for left_out in soup(_LEFT_OUT):
        left_out.decompose()
    return tuple(_lines(_body(soup)))


def _body(soup: BeautifulSoup) -> Tag:
    """The part of the page that holds most of its words and is marked as its content; else the whole page."""
    body = soup.body or soup
    whole = len(body.get_text())
    for name in ("main", "article"):
        found = soup.find_all(name)
        if len(found) == 1 and len(found[0].get_text()) > whole * _LEAST_SHARE:
            return found[0]
    return body


def _lines(body: Tag) -> Iterator[Line]:
    words: list[str] = []
    marked = True
    begins = True
    for piece, heading in (*_pieces(body, heading=False), (_EDGE, False)):
        if piece not in (_BREAK, _EDGE):
            words.append(piece)
            marked = marked and (heading or not piece.strip())
            continue
        text = collapsed("".join(words))
        if any(c.isalnum() for c in text):
            yield Line(text=text, begins=begins, heading=marked)
            begins = False
        begins = begins or piece == _EDGE
        words, marked = [], True


def _pieces(tag: Tag, *, heading: bool) -> Iterator[tuple[str, bool]]:
    """The page's words, each with whether it is set as a heading; line breaks; and the edges of blocks."""
    for child in tag.children:
        if isinstance(child, PreformattedString):
            continue
        if isinstance(child, NavigableString):
            yield from _text(child, tag, heading=heading)
        elif isinstance(child, Tag):
            yield from _element(child, heading=heading or child.name in _HEADINGS or child.name in _BOLD)


def _text(string: NavigableString, tag: Tag, *, heading: bool) -> Iterator[tuple[str, bool]]:
    if not any(parent.name == "pre" for parent in (tag, *tag.parents)):
        yield str(string).replace("\n", " ").replace("\f", " "), heading
        return
    for number, row in enumerate(str(string).split("\n")):
        if number:
            yield (_BREAK, heading) if row.strip() else (_EDGE, heading)
        yield row, heading


def _element(tag: Tag, *, heading: bool) -> Iterator[tuple[str, bool]]:
    if tag.name == "br":
        yield _BREAK, heading
        return
    block = tag.name in _BLOCKS
    if block:
        yield _EDGE, heading
    elif tag.name in ("td", "th"):
        yield " ", heading
    if tag.name == "li" and (number := _number(tag)):
        yield f"{number} ", heading
    yield from _pieces(tag, heading=heading)
    if block:
        yield _EDGE, heading


def _number(item: Tag) -> str:
    """The number that a browser writes before an item of a numbered list."""
    parent = item.parent
    if parent is None or parent.name != "ol" or "none" in str(parent.get("style", "")):
        return ""
    before = sum(1 for sibling in item.previous_siblings if isinstance(sibling, Tag) and sibling.name == "li")
    start = str(parent.get("start", "1"))
    number = before + (int(start) if start.isdecimal() else 1)
    kind = str(parent.get("type", "1"))
    letter = chr(ord("a") + (number - 1) % 26)
    written = {"a": letter, "A": letter.upper()}.get(kind, str(number))
    return f"({written})" if kind in "aA" else f"{number}."
