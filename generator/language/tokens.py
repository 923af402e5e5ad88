"""Text -> tokens, by one pattern: words keep inner hyphens, apostrophes and full stops; the possessive stands alone."""

from __future__ import annotations

import re

from generator.model import Token
from generator.span import Span

_APOSTROPHE = "['’]"
_TOKEN = re.compile(
    rf"""
      ''|``                                             # quotation marks made of two
    | (?:[^\W\d_]\.){{2,}}(?:[-–][^\W\d_][\w.]*)*       # U.S. · J.F.K. · U.S.-led
    | \d+(?:[.,:]\d+)*(?:[-–]?[^\W_]+)*%?               # 3% · 1,000 · 5.2 · 7th · 2025
    | [^\W_]+(?:(?:[-–&/]|{_APOSTROPHE}(?!s\b))(?:(?:[^\W\d_]\.){{2,}}|[^\W_]+))*   # Ishiba · Japan-U.S. · O'Brien · AT&T
    | {_APOSTROPHE}s\b                                  # the possessive of Trump's
    | \.{{3,}}|…                                        # an ellipsis
    | --+                                               # a dash in typewriter style
    | \S
    """,
    re.VERBOSE,
)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, with spans in `text`."""
    return tuple(Token(m.group(), Span(*m.span())) for m in _TOKEN.finditer(text, start, end))
