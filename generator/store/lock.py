"""One build of a site at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from generator.config import YEARS
from generator.store.files import PARTS, unwritable

_FILE = "build.lock"
# Where builds write their records one by one, as seen from the cache: what else is there are whole folders with as many files as the site has.
_RECORDS = ("", f"{YEARS}/*/")


class BuildLock:
    """Held by the build that writes; the system frees it when a process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Makes ready; nothing is held yet.

        Args:
            folder: where the lock's file lies: that of the cache.
        """
        self._path = folder / _FILE
        # Whoever holds it may be another thread than the one that lets it go.
        self._lock = FileLock(self._path, thread_local=False)

    def hold(self, waiting: Callable[[], None]) -> None:
        """Waits until no other build holds it, then holds it.

        Args:
            waiting: called once where it has to wait.

        Raises:
            WriteError: if the file cannot be made.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                waiting()
                self._lock.acquire()
            for folders in _RECORDS:  # of builds that were killed
                for part in self._path.parent.glob(f"{folders}{PARTS}"):
                    part.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self._path, error) from error

    def free(self) -> None:
        """Lets the next build go on; nothing where it is not held."""
        self._lock.release(force=True)
