"""Pages without the white space that templates of themes leave: as long as their words and markup."""

from __future__ import annotations

import re

# Inside some elements white space is what it is; in a page, what is an SVG needs no saying; a space that breaks no line is a letter.
_KEPT_OR_SPARED = re.compile(
    r"""(<(pre|textarea|script|style)\b.*?</\2\s*>)|(?<=<svg) xmlns="http://www.w3.org/2000/svg"|(&#160;)|[ \t\r\f]*\n\s*""",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def slim(html: str) -> str:
    """The page with one line break for any white space around one, and its letters as short as they can be; a browser shows the same."""
    return _KEPT_OR_SPARED.sub(_spared, html)


def _spared(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found[3]:
        return "\N{NO-BREAK SPACE}"
    return "\n" if "\n" in found[0] else ""


def slim_css(css: str) -> str:
    """The style sheet without comments and indentation."""
    return _SPACE.sub("\n", _COMMENT.sub("", css)).strip() + "\n"
