"""Builds a small site, kills builds of it at many moments or fills their disk, and says after which the site or the next build is wrong.

`python -m tests.kill_builds FOLDER POINTS` prints one JSON line: how many builds were killed, at how many moments that change a file a build
can be killed at, and what was wrong. Each build is a process of its own, forked from one that has everything loaded, so that a kill costs a
second. Two in three die as they are about to change a file, the moments spread over the whole build; the others at any time.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Set
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import language
from generator.cli import main
from tests.few_treaties import use_few_treaties

CONFIG = """\
site_name: Karst
theme: {name: material, font: false}
nav: [index.md, briefings/index.md, actors/index.md, treaties/index.md]
not_in_nav: "/*/"
plugins: [search, precis]
markdown_extensions: [attr_list, md_in_html]
"""
STORY = """\
---
title: Talks number {number}
date: 2031-06-{number:02}
---
KARST – Envoy Mara Olin told reporters on Tuesday that Article 5 of the North Atlantic Treaty “binds us {number} times.” Chairman Peer
Vask of the Harbour Council said: “The council met on June {number}, 2031, and will meet again.”
"""
# What a program does to files, as Python tells of it.
EVENTS = frozenset({"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "ctypes.dlsym", "sqlite3.connect"})
SEED = 20310612
CRASHED = 70
TOLD = "told"
WRITES = os.O_WRONLY | os.O_RDWR

Files = dict[str, bytes]


def files(folder: Path) -> Files:
    """The content of all files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def write(root: Path, name: str, number: int) -> None:
    """A seed, of a day that does not depend on the clock: revisions are dated by it."""
    path = root / "seeds" / f"{name}.md"
    path.write_text(STORY.format(number=number))
    os.utime(path, (1_939_000_000, 1_939_000_000))


def change(root: Path) -> None:
    """What a person does between two builds: edits a seed, adds one, takes one away."""
    write(root, "b", 9)
    write(root, "d", 4)
    (root / "seeds" / "c.md").unlink()


def build(root: Path, before: Callable[[], None] = lambda: None) -> int:
    """Builds in a process of its own; its process id."""
    told = os.open(root.parent / TOLD, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    if process := os.fork():
        os.close(told)
        return process
    os.chdir(root)
    before()
    built = CliRunner().invoke(main, ["build"])
    os.write(told, f"{built.exception!r} {built.output}".encode())
    is_told = built.exit_code == 0 or (isinstance(built.exception, SystemExit) and "error: " in built.output)
    os._exit(built.exit_code if is_told else CRASHED)


def finished(process: int) -> int:
    """Waits for a build; how it ended, negative for the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def counting(reached: Callable[[int], None], events: Set[str] = EVENTS) -> Callable[[], None]:
    """What tells a build's every change of a file, before it happens, by its number."""

    def begin() -> None:
        count = 0

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
            if writes or event in events:
                reached(count)
                count += 1

        sys.addaudithook(hook)

    return begin


def killed_at(moment: int) -> Callable[[], None]:
    """Kills the build before its change of that number."""
    return counting(lambda count: os.kill(os.getpid(), signal.SIGKILL) if count == moment else None)


def full_from(moment: int) -> Callable[[], None]:
    """Leaves no room on the disk from the build's change of that number on; to rename and to remove takes none."""

    def reached(count: int) -> None:
        if count >= moment:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return counting(reached, {"os.link", "os.mkdir"})


def number_of_changes(root: Path) -> tuple[int, float]:
    """How many changes of files a build makes, and how many seconds it takes."""
    note = os.open(root.parent / "count", os.O_RDWR | os.O_CREAT)

    def keep(count: int) -> None:
        os.pwrite(note, b"%09d" % count, 0)

    start = time.monotonic()
    finished(build(root, counting(keep)))
    return int(os.pread(note, 9, 0)), time.monotonic() - start


class Trial:
    """One state of a site to begin from, and what a build makes of it."""

    def __init__(self, start: Path, work: Path) -> None:
        """Builds once to the end, from a copy of the start."""
        self.start, self.work = start, work
        self.site = files(start / "site")
        self.fresh()
        assert finished(build(work)) == 0
        self.result = {name: files(work / name) for name in ("site", "docs", "seeds")}
        self.fresh()
        self.changes, self.seconds = number_of_changes(work)

    def fresh(self) -> None:
        """Begins from the start again; times stay, by which files are known."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.start, self.work)
        change(self.work)

    def wrong_after(self, end: Callable[[Path], int]) -> str | None:
        """What is wrong with the site after a build has come to its end, and with the build after that."""
        self.fresh()
        if (how := finished(end(self.work))) not in (0, 1, -signal.SIGKILL):
            return f"the build ends with {how}"
        if (found := files(self.work / "site")) not in (self.site, self.result["site"]):
            return f"the site is neither the old nor the new one: {_differing(found, self.result['site'])[:5]}"
        if finished(build(self.work)) != 0:
            return f"the next build fails: {(self.work.parent / TOLD).read_text()}"
        for name, wanted in self.result.items():
            if (found := files(self.work / name)) != wanted:
                return f"the next build makes another {name}: {_differing(found, wanted)[:5]}"
        return None


def _differing(one: Files, other: Files) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def killed_after(seconds: float) -> Callable[[Path], int]:
    """Kills the build after some time, wherever it is."""

    def kill(root: Path) -> int:
        process = build(root)
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
        return process

    return kill


def wrong(trial: Trial, points: int) -> list[str]:
    """What was wrong after each kill, and after each disk that was full."""
    chance = random.Random(SEED)
    by_change, full = points * 2 // 3, points // 5
    ends: list[tuple[str, Callable[[Path], int]]] = []
    ends += [(f"killed at change {at}", partial(build, before=killed_at(at))) for at in _spread(trial.changes, by_change)]
    times = [chance.uniform(0, trial.seconds) for _ in range(points - by_change)]
    ends += [(f"killed after {seconds:.2f} s", killed_after(seconds)) for seconds in times]
    ends += [(f"no room from change {at}", partial(build, before=full_from(at))) for at in _spread(trial.changes // 2, full)]
    return [f"{name} of {trial.changes}: {found}" for name, end in ends if (found := trial.wrong_after(end))]


def _spread(of: int, number: int) -> list[int]:
    return [of * one // max(number, 1) for one in range(number)]


def run(folder: Path, points: int) -> dict[str, object]:
    """Kills builds of a site that is new, and of one that has been built before."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    use_few_treaties(pytest.MonkeyPatch())
    language.load()
    new, built = folder / "new", folder / "built"
    for root in (new, built):
        (root / "seeds").mkdir(parents=True)
        (root / "docs").mkdir()
        (root / "docs" / "mine.md").write_text("# By hand\n")
        (root / "mkdocs.yml").write_text(CONFIG)
        for number, name in enumerate("abc", start=1):
            write(root, name, number)
    assert finished(build(built)) == 0
    trials = [Trial(new, folder / "work"), Trial(built, folder / "work")]
    found = [problem for trial in trials for problem in wrong(trial, points // 2)]
    return {"killed": points // 2 * 2, "moments": [trial.changes for trial in trials], "wrong": found}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(Path(sys.argv[1]).resolve(), int(sys.argv[2]))) + "\n")
