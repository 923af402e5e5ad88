"""Measures each stage by itself at several sizes, whole builds, and peers; writes docs/performance.md.

SEEDS is a folder of real articles; larger archives get copies of them with other days and persons. Each stage runs in a process of its own. What is done is kept in
the work folder and not measured again: a run that is broken off goes on where it was.
"""

from __future__ import annotations

import os
import platform
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from benchmarks.compared import PEERS, stage_process
from benchmarks.measure import LOG, run
from benchmarks.page import written
from benchmarks.peers import MissingPeerError
from benchmarks.project import ROOT, add_new, build_by_year, forget_all_but_drafts, forget_new
from benchmarks.results import Machine, Result, Results
from generator.cache.digests import digest_of_program
from generator.seeds import seed_files

_BUILD = [sys.executable, "-m", "generator", "build"]
_NOTHING = "Nothing has changed"
_BY_YEAR = "years"
_GROUPS = ("annotate", "speed-up", "corpus", "render", "build", "search", "pdf", "export", "peers", "years")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is measured, and where.

    Attributes:
        seeds: real articles.
        work: the folder of projects and results.
        sizes: how many articles.
        gathered: the same for the corpus, which alone is measured beyond what is built.
        by_year: the same for sites that are built year by year.
        annotated: the same for annotating, which costs most.
        printed: the same for PDF.
        jobs: processes of whole commands; stages that are measured by themselves have one.
        turns: how many articles each way to annotate in several processes gets.
        peers_at: the size at which peers are compared.
        only: groups of parts.
        again: whether to measure what has been measured.
    """

    seeds: Path
    work: Path
    sizes: tuple[int, ...]
    gathered: tuple[int, ...]
    by_year: tuple[int, ...]
    annotated: tuple[int, ...]
    printed: tuple[int, ...]
    jobs: int
    turns: int
    peers_at: int
    only: tuple[str, ...]
    again: bool


def _numbers(_context: object, _option: object, value: str | None) -> tuple[int, ...] | None:
    if value is None:
        return None
    try:
        found = tuple(sorted({int(part) for part in value.split(",")}))
    except ValueError as error:
        raise click.BadParameter(f"{value}: is no list of numbers such as 100,1000") from error
    if found[0] < 1:
        raise click.BadParameter("numbers begin at 1")
    return found


def _groups(_context: object, _option: object, value: str) -> tuple[str, ...]:
    found = tuple(value.split(","))
    if unknown := sorted(set(found) - set(_GROUPS)):
        raise click.BadParameter(f"{', '.join(unknown)}: choose from {', '.join(_GROUPS)}")
    return found


@click.command(help=__doc__)
@click.argument("seeds", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--work", type=click.Path(path_type=Path), default=Path("build/bench"), show_default=True, help="A folder to work in.")
@click.option("--sizes", default="100,1000,10000", show_default=True, callback=_numbers, help="Numbers of articles.")
@click.option("--annotate-sizes", callback=_numbers, help="The same for annotating; as --sizes where nothing is said.")
@click.option("--corpus-sizes", callback=_numbers, help="The same for the corpus, whose memory is shown at each.")
@click.option("--years-sizes", callback=_numbers, help="The same for sites that are built year by year.")
@click.option("--pdf-sizes", callback=_numbers, help="The same for PDF.")
@click.option("--jobs", default=2, show_default=True, help="Processes of whole commands; stages that are measured by themselves have one.")
@click.option("--turns", default=600, show_default=True, help="Articles for one process, two, and two workers of Dask.")
@click.option("--peers-at", type=int, help="The size at which peers are compared; 1,000, or the largest where all are smaller.")
@click.option("--only", default=",".join(_GROUPS), show_default=True, callback=_groups, help="What is measured.")
@click.option("--again", is_flag=True, help="Measure again what is done.")
@click.option("--output", type=click.Path(path_type=Path), default=ROOT / "docs" / "performance.md", help="The page that is written.")
def suite(
    seeds: Path,
    work: Path,
    sizes: tuple[int, ...],
    corpus_sizes: tuple[int, ...] | None,
    years_sizes: tuple[int, ...] | None,
    annotate_sizes: tuple[int, ...] | None,
    pdf_sizes: tuple[int, ...] | None,
    jobs: int,
    turns: int,
    peers_at: int | None,
    only: tuple[str, ...],
    again: bool,
    output: Path,
) -> None:
    """Measures, and writes the page."""
    plan = Plan(
        seeds=seeds.resolve(),
        work=work.resolve(),
        sizes=sizes,
        gathered=corpus_sizes or sizes,
        by_year=years_sizes or sizes,
        annotated=annotate_sizes or sizes,
        printed=pdf_sizes or sizes,
        jobs=jobs,
        turns=turns,
        peers_at=peers_at or max(size for size in sizes if size <= 1000 or size == sizes[0]),
        only=only,
        again=again,
    )
    results = Results(plan.work / "results")
    for group in _GROUPS:
        if group in only:
            _MEASURED[group](plan, results)
    machine = Machine(words=_machine(), date=datetime.now(tz=UTC).date().isoformat(), command=_command())
    output.write_text(written(results, machine, digest_of_program().hex()), encoding="utf-8")
    click.echo(f"The page is {output}")


def _part(plan: Plan, results: Results, part: str, size: int, measure: Callable[[], tuple[Mapping[str, float], str]]) -> None:
    """Measures a part, where it is not done."""
    known = results.get(part, size)
    program = digest_of_program().hex()
    if known is not None and not plan.again:
        old = "" if known.program == program else " by another version of the program (--again measures it anew)"
        click.echo(f"{part}, {size}: done before{old}")
        return
    load = os.getloadavg()[0]
    values, note = measure()
    results.keep(Result(part=part, size=size, values=values, note=note, program=program, load=load))
    told = ", ".join(f"{name} {value:,.2f}" for name, value in values.items())
    click.echo(f"{part}, {size}: {told or note}")


def _project(plan: Plan, size: int, kind: str = "site") -> Path:
    """The site of so many seeds, made where it is not there."""
    project = plan.work / f"{kind}-{size}"
    stage_process("archive", project, size, "--seeds", str(plan.seeds))
    if kind == _BY_YEAR:
        build_by_year(project)
    return project


def _at_least(plan: Plan, size: int) -> Path:
    """The smallest site that has so many seeds; one of its own where none has."""
    return _project(plan, next((one for one in plan.sizes if one >= size), size))


def _alone(plan: Plan, results: Results, stage: str, sizes: Sequence[int], part: str | None = None) -> None:
    for size in sizes:

        def measure(size: int = size) -> tuple[Mapping[str, float], str]:
            return stage_process(stage, _at_least(plan, size), size), ""

        _part(plan, results, part or stage, size, measure)


def _annotate(plan: Plan, results: Results) -> None:
    _alone(plan, results, "annotate", plan.annotated)


def _speed_up(plan: Plan, results: Results) -> None:
    _alone(plan, results, "speed-up", (plan.turns,))


def _corpus(plan: Plan, results: Results) -> None:
    """All briefings at once, and year by year: each size has a site of its own, for the corpus is that of a whole site."""
    for part in ("corpus", "years-corpus"):
        for size in plan.gathered:

            def measure(part: str = part, size: int = size) -> tuple[Mapping[str, float], str]:
                return stage_process(part, _project(plan, size), size), ""

            _part(plan, results, part, size, measure)


def _render(plan: Plan, results: Results) -> None:
    _alone(plan, results, "render", plan.sizes)


def _builds(plan: Plan, results: Results) -> None:
    """From nothing but drafts, with nothing changed, and with one new seed."""

    def full(size: int) -> Mapping[str, float]:
        project = _project(plan, size)
        forget_all_but_drafts(project)
        return stage_process("build", project, size)

    _kinds(plan, results, "site", plan.sizes, full)


def _years(plan: Plan, results: Results) -> None:
    """The same of sites that are built year by year."""

    def full(size: int) -> Mapping[str, float]:
        project = _project(plan, size, _BY_YEAR)
        forget_all_but_drafts(project)
        return _whole(plan, project)

    _kinds(plan, results, _BY_YEAR, plan.by_year, full)


def _kinds(plan: Plan, results: Results, kind: str, sizes: Sequence[int], build: Callable[[int], Mapping[str, float]]) -> None:
    """The three kinds of build of a kind of site."""
    for size in sizes:

        def full(size: int = size) -> tuple[Mapping[str, float], str]:
            return build(size), ""

        def same(size: int = size) -> tuple[Mapping[str, float], str]:
            project = _built(plan, size, kind)
            found = _whole(plan, project)
            said = (project / LOG).read_text(encoding="utf-8")
            if _NOTHING not in said:  # a warning keeps a build from being noted as done
                raise click.ClickException(f"a build of {project} in which nothing changed was none:\n{said}")
            return found, ""

        def new(size: int = size) -> tuple[Mapping[str, float], str]:
            _with_new(plan, size, kind)  # a site in use has the one before the last at hand, of which builds make the next
            return _with_new(plan, size, kind), ""

        for part, measure in (("build", full), ("no-op", same), ("new-seed", new)):
            _part(plan, results, part if kind == "site" else f"{kind}-{part}", size, measure)


def _built(plan: Plan, size: int, kind: str) -> Path:
    """A site of so many seeds that is built as it stands."""
    project = _project(plan, size, kind)
    forget_new(project)
    _whole(plan, project)
    return project


def _with_new(plan: Plan, size: int, kind: str) -> dict[str, float]:
    """The build of such a site with one seed more, which is taken away again."""
    project = _built(plan, size, kind)
    add_new(project, seed_files(plan.seeds)[-1])
    found = _whole(plan, project)
    forget_new(project)
    return found


def _whole(plan: Plan, project: Path) -> dict[str, float]:
    """A whole command, its start included."""
    found = run([*_BUILD, "--jobs", str(plan.jobs)], project)
    return {"wall": found.wall, "cpu": found.cpu, "peak": found.peak, "jobs": plan.jobs}


def _search(plan: Plan, results: Results) -> None:
    for size in plan.sizes:

        def measure(size: int = size) -> tuple[Mapping[str, float], str]:
            project = _project(plan, size)
            if not (project.parent / f"{project.name}-found.json").is_file():
                forget_all_but_drafts(project)
                stage_process("build", project, size)
            return stage_process("search", project, size), ""

        _part(plan, results, "search", size, measure)


def _pdf(plan: Plan, results: Results) -> None:
    _alone(plan, results, "pdf", plan.printed)


def _export(plan: Plan, results: Results) -> None:
    for name in ("jsonl", "sqlite"):
        _alone(plan, results, name, plan.sizes)


def _peers(plan: Plan, results: Results) -> None:
    for part, compare in PEERS.items():

        def measure(compare: Callable[..., tuple[Mapping[str, float], str]] = compare) -> tuple[Mapping[str, float], str]:
            project = _project(plan, plan.peers_at)

            def stage(name: str, project: Path, number: int) -> Mapping[str, float]:
                if name == "build":
                    forget_all_but_drafts(project)
                return stage_process(name, project, number)

            try:
                return compare(project, min(plan.turns, plan.peers_at), stage)
            except (MissingPeerError, RuntimeError) as error:
                return {}, str(error)

        _part(plan, results, part, plan.peers_at, measure)


_MEASURED: Mapping[str, Callable[[Plan, Results], None]] = {
    "annotate": _annotate,
    "speed-up": _speed_up,
    "corpus": _corpus,
    "render": _render,
    "build": _builds,
    "search": _search,
    "pdf": _pdf,
    "export": _export,
    "peers": _peers,
    "years": _years,
}


def _machine() -> str:
    """The machine in words: cores, their kind, memory, system, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.is_file() else []
    kind = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores} cores ({kind}), {memory:.0f} GB of memory, {platform.system()}, Python {platform.python_version()}"


def _command() -> str:
    """What was asked for, with names of folders that say what they are."""
    options = [one for one in sys.argv[1:] if one != "--again"]
    named = {"--work": "FOLDER", "--output": "PAGE"}
    told = [named.get(before, one) for before, one in zip(["", *options], options, strict=False)]
    told = ["SEEDS" if Path(one).is_dir() else one for one in told]
    return f"python -m benchmarks {shlex.join(told)}"
