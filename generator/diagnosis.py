"""What a site needs of the computer it is built on: whether it is there, and what to do where it is not."""

from __future__ import annotations

import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from generator import language, search, store
from generator.config import Config
from generator.errors import ConfigError, PrecisError, SearchError, WriteError
from generator.model import Article
from generator.paper import fonts
from generator.span import Span
from generator.store.exchange import exchange

PACKAGE = "precis-briefings"
_OLDEST_PYTHON = (3, 11)
_LEAST_FREE = 500_000_000
_SENTENCE = "The envoy of Norland told the council that the treaty binds both states."
_REINSTALL = f"install Précis anew: pip install --force-reinstall {PACKAGE}"


class State(Enum):
    """FINE; NOTE: it works, with less; PROBLEM: a build will fail."""

    FINE = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: what it is.
        found: what was found.
        todo: what to do; empty where it is fine.
    """

    state: State
    what: str
    found: str
    todo: str = ""


def of_the_computer() -> Iterator[Finding]:
    """Python, packages, language model, search engine, fonts."""
    yield _python()
    yield from _packages()
    yield _model(None)
    yield _search()
    yield from _fonts()


def of_a_site(config: Config, site_dir: Path) -> Iterator[Finding]:
    """The folders of one site, what builds remember in them, and the room that is left.

    Args:
        config: the site's settings.
        site_dir: where the site goes.
    """
    if config.language_model is not None:
        yield _model(config.language_model)
    if config.seeds_dir.is_dir():
        yield _readable(config.seeds_dir)
    else:
        yield Finding(
            state=State.PROBLEM, what="seeds", found=f"{config.seeds_dir} is missing", todo="make the folder, or name another by 'seeds'"
        )
    folders = {"seeds": config.seeds_dir, "pages": config.docs_dir, "site": site_dir.parent} | (
        {"cache": config.cache_dir} if config.cache_dir else {}
    )
    for what, folder in folders.items():
        yield _writable(f"folder of {what}", folder)
    yield from _records(config.seeds_dir)
    yield _undone(config.docs_dir)
    yield _room(site_dir.parent)
    yield _exchanging(site_dir.parent)


def _python() -> Finding:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.version_info < _OLDEST_PYTHON:
        return Finding(state=State.PROBLEM, what="Python", found=found, todo="use Python 3.11 or newer")
    return Finding(state=State.FINE, what="Python", found=found)


def _packages() -> Iterator[Finding]:
    try:
        wanted = requires(PACKAGE) or []
    except PackageNotFoundError:
        yield Finding(
            state=State.NOTE, what="Précis", found="runs from its sources, uninstalled", todo="pip install -e . to have versions checked"
        )
        return
    yield Finding(state=State.FINE, what="Précis", found=version(PACKAGE))
    for requirement in sorted((Requirement(line) for line in wanted), key=lambda one: one.name):
        if requirement.marker is None or requirement.marker.evaluate():
            yield _package(requirement)


def _package(requirement: Requirement) -> Finding:
    todo = f"pip install '{requirement.name}{requirement.specifier}'"
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return Finding(state=State.PROBLEM, what=requirement.name, found="is missing", todo=todo)
    if not requirement.specifier.contains(found, prereleases=True):
        return Finding(state=State.PROBLEM, what=requirement.name, found=f"{found}; Précis needs {requirement.specifier}", todo=todo)
    return Finding(state=State.FINE, what=requirement.name, found=found)


def _model(name: str | None) -> Finding:
    article = Article(seed="doctor.txt", sha256="", text=_SENTENCE, paragraphs=(Span(0, len(_SENTENCE)),))
    what = "language model" if name is None else f"language model {name}"
    try:
        start = time.monotonic()
        parser = language.load(name)
        loaded = time.monotonic() - start
        (sentence,) = parser.parse(article)
    except ConfigError as error:
        todo = _REINSTALL if name is None else "see 'language_model' in the guide's settings"
        return Finding(state=State.PROBLEM, what=what, found=str(error), todo=todo)
    if not sentence.words:
        return Finding(state=State.PROBLEM, what=what, found="finds no words in a sentence", todo=_REINSTALL)
    return Finding(state=State.FINE, what=what, found=f"loaded in {loaded:.1f} s")


def _search() -> Finding:
    try:
        return Finding(state=State.FINE, what="search", found=search.version())
    except SearchError as error:
        return Finding(
            state=State.NOTE,
            what="search",
            found=str(error),
            todo="the theme's own search serves; it grows slow beyond a thousand briefings",
        )


def _fonts() -> Iterator[Finding]:
    own = sorted(fonts.FOLDER.glob("*.ttf"))
    if not own:
        yield Finding(state=State.PROBLEM, what="fonts of paper", found="are missing", todo=_REINSTALL)
        return
    yield Finding(state=State.FINE, what="fonts of paper", found=f"{len(own)} files; Latin, Greek, Cyrillic, Arabic, Hebrew")
    lacking = fonts.unknown(fonts.shapeless("東京漢字한국"))
    if lacking:
        yield Finding(state=State.NOTE, what="fonts of paper", found="none for Chinese, Japanese, Korean", todo=fonts.advice(lacking))


def _readable(folder: Path) -> Finding:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    closed = [path.relative_to(folder).as_posix() for path in files if not _opens(path)]
    if closed:
        return Finding(
            state=State.PROBLEM, what="seeds", found=f"may not be read: {', '.join(closed[:5])}", todo="change the files' rights"
        )
    return Finding(state=State.FINE, what="seeds", found=f"{len(files)} files in {folder}")


def _opens(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def _writable(what: str, folder: Path) -> Finding:
    there = _there(folder)
    try:
        with store.replacing(there / ".precis-doctor"):
            pass
        (there / ".precis-doctor").unlink()
    except (WriteError, OSError) as error:
        return Finding(state=State.PROBLEM, what=what, found=str(error).split(". ")[0], todo="change the folder's rights, or name another")
    return Finding(state=State.FINE, what=what, found=str(folder) + ("" if there == folder else " (will be made)"))


def _there(folder: Path) -> Path:
    """The folder, or where it is not made yet, the one in which it will be."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _records(seeds_dir: Path) -> Iterator[Finding]:
    for what, read in (("record of numbers", store.read_ledger), ("record of revisions", store.read_revisions)):
        yield _record(what, read, seeds_dir)


