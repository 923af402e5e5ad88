"""A Dask cluster on this computer: a scheduler and workers of one thread each, as processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_PATIENCE = 60.0
_SECONDS_TO_END = 10.0
# What Dask's processes do besides work takes an eighth of a core while they wait: each looks a hundred times a second at what it is doing, ten times at its
# memory, and fifty times at the clock.
_QUIET = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
}


@contextmanager
def dask_cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler that has so many workers, until the block ends.

    Raises:
        ImportError: if Dask is not installed.
        RuntimeError: if the workers do not come.
    """
    if find_spec("distributed") is None:
        raise ImportError("distributed is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    environment = {**os.environ, **_QUIET, "PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1"}
    host, port = "127.0.0.1", address.rsplit(":", 1)[1]
    # Whatever becomes of this process, they end.
    commands = [["scheduler", "--host", host, "--port", port, "--no-dashboard", "--idle-timeout", "600"]]
    one = ["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", host, "--death-timeout", "60"]
    commands += [one] * workers
    started: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            quiet = subprocess.DEVNULL
            started.append(subprocess.Popen([sys.executable, "-m", "dask", *command], env=environment, stdout=quiet, stderr=quiet))
        _wait(address, workers)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Waits for a process that was asked to end; a worker whose scheduler is gone may never do so by itself."""
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(address: str, workers: int) -> None:
    from distributed import Client  # noqa: PLC0415 — an extra

    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with Client(address, timeout=5, set_as_default=False) as client:  # type: ignore[no-untyped-call]
                client.wait_for_workers(workers, timeout=_PATIENCE)
                return
        except (OSError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"no Dask workers within {_PATIENCE:.0f} s")
