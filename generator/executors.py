"""Seeds read in other processes, on this computer or on many: results in the order of the seeds, as they come.

An executor of `concurrent.futures` does the work: processes of our own, or those of a Dask cluster. A process may die at work, for want of memory or by a fault
in a library. What it had in hand is done again; a seed at which three have died, when it was tried alone, is set aside, and named.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice, tee
from multiprocessing import forkserver
from threading import Thread, active_count
from typing import Any, Generic, TypeVar

from generator.errors import ConfigError
from generator.memory import search_seldom, seldom_searched

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_DEATHS = 3
"""A seed at which so many processes have died is not tried again."""

# Tasks that wait for each process: enough that none is idle, few enough that results in order take little memory.
_AHEAD = 4
# Small items that a process gets at a time: so many, and of a few no fewer than the others.
_SHARE = 32
_FEWEST = 8
# Seeds that a worker of a cluster gets at a time at most: each sending costs it, the scheduler and this process some hundredths of a second together.
_SENT = 8
_SECONDS_TO_CONNECT = 20
_WARM = "generator.language.warm"


class DeadlyError(Exception):
    """The process that worked on an item died, each time that it was tried."""


class Workers(ABC, Generic[Item, Result]):
    """Processes that do one thing to many items."""

    @property
    @abstractmethod
    def ahead(self) -> int:
        """How many items may be in hand at once."""

    @abstractmethod
    def submit(self, item: Item) -> Future[Result]:
        """Hands an item over."""

    @abstractmethod
    def begin_anew(self) -> None:
        """Puts new processes in the place of those of which one has died."""


def results(items: Iterable[Item], workers: Workers[Item, Result]) -> Iterator[Result | DeadlyError]:
    """What becomes of each item, in their order; `DeadlyError` for one at which processes die.

    Raises:
        Exception: whatever doing it has raised.
    """
    left = iter(items)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    while True:
        while len(waiting) < workers.ahead and (item := next(left, _END)) is not _END:
            waiting.append((item, _handed(item, workers)))
        if not waiting:
            return
        item, future = waiting.popleft()
        try:
            yield future.result()
        except BrokenExecutor:
            # Any of those in hand may be the one: each is tried alone.
            suspects = [item, *(one for one, _ in waiting)]
            waiting.clear()
            workers.begin_anew()
            for suspect in suspects:
                outcome = _alone(suspect, workers)
                yield outcome
        except DeadlyError as error:
            yield error


def results_of_shares(
    items: Iterable[Item], number: int, workers: Workers[Sequence[Item], Sequence[Result]], size: int = _SENT
) -> Iterator[Result | DeadlyError]:
    """The same of workers that are handed several items at a time; where processes die at a share, each item of it is tried alone.

    Args:
        items: as many as `number` says; they are taken as they are handed over.
        number: of the items: the last are handed over one by one, so that no worker waits long for another.
        workers: they are handed shares.
        size: of the largest share.
    """
    given, again = tee(_tapering(items, number, size, workers.ahead))
    outcomes = results(given, workers)
    for share, outcome in zip(again, outcomes, strict=True):
        if not isinstance(outcome, DeadlyError):
            yield from outcome
        elif len(share) == 1:
            yield outcome
        else:
            yield from results_of_shares(share, len(share), workers, 1)


def _tapering(items: Iterable[Item], number: int, size: int, ahead: int) -> Iterator[Sequence[Item]]:
    """Shares of the items, the smaller the fewer are left: there are as many left as may be in hand, of one item at least."""
    left = iter(items)
    while share := tuple(islice(left, max(1, min(size, number // ahead)))):
        number -= len(share)
        yield share


def shares(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items, so many at a time."""
    left = iter(items)
    while share := tuple(islice(left, size)):
        yield share


_END: Any = object()


def _handed(item: Item, workers: Workers[Item, Result]) -> Future[Result]:
    """The item's future; where a process has died since the last item was handed over, one that says so, as those in hand do."""
    try:
        return workers.submit(item)
    except BrokenExecutor as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _alone(item: Item, workers: Workers[Item, Result]) -> Result | DeadlyError:
    for _ in range(MOST_DEATHS):
        try:
            return workers.submit(item).result()
        except BrokenExecutor:
            workers.begin_anew()
    return DeadlyError()


class LocalProcesses(Workers[Item, Result]):
    """Processes of this computer; they share the language model's memory where the system can fork one that has nothing but it."""

    def __init__(self, task: Callable[[Item], Result], number: int, *, shared_model: bool) -> None:
        """Starts nothing yet.

        Args:
            task: what is done to an item; it is handed over once a process.
            number: of processes.
            shared_model: whether all use the bundled language model.
        """
        self._task = task
        self._number = number
        self._shared = shared_model and sys.platform == "linux"
        self._pool = self._new()

    @property
    def ahead(self) -> int:
        """How many items may be in hand at once."""
        return self._number * _AHEAD

    def submit(self, item: Item) -> Future[Result]:
        """Hands an item over."""
        return self._pool.submit(_do, item)

    def begin_anew(self) -> None:
        """Puts new processes in the place of those of which one has died."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._new()

    def close(self, *, wait: bool) -> None:
        """Ends the processes."""
        self._pool.shutdown(wait=wait, cancel_futures=not wait)

    def _new(self) -> ProcessPoolExecutor:
        # No fork of this process: these begin while threads of a cluster or of a preview may run in it, and last longer than others.
        context = _sharing() if self._shared else multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._number, mp_context=context, initializer=_begin, initargs=(self._task,))


def load_ahead() -> None:
    """Lets the process of which `local` ones are forked load the language model now, while this one does something else."""
    if sys.platform == "linux":
        _sharing()
        forkserver.ensure_running()


def _sharing() -> multiprocessing.context.ForkServerContext:
    """How processes begin that share the language model: forked of one that has loaded it, and nothing else."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    return context


