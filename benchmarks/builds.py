"""Times builds of an archive of any size against plain MkDocs with Material's defaults, and prints a table.

    python -m benchmarks builds SEEDS --briefings 1000 --work /tmp/bench

SEEDS is a folder of real articles, more than the number of those that are read: one is kept as the new seed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks.first_result import FirstResult, first_result, with_own_search
from benchmarks.measure import Run, run
from benchmarks.plain import plain_build
from benchmarks.project import ROOT, add_new, forget_all_but_drafts, make_project
from generator.seeds import seed_files

_BUILD = [sys.executable, "-m", "generator", "build"]


@click.command(help=__doc__)
@click.argument("seeds", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--briefings", default=1000, show_default=True)
@click.option("--articles", default=1000, show_default=True, help="Real articles that are read; the rest are copies with other names.")
@click.option("--work", type=click.Path(path_type=Path), required=True, help="A folder to work in; what is there is used again.")
@click.option("--samples", default="500,1000,2000", show_default=True, help="Numbers of pages that plain MkDocs builds.")
@click.option("--words", default="security", show_default=True, help="What is searched for.")
@click.option("--jobs", default=2, show_default=True)
def builds(seeds: Path, briefings: int, articles: int, work: Path, samples: str, words: str, jobs: int) -> None:
    """Measures."""
    project = work / f"site-{briefings}"
    originals = seed_files(seeds)
    make_project(project, originals[: min(articles, len(originals) - 1)], briefings, jobs)
    forget_all_but_drafts(project)
    full = _told("full build", lambda: run(_BUILD, project))
    same = _told("nothing changed", lambda: run(_BUILD, project))
    add_new(project, originals[-1])
    new = _told("one new seed", lambda: run(_BUILD, project))
    plain = plain_build(project / "docs", work / "plain", [int(size) for size in samples.split(",")])
    for size, found in plain.samples:
        click.echo(f"plain, {size} pages: {found}")
    click.echo(f"plain, all pages ({'built' if plain.built else 'worked out'}): {plain.run}")
    pages = sum(1 for _ in (project / "docs").rglob("*.md"))
    click.echo(f"\n{briefings} briefings, {pages} pages; ratios of processor time to plain MkDocs with Material's defaults")
    for name, found in (("full build", full), ("one new seed", new), ("nothing changed", same)):
        click.echo(f"{name}: {found.cpu / plain.run.cpu:.4f} ({found.wall:.1f} s, {found.cpu:.1f} s of processors)")
    click.echo(f"memory: {full.peak / plain.run.peak:.2f} ({full.peak:.0f} MB)")
    _searches(project / "site", work / "own-search", words)


def _told(name: str, measured: Callable[[], Run]) -> Run:
    found = measured()
    click.echo(f"{name}: {found}")
    return found


def _searches(site: Path, target: Path, words: str) -> None:
    found = subprocess.run(["sh", ROOT / "requirements" / "chromium.sh"], capture_output=True, text=True, check=False)
    if found.returncode:
        click.echo(f"no search measured: {found.stderr.strip()}")
        return
    shutil.rmtree(target, ignore_errors=True)
    chromium = found.stdout.strip()
    ours = min((first_result(site, words, chromium) for _ in range(3)), key=_seconds)
    theirs = first_result(with_own_search(site, target), words, chromium)
    click.echo(f"first result: {ours.seconds / theirs.seconds:.3f} ({ours} against {theirs})")


def _seconds(found: FirstResult) -> float:
    return found.seconds
