"""Pages without the white space that templates of themes leave: as long as their words and markup."""

from __future__ import annotations

import re

# Inside these, white space is what it is.
_KEPT_OR_BREAK = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2\s*>)|[ \t\r\f]*\n\s*", re.DOTALL | re.IGNORECASE)


def slim(html: str) -> str:
    """The page with one line break for any white space around one; a browser shows the same."""
    return _KEPT_OR_BREAK.sub(lambda match: match[1] or "\n", html)