def _record(what: str, read: Callable[[Path], object], seeds_dir: Path) -> Finding:
    try:
        read(seeds_dir)
    except PrecisError as error:
        found, _, todo = str(error).partition("; ")
        return Finding(state=State.PROBLEM, what=what, found=found, todo=todo)
    return Finding(state=State.FINE, what=what, found="whole")


def _undone(docs_dir: Path) -> Finding:
    if (docs_dir / store.UNDO_FOLDER).exists():
        return Finding(
            state=State.NOTE, what="last build", found="was killed, or runs now", todo="build again: it takes back what was left half done"
        )
    return Finding(state=State.FINE, what="last build", found="left nothing half done")


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(_there(folder)).free
    found = f"{free / 1e9:.1f} GB"
    if free < _LEAST_FREE:
        return Finding(
            state=State.NOTE,
            what="room on the disk",
            found=found,
            todo="a build keeps the old site until the new one is complete: free some",
        )
    return Finding(state=State.FINE, what="room on the disk", found=found)


def _exchanging(folder: Path) -> Finding:
    what = "replacing a site"
    names = [_there(folder) / f".precis-doctor-{number}" for number in (1, 2)]
    try:
        for name in names:
            name.mkdir(exist_ok=True)
        at_once = exchange(*names)
    except OSError as error:
        return Finding(state=State.NOTE, what=what, found=str(error.strerror), todo="see the folder of the site above")
    finally:
        for name in names:
            shutil.rmtree(name, ignore_errors=True)
    if at_once:
        return Finding(state=State.FINE, what=what, found="at once")
    return Finding(
        state=State.NOTE,
        what=what,
        found="in two steps on this disk",
        todo="nothing; for a moment between them there is no site, and the next build mends it",
    )


def worst(findings: Iterable[Finding]) -> State:
    """The state of the worst of them."""
    order = list(State)
    return max((finding.state for finding in findings), key=order.index, default=State.FINE)
