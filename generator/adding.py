"""Originals -> seeds: each is converted once, kept as it was beside the seeds, and known again.

A story is a seed already where a seed names the same original in its front matter, is the same file, or has the same words. The original is
written first and the seed last, each whole or not at all: what breaks off between them is made good by adding the same again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from generator import reader, store
from generator.errors import IntakeError, SeedError
from generator.intake import Original
from generator.model import Article, slug_of
from generator.reader import Story, writing

ORIGINALS = "originals"
"""The folder, among the seeds, of what they were made of."""

_HEAD = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n?", re.DOTALL | re.MULTILINE)
_ORIGINAL = re.compile(r"^original:[ \t]*[\"']?([0-9a-f]{64})\b", re.MULTILINE)
_SOURCE = re.compile(r"^source:.*$", re.MULTILINE)
_LONGEST_SLUG = 80
# Files that are no seeds whatever they hold.
_TAKEN = frozenset({"readme", "reference", "originals", "corrections", "redirects"})
_ATTEMPTS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a story.

    Attributes:
        source: where it came from.
        seed: the file that it is.
        was_there: whether it was a seed already, and nothing was changed.
    """

    source: str
    seed: Path
    was_there: bool = False


def add(originals: Iterable[Original | IntakeError], shelf: Shelf, *, today: date) -> Iterator[Added | IntakeError | SeedError]:
    """Makes seeds of the originals, one by one, and says what became of each story; what cannot be taken in is an error among them.

    Args:
        originals: the files, or why one could not be had.
        shelf: the seeds that there are.
        today: the day that seeds name as the one on which they were taken.

    Raises:
        WriteError: if a file cannot be written; what was added before stays.
    """
    for original in originals:
        if isinstance(original, IntakeError):
            yield original
        else:
            yield from shelf.take(original, today)


@dataclass(frozen=True, slots=True)
class _Found:
    """A story that may become a seed."""

    story: Story
    article: Article
    source: str


class Shelf:
    """The seeds of a site, by what tells that a story is among them."""

    def __init__(self, folder: Path, seeds: Sequence[Path], *, dry_run: bool = False) -> None:
        """Looks at the seeds, which are read but not understood.

        Args:
            folder: of the seeds.
            seeds: all files in it that are.
            dry_run: whether nothing is written.
        """
        self._folder = folder
        self._dry_run = dry_run
        self._files: dict[str, Path] = {}
        self._originals: dict[str, list[tuple[str, Path]]] = {}
        self._words: dict[str, Path] = {}
        self._names = {slug_of(path.stem) for path in seeds}
        for path in seeds:
            try:
                self._note(path, path.read_bytes())
            except OSError:  # the build will tell
                continue

    def take(self, original: Original, today: date) -> Iterator[Added | IntakeError | SeedError]:
        """Makes seeds of an original's stories."""
        sha256 = hashlib.sha256(original.data).hexdigest()
        if (path := self._files.get(sha256)) is not None:
            yield Added(source=original.source, seed=path, was_there=True)
            return
        try:
            attempts = reader.attempts(original.data, original.name)
        except SeedError as error:
            yield error if original.url is None else IntakeError(f"{original.source}: {error}")
            return
        for attempt in attempts:
            yield attempt if isinstance(attempt, SeedError) else self._add(attempt, original, len(attempts) > 1, (sha256, today))

    def _add(self, story: Story, original: Original, is_one_of_many: bool, marks: tuple[str, date]) -> Added | SeedError:
        sha256, today = marks
        source = f"{original.source} ({story.name})" if is_one_of_many else original.source
        url = story.known.url or (None if is_one_of_many else original.url)
        told = replace(story, known=replace(story.known, url=url, source=source, retrieved=today, original=sha256))
        if (path := self._known(told, is_one_of_many)) is not None:
            return Added(source=source, seed=path, was_there=True)
        try:
            name, text = _written(told)
        except SeedError as error:
            return error
        path = self._free(name)
        self._write(self._folder / ORIGINALS / _original_name(original, sha256), original.data)
        self._write(path, text.encode())
        self._note(path, text.encode())
        return Added(source=source, seed=path)

    def _known(self, story: Story, is_one_of_many: bool) -> Path | None:
        """The seed that the story is already."""
        line = _SOURCE.search(writing.front_matter(story.known))
        for source, path in self._originals.get(story.known.original or "", []):
            if not is_one_of_many or (line and source == line.group()):
                return path
        return self._words.get(_digest(story.text))

    def _note(self, path: Path, data: bytes) -> None:
        self._files.setdefault(hashlib.sha256(data).hexdigest(), path)
        text = data.decode("utf-8", "replace")
        head = _HEAD.match(text)
        block = head[1] if head else ""
        if original := _ORIGINAL.search(block):
            source = _SOURCE.search(block)
            self._originals.setdefault(original[1], []).append((source.group() if source else "", path))
        self._words.setdefault(_digest(text[head.end() :] if head else text), path)

    def _free(self, name: str) -> Path:
        """The path of a new seed whose address no other seed has."""
        stem, extension = PurePath(name).stem, PurePath(name).suffix
        for number in range(1, _ATTEMPTS):
            called = stem if number == 1 else f"{stem}-{number}"
            path = self._folder / f"{called}{extension}"
            if slug_of(called) not in self._names and not path.exists():
                self._names.add(slug_of(called))
                return path
        raise SeedError(f"{name}: there are {_ATTEMPTS} seeds of that name; rename some")

    def _write(self, path: Path, data: bytes) -> None:
        if not self._dry_run and not (path.is_file() and path.read_bytes() == data):
            store.write_file(path, data)


def _written(story: Story) -> tuple[str, str]:
    """The name of the seed's file and its text: Markdown, unless that would read the words otherwise than the original has them.

    Raises:
        SeedError: if the story is none, or cannot be written so that it reads back.
    """
    wanted = reader.article(story, story.name, story.known.original or "")
    text = writing.seed(story)
    for extension in (".md", ".txt") if story.is_plain else (".md",):
        try:
            got = reader.read_bytes(text.encode(), f"{PurePath(story.name).stem}{extension}")
        except SeedError:
            continue
        if _said(got) == _said(wanted):
            return f"{_name(got, story.name)}{extension}", text
    raise SeedError(f"{story.name}: cannot be kept as text, for what it says of itself is too long or damaged; save its text as .txt")


def _said(article: Article) -> tuple[object, ...]:
    return article.headline, article.published, [span.of(article.text) for span in article.paragraphs]


def _name(article: Article, name: str) -> str:
    """`<day>-<title>`, as far as they are known."""
    title = slug_of(article.headline or "") or slug_of(PurePath(name).stem) or "story"
    if len(title) > _LONGEST_SLUG:
        title = title[:_LONGEST_SLUG].rpartition("-")[0] or title[:_LONGEST_SLUG]
    if article.published is not None:
        return title if title.startswith(article.published.isoformat()) else f"{article.published.isoformat()}-{title}"
    return f"story-{title}" if title in _TAKEN else title


def _original_name(original: Original, sha256: str) -> str:
    path = PurePath(original.name)
    slug = slug_of(path.stem)[:_LONGEST_SLUG].strip("-") or "original"
    return f"{sha256[:12]}-{slug}{path.suffix.lower()}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.strip().encode("utf-8", "replace")).hexdigest()
