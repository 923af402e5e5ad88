"""Whether anything has changed since the last build: then there is nothing to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path

from generator.cache.digests import digest


class LatestBuild:
    """How everything stood that the last build of a site read and wrote."""

    def __init__(self, record: Path, request: bytes, read: Sequence[Path], site: Path) -> None:
        """Takes down how everything stands now.

        Args:
            record: where the last build noted how everything stood.
            request: the digest of what a build depends on besides files.
            read: the folders that it reads, and in part writes.
            site: the folder, or the file, that it makes.
        """
        self._record = record
        self._request = request
        self._read = read
        self._site = site
        self._apart: frozenset[str] = frozenset()
        self._before = _listing(read)

    def without(self, names: frozenset[str]) -> LatestBuild:
        """The same of a site in which these folders are those of other builds."""
        self._apart = names
        return self

    def is_current(self) -> bool:
        """Whether everything stands as the last build left it."""
        try:
            noted = self._record.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return False
        # What was read is looked at first: mostly it is that which has changed, and the site is large.
        read, _, site = noted.partition(" ")
        return read == _standing(self._before, self._request) and site == _standing(self._made())

    def note(self, written: Set[str], write: Callable[[Path, str], None]) -> None:
        """Notes how everything stands after a build; not where a person has changed something in the meantime.

        Args:
            written: the paths of the files among those read that the build may have written itself.
            write: what writes a text to a path.

        Raises:
            WriteError: as `write` does.
        """
        after = _listing(self._read)
        if _without(self._before, written) == _without(after, written):
            write(self._record, f"{_standing(after, self._request)} {_standing(self._made())}")

    def _made(self) -> dict[str, tuple[int, int]]:
        if not self._apart or not self._site.is_dir():
            return _listing([self._site])
        return _listing([path for path in self._site.iterdir() if path.name not in self._apart])


def _standing(listing: Mapping[str, tuple[int, int]], request: bytes = b"") -> str:
    return digest(request, repr(sorted(listing.items())).encode()).hex()


def _without(listing: Mapping[str, tuple[int, int]], names: Set[str]) -> dict[str, tuple[int, int]]:
    return {name: standing for name, standing in listing.items() if name not in names}


def _listing(folders: Sequence[Path]) -> dict[str, tuple[int, int]]:
    """Size and time of the last change, in nanoseconds, of every file below the folders."""
    found: dict[str, tuple[int, int]] = {}
    left = [str(folder) for folder in folders]
    # One loop, and no generator in another: an archive has two hundred thousand files.
    while left:
        folder = left.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir():
                        left.append(entry.path)
                    else:
                        standing = entry.stat()
                        found[entry.path] = standing.st_size, standing.st_mtime_ns
        except FileNotFoundError:
            continue
        except NotADirectoryError:
            standing = os.stat(folder)  # noqa: PTH116 — names are texts here
            found[folder] = standing.st_size, standing.st_mtime_ns
    return found
