"""Pages without the white space that templates of themes leave: as long as their words and markup."""

from __future__ import annotations

import re

# Inside these white space is what it is.
_KEPT = re.compile(r"<(pre|textarea|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_SPACES = " \t\r\f"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def slim(html: str) -> str:
    """The page with one line break for any white space around one, and its letters as short as they can be; a browser shows the same."""
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(html):
        parts += [_slimmed(html[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*parts, _slimmed(html[end:])])


def _slimmed(html: str) -> str:
    # In a page, what is an SVG needs no saying; a space that breaks no line is a letter.
    short = html.replace('<svg xmlns="http://www.w3.org/2000/svg"', "<svg").replace("&#160;", "\N{NO-BREAK SPACE}")
    first, *lines = short.split("\n")
    if not lines:
        return first
    *lines, last = lines
    return "\n".join([first.rstrip(_SPACES), *filter(None, (line.strip(_SPACES) for line in lines)), last.lstrip(_SPACES)])


def slim_css(css: str) -> str:
    """The style sheet without comments and indentation."""
    return _SPACE.sub("\n", _COMMENT.sub("", css)).strip() + "\n"
