"""Plain MkDocs with Material's defaults on the same pages: built where that can be waited for, else worked out from samples."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.measure import Run, run

_CONFIG = "site_name: Plain\ntheme: {name: material}\nplugins: [search]\nmarkdown_extensions: [attr_list, md_in_html]\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """What plain MkDocs takes.

    Attributes:
        run: for all pages.
        samples: numbers of pages that were built, and what each took.
        built: whether all were.
    """

    run: Run
    samples: tuple[tuple[int, Run], ...]
    built: bool


def plain_build(docs: Path, folder: Path, sizes: Sequence[int]) -> Plain:
    """What a build of all pages in `docs` takes.

    Args:
        docs: generated pages.
        folder: for the samples; made.
        sizes: numbers of pages to build, three or more; a number that is not smaller than that of all stands for all.
    """
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    chosen = sorted({min(size, len(pages)) for size in sizes})
    samples = [(size, _build(docs, folder / str(size), pages, size)) for size in chosen]
    if samples[-1][0] == len(pages):
        return Plain(run=samples[-1][1], samples=tuple(samples), built=True)
    numbers = [size for size, _ in samples]
    wall, cpu, peak = (_at(len(pages), numbers, [getattr(found, kind) for _, found in samples]) for kind in ("wall", "cpu", "peak"))
    return Plain(run=Run(wall=wall, cpu=cpu, peak=peak), samples=tuple(samples), built=False)


def _build(docs: Path, folder: Path, pages: Sequence[str], size: int) -> Run:
    """Of so many pages, evenly among all; a page that lists others stays what it is, as its links lead out of MkDocs' sight."""
    for number in range(size):
        page = pages[number * len(pages) // size]
        target = folder / "docs" / page
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(docs / page, target)
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    found = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)
    shutil.rmtree(folder)
    return found


def _at(size: int, sizes: Sequence[int], values: Sequence[float]) -> float:
    """The value for a size, by the parabola through the samples: every page shows a line for every other one."""
    return float(np.polyval(np.polyfit(sizes, values, 2), size))
