"""Story -> seed: front matter and text as a file that reads back as the same; the inverse of `front_matter.split`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from generator.reader.days import day_of
from generator.reader.front_matter import FrontMatter, is_address, is_language
from generator.reader.story import Story

_ESCAPED = {'"': '\\"', "\\": "\\\\"}


def seed(story: Story) -> str:
    """The text of the seed's file. What front matter cannot hold, such as an address that is none, is left out."""
    return f"{front_matter(story.known)}\n{story.text.strip(chr(10))}\n"


def front_matter(known: FrontMatter) -> str:
    """The block of front matter with its lines of dashes; an empty one where nothing is known."""
    return "".join(f"{line}\n" for line in ("---", *_lines(known), "---"))


def _lines(known: FrontMatter) -> Iterator[str]:
    yield from _text("title", known.title)
    yield from _day("published", known.published)
    yield from _text("byline", known.byline)
    yield from _text("publisher", known.publisher)
    yield from _text("url", known.url if known.url and is_address(known.url) else None)
    yield from _text("place", known.place)
    yield from _text("language", known.language if known.language and is_language(known.language) else None)
    if topics := [topic for topic in map(normal, known.topics) if topic]:
        yield f"topics: [{', '.join(map(_quoted, topics))}]"
    notes = [(revision.on, note) for revision in known.revisions if (note := normal(revision.note))]
    if notes:
        yield "revisions:"
        yield from (f"  - {{date: {on.isoformat()}, note: {_quoted(note)}}}" for on, note in notes)
    yield from _text("source", known.source)
    yield from _day("retrieved", known.retrieved)
    yield from _text("original", known.original)
    yield from _text("source_text", known.source_text.value if known.source_text else None)


def _text(key: str, value: str | None) -> Iterator[str]:
    if value and (words := normal(value)):
        yield f"{key}: {_quoted(words)}"


def _day(key: str, value: date | None) -> Iterator[str]:
    if value is not None and day_of(value.isoformat()) == value:
        yield f"{key}: {value.isoformat()}"


def normal(value: str) -> str:
    """The value as front matter is read: on one line, in composed form, without characters that no text has."""
    words = " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in value if not "\ud800" <= c <= "\udfff").split())
    return unicodedata.normalize("NFC", words)


def _quoted(words: str) -> str:
    """In quotation marks, so that YAML takes it for text whatever it looks like; what cannot be seen is written as its number."""
    return f'"{"".join(map(_shown, words))}"'


def _shown(character: str) -> str:
    if character.isprintable():
        return _ESCAPED.get(character, character)
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
