"""What stood before a build, set aside on the disk until the build is done: what fails or is killed is taken back, by whoever comes next.

Beside the pages, in a hidden folder, lie the files as they were, and a log that names them, one line each. A file is set
aside and named before it is changed. Whatever moment a build dies at, going through the log from its end puts everything back, and
doing so twice does no harm; what is done for good has no log any more.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.store.files import put, unwritable

UNDO_FOLDER = ".precis.undo"
_LOG = "log"
_PART = "part"


class UndoLog:
    """The changes of one build; its folder exists only while there is something that could be taken back."""

    def __init__(self, docs_dir: Path) -> None:
        """Takes back what a killed build has left.

        Args:
            docs_dir: the docs folder; files elsewhere are remembered as seen from it.

        Raises:
            WriteError: if that cannot be done.
        """
        self._docs = docs_dir
        self._folder = docs_dir / UNDO_FOLDER
        self._entries: list[tuple[str, str | None]] = []
        try:
            if self._folder.exists():
                self._entries = _read(self._folder / _LOG)
                self.roll_back()
        except OSError as error:
            raise unwritable(self._folder, error) from error

    def note(self, path: Path) -> None:
        """Sets the file aside as it is, before it is changed, made or removed.

        Raises:
            OSError: if it cannot be set aside; it must not be changed then.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = None
        if path.exists():
            aside = str(len(self._entries))
            _set_aside(path, self._folder / aside)
        entry = (_seen_from(self._docs, path), aside)
        with (self._folder / _LOG).open("ab", buffering=0) as log:
            log.write(json.dumps(entry).encode() + b"\n")
        self._entries.append(entry)

    def put(self, path: Path, content: bytes) -> None:
        """Puts the content in the place of the file, as it can be taken back.

        Raises:
            OSError: if it cannot be written; the file is then as it was.
        """
        self.note(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        # What a killed build has half written lies where the next one clears up.
        part = self._folder / _PART
        part.write_bytes(content)
        part.chmod(0o644)
        try:
            part.replace(path)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            put(path, content)  # on another disk

    def remove(self, path: Path) -> None:
        """Removes the file, as it can be taken back, and the folders that are empty then.

        Raises:
            OSError: if it cannot be removed.
        """
        self.note(path)
        path.unlink(missing_ok=True)
        _remove_empty(path, self._docs)

    @contextmanager
    def part(self) -> Iterator[UndoLog]:
        """A part of the build: what it has changed is taken back where it raises an error."""
        before = len(self._entries)
        try:
            yield self
        except BaseException:
            self._take_back(before)
            raise

    def __enter__(self) -> UndoLog:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self.roll_back()

    def roll_back(self) -> None:
        """Puts every file back as it was.

        Raises:
            OSError: if that cannot be done; the next build does it.
        """
        self._take_back(0)
        self.forget()

    def forget(self) -> None:
        """Leaves everything as it is now."""
        self._entries = []
        (self._folder / _LOG).unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _take_back(self, first: int) -> None:
        for name, aside in reversed(self._entries[first:]):
            path = self._docs / name
            if aside is None:
                with suppress(FileNotFoundError, NotADirectoryError):
                    path.unlink()
                _remove_empty(path, self._docs)
            elif (self._folder / aside).exists():  # else it is back already
                path.parent.mkdir(parents=True, exist_ok=True)
                (self._folder / aside).replace(path)


def _read(log: Path) -> list[tuple[str, str | None]]:
    """The entries of a log. The last line may be half written; its file was not changed then."""
    found: list[tuple[str, str | None]] = []
    with suppress(OSError, ValueError, TypeError):
        for line in log.read_bytes().split(b"\n"):
            name, aside = json.loads(line)
            found.append((str(name), None if aside is None else str(int(aside))))
    return found


def _set_aside(path: Path, aside: Path) -> None:
    """A second name for the file costs nothing, for files are replaced and never written into."""
    aside.unlink(missing_ok=True)
    try:
        os.link(path, aside)
    except OSError:
        shutil.copy2(path, aside)


def _seen_from(folder: Path, path: Path) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # on another drive
        return str(path)


def _remove_empty(path: Path, root: Path) -> None:
    """The folders of a file that is gone, up to the root, where they are empty."""
    for folder in path.parents:
        if folder == root or not folder.is_relative_to(root):
            break
        try:
            folder.rmdir()
        except OSError:  # not empty, or gone
            break
