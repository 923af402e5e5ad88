"""Markdown -> lines: headings (`## Article 1`) and lines in bold alone (`**Article 1**`) are marked, other marks are taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.treaty_text.lines import Line, collapsed

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r" {0,3}#{1,6}\s*(.+?)\s*#*\s*")
_BOLD = re.compile(r"(\*\*|__)(?!\s)(.+?)(?<!\s)\1[.:]?")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){2,}")
_BULLET = re.compile(r"\A\s*(?:[*+]\s+|>\s?)")
_TAG = re.compile(r"</?(?:a|b|br|i|em|strong|sup|sub|span|div|p|meta|u|small|center)\b[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_CONTENTS_LINK = re.compile(r"\s*(?:[-*+]|\d+\.)?\s*\[[^\]]*\]\(#[^)]*\)\s*")


def lines(text: str) -> tuple[Line, ...]:
    """The lines that hold words, in order."""
    return tuple(_lines(_FRONT_MATTER.sub("", text.lstrip("\ufeff"), count=1).split("\n")))


def _lines(rows: list[str]) -> Iterator[Line]:
    begins = True
    for index, row in enumerate(rows):
        if not any(c.isalnum() for c in row) or _CONTENTS_LINK.fullmatch(row):
            begins = True
            continue
        marked = _HEADING.fullmatch(row)
        underlined = index + 1 < len(rows) and re.fullmatch(r" {0,3}(?:={3,}|-{3,})\s*", rows[index + 1]) is not None
        bold = _BOLD.fullmatch(row.strip())
        words = collapsed(_plain(marked[1] if marked else row))
        if not any(c.isalnum() for c in words):
            continue
        heading = bool(marked or underlined or bold)
        yield Line(text=words, begins=begins or heading or _BULLET.match(row) is not None, heading=heading)
        # Two spaces at a line's end, or a backslash, are a break that the author set.
        begins = heading or row.endswith(("  ", "\\"))


def _plain(row: str) -> str:
    row = _LINK.sub(r"\1", _TAG.sub("", _BULLET.sub("", row, count=1)))
    row = _STRONG.sub(r"\2", row)
    row = _EMPHASIS.sub(lambda found: found[1] or found[2], row)
    return _ESCAPED.sub(r"\1", row).removesuffix("\\")
