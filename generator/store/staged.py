"""The site, built beside the old one and put in its place at once."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from generator.store.exchange import exchange
from generator.store.undo import UndoLog


class StagedFolder:
    """A folder that is built beside its target and takes the target's place only when it is complete."""

    def __init__(self, target: Path) -> None:
        """Prepares an empty staging folder; a target lost by a killed run is put back first."""
        self.target = target
        self.staging = target.parent / f".{target.name}.new"
        self._previous = target.parent / f".{target.name}.old"
        self._published = False
        if self._previous.exists() and not target.exists():
            self._previous.rename(target)
        shutil.rmtree(self.staging, ignore_errors=True)
        shutil.rmtree(self._previous, ignore_errors=True)

    def publish(self, log: UndoLog | None = None) -> None:
        """Puts the staged folder in the target's place; the previous one is kept until `close`, so no log has to remember it."""
        del log
        if not self.target.exists():
            self.staging.rename(self.target)
        elif exchange(self.staging, self.target):
            self.staging.rename(self._previous)
        else:
            self.target.rename(self._previous)
            self.staging.rename(self.target)
        self._published = True

    def discard(self) -> None:
        """Puts the previous folder back, where `publish` replaced it, and removes what was staged."""
        if self._published and self._previous.exists() and exchange(self._previous, self.target):
            shutil.rmtree(self._previous, ignore_errors=True)
        elif self._published:
            shutil.rmtree(self.target, ignore_errors=True)
        if self._previous.exists():
            self._previous.rename(self.target)
        self._published = False
        shutil.rmtree(self.staging, ignore_errors=True)

    def close(self, spare: Path | None = None) -> None:
        """Removes what the new folder replaced.

        Args:
            spare: a folder as which it is kept instead, where that is on the same disk.
        """
        if spare is not None and self._published and self._previous.exists():
            shutil.rmtree(spare, ignore_errors=True)
            with suppress(OSError):  # on another disk
                self._previous.rename(spare)
        shutil.rmtree(self._previous, ignore_errors=True)
        shutil.rmtree(self.staging, ignore_errors=True)
