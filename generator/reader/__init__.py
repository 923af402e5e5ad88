"""Seed file -> article: one module a format, and what all formats share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path, PurePath
from types import MappingProxyType

from generator.errors import SeedError
from generator.model import Article
from generator.reader import archive, front_matter, markdown, plain
from generator.reader.dateline import Dateline, dateline, titled
from generator.reader.front_matter import FrontMatter
from generator.reader.header import Header, header
from generator.reader.paragraphs import paragraphs
from generator.reader.story import MOST_BYTES, Story
from generator.reader.text import text_of

__all__ = [
    "EXTENSIONS",
    "MOST_BYTES",
    "MOST_BYTES_OF_A_FILE",
    "MOST_CHARACTERS",
    "Story",
    "article",
    "attempts",
    "load",
    "read",
    "read_bytes",
    "stories",
]

_MARKDOWN = frozenset({".md", ".markdown"})
_PLAIN = frozenset({".txt"})
_ARCHIVES = frozenset({".zip"})
# The module of each other format; it is imported where a file needs it, for the libraries behind some take a second.
_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".atom": "feed",
        ".docx": "docx",
        ".eml": "eml",
        ".htm": "html",
        ".html": "html",
        ".json": "ninjs",
        ".pdf": "pdf",
        ".rss": "feed",
        ".xhtml": "html",
        ".xml": "xml",
    }
)

EXTENSIONS = _MARKDOWN | _PLAIN | _ARCHIVES | _FORMATS.keys()
"""The extensions of the files that can be read, in lower case."""

MOST_CHARACTERS = 150_000
"""The length above which a text is not taken for one story: a book; the longest news that we have seen has 62,000. So long a story takes less than a minute."""

MOST_BYTES_OF_A_FILE = 50_000_000
"""The size above which a file of another format, which may hold pictures or many stories, is not read."""


def read(path: Path) -> Article:
    """The article of one seed file.

    Raises:
        SeedError: if the file cannot be read or is no story; the message begins with its name and says what to do.
    """
    return read_bytes(load(path), path.name)


def load(path: Path) -> bytes:
    """The bytes of one seed file.

    Raises:
        SeedError: if they cannot be had, or are too many; the message begins with the file's name and says what to do.
    """
    name = path.name
    try:
        if path.is_dir():
            raise SeedError(f"{name}: is a folder; name a file, or put its files into the folder of seeds")
        _reject_extension(name)
        if path.exists() and not path.is_file():
            raise SeedError(f"{name}: is not a regular file; save the story as .txt or .md")
        _reject_size(path.stat().st_size, name)
        with path.open("rb") as file:
            data = file.read(_limit(name) + 1)
    except FileNotFoundError as error:
        raise SeedError(f"{name}: is not there any more; check the path") from error
    except PermissionError as error:
        raise SeedError(f"{name}: may not be read; change the file's permissions") from error
    except OSError as error:
        raise SeedError(f"{name}: cannot be read ({error.strerror}); check the path and the disk") from error
    return data


def read_bytes(data: bytes, name: str) -> Article:
    """The article of a seed's bytes; `name` is the file's, and its extension tells the format.

    What front matter tells stands before what the text tells.

    Raises:
        SeedError: if the bytes are no story; the message begins with the name and says what to do.
    """
    found = stories(data, name)
    if len(found) != 1:
        raise SeedError(f"{PurePath(name).name}: holds {len(found)} stories; take them in with `precis add`, which makes a seed of each")
    return article(found[0], PurePath(name).name, hashlib.sha256(data).hexdigest())


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The stories of a file's bytes, one except in feeds and archives; `name` is the file's, and its extension tells the format.

    Raises:
        SeedError: if there is none, or one of an archive cannot be read; the message begins with the name and says what to do.
    """
    found: list[Story] = []
    for one in attempts(data, name):
        if isinstance(one, SeedError):
            raise one
        found.append(one)
    return tuple(found)


def attempts(data: bytes, name: str) -> tuple[Story | SeedError, ...]:
    """The same, but a file of an archive that cannot be read stands among the stories as its error, and the others are still given.

    Raises:
        SeedError: if the file as a whole cannot be read; the message begins with the name and says what to do.
    """
    name = PurePath(name).name
    _reject_extension(name)
    _reject_size(len(data), name)
    if _extension(name) not in _ARCHIVES:
        return _stories(data, name)
    found = tuple(one for member in archive.members(data, name) for one in _of_member(member, name))
    if not found:
        raise SeedError(f"{name}: holds no file that could be a story; put stories into it")
    return found


