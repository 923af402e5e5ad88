"""Whole commands: how long they take, and how much memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOG = "benchmark.log"
"""The file in the folder of a command that has what it printed last."""

# A program that is installed has been compiled; what keeps Python from that here is no part of what is measured.
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""What all that is measured runs with, besides what this process has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a command took.

    Attributes:
        wall: seconds that passed.
        cpu: seconds of processors, its children's included.
        peak: megabytes of memory at most, of the command's largest process.
    """

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs a command to its end.

    Raises:
        RuntimeError: if it fails; with what it printed.
    """
    log = folder / LOG
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **ENVIRONMENT})
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=used.ru_maxrss / 1024)
