"""HTML -> its blocks of text, as mails and Word files have it: no page around the story, so nothing is judged, and every word is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

Skips = Callable[[str, Mapping[str, str]], bool]
"""Whether an element, by its tag and attributes, is left out with all that is in it."""

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_UNSEEN = frozenset(("button", "head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title"))


def blocks(markup: str, skips: Skips = lambda _tag, _attributes: False) -> tuple[str, ...]:
    r"""The blocks that hold text, in order, white space collapsed; a `<br>` is a `\n`.

    Args:
        markup: HTML, damaged or not.
        skips: what is left out besides scripts, styles and the like.
    """
    if not markup.strip():
        return ()
    taking = _Taking(skips)
    target: Any = taking
    # The parser of libxml2 takes linear time over any input, which Python's own does not.
    parser = etree.HTMLParser(target=target, huge_tree=True, no_network=True, encoding="utf-8")
    try:
        etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.ParserError:  # there is no element in it
        return ()
    return taking.found()


class _Taking:
    """Takes what the parser tells, one element or piece of text at a time."""

    def __init__(self, skips: Skips) -> None:
        self._skips = skips
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._skipped = 0  # how many elements are open within one that is left out, itself among them

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or tag in _UNSEEN or self._skips(tag, attributes):
            self._skipped += 1
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in _BLOCKS:
            self._end_block()

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag in _BLOCKS:
            self._end_block()

    def data(self, text: str) -> None:
        if not self._skipped:
            self._pieces.append(" ".join(f"x{text}x".split())[1:-1])

    def comment(self, _text: str) -> None:
        """Comments are not seen."""

    def close(self) -> None:
        self._end_block()

    def found(self) -> tuple[str, ...]:
        return tuple(self._blocks)

    def _end_block(self) -> None:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        if text := "\n".join(lines).strip("\n"):
            self._blocks.append(text)
        self._pieces = []
