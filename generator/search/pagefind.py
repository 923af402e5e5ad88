"""Pagefind, the engine that makes the index: a program beside the Python package, spoken to through its standard streams.

Its own Python package waits a tenth of a second for each answer, so a site of ten thousand pages would wait for half an hour;
here all pages of a shard are sent at once.
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast

from generator.errors import SearchError

try:
    from pagefind_bin import get_executable as _executable
except ImportError:  # no binary for this platform
    _executable = None

_ANSWER = 1 << 16
_PROBE_SECONDS = 30
_ENDS_SECONDS = 120


def version() -> str:
    """The engine's version, as proof that it runs here.

    Raises:
        SearchError: if there is none for this platform, or it does not run.
    """
    command = [str(_program()), "--version"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_PROBE_SECONDS)  # noqa: S603 — our own
    except (OSError, subprocess.SubprocessError) as error:
        raise SearchError(f"Pagefind does not run: {error}") from error
    return answer.stdout.strip()


@contextlib.contextmanager
def running() -> Iterator[Engine]:
    """The engine, started for as long as it is needed.

    Raises:
        SearchError: if it cannot be started, or does not end.
    """
    try:
        process = subprocess.Popen([str(_program()), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 — our own
    except OSError as error:
        raise SearchError(f"Pagefind does not start: {error}") from error
    try:
        yield Engine(process)
        with contextlib.suppress(OSError):  # it has stopped already
            cast("IO[bytes]", process.stdin).close()
        if process.wait(_ENDS_SECONDS):
            raise SearchError(f"Pagefind ended with {process.returncode}")
    except subprocess.TimeoutExpired as error:
        raise SearchError("Pagefind does not end") from error
    finally:
        process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what was not yet sent
                cast("IO[bytes]", stream).close()
        process.wait()


class Engine:
    """A running engine."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Speaks through the process's streams."""
        self._questions = cast("IO[bytes]", process.stdin)
        self._answers = cast("BufferedReader", process.stdout)
        self._rest = b""

    def index(self, documents: Mapping[str, str]) -> dict[str, bytes]:
        """Makes the index of HTML documents by their addresses; gives its files, by their paths.

        The engine could write them itself, but says that it has while some are still empty, and ends without them where the machine is busy.

        Raises:
            SearchError: if the engine stops or refuses.
        """
        (made,) = self._ask([{"type": "NewIndex", "config": {"force_language": "en"}}])
        number = made["index_id"]
        self._ask(
            {"type": "AddFile", "index_id": number, "url": address, "file_contents": document, "file_path": None}
            for address, document in documents.items()
        )
        (told,) = self._ask([{"type": "GetFiles", "index_id": number}])
        self._ask([{"type": "DeleteIndex", "index_id": number}])
        return {file["path"]: base64.b64decode(file["content"]) for file in told["files"]}

    def _ask(self, questions: Iterable[Mapping[str, object]]) -> list[dict[str, Any]]:
        asked = [
            base64.b64encode(json.dumps({"message_id": number, "payload": question}).encode()) for number, question in enumerate(questions)
        ]
        # The engine answers while it is still being asked: one who only asks would wait for one who only answers.
        asking = threading.Thread(target=self._send, args=(asked,))
        asking.start()
        try:
            return [self._answer() for _ in asked]
        finally:
            asking.join()

    def _send(self, questions: Iterable[bytes]) -> None:
        # A broken pipe: the engine has stopped, which whoever waits for the answers sees too.
        with contextlib.suppress(OSError):
            for question in questions:
                self._questions.write(question + b",")
            self._questions.flush()

    def _answer(self) -> dict[str, Any]:
        while b"," not in self._rest:
            if not (read := self._answers.read1(_ANSWER)):
                raise SearchError("Pagefind stopped while it made the index")
            self._rest += read
        answer, _, self._rest = self._rest.partition(b",")
        payload: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
        if payload["type"] == "Error":
            raise SearchError(f"Pagefind could not make the index: {payload.get('message')}")
        return payload


def _program() -> Path:
    if _executable is None:
        raise SearchError("there is no Pagefind for this platform (package pagefind_bin)")
    try:
        return Path(_executable())
    except (FileNotFoundError, OSError) as error:
        raise SearchError(f"Pagefind is not there: {error}") from error
