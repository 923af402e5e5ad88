from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from generator import drafting, executors
from generator.errors import ConfigError, SeedError
from generator.model import Corrections, Draft
from generator.reference.treaty_library import TreatyLibrary

RECIPE = drafting.Recipe(library=TreatyLibrary(()), corrections=Corrections(), language_model=None)


def _tripled(number: int) -> int:
    time.sleep(0.01 * (number % 3))
    return 3 * number


def _deadly(folder: Path, deaths: int, number: int) -> int:
    """Dies at the number 5 so many times; each death leaves a file."""
    if number == 5 and len(list(folder.iterdir())) < deaths:
        (folder / str(len(list(folder.iterdir())))).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 3 * number


def _all(items: Iterable[int], workers: executors.LocalProcesses[int, int]) -> list[int | executors.DeadlyError]:
    made = executors.results(items, workers)
    return [*made]


def _failing(number: int) -> int:
    raise ValueError(str(number))


@pytest.mark.parametrize("shared", [False, True])
def test_results_come_in_the_order_of_the_items(*, shared: bool) -> None:
    with executors.local(_tripled, 2, shared_model=shared) as workers:
        assert _all(range(30), workers) == [3 * number for number in range(30)]


# Which processes have this one as their parent, and which is the parent of one that works.
_AHEAD = """
import os
from pathlib import Path
from generator import executors

def parent(_):
    return os.getppid()

def children():
    return {int(one) for task in Path("/proc/self/task").iterdir() for one in (task / "children").read_text().split()}

if __name__ == "__main__":
    executors.load_ahead()
    before = children()
    with executors.local(parent, 2, shared_model=True) as workers:
        print(before.issuperset(executors.results(range(8), workers)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no forks")
def test_processes_are_forked_of_one_that_has_begun_to_load_the_model_ahead(tmp_path: Path) -> None:
    program = tmp_path / "ahead.py"
    program.write_text(_AHEAD)
    made = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True, timeout=60)
    assert made.stdout == "True\n"


def test_no_more_items_are_taken_than_are_in_hand() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with executors.local(_tripled, 2, shared_model=False) as workers:
        made = executors.results(numbers(), workers)
        assert next(made) == 0
        assert len(taken) <= workers.ahead + 1


@pytest.mark.parametrize("deaths", [1, 3])
def test_what_a_process_had_in_hand_when_it_died_is_done_again(tmp_path: Path, deaths: int) -> None:
    with executors.local(partial(_deadly, tmp_path, deaths), 2, shared_model=False) as workers:
        assert _all(range(12), workers) == [3 * number for number in range(12)]


def test_an_item_at_which_processes_die_is_set_aside_and_all_others_are_done(tmp_path: Path) -> None:
    with executors.local(partial(_deadly, tmp_path, 99), 2, shared_model=False) as workers:
        made = _all(range(12), workers)
    assert isinstance(made[5], executors.DeadlyError)
    assert [one for one in made if not isinstance(one, executors.DeadlyError)] == [3 * number for number in range(12) if number != 5]
    assert len(list(tmp_path.iterdir())) == executors.MOST_DEATHS + 1  # the first time others were in hand too


def test_a_death_that_shows_when_the_next_item_is_handed_over_loses_nothing() -> None:
    class Broken(executors.Workers[int, int]):
        ahead = 2
        begun = handed = 0

        def submit(self, item: int) -> Future[int]:
            self.handed += 1
            if self.handed == 3 and not self.begun:
                raise BrokenExecutor("a process has died")
            future: Future[int] = Future()
            future.set_result(3 * item)
            return future

        def begin_anew(self) -> None:
            self.begun += 1

    workers = Broken()
    made = executors.results(range(6), workers)
    assert [*made] == [3 * number for number in range(6)]
    assert workers.begun == 1


def test_what_the_task_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="0"), executors.local(_failing, 2, shared_model=False) as workers:
        _all(range(3), workers)


def test_a_seed_that_kills_processes_is_named_and_says_what_to_do(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The pact stands.")

    class Deadly:
        ahead = 4

        def submit(self, item: drafting.Loaded) -> object:
            future: Future[object] = Future()
            if item.name == "a.txt":
                future.set_exception(executors.DeadlyError())
            else:
                future.set_result(RECIPE.attempt_loaded(item))
            return future

        def begin_anew(self) -> None:
            pytest.fail("nothing is broken")

    def results(seeds: Iterable[drafting.Loaded], number: int) -> Iterator[drafting.Drafted | executors.DeadlyError]:
        assert number == 2
        return executors.results(seeds, Deadly())  # type: ignore[arg-type]

    first, second = drafting._made_by(results, [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(first, SeedError)
    assert str(first).startswith("a.txt: the process that read it died, 3 times; it is set aside")
    assert isinstance(second, Draft)


def test_a_scheduler_that_does_not_answer_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_SECONDS_TO_CONNECT", 1)
    with pytest.raises(ConfigError, match=r"--scheduler.*(does not answer|not installed)"), executors.dask(_tripled, "tcp://127.0.0.1:9"):
        pass


def _done_by_forks(task: str) -> str:
    """What a fresh process, which has no other thread, says of the task done by two forks."""
    code = f"import os, signal\nfrom generator import executors\nmine, left = os.getpid(), [1]\n{task}\nprint([*executors.done(range(6), task, 2)])"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return made.stdout.strip() or made.stderr.strip().splitlines()[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="no forks")
@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("task = lambda number: (number, os.getpid() == mine)", str([(number, False) for number in range(6)])),
        # One that dies in forks is done by the process itself.
        (
            "task = lambda number: (number == 3 and os.getpid() != mine and os.kill(os.getpid(), signal.SIGKILL)) or 3 * number",
            str([3 * number for number in range(6)]),
        ),
        ("task = lambda number: 1 // number", "ZeroDivisionError: integer division or modulo by zero"),
    ],
    ids=["in forks", "deadly", "failing"],
)
def test_forks_of_a_process_do_what_it_would_do(task: str, found: str) -> None:
    assert _done_by_forks(task) == found


@pytest.mark.skipif(sys.platform != "linux", reason="no forks")
def test_when_the_last_result_is_there_no_thread_is_left() -> None:
    six = "done = executors.done(range(6), str, 2)\nsix = [next(done) for _ in range(6)]"
    assert _done_by_forks(f"import threading\n{six}\nthreads = threading.active_count()\ntask = lambda _: threads") == str([1] * 6)


def test_beside_another_thread_nothing_is_forked() -> None:
    waiting = Event()
    other = Thread(target=waiting.wait)
    other.start()
    try:
        assert {*executors.done(range(4), lambda _: os.getpid(), 2)} == {os.getpid()}
    finally:
        waiting.set()
        other.join()


def test_small_items_go_in_shares_and_a_few_are_not_worth_a_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    shared: list[tuple[list[int], int]] = []

    def noting(shares: Sequence[Sequence[int]], task: object, number: int) -> Iterator[int]:
        del task
        shared.append(([len(share) for share in shares], number))
        return iter(())

    monkeypatch.setattr(executors, "done", noting)
    for items in (5, 48, 1000):
        assert not [*executors.in_shares(range(items), len, 2)]
    assert shared == [([5], 1), ([12] * 4, 2), ([32] * 31 + [8], 2)]


def test_a_process_of_a_cluster_looks_for_garbage_seldom_while_it_drafts_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    assert executors._apply(lambda _: gc.get_threshold(), [None])[0] > before
    assert gc.get_threshold() == before


class _Refusing(executors.Workers[Sequence[int], Sequence[int]]):
    """Triples numbers, and dies of one of them; notes what it was handed."""

    ahead = 2

    def __init__(self, deadly: int) -> None:
        self.deadly = deadly
        self.handed: list[tuple[int, ...]] = []

    def submit(self, item: Sequence[int]) -> Future[Sequence[int]]:
        self.handed.append(tuple(item))
        future: Future[Sequence[int]] = Future()
        if self.deadly in item:
            future.set_exception(executors.DeadlyError())
        else:
            future.set_result([3 * number for number in item])
        return future

    def begin_anew(self) -> None:
        pytest.fail("nothing is broken")


def test_shares_become_smaller_towards_the_end_so_that_no_worker_waits_long_for_another() -> None:
    workers = _Refusing(deadly=-1)
    assert [*executors.results_of_shares(iter(range(40)), 40, workers)] == [3 * number for number in range(40)]
    assert [len(share) for share in workers.handed] == [8, 8, 8, 8, 4, 2, 1, 1]


def test_of_a_share_at_which_workers_die_each_item_is_tried_alone() -> None:
    workers = _Refusing(deadly=5)
    made = [*executors.results_of_shares(range(40), 40, workers)]
    assert isinstance(made[5], executors.DeadlyError)
    assert [one for one in made if not isinstance(one, executors.DeadlyError)] == [3 * number for number in range(40) if number != 5]
    assert workers.handed[0] == tuple(range(8))
    assert {(number,) for number in range(8)} <= set(workers.handed)
    assert workers.handed.count((5,)) == 1
