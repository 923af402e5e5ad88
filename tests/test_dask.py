"""Seeds read by a real cluster on this machine: a scheduler and two workers, one of which is killed at work."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator import drafting, executors
from generator.errors import ConfigError
from generator.model import Corrections
from generator.reference.treaty_library import TreatyLibrary

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals")

RECIPE = drafting.Recipe(library=TreatyLibrary(()), corrections=Corrections(), language_model=None)
STORY = "KARST – Envoy Mara Olin told reporters on Tuesday that talks {} would resume. “We are ready,” Olin said.\n"


class _Cluster:
    def __init__(self, folder: Path, root: Path) -> None:
        self._environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
        self._folder = folder
        self._programs: list[subprocess.Popen[bytes]] = []
        told = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._wait(told, r"tcp://127\.0\.0\.1:\d+")
        self.workers = [self._worker() for _ in range(2)]

    def _worker(self) -> subprocess.Popen[bytes]:
        told = self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        self._wait(told, "Registered to")
        return self._programs[-1]

    def add_worker(self) -> None:
        self.workers.append(self._worker())

    def _start(self, *words: str) -> Path:
        told = self._folder / f"told-{len(self._programs)}"
        with told.open("wb") as file:
            command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
            self._programs.append(subprocess.Popen(command, env=self._environment, cwd=self._folder, stdout=file, stderr=file))
        return told

    def _wait(self, told: Path, words: str) -> str:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if found := re.search(words, told.read_text()):
                return found[0]
            time.sleep(0.05)
        pytest.fail(f"the cluster does not start: {told.read_text()}")

    def close(self) -> None:
        for program in reversed(self._programs):
            program.kill()
            program.wait()


@contextmanager
def _cluster(folder: Path, root: Path) -> Iterator[_Cluster]:
    cluster = _Cluster(folder, root)
    try:
        yield cluster
    finally:
        cluster.close()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_cluster_that_loses_a_worker_makes_the_briefings_that_this_machine_makes(tmp_path: Path, root: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number in range(24):
        (seeds / f"{number:02}.txt").write_text(STORY.format(number))
    (seeds / "99.txt").write_bytes(b"")
    paths = sorted(seeds.iterdir())
    here = list(drafting.drafts(paths, RECIPE, drafting.Means()))
    with _cluster(tmp_path, root) as cluster:
        there = []
        for number, made in enumerate(drafting.drafts(paths, RECIPE, drafting.Means(scheduler=cluster.address))):
            there.append(made)
            if number == 3:
                cluster.workers[0].send_signal(signal.SIGKILL)
    assert [str(one) for one in there if isinstance(one, Exception)] == [str(one) for one in here if isinstance(one, Exception)]
    assert [one for one in there if not isinstance(one, Exception)] == [one for one in here if not isinstance(one, Exception)]
    assert len(there) == 25


def _deadly(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return 3 * number


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_kills_every_worker_that_tries_it_is_set_aside(tmp_path: Path, root: Path) -> None:
    with _cluster(tmp_path, root) as cluster:
        for _ in range(8):  # four die of it, and others may be at work
            cluster.add_worker()
        with executors.dask(_deadly, cluster.address) as workers:
            made = [*executors.results_of_shares(range(5), 5, workers)]
    assert isinstance(made[2], executors.DeadlyError)
    assert [one for one in made if not isinstance(one, executors.DeadlyError)] == [0, 3, 9, 12]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_scheduler_that_is_not_there_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_SECONDS_TO_CONNECT", 1)
    with pytest.raises(ConfigError, match="does not answer; start one"), executors.dask(_deadly, "tcp://127.0.0.1:9"):
        pass
