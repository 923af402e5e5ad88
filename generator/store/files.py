"""One file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import WriteError

PARTS = ".*.part"
"""The names of files that are being written."""


def write_file(path: Path, content: str | bytes) -> None:
    """Writes one file whole or not at all; a text in UTF-8.

    Raises:
        WriteError: if it cannot be written.
    """
    try:
        put(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """An empty file beside the one at the path, whose place it takes when the block ends and no error was raised.

    Raises:
        WriteError: if it cannot be written.
    """
    try:
        with part_of(path) as part:
            yield part
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> WriteError:
    """What to say where a file, or one on the way to it, cannot be written."""
    return WriteError(f"{path}: cannot be written: {error.strerror or error}. Free space or change the folder's rights, then try again.")


def put(path: Path, content: bytes) -> None:
    """Puts the content in the place of the file; folders on the way are made.

    Raises:
        OSError: if it cannot be written; the file is then as it was.
    """
    with part_of(path) as part:
        part.write_bytes(content)


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """An empty file beside the one at the path, whose place it takes when the block ends and no error was raised."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
