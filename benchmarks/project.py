"""A site of its own for measurements: settings, pages written by hand, and an archive of so many seeds."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.archive import make_archive
from generator import drafting
from generator.config import Config

ROOT = Path(__file__).parents[1]

_WRITTEN_BY_HAND = ("about", "guide", "architecture.md", "performance.md", "quality.md", "security.md")
_RECORDS = (".addresses.json", ".revisions.json", ".years")
_PLUGIN = "  - precis\n"
_BY_YEAR = "  - precis:\n      shard_by: year\n"
_RULES = "rules.txt"


def make_project(project: Path, originals: Sequence[Path], size: int, jobs: int) -> None:
    """Makes the site, if it is not there yet or if the rules by which its drafts were made are no longer those of the program.

    Args:
        project: its folder.
        originals: seeds that are read; the rest are copies with other names.
        size: how many seeds it gets.
        jobs: processes that read.
    """
    rules = drafting.rules(None, None).hex()
    noted = project / _RULES
    if noted.is_file() and noted.read_text(encoding="utf-8") == rules:
        return
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    _docs(project)
    _take_drafts(project, rules)
    config = Config(root=project, seeds_dir=project / "seeds", docs_dir=project / "docs", cache_dir=project / ".precis")
    make_archive(originals, size, config, jobs)
    noted.write_text(rules, encoding="utf-8")


def _take_drafts(project: Path, rules: str) -> None:
    """No article is read twice: a new site begins with the drafts of the others beside it that has most."""
    known = [path for path in project.parent.glob(f"site-*/{_RULES}") if path.read_text(encoding="utf-8") == rules]
    kept = [drafts for path in known for drafts in path.parent.glob(".precis/drafts*")]
    if kept:
        source = max(kept, key=lambda path: path.stat().st_size).parent
        (project / ".precis").mkdir()
        for path in source.glob("drafts*"):
            shutil.copy(path, project / ".precis")


def forget_all_but_drafts(project: Path) -> None:
    """So that a build starts from nothing but what it costs to read articles."""
    for path in (project / ".precis").iterdir():
        if path.name.startswith("drafts"):
            continue
        _remove(path)
    forget_new(project)
    by_year = is_by_year(project)
    for name in _RECORDS:
        _remove(project / "seeds" / name)
    shutil.rmtree(project / "site", ignore_errors=True)
    shutil.rmtree(project / "docs")
    _docs(project)
    if by_year:
        build_by_year(project)


def build_by_year(project: Path) -> None:
    """Has the site built year by year from now on.

    Raises:
        RuntimeError: if its settings do not name the plugin as this project's do.
    """
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(_PLUGIN, _BY_YEAR), encoding="utf-8")
    if not is_by_year(project):
        raise RuntimeError(f"{settings}: there is no line '{_PLUGIN.strip()}', by which it would be built year by year")


def is_by_year(project: Path) -> bool:
    """Whether it is."""
    return _BY_YEAR in (project / "mkdocs.yml").read_text(encoding="utf-8")


def add_new(project: Path, original: Path) -> None:
    """Puts one more seed into the archive."""
    shutil.copy(original, project / "seeds" / f"new-{original.name}")


def forget_new(project: Path) -> None:
    """Takes it away."""
    for path in (project / "seeds").glob("new-*"):
        path.unlink()


def _docs(project: Path) -> None:
    """The settings, and the pages that are written by hand."""
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in _WRITTEN_BY_HAND:
        source, target = ROOT / "docs" / name, project / "docs" / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.is_file():  # the page that the suite writes may not be there yet
            shutil.copy(source, target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
