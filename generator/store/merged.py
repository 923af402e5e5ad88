"""A site that is built beside folders of other builds, and put among them file by file, as it can be taken back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.store.undo import UndoLog


class MergedFolder:
    """A folder that is built beside its target, and whose files then take the place of those there; what is apart stays untouched.

    The files that other builds have put there are so many that to link or copy them again would take longer than to build this one.
    """

    def __init__(self, target: Path, apart: frozenset[str]) -> None:
        """Prepares an empty staging folder.

        Args:
            target: where the files go.
            apart: the names of the folders in it that are others'.
        """
        self.target = target
        self.staging = target.parent / f".{target.name}.new"
        self._apart = apart
        shutil.rmtree(self.staging, ignore_errors=True)

    def publish(self, log: UndoLog) -> None:
        """Puts the staged files in their places, those that have not changed excepted, and removes all others that are not apart.

        Args:
            log: by which all of it can be taken back.

        Raises:
            OSError: if a file cannot be written.
        """
        staged = {path.relative_to(self.staging) for path in _files(self.staging)}
        for name in sorted(self._standing() - staged):
            log.remove(self.target / name)
        for name in sorted(staged):
            if not _are_alike(self.staging / name, self.target / name):
                log.put(self.target / name, (self.staging / name).read_bytes())
        self._remove_empty_folders()

    def discard(self) -> None:
        """Removes what was staged; the log takes back what was published."""
        shutil.rmtree(self.staging, ignore_errors=True)

    close = discard

    def _standing(self) -> set[Path]:
        return {path.relative_to(self.target) for path in _files(self.target, self._apart)}

    def _remove_empty_folders(self) -> None:
        own = [path for path in self.target.iterdir() if path.is_dir() and path.name not in self._apart]
        for folder in (Path(path) for top in own for path, _, _ in os.walk(top, topdown=False)):
            if not any(folder.iterdir()):
                folder.rmdir()


def _files(folder: Path, apart: frozenset[str] = frozenset()) -> Iterator[Path]:
    for path, folders, names in os.walk(folder):
        if Path(path) == folder:
            folders[:] = [name for name in folders if name not in apart]
        yield from (Path(path, name) for name in names)


def _are_alike(one: Path, other: Path) -> bool:
    try:
        # What was not made anew is the same file under two names.
        return one.samefile(other) or (one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes())
    except OSError:
        return False
