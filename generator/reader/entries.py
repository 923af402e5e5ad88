"""Stories of a file that holds many: feeds, and news files of several items. Each has a name that tells it from the others of its file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.errors import SeedError
from generator.model import slug_of
from generator.reader.front_matter import FrontMatter
from generator.reader.html import paragraphs as paragraphs_of_html
from generator.reader.lines import has_words
from generator.reader.markdown import written
from generator.reader.story import Story
from generator.reader.text import composed

MOST_ENTRIES = 1_000
"""The number of entries above which a file is not read."""

_MOST_WORDS = 8
_LONGEST_NAME = 70
_DIGITS = 8
_BY = re.compile(r"(?:by|von|par|por)\s+(?=\S)", re.IGNORECASE)
_LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story of a file, before it has a name.

    Attributes:
        paragraphs: of its text.
        known: what the file tells about it.
        identity: what its publisher calls it, such as an address; "" where it has no such name.
    """

    paragraphs: tuple[str, ...]
    known: FrontMatter = field(default_factory=FrontMatter)
    identity: str = ""


def named_stories(entries: Sequence[Entry], name: str, extension: str) -> tuple[Story, ...]:
    """The entries that have a text as stories; each is named by its day and its title, one alone by its file.

    Raises:
        SeedError: if none has a text; the message begins with the name.
    """
    telling = [(entry, text) for entry in entries if has_words(text := composed(written(entry.paragraphs), name))]
    if not telling:
        raise SeedError(f"{name}: has no story in it; save the story itself as .txt or .md")
    names = [name] if len(telling) == 1 else _names(telling, extension)
    return tuple(Story(text=text, known=entry.known, name=one) for (entry, text), one in zip(telling, names, strict=True))


def reject_too_many(count: int, name: str) -> None:
    """Sees that a file has no more entries than are read.

    Raises:
        SeedError: if it has.
    """
    if count > MOST_ENTRIES:
        raise SeedError(f"{name}: has {count} stories, the limit is {MOST_ENTRIES}; split the file")


def line(words: str | None, name: str) -> str | None:
    """A value on one line and in composed form, without markup; None where nothing is left."""
    if not words:
        return None
    shown = " ".join(paragraphs_of_html(words, name)) if "<" in words or "&" in words else words
    return composed(" ".join(shown.split()), name) or None


def without_by(words: str | None) -> str | None:
    """A byline without the "by" that it begins with."""
    return _BY.sub("", words.strip(), count=1) if words else None


def short_place(*found: str | None) -> str | None:
    """The first that is no longer than a place is; a dateline may be a whole sentence."""
    return next((words for words in found if words and len(words) <= _LONGEST_PLACE), None)


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text in which every line is one."""
    return tuple(filter(has_words, text.splitlines()))


def _names(telling: Iterable[tuple[Entry, str]], extension: str) -> list[str]:
    """Unlike names; they are made of the entry alone, so that the next copy of the same feed has the same ones."""
    found: list[str] = []
    taken: set[str] = set()
    for entry, text in telling:
        stem = _stem(entry.known.published, entry.known.title)
        digits = hashlib.sha256((entry.identity or text).encode("utf-8", "replace")).hexdigest()
        if not stem or f"{stem}{extension}" in taken:
            stem = "-".join(filter(None, (stem or _stem(entry.known.published, None), digits[:_DIGITS])))
        count = 1
        while (one := f"{stem}{f'-{count}' if count > 1 else ''}{extension}") in taken:
            count += 1
        taken.add(one)
        found.append(one)
    return found


def _stem(day: date | None, title: str | None) -> str:
    words = slug_of(title or "").split("-")[:_MOST_WORDS]
    while len("-".join(words)) > _LONGEST_NAME and len(words) > 1:
        words.pop()
    title_words = "-".join(words)[:_LONGEST_NAME].strip("-")
    if title and not title_words:
        return ""
    return "-".join(filter(None, (day.isoformat() if day else "", title_words)))
