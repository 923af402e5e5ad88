"""The drafts of earlier builds: what became of each seed, by everything that it depends on."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache import values
from generator.errors import WriteError
from generator.model import Draft

_FILE = "drafts.sqlite"
_VERSION = 1
_TABLE = "CREATE TABLE drafts (key BLOB PRIMARY KEY, chosen BLOB, corrections BLOB, draft BLOB) WITHOUT ROWID"
# Two builds at once wait for each other's writing; each write is short.
_PATIENCE = 60.0
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A draft as it is kept.

    Attributes:
        key: of the seed and the rules.
        chosen: the digest of the corrections that concern it.
        corrections: the digest of all corrections of the build that made or last used it.
        data: the draft's bytes.
    """

    key: bytes
    chosen: bytes
    corrections: bytes
    data: bytes

    def draft(self) -> Draft | None:
        """The draft; None where its bytes are damaged."""
        try:
            found = values.loads(self.data)
        except ValueError:
            return None
        return replace(found, digest=self.digest) if isinstance(found, Draft) else None

    @property
    def digest(self) -> bytes:
        """Of the bytes: two drafts of one digest are equal."""
        return hashlib.sha256(self.data).digest()


class DraftCache:
    """A file of drafts in a folder; a damaged one is begun anew."""

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Whether the folder has such a file."""
        return (folder / _FILE).is_file()

    def __init__(self, folder: Path) -> None:
        """Opens the file, or makes it.

        Raises:
            WriteError: if it cannot be made.
        """
        self._path = folder / _FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                self._database = self._opened()
            except sqlite3.DatabaseError:
                self._begin_anew()
        except (OSError, sqlite3.Error) as error:
            raise WriteError(
                f"{self._path}: cannot be used: {error}. Free space or change the folder's rights, then build again."
            ) from error

    def kept(self, keys: Iterable[bytes]) -> Iterator[Kept]:
        """Those of the drafts that are there, in no order."""
        wanted = list(keys)
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, chosen, corrections, draft FROM drafts WHERE key IN ({marks})"  # noqa: S608 — question marks
            try:
                rows = self._database.execute(query, part).fetchall()
            except sqlite3.DatabaseError:
                self._begin_anew()
                return
            for key, chosen, corrections, data in rows:
                yield Kept(key=key, chosen=chosen, corrections=corrections, data=data)

    def keep(self, kept: Iterable[Kept]) -> None:
        """Adds drafts or replaces those of the same keys.

        Raises:
            WriteError: if they cannot be written.
        """
        rows = [(one.key, one.chosen, one.corrections, one.data) for one in kept]
        self._write("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)", rows)

    def keep_only(self, keys: frozenset[bytes]) -> None:
        """Forgets the drafts of seeds that are gone and of rules that were.

        Raises:
            WriteError: if that cannot be written.
        """
        gone = [(key,) for (key,) in self._database.execute("SELECT key FROM drafts") if key not in keys]
        self._write("DELETE FROM drafts WHERE key = ?", gone)

    @property
    def number(self) -> int:
        """How many drafts there are."""
        (number,) = self._database.execute("SELECT count(*) FROM drafts").fetchone()
        return int(number)

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def _begin_anew(self) -> None:
        """In the place of a damaged file."""
        if hasattr(self, "_database"):
            self._database.close()
        self._path.unlink(missing_ok=True)
        self._database = self._opened()

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            if database.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                database.execute("DROP TABLE IF EXISTS drafts")
                database.execute(_TABLE)
                database.execute(f"PRAGMA user_version = {_VERSION}")
            # What is lost with the power is made again.
            database.execute("PRAGMA synchronous = OFF")
        except BaseException:
            database.close()
            raise
        return database

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if not rows:
            return
        try:
            with closing(self._database.cursor()) as cursor:
                cursor.execute("BEGIN IMMEDIATE")
                cursor.executemany(statement, rows)
                cursor.execute("COMMIT")
        except sqlite3.Error as error:
            raise WriteError(f"{self._path}: cannot be written: {error}. Free space or delete the file, then build again.") from error
