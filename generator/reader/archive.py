"""ZIP -> the files in it. A name in an archive is never a path here: of "../../etc/x.txt" only "x.txt" is kept, and nothing is unpacked to disk."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipInfo

from generator.errors import SeedError
from generator.reader.zipped import Limits, content, opened

_LIMITS = Limits(members=2_000, size=200_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an archive: its name without folders, told from others of the same name by a number, and its bytes."""

    name: str
    data: bytes


def members(data: bytes, name: str) -> Iterator[Member | SeedError]:
    """The files of an archive in its order, or why one cannot be had; folders, links and hidden files are left out.

    Raises:
        SeedError: if the archive cannot be read; the message begins with the name.
    """
    seen: set[str] = set()
    with opened(data, name, _LIMITS) as archive:
        for info in archive.infolist():
            if not _is_wanted(info):
                continue
            called = _distinct(_base(info.filename), seen)
            try:
                yield Member(name=called, data=content(archive, info, called))
            except SeedError as error:
                yield error


def _is_wanted(info: ZipInfo) -> bool:
    parts = _parts(info.filename)
    mode = info.external_attr >> 16
    is_link = stat.S_IFMT(mode) not in (0, stat.S_IFREG)
    return bool(parts) and not info.is_dir() and not is_link and not any(part.startswith((".", "_")) and part != ".." for part in parts)


def _parts(path: str) -> list[str]:
    return [part for part in re.split(r"[/\\]", path) if part not in {"", "."}]


def _base(path: str) -> str:
    # Whatever else a name holds would only confuse messages.
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in _parts(path)[-1])


def _distinct(name: str, seen: set[str]) -> str:
    stem, dot, extension = name.rpartition(".")
    called, number = name, 2
    while called.lower() in seen:
        called, number = f"{stem}-{number}{dot}{extension}" if dot else f"{name}-{number}", number + 1
    seen.add(called.lower())
    return called
