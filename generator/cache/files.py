"""What the files of a folder were made of, and how they stood when they were written: a file that stands so is made of the same still."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A file as it stands: its size in bytes and the time of its last change in nanoseconds."""

    size: int
    changed: int

    @classmethod
    def of(cls, path: str | Path) -> Standing | None:
        """The file's; None where there is none."""
        try:
            found = os.stat(path)  # noqa: PTH116 — of tens of thousands of files
        except OSError:
            return None
        return cls(found.st_size, found.st_mtime_ns)


class FileRecord:
    """A record of what each file under a folder was made of; one that is lost, damaged or of another folder knows nothing."""

    def __init__(self, path: Path, folder: Path, *, once: Path | None = None) -> None:
        """Reads the record, where there is one.

        Args:
            path: of the record.
            folder: whose files it is about; absolute.
            once: where the folder stood when the record was written, if it was moved since.
        """
        self._path = path
        self._folder = folder
        self._known: dict[str, list[str | int]] = _read(path, once or folder)

    def key(self, name: str) -> str | None:
        """What the file was made of; None where that is not known or the file was changed since."""
        known = self._known.get(name)
        if known is None or Standing.of(f"{self._folder}/{name}") != Standing(int(known[1]), int(known[2])):
            return None
        return str(known[0])

    def copy(self, target: Path) -> None:
        """Leaves the record, as the last `write` left it, at another place too; nothing there where that cannot be done."""
        target.unlink(missing_ok=True)
        try:
            shutil.copyfile(self._path, target)
        except OSError:
            target.unlink(missing_ok=True)

    def write(self, keys: Mapping[str, str], write: Callable[[Path, str], None]) -> None:
        """Writes the record anew, of the files as they stand.

        Args:
            keys: a file's name as seen from the folder -> what it was made of; files that are not there are left out.
            write: what writes a text to a path.

        Raises:
            WriteError: as `write` does.
        """
        standing = {name: found for name in keys if (found := Standing.of(f"{self._folder}/{name}"))}
        self._known = {name: [keys[name], found.size, found.changed] for name, found in standing.items()}
        write(self._path, json.dumps({"version": _VERSION, "folder": str(self._folder), "files": self._known}, separators=(",", ":")))


def _read(path: Path, folder: Path) -> dict[str, list[str | int]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if (found["version"], found["folder"]) != (_VERSION, str(folder)):
            return {}
        known: dict[str, list[str | int]] = found["files"]
        if all(isinstance(key, str) and isinstance(size, int) and isinstance(changed, int) for key, size, changed in known.values()):
            return known
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}
