"""The zip of a site."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.store.files import part_of, unwritable

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def write_zip(path: Path, files: Iterable[tuple[str, bytes | Path]]) -> None:
    """Writes files into a zip, whole or not at all; of the same files the same bytes, without a clock.

    Args:
        path: where the zip goes.
        files: name in the zip -> content, or the file that has it; they are taken one by one, in their order.

    Raises:
        WriteError: if it cannot be written.
    """
    try:
        with part_of(path) as part, ZipFile(part, "w") as archive:
            for name, content in files:
                entry = ZipInfo(name)  # its date is the first that a zip knows
                entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _PLAIN_FILE
                if isinstance(content, bytes):
                    archive.writestr(entry, content)
                else:
                    entry.file_size = content.stat().st_size
                    with content.open("rb") as file, archive.open(entry, "w") as written:
                        shutil.copyfileobj(file, written)
    except OSError as error:
        raise unwritable(path, error) from error
