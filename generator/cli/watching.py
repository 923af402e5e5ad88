"""What changes in a site's files while somebody works on them."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

# Reading a file is told of too.
_CHANGES = frozenset({"closed", "created", "deleted", "modified", "moved"})
# An editor, or a copy of many files, makes one change after the other: the last is waited for.
_QUIET = 0.4
_SECONDS_TO_END = 5.0


class Watch:
    """Tells when files have changed."""

    def __init__(self) -> None:
        """Begins with nothing changed."""
        self._changed = Event()
        self.is_ended = False
        """Whether the person has pressed Ctrl-C, even where a library has swallowed that in the midst of a build."""

    def wait(self) -> None:
        """Waits for a change, then until no other follows."""
        self._changed.wait()
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(_QUIET)

    def note(self) -> None:
        """Notes a change."""
        self._changed.set()

    def interrupted(self, signal_number: int, frame: FrameType | None) -> None:
        """Notes the end, and ends what goes on as Python does."""
        self.is_ended = True
        signal.default_int_handler(signal_number, frame)


class _Handler(FileSystemEventHandler):
    def __init__(self, watch: Watch, only: Path | None) -> None:
        self._watch = watch
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        # Records of builds, and what editors keep beside a file that is open.
        if any(not path.name.startswith(".") and self._only in (None, path) for path in paths):
            self._watch.note()


@contextmanager
def watching(folders: Sequence[Path], file: Path) -> Iterator[Watch]:
    """Tells of changes below the folders and of the file, until the block ends.

    Raises:
        OSError: if a folder is missing.
    """
    watch = Watch()
    observer = Observer()
    for kind in (Observer, PollingObserver):
        observer = kind()
        for folder in folders:
            observer.schedule(_Handler(watch, None), str(folder), recursive=True)
        observer.schedule(_Handler(watch, file), str(file.parent))
        try:
            observer.start()
            break
        except OSError:  # the system watches no more files: they are looked at in turn
            if kind is PollingObserver:
                raise
    before = signal.signal(signal.SIGINT, watch.interrupted)
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)
        observer.stop()
        observer.join(_SECONDS_TO_END)  # it has nothing to finish
