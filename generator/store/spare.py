"""The site before the published one, kept so that the next is made of it by what is different.

A large site has a hundred thousand files, of which a build changes a few hundred. To put every one into a new folder and to take the old one away costs more than
to make those few hundred. So the folder that a build has replaced is kept, and the next build takes away what
it does not want of it, adds what is missing, and publishes it in its turn. Files are linked and replaced, never written into: those
that both folders have are one file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


def keep_only(folder: Path, names: Collection[str]) -> None:
    """Removes all other files below the folder, and the folders that are empty then.

    Args:
        folder: an absolute path.
        names: of files as seen from the folder, with forward slashes.

    Raises:
        OSError: if one cannot be removed.
    """
    _thin(str(folder), "", names)


def move_into(folder: Path, target: Path) -> None:
    """Moves all files below the folder to their places below the target, over those that are there; the folder is gone then.

    Raises:
        OSError: if one cannot be moved.
    """
    for path, _, files in os.walk(folder):
        place = target / Path(path).relative_to(folder)
        place.mkdir(parents=True, exist_ok=True)
        for name in files:
            os.replace(f"{path}/{name}", f"{place}/{name}")  # noqa: PTH105 — of tens of thousands of files
    shutil.rmtree(folder)


def on_one_disk(one: Path, other: Path) -> bool:
    """Whether the folders are on one disk, so that a file can be in both."""
    with suppress(OSError):
        return one.stat().st_dev == other.stat().st_dev
    return False


def _thin(folder: str, inside: str, names: Collection[str]) -> bool:
    """Whether anything is left in the folder."""
    left = False
    with os.scandir(folder) as entries:
        for entry in list(entries):
            name = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if _thin(entry.path, f"{name}/", names):
                    left = True
                else:
                    os.rmdir(entry.path)  # noqa: PTH106 — of tens of thousands
            elif name in names:
                left = True
            else:
                os.unlink(entry.path)  # noqa: PTH108 — of tens of thousands
    return left
