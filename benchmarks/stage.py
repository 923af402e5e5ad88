"""One stage, measured in this process and by itself: `python -m benchmarks.stage NAME PROJECT OUTPUT --number N`.

What a stage needs (the model loaded, the corpus read) is done before the clock starts; memory is that of the whole process.
"""

from __future__ import annotations

import json
import resource
import shutil
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

import click

from benchmarks.dask_cluster import dask_cluster
from benchmarks.project import make_project
from generator import companions, drafting, mkdocs_plugin, paper, pipeline, search, site, store, years
from generator.cli import main as precis
from generator.cli.settings import read_corpus
from generator.config import YEARS, Config
from generator.errors import ConfigError
from generator.export import briefing_json
from generator.export.html_bundle import files as html_pages
from generator.export.tables import database
from generator.memory import seldom_searched
from generator.model import Corrections, Draft, Ledger
from generator.seeds import seed_files

# Drafts of so many articles are made before the clock starts: each process has then loaded what it needs, and met the common words.
_WARM = 48
# Ways to make drafts take turns, so that what else the machine does meets all of them.
_TURN = 200
_FOUND = "found.json"
_PRINTED = 20


@dataclass(slots=True)
class Clock:
    """Measures what happens in a block; may be started again, and adds up."""

    wall: float = 0.0
    cpu: float = 0.0
    further: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Runs during the block; processor time is that of processes that have ended in it, too."""
        wall, cpu = time.perf_counter(), _processors()
        try:
            yield
        finally:
            self.wall += time.perf_counter() - wall
            self.cpu += _processors() - cpu

    def values(self) -> dict[str, float]:
        """What was measured."""
        return {"wall": self.wall, "cpu": self.cpu, "peak": _peak(), **self.further}


Stage = Callable[[Path, int, Clock], None]
"""Measures a stage of the site in a folder, with so many of its articles."""


def _annotate(project: Path, number: int, clock: Clock) -> None:
    paths = _chosen(_seeds(project), number)
    with drafting.making(_recipe(project), drafting.Means()) as each:
        deque(each(paths[:_WARM]), maxlen=0)
        with clock.running():
            for made in each(paths):
                clock.further["words"] = clock.further.get("words", 0) + (
                    len(made.made.article.text.split()) if isinstance(made, Draft) else 0
                )


def _speed_up(project: Path, number: int, clock: Clock) -> None:
    """One process and two, then one and two workers of a cluster, which is not there before: it takes time even where it has nothing to do."""
    paths = _chosen(_seeds(project), number)
    recipe = _recipe(project)
    _take_turns(paths, recipe, "two", drafting.Means(jobs=2), clock)
    try:
        with dask_cluster(2) as address:
            _take_turns(paths, recipe, "dask", drafting.Means(scheduler=address), clock)
    except (ConfigError, ImportError, RuntimeError) as error:
        click.echo(f"no Dask: {error}")


def _take_turns(paths: Sequence[Path], recipe: drafting.Recipe, name: str, means: drafting.Means, clock: Clock) -> None:
    """Notes the seconds that one process takes, and those of others, at the same articles, and the ratio in the median turn."""
    ratios: list[float] = []
    with ExitStack() as stack:
        ways = {
            "one": stack.enter_context(drafting.making(recipe, drafting.Means())),
            name: stack.enter_context(drafting.making(recipe, means)),
        }
        for each in ways.values():
            deque(each(paths[:_WARM]), maxlen=0)
        for start in range(0, len(paths), _TURN):
            walls: list[float] = []
            for each in ways.values():
                turn = Clock()
                with turn.running():
                    deque(each(paths[start : start + _TURN]), maxlen=0)
                walls.append(turn.wall)
            ratios.append(walls[0] / walls[1])
            for key, wall in zip((f"one_beside_{name}", name), walls, strict=True):
                clock.further[key] = clock.further.get(key, 0) + wall
    clock.further[f"{name}_ratio"] = median(ratios)


def _corpus(project: Path, number: int, clock: Clock) -> None:
    del number
    config = _config(project)
    library = pipeline.site_library(config)
    with clock.running():
        pipeline.read_corpus(config, library)


def _corpus_by_year(project: Path, number: int, clock: Clock) -> None:
    """The corpus of one year after the other, of which only its card is kept: what a site that is built year by year holds in memory."""
    del number
    config = _config(project)
    library = pipeline.site_library(config)
    archive = years.survey(_seeds(project), config.docs_dir, project / "years.json")
    cards: list[bytes] = []
    with clock.running():
        for year in archive.years:
            # In a folder of its own, as in builds: a cache forgets the drafts of all seeds that it was not asked for.
            of_year = replace(config, year=year, cache_dir=project / ".precis" / YEARS / year.name)
            gathered, _ = pipeline.read_corpus(of_year, library)
            cards.append(years.packed(site.year_card(year.name, gathered, library, next(site.feeds(gathered, config.site_name, {})))))
            del gathered  # before the next year is read
    clock.further["years"] = len(archive.years)
    clock.further["largest"] = max(len(year.seeds) for year in archive.years)


def _render(project: Path, number: int, clock: Clock) -> None:
    del number
    config, library, gathered = read_corpus(project / "mkdocs.yml")
    beside = frozenset(uri for uri, _ in companions.files(config, gathered, library, Ledger()))
    by_hand = store.hand_written(config.docs_dir)
    with clock.running():
        pages = site.makings(gathered, library, beside, hand_written=by_hand, citing=companions.footnotes(config))
        clock.further["bytes"] = sum(len(making()) for making in pages.values())
    clock.further["pages"] = len(pages)


def _build(project: Path, number: int, clock: Clock) -> None:
    """A whole `precis build`, and which parts of it the seconds went to."""
    del number
    generating, indexing = Clock(), Clock()
    noted = project.parent / _found(project)
    with _timed(pipeline, "generate_to", generating), _timed(mkdocs_plugin, "make_index", indexing, noted), clock.running():
        precis(["build", "--config-file", str(project / "mkdocs.yml")], standalone_mode=False)
    clock.further |= {
        "generate": generating.wall,
        "search": indexing.wall,
        "mkdocs": clock.wall - generating.wall - indexing.wall,
        "pages": sum(1 for _ in (project / "docs").rglob("*.md")),
    }


def _search(project: Path, number: int, clock: Clock) -> None:
    """The index of a site that is built, from nothing."""
    del number
    told = json.loads((project.parent / _found(project)).read_text(encoding="utf-8"))
    pages = {address: search.Page(digest=digest, published=published) for address, (digest, published) in told.items()}
    cache = project / "search-alone"
    shutil.rmtree(cache, ignore_errors=True)
    with clock.running():
        search.index(project / "site", pages, cache)
    shutil.rmtree(cache)


def _pdf(project: Path, number: int, clock: Clock) -> None:
    config, library, gathered = read_corpus(project / "mkdocs.yml")
    press = paper.Press(library, paper.Imprint(site=config.site_name, address=config.site_url), paper.Layout())
    press.briefing(gathered.briefings[0])
    with clock.running():
        for briefing in _chosen(gathered.briefings, number):
            press.briefing(briefing)


def _jsonl(project: Path, number: int, clock: Clock) -> None:
    del number
    _, _, gathered = read_corpus(project / "mkdocs.yml")
    with clock.running(), (project / "briefings.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(briefing_json.lines(gathered.briefings))


def _sqlite(project: Path, number: int, clock: Clock) -> None:
    del number
    _, _, gathered = read_corpus(project / "mkdocs.yml")
    (project / "briefings.db").unlink(missing_ok=True)
    with clock.running():
        database.write(project / "briefings.db", gathered)


def _texts(project: Path, number: int, clock: Clock) -> None:
    """Drafts of some articles with the clock on, and their texts as a file for another program."""
    recipe, found = _recipe(project), []
    paths = _chosen(_seeds(project), number)
    deque(map(recipe.attempt, paths[:_WARM]), maxlen=0)
    for path in paths:
        with clock.running():
            made = recipe.attempt(path)
        if isinstance(made, Draft):
            found.append(made.made.article.text)
            clock.further["quotes"] = clock.further.get("quotes", 0) + len(made.made.quotes)
    (project.parent / "texts.json").write_text(json.dumps(found), encoding="utf-8")


def _sheets(project: Path, number: int, clock: Clock) -> None:
    """PDFs of some briefings with the clock on, and their pages for another program."""
    config, library, gathered = read_corpus(project / "mkdocs.yml")
    chosen = _chosen(gathered.briefings, min(number, _PRINTED))
    press = paper.Press(library, paper.Imprint(site=config.site_name, address=config.site_url), paper.Layout())
    press.briefing(chosen[0])
    with clock.running():
        for briefing in chosen:
            press.briefing(briefing)
    clock.further["printed"] = len(chosen)
    target = project.parent / "sheets"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for name, page in html_pages(chosen, site_name=config.site_name, site_url=config.site_url):
        if name != "index.html":
            (target / Path(name).name).write_bytes(page)


STAGES: Mapping[str, Stage] = {
    "annotate": _annotate,
    "speed-up": _speed_up,
    "corpus": _corpus,
    "years-corpus": _corpus_by_year,
    "render": _render,
    "build": _build,
    "search": _search,
    "pdf": _pdf,
    "jsonl": _jsonl,
    "sqlite": _sqlite,
    "texts": _texts,
    "sheets": _sheets,
}


@click.command(help=__doc__)
@click.argument("name")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--number", type=int, required=True)
@click.option("--seeds", type=click.Path(path_type=Path), help="Makes the project of so many seeds, instead of measuring.")
@click.option("--jobs", type=int, default=2)
def stage(name: str, project: Path, output: Path, number: int, seeds: Path | None, jobs: int) -> None:
    """Measures, and writes the values as JSON."""
    if seeds is not None:
        originals = seed_files(seeds)[:-1]
        make_project(project, _chosen(originals, number), number, jobs)
        return
    clock = Clock()
    with seldom_searched():  # as in every command
        STAGES[name](project, number, clock)
    output.write_text(json.dumps(clock.values()), encoding="utf-8")


def _config(project: Path) -> Config:
    return Config(root=project, seeds_dir=project / "seeds", docs_dir=project / "docs", cache_dir=project / ".precis")


def _recipe(project: Path) -> drafting.Recipe:
    library = pipeline.site_library(_config(project))
    return drafting.Recipe(library=library.without_texts(), corrections=Corrections(), language_model=None)


def _seeds(project: Path) -> tuple[Path, ...]:
    return seed_files(project / "seeds")


def _chosen(all_of_them: Sequence[Any], number: int) -> list[Any]:
    """So many, evenly among all: articles that follow each other are of one kind."""
    number = min(number, len(all_of_them))
    return [all_of_them[index * len(all_of_them) // number] for index in range(number)]


def _found(project: Path) -> str:
    return f"{project.name}-{_FOUND}"


@contextmanager
def _timed(module: ModuleType, name: str, clock: Clock, noted: Path | None = None) -> Iterator[None]:
    """Measures one function of a module while the block runs; notes what pages the search was given."""
    original = getattr(module, name)

    def measured(*args: Any, **kwargs: Any) -> Any:
        if noted is not None:
            noted.write_text(json.dumps({address: [page.digest, page.published] for address, page in args[1].items()}), encoding="utf-8")
        with clock.running():
            return original(*args, **kwargs)

    setattr(module, name, measured)
    try:
        yield
    finally:
        setattr(module, name, original)


def _processors() -> float:
    """Seconds of this process and of its children that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak() -> float:
    """Megabytes: of this process at its most, or of the largest child that has ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    status = Path("/proc/self/status")
    if not status.is_file():
        return max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, children)
    # What `getrusage` tells of a process includes the one that started it.
    own = next(int(line.split()[1]) for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
    return max(own / 1024, children)


if __name__ == "__main__":
    stage()
