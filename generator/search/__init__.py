"""The index of the site's search, made after the pages: Pagefind's for the texts, in shards, and files of names.

Where Pagefind does not run, `plain` makes the index of Material's own search.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import SearchError
from generator.executors import of_each, shares
from generator.search.names import file_name, name_files
from generator.search.pagefind import Engine, running, version
from generator.search.plain_index import plain
from generator.search.records import Name, Record, record
from generator.search.shards import Shard, cut
from generator.search.shelf import ROWS, Shelf, kept

__all__ = ["ALONE", "FOLDER", "Among", "Indexed", "Name", "Page", "index", "plain", "version"]

FOLDER = "search"
"""Where the index lies in the site: Material's own has its file there too."""

_SHARED = ("pagefind.js", "wasm.en.pagefind")
_PARTS = ("fragment", "index")
_ENTRY = "pagefind-entry.json"
_CONTENTS = "precis.json"
_STANDING = "standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that search finds.

    Attributes:
        digest: of what decides its HTML; the same digest, the same page.
        published: its day, as ISO 8601; "" for none.
    """

    digest: str
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """The place of a site among others with which it is searched.

    Attributes:
        above: the address of the one above it, as seen from this one; "" for the one above all others.
        folders: of that one, the folders of the others, newest first.
        names: of that one, by which all are looked up; of the others none is.
    """

    above: str = ""
    folders: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()


ALONE = Among()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What one run did: how many pages it read, and how many of the shards it made anew."""

    pages: int
    read: int
    shards: int
    made: int


def index(site_dir: Path, pages: Mapping[str, Page], cache: Path, among: Among = ALONE, jobs: int = 1) -> Indexed:
    """Makes the index of the site's pages in its folder `search`.

    Args:
        site_dir: the site, with all its pages.
        pages: those to be found, by their addresses below the site's: `briefings/a-slug/`.
        cache: a folder for what the next run need not make again; it may be missing or removed.
        among: which other sites are searched with it.
        jobs: processes that read pages, and engines, that run beside each other; what they make is the same.

    Raises:
        SearchError: if the engine does not run or stops, or files cannot be written.
    """
    told = f"{version()} {_own_version()}"
    try:
        with kept(cache / "records.sqlite", told) as records:
            read = _refresh(records, site_dir, pages, jobs)
            rows = {row: cut(records.items(row), f"{told} {row}") for row in ROWS}
            made = _make(records, rows, cache / "shards", jobs)
            _publish(rows, cache / "shards", site_dir / FOLDER)
            _tell(site_dir / FOLDER, {} if among.above else name_files((*records.names(), *among.names)), among)
    except (OSError, sqlite3.Error) as error:
        raise SearchError(f"the index of the search cannot be written: {error}") from error
    return Indexed(pages=len(pages), read=read, shards=sum(map(len, rows.values())), made=made)


@functools.cache
def _own_version() -> str:
    """A digest of this package: what another version of it kept is made anew."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _refresh(records: Shelf, site_dir: Path, pages: Mapping[str, Page], jobs: int) -> int:
    known = records.digests()
    records.remove(sorted(set(known) - set(pages)))
    changed = {address: digest for address, page in pages.items() if known.get(address) != (digest := f"{page.digest} {page.published}")}
    addresses = sorted(changed)

    def read(address: str) -> Record:
        html = (site_dir / address / "index.html").read_text(encoding="utf-8")
        return record(address, html, published=pages[address].published)

    for address, found in zip(addresses, of_each(addresses, read, jobs), strict=True):
        records.put(address, changed[address], pages[address].published, found)
    return len(changed)


def _make(records: Shelf, rows: Mapping[str, tuple[Shard, ...]], folder: Path, jobs: int) -> int:
    """Makes the shards that are not kept, and removes those that are no longer wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {shard.name for shards in rows.values() for shard in shards}
    for path in folder.iterdir():
        if path.name not in wanted:
            shutil.rmtree(path)
    missing = [(row, shard) for row, shards in rows.items() for shard in shards if not _is_whole(folder / shard.name)]
    # Those that are made beside each other take about as long as each other.
    missing.sort(key=lambda one: -one[1].size)
    with ExitStack() as stack:
        engines = [stack.enter_context(running()) for _ in range(min(jobs, len(missing)))]
        waiting = stack.enter_context(ThreadPoolExecutor(jobs))
        for these in shares(missing, len(engines)):
            documents = [{item.address: records.document(row, item.address) for item in shard.items} for row, shard in these]
            for (_, shard), files in zip(these, waiting.map(Engine.index, engines, documents), strict=True):
                _keep(files, folder / shard.name)
    return len(missing)


def _keep(files: Mapping[str, bytes], target: Path) -> None:
    """Writes a shard, whole or not at all."""
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=".new-"))
    for name, content in files.items():
        # Not Pagefind's own search boxes, of which the site has no use.
        if "/" in name or not name.endswith((".js", ".css")) or name in _SHARED:
            (made / name).parent.mkdir(exist_ok=True)
            (made / name).write_bytes(content)
    made.chmod(0o755)
    (made / _STANDING).write_text(_standing(made), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    made.rename(target)


def _is_whole(shard: Path) -> bool:
    """Whether the shard is kept, and nobody has changed anything of it since."""
    try:
        return (shard / _STANDING).read_text(encoding="utf-8") == _standing(shard)
    except (OSError, ValueError):
        return False


def _standing(shard: Path) -> str:
    """The size of each of its files, in bytes, and the time of its last change, in nanoseconds."""
    files = ((path, path.stat()) for path in shard.rglob("*") if path.is_file() and path.name != _STANDING)
    return repr(sorted((path.relative_to(shard).as_posix(), found.st_size, found.st_mtime_ns) for path, found in files))


def _same(kept_file: str, published: str) -> None:
    """One file in two places, for there are ten thousands of them; a copy where the places are on different disks."""
    try:
        os.link(kept_file, published)
    except OSError:
        shutil.copyfile(kept_file, published)


def _publish(rows: Mapping[str, tuple[Shard, ...]], made_in: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in target.iterdir():
        # Those of an earlier build into the same folder; the theme's search has only a file here.
        if path.is_dir():
            shutil.rmtree(path)
    listed: list[dict[str, object]] = []
    entry: dict[str, Any] = {}
    for row, shards in rows.items():
        for shard in shards:
            made, folder = made_in / shard.name, target / shard.name
            entry = json.loads((made / _ENTRY).read_text(encoding="utf-8"))
            (language,) = entry["languages"].values()
            listed.append({"row": row, "folder": shard.name, "hash": language["hash"], "pages": language["page_count"]})
            for part in _PARTS:
                shutil.copytree(made / part, folder / part, copy_function=_same)
            for path in (*made.glob("*.pf_meta"), *(made / name for name in _SHARED)):
                shutil.copyfile(path, (target if path.name in _SHARED else folder) / path.name)
    _write_contents(target, {"version": entry.get("version"), "include_characters": entry.get("include_characters", []), "shards": listed})


def _tell(target: Path, names: Mapping[str, str], among: Among) -> None:
    """Adds the files of names, and which other sites are searched."""
    (target / "names").mkdir()
    for letters, content in names.items():
        (target / "names" / file_name(letters)).write_text(content, encoding="utf-8")
    contents = json.loads((target / _CONTENTS).read_text(encoding="utf-8")) | {"names": " ".join(names)}
    placed = {"above": among.above, "folders": among.folders}
    _write_contents(target, contents | {key: value for key, value in placed.items() if value})


def _write_contents(target: Path, contents: Mapping[str, object]) -> None:
    (target / _CONTENTS).write_text(json.dumps(contents, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