@contextmanager
def local(task: Callable[[Item], Result], number: int, *, shared_model: bool) -> Iterator[LocalProcesses[Item, Result]]:
    """So many processes of this computer, until the block ends."""
    workers = LocalProcesses(task, number, shared_model=shared_model)
    try:
        yield workers
    except BaseException:
        workers.close(wait=False)
        raise
    workers.close(wait=True)


def done(items: Iterable[Item], task: Callable[[Item], Result], number: int) -> Iterator[Result]:
    """What the task makes of each item, in their order, by so many forks of this process, which have all that it has.

    Where the system cannot fork, or another thread runs that would not survive it, this process does it; so it does with an item at which
    forks die.

    Args:
        items: small, for they are handed over; no more than a few are in hand at once.
        task: anything that can be called; it is not handed over.
        number: of processes; 1 for this one alone.
    """
    if number == 1 or sys.platform != "linux" or active_count() > 1:
        yield from map(task, items)
        return
    # What is looked through for garbage is written to, and so copied.
    gc.freeze()
    workers = _Forks(task, number, shared_model=False)
    waiting: list[Result] = []
    try:
        given, again = tee(items)
        outcomes = results(given, workers)
        for item, outcome in zip(again, outcomes, strict=True):
            yield from waiting
            waiting = [task(item) if isinstance(outcome, DeadlyError) else outcome]
    except BaseException:
        workers.close(wait=False)
        raise
    finally:
        gc.unfreeze()
    # Who takes no more than there is never comes back: with the last result no fork is left, and no thread that would keep others from forking.
    workers.close(wait=True)
    yield from waiting


def in_shares(items: Sequence[Item], task: Callable[[Sequence[Item]], Result], number: int) -> Iterator[Result]:
    """The same of many small items, some of which the task gets at a time; a few are not worth a fork."""
    # Two shares each, for one may take longer than another.
    parts = [*shares(items, min(_SHARE, max(_FEWEST, len(items) // (2 * number))))]
    return done(parts, task, number if len(parts) > number else 1)


def of_each(items: Sequence[Item], task: Callable[[Item], Result], number: int) -> Iterator[Result]:
    """What the task makes of each item, in their order, handed over as `in_shares` does."""
    return chain.from_iterable(in_shares(items, lambda share: [task(item) for item in share], number))


class _Forks(LocalProcesses[Item, Result]):
    """Forks of this process; whoever makes them sees to it that it has no other thread."""

    def _new(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(self._number, mp_context=context, initializer=_begin, initargs=(self._task,))


@contextmanager
def dask(task: Callable[[Item], Result], address: str) -> Iterator[Workers[Sequence[Item], Sequence[Result]]]:
    """The processes of a Dask cluster, until the block ends; they are handed shares of the items.

    Args:
        task: what is done to an item; it is handed over once a process.
        address: of the scheduler, such as "tcp://host:8786".

    Raises:
        ConfigError: if Dask is not installed, or the scheduler does not answer or has no worker.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 — an extra that few need
    except ImportError as error:
        raise ConfigError("--scheduler: Dask is not installed; pip install 'precis-briefings[dask]'") from error
    try:
        client: Any = Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise ConfigError(f"--scheduler {address}: does not answer; start one with `dask scheduler`, or check the address") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ConfigError(f"--scheduler {address}: has no worker; start some with `dask worker {address} --nthreads 1`")
        yield _DaskWorkers(client, task, threads, KilledWorker)


class _DaskWorkers(Workers[Sequence[Item], Sequence[Result]]):
    """Workers of a cluster; Dask itself does again what a lost one had in hand."""

    def __init__(self, client: Any, task: Callable[[Item], Result], threads: int, killed: type[Exception]) -> None:
        self._threads = threads
        self._killed = killed
        self._executor = client.get_executor(pure=False, retries=0)
        self._task = client.scatter(task, broadcast=True)

    @property
    def ahead(self) -> int:
        """How many shares may be in hand at once."""
        return self._threads * _AHEAD

    def submit(self, item: Sequence[Item]) -> Future[Sequence[Result]]:
        given: Future[Sequence[Result]] = self._executor.submit(_apply, self._task, item)
        told: Future[Sequence[Result]] = Future()
        given.add_done_callback(lambda done: self._tell(done, told))
        return told

    def begin_anew(self) -> None:
        """Nothing: the cluster looks after its workers."""

    def _tell(self, done: Future[Sequence[Result]], told: Future[Sequence[Result]]) -> None:
        error = done.exception()
        if error is None:
            told.set_result(done.result())
        else:
            told.set_exception(DeadlyError() if isinstance(error, self._killed) else error)


def _apply(task: Callable[[Item], Result], share: Sequence[Item]) -> list[Result]:
    # The process is not ours, and may have other things to do besides.
    with seldom_searched():
        return [task(item) for item in share]


_TASK: Any = None


def _begin(task: Callable[[Any], Any]) -> None:
    """Gives this process its task, and an end: one that is killed cannot tell its workers."""
    global _TASK  # noqa: PLW0603 — a process has one
    _TASK = task
    search_seldom()
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def _do(item: Any) -> Any:
    return _TASK(item)
