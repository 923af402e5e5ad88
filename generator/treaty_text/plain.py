"""Plain text -> lines. Blank lines and form feeds set a line off; a line of signs alone (`* * *`, `-----`) does so too."""

from __future__ import annotations

import re

from generator.treaty_text.lines import Line, collapsed

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page )?\d{1,4}[-–—\s]*", re.IGNORECASE)


def lines(text: str) -> tuple[Line, ...]:
    """The lines that hold words, in order."""
    found: list[Line] = []
    pages = text.split("\f")
    for number, page in enumerate(pages):
        rows = page.split("\n")
        if len(pages) > 1:
            rows = _without_page_number(rows)
        begins = number == 0
        for row in rows:
            words = collapsed(row)
            if not any(c.isalnum() for c in words):
                begins = True
                continue
            found.append(Line(text=words, begins=begins))
            begins = False
    return tuple(found)


def _without_page_number(rows: list[str]) -> list[str]:
    """A page's rows without the page number above or below them, and without the blank rows around it."""
    while rows and (not rows[0].strip() or _PAGE_NUMBER.fullmatch(rows[0])):
        rows = rows[1:]
    while rows and (not rows[-1].strip() or _PAGE_NUMBER.fullmatch(rows[-1])):
        rows = rows[:-1]
    return rows