def _of_member(member: archive.Member | SeedError, name: str) -> tuple[Story | SeedError, ...]:
    if isinstance(member, SeedError):
        return (SeedError(f"{name}: {member}"),)
    try:
        _reject_extension(member.name)
        _reject_size(len(member.data), member.name)
        if _extension(member.name) in _ARCHIVES:
            raise SeedError(f"{member.name}: is an archive in an archive; unpack it")
        return _stories(member.data, member.name)
    except SeedError as error:
        return (SeedError(f"{name}: {error}"),)


def _stories(data: bytes, name: str) -> tuple[Story, ...]:
    extension = _extension(name)
    if extension in _FORMATS:
        read: Callable[[bytes, str], tuple[Story, ...]] = import_module(f"generator.reader.{_FORMATS[extension]}").stories
        found = read(data, name)
        for story in found:
            if len(story.text.encode()) > MOST_BYTES:
                raise SeedError(f"{name}: has a story of more than {MOST_BYTES // 1_000_000} MB; split it into one file a story")
        return found
    known, text = front_matter.split(text_of(data, name), name)
    return (Story(text=text, known=known, name=name, is_plain=extension in _PLAIN),)


def article(story: Story, name: str, sha256: str) -> Article:
    """The article that the story is.

    Args:
        story: what a file gave.
        name: of the file; the message of an error begins with it.
        sha256: of the file's bytes, in hexadecimal.

    Raises:
        SeedError: if there is no story in it.
    """
    known, text = story.known, story.text
    if len(text) > MOST_CHARACTERS:
        raise SeedError(
            f"{name}: has {len(text):,} characters, the limit for a story is {MOST_CHARACTERS:,}; split it into one file a story"
        )
    lines = plain.lines(text) if story.is_plain else markdown.lines(text)
    if not lines:
        raise SeedError(f"{name}: {_nothing(text, known)}; paste the story into it, or delete the file")
    top = header(text, lines, known.title)
    spans = paragraphs(text, lines[top.lines :])
    if not spans:
        raise SeedError(f"{name}: has headline, byline or date lines but no story below them; paste the story, or delete the file")
    filed = dateline(text, spans[0])
    return Article(
        seed=name,
        sha256=sha256,
        text=text,
        header=top.spans,
        paragraphs=spans,
        headline=known.title or (markdown.shown(top.headline.of(text)) if top.headline else None),
        byline=known.byline or top.byline,
        published=_published(known, top, filed),
        dateline=titled(known.place) if known.place else filed.place if filed else top.place,
        dateline_span=filed.span if filed else None,
        publisher=known.publisher or top.publisher or (filed.publisher if filed else None),
        url=known.url or top.url,
        language=known.language or "en",
        topics=known.topics,
        revisions=known.revisions,
        source_text=known.source_text,
    )


def _published(known: FrontMatter, top: Header, filed: Dateline | None) -> date | None:
    """The day of publication: front matter, then the date line, then a dateline with a year; a day of update only where nothing else tells."""
    if known.published:
        return known.published
    if top.stamp and not top.stamp.updated and top.stamp.day:
        return top.stamp.day
    return (filed.day if filed else None) or top.published


def _nothing(text: str, known: FrontMatter) -> str:
    if known != FrontMatter():
        return "has front matter but no story below it"
    return "is empty" if not text.strip() else "has no words"


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower()


def _reject_extension(name: str) -> None:
    if _extension(name) not in EXTENSIONS:
        raise SeedError(f"{name}: is not a kind of seed that can be read; use {', '.join(sorted(EXTENSIONS))}")


def _limit(name: str) -> int:
    return MOST_BYTES_OF_A_FILE if _extension(name) in _FORMATS.keys() | _ARCHIVES else MOST_BYTES


def _reject_size(size: int, name: str) -> None:
    if size > _limit(name):
        raise SeedError(
            f"{name}: has {size / 1e6:.1f} MB, the limit for a seed is {_limit(name) // 1_000_000} MB; split it into one file a story"
        )
