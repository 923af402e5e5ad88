"""The files of the user's own that are taken in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import IntakeError
from generator.intake.kinds import Kinds, Original, named

_CHECK = "check the path, or write an address with https://"


def files(path: Path) -> Iterator[Path]:
    """The file, or those in the folder and its folders, sorted; hidden ones are left out, and so is what browsers put beside a saved page.

    Raises:
        IntakeError: if there is no such file or folder.
    """
    if not path.exists():
        raise IntakeError(f"{path}: there is no such file or folder; {_CHECK}")
    if not path.is_dir():
        yield path
        return
    for found in sorted(path.rglob("*")):
        if found.is_file() and not any(_is_aside(path, part) for part in _inside(found, path)):
            yield found


def read(path: Path, kinds: Kinds, most_bytes: int) -> Original:
    """The bytes of a file, and what kind they are.

    Raises:
        IntakeError: if there is none, or it cannot be read, is too large, or is no kind that is known.
    """
    try:
        if not path.is_file():
            raise IntakeError(f"{path}: {_no_file(path)}")
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise IntakeError(f"{path}: cannot be read ({error.strerror}); check its permissions and the disk") from error
    if len(data) > most_bytes:
        raise IntakeError(f"{path}: is larger than {most_bytes // 1_000_000} MB; save only the part that is needed, or only its text")
    if (name := named(path.name, data, None, kinds)) is None:
        raise IntakeError(f"{path}: is not a kind of file that can be read; use {', '.join(sorted(kinds.known))}")
    return Original(data=data, name=name, source=path.name)


def _no_file(path: Path) -> str:
    if path.is_dir():
        return "is a folder; name a file in it"
    return "is no regular file; name another" if path.exists() else f"there is no such file; {_CHECK}"


def _inside(found: Path, root: Path) -> Iterator[Path]:
    """The file and the folders in which it lies, below the root."""
    yield found
    yield from (folder for folder in found.parents if root in folder.parents)


def _is_aside(root: Path, path: Path) -> bool:
    if path.name.startswith("."):
        return True
    page = path.name.removesuffix("_files")
    return page != path.name and path != root and any(path.with_name(page + ending).is_file() for ending in (".html", ".htm"))
