"""ZIP files, looked at before anything in them is unpacked: what a bomb needs is refused by what the file says of itself.

Python unpacks no more of a member than the file says it has, so the sizes that are checked here bound what is read.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.errors import SeedError

_ENCRYPTED = 0x1
# Text packs twenty-fold at most; what packs much better, and is large, was made to.
_BEST_RATIO = 200
_SMALL = 1_000_000
_UNREADABLE = (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, KeyError, IndexError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a ZIP file may have: members, and bytes of all of them unpacked."""

    members: int
    size: int


def opened(data: bytes, name: str, limits: Limits) -> ZipFile:
    """The ZIP file.

    Raises:
        SeedError: if it is damaged, encrypted, or above the limits; the message begins with the name.
    """
    try:
        archive = ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        raise SeedError(f"{name}: is damaged, or no file of its kind; save or download it anew") from error
    members = archive.infolist()
    if len(members) > limits.members:
        raise SeedError(f"{name}: holds {len(members)} files, the limit is {limits.members}; split it")
    size = sum(member.file_size for member in members)
    if size > limits.size:
        raise SeedError(f"{name}: has {size / 1e6:.1f} MB unpacked, the limit is {limits.size // 1_000_000} MB; split it")
    if size > _SMALL and size > len(data) * _BEST_RATIO:
        raise SeedError(f"{name}: unpacks to {size // max(1, len(data))} times its size, as no text does; pack the stories anew")
    return archive


def content(archive: ZipFile, member: ZipInfo, name: str, most: int = -1) -> bytes:
    """The bytes of a member; no more than `most` of them where it is given.

    Raises:
        SeedError: if it is encrypted or damaged; the message begins with the name.
    """
    if member.flag_bits & _ENCRYPTED:
        raise SeedError(f"{name}: is encrypted; save it without a password")
    try:
        with archive.open(member) as file:
            return file.read(most)
    except (*_UNREADABLE, RuntimeError) as error:
        raise SeedError(f"{name}: is damaged in its archive; pack it anew") from error
