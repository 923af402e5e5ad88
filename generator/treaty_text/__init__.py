"""Bytes of an official text -> its articles: one module a format, and what all formats share."""

from __future__ import annotations

from pathlib import PurePath

from generator.treaty_text import markdown, plain
from generator.treaty_text.encoding import text_of
from generator.treaty_text.lines import Line
from generator.treaty_text.splitting import Contents, split

__all__ = ["EXTENSIONS", "MOST_BYTES", "Contents", "read_bytes"]

_HTML = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN = frozenset({".md", ".markdown"})

EXTENSIONS = _HTML | _MARKDOWN | {".pdf", ".txt"}
"""The extensions of the files that can be read, in lower case."""

MOST_BYTES = 20_000_000
"""The size above which a file is not taken for a treaty."""


def read_bytes(data: bytes, name: str) -> Contents:
    """What an official text holds; its first bytes tell a PDF or HTML file, else the name's extension tells the format.

    Raises:
        TreatyTextError: if the file cannot be read, or no articles can be told in it; the message begins with the name.
    """
    return split(_lines(data, name), name)


def _lines(data: bytes, name: str) -> tuple[Line, ...]:
    # The libraries for PDF and HTML are imported only where a file needs them: every command passes here.
    if data.lstrip()[:5] == b"%PDF-":
        from generator.treaty_text import pdf

        return pdf.lines(data, name)
    text = text_of(data, name)
    extension = PurePath(name).suffix.lower()
    if extension in _HTML or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        from generator.treaty_text import html

        return html.lines(text)
    return markdown.lines(text) if extension in _MARKDOWN else plain.lines(text)
