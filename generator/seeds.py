"""Which files of a folder are seeds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.errors import PrecisError
from generator.reference import corrections, redirects


def seed_files(folder: Path) -> tuple[Path, ...]:
    """The seeds in a folder, sorted; hidden files, README files, corrections, redirects and reference data are none.

    Raises:
        PrecisError: if the folder is missing.
    """
    if not folder.is_dir():
        raise PrecisError(
            f"{folder}: there is no such folder; make it and put seeds (.txt, .md) there, or name another by 'seeds' in mkdocs.yml"
        )
    return tuple(sorted(path for path in map(Path, _files(folder)) if _is_seed(path.relative_to(folder))))


def _files(folder: str | Path) -> Iterator[str]:
    """All files, however deep; no link to a folder is followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry.path


def _is_seed(path: Path) -> bool:
    hidden = any(part.startswith((".", "_")) for part in path.parts)
    return (
        not hidden and path.parts[0] not in {"originals", "reference", corrections.FILE, redirects.FILE} and path.stem.upper() != "README"
    )
