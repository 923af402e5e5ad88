"""Properties of documents: title, author and day as the file tells them, believed only where the top of the text bears them out.

Many name a template, a typist or the day of printing, and nothing is better than something wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.reader.front_matter import FrontMatter

_CREATED = re.compile(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOP = 800
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a file tells of itself, as it writes it; empty where it does not tell."""

    title: str = ""
    author: str = ""
    created: str = ""


def borne_out(properties: Properties, text: str) -> FrontMatter:
    """The properties that stand at the top of the text, too."""
    top = text[:_TOP]
    said = _squashed(top)
    title, author = (" ".join(value[:_LONGEST].split()) for value in (properties.title, properties.author))
    return FrontMatter(
        title=title if len(title.split()) > 1 and _squashed(title) in said else None,
        byline=author if len(author.split()) in range(2, 6) and _squashed(author) in said else None,
        published=_day(properties.created, top),
    )


def _day(created: str, top: str) -> date | None:
    """The day on which the file was made, where the top of the text names the same day of the same month, and no other year with it."""
    match = _CREATED.match(created.strip())
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    month = rf"{_MONTHS[day.month - 1]}[a-z]{{0,6}}\.?"
    no_other_year = rf"(?!,?\s+(?!{day.year})\d{{4}})"
    written = rf"\b{month}\s+{day.day}(?!\d){no_other_year}|(?<!\d){day.day}\s+{month}(?![a-z]){no_other_year}"
    return day if re.search(rf"{written}|{day.isoformat()}", top, re.IGNORECASE) else None


def _squashed(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
