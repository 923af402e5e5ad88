"""Writing that leaves either the new state or the old one: generated pages, records beside the seeds, the built site, and its copy in a zip.

Pages: a manifest in the docs folder lists what the generator wrote and each file's hash, so that stale pages go and pages
written or changed by hand stay. Site: built beside the old one, then put in its place by two renames.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.errors import RecordError, WriteError
from generator.model import Change, Ledger, Numbered, Place, SourceRevision, Standing

MANIFEST = ".precis.json"
LEDGER = ".addresses.json"
"""The record of addresses and numbers. It stands beside the seeds, not among what can be made again from them: it is in no seed."""
REVISIONS = ".revisions.json"
"""The record of what changed in briefings, for the same reason beside the seeds."""
_MARK = b"generator: precis"
_STANDING = ("seed", "text", "first")
_NUMBER = re.compile(r"(?:[0-9]{1,4}|ND)-[0-9]{3,9}")
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one run changed, enough to take it back.

    Attributes:
        before: path -> bytes before the run; None for files that were not there.
        kept: src_uris of pages that were changed by hand since they were generated and stay as they are.
        listed: src_uri -> the digest of each page as generated.
        files: the paths of all that the run wrote or would write again.
    """

    before: Mapping[Path, bytes | None] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    listed: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    @property
    def generated(self) -> Mapping[str, str]:
        """The digests of the pages that stand as they were generated."""
        return {uri: content for uri, content in self.listed.items() if uri not in self.kept}

    def joined(self, other: Written) -> Written:
        """Both as one."""
        return Written(
            before={**other.before, **self.before},
            kept=(*self.kept, *other.kept),
            listed={**self.listed, **other.listed},
            files=self.files | other.files,
        )

    def undo(self) -> None:
        """Puts every file back as it was."""
        for path, content in self.before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                _replace(path, content)


def hand_written(docs_dir: Path) -> frozenset[str]:
    """The src_uris of all Markdown pages under `docs_dir` that the generator did not write."""
    manifest = _manifest(docs_dir)
    pages = {path.relative_to(docs_dir).as_posix(): path for path in docs_dir.rglob("*.md")}
    return frozenset(uri for uri, path in pages.items() if uri not in manifest and _MARK not in path.read_bytes()[:2000])


def write_pages(docs_dir: Path, pages: Mapping[str, Callable[[], bytes]], stands: Callable[[str], str | None] = lambda _: None) -> Written:
    """Writes pages that changed, removes generated ones that are no longer among them.

    Args:
        docs_dir: the docs folder; made where it is missing.
        pages: src_uri (relative, forward slashes) -> what makes its content.
        stands: src_uri -> the digest of the page's content, where the page is known to stand as it would be made; it is not made then.

    Raises:
        WriteError: if a file cannot be written; the folder is then as it was.
    """
    manifest = _manifest(docs_dir)
    before: dict[Path, bytes | None] = {}
    kept: list[str] = []
    listed: dict[str, str] = {}
    try:
        for uri in sorted(set(manifest) | set(pages)):
            if uri in pages and uri in manifest and stands(uri) == manifest[uri]:
                listed[uri] = manifest[uri]
                continue
            path = docs_dir / _safe(uri)
            found = path.read_bytes() if path.is_file() else None
            wanted = pages[uri]() if uri in pages else None
            if found is not None and uri in manifest and _digest(found) != manifest[uri] and found != wanted:
                kept.append(uri)
                if wanted is not None:
                    listed[uri] = manifest[uri]
                continue
            if wanted is not None:
                listed[uri] = _digest(wanted)
            if found != wanted:
                _put(path, wanted, docs_dir)
                before[path] = found
        _list(docs_dir, listed, before)
    except OSError as error:
        Written(before=before).undo()
        raise WriteError(
            f"{error.filename or docs_dir}: cannot be written: {error.strerror}. Free space or change the folder's rights, then build again."
        ) from error
    files = {str(docs_dir / name) for name in (MANIFEST, *listed)} | {str(path) for path in before}
    return Written(before=before, kept=tuple(kept), listed=listed, files=frozenset(files))


def generated_files(docs_dir: Path) -> Callable[[str], bytes | None]:
    """What gives a page, or another file, as it was generated; None where it is missing or was changed by hand since."""
    manifest = _manifest(docs_dir)

    def read(uri: str) -> bytes | None:
        try:
            found = (docs_dir / _safe(uri)).read_bytes()
        except OSError:
            return None
        return found if _digest(found) == manifest.get(uri) else None

    return read


def read_ledger(seeds_dir: Path) -> Ledger:
    """The record of addresses and numbers; an empty one where there is none. One of an older version has no numbers.

    Raises:
        RecordError: if it is damaged.
    """
    with _reading(seeds_dir / LEDGER, "numbers are counted afresh then, and renamed seeds leave no redirect") as found:
        standing = {slug: Standing(**dict(zip(_STANDING, line.split(), strict=False))) for slug, line in found.get("standing", {}).items()}
        numbers = {number: _numbered(line.split(), standing) for number, line in found.get("numbers", {}).items()}
        if any(not _NUMBER.fullmatch(number) for number in numbers):
            raise ValueError("not a number")
        return Ledger(standing=standing, moved={str(old): str(new) for old, new in found.get("moved", {}).items()}, numbers=numbers)


def write_ledger(seeds_dir: Path, ledger: Ledger) -> Written:
    """Writes the record where it changed: an address, or a number, a line, so that version control shows what became of each.

    Raises:
        WriteError: if it cannot be written.
    """
    standing = {slug: " ".join(filter(None, (one.seed, one.text, one.first))) for slug, one in ledger.standing.items()}
    numbers = {number: f"{one.slug} {one.seed} {one.text}" if one.gone else one.slug for number, one in ledger.numbers.items()}
    values = {"moved": ledger.moved, "numbers": numbers, "standing": standing} if ledger != Ledger() else {}
    return _write_record(seeds_dir / LEDGER, values, indent=0)


def read_revisions(seeds_dir: Path) -> dict[str, tuple[SourceRevision, ...]]:
    """What changed in briefings, by slug, oldest first; nothing where there is no record.

    Raises:
        RecordError: if it is damaged.
    """
    with _reading(seeds_dir / REVISIONS, "revisions up to now are forgotten then") as found:
        return {slug: tuple(_revision(one) for one in revisions) for slug, revisions in found.items()}


def write_revisions(seeds_dir: Path, revisions: Mapping[str, Iterable[SourceRevision]]) -> Written:
    """Writes the record of revisions where it changed.

    Raises:
        WriteError: if it cannot be written.
    """
    values = {slug: [_values(one) for one in those] for slug, those in revisions.items()}
    return _write_record(seeds_dir / REVISIONS, values, indent=1)


class StagedFolder:
    """A folder that is built beside its target and takes the target's place only when it is complete."""

    def __init__(self, target: Path) -> None:
        """Prepares an empty staging folder; a target lost by a killed run is put back first."""
        self.target = target
        self.staging = target.parent / f".{target.name}.new"
        self._previous = target.parent / f".{target.name}.old"
        self._published = False
        if self._previous.exists() and not target.exists():
            self._previous.rename(target)
        shutil.rmtree(self.staging, ignore_errors=True)
        shutil.rmtree(self._previous, ignore_errors=True)

    def publish(self) -> None:
        """Puts the staged folder in the target's place; the previous one is kept until `close`."""
        if self.target.exists():
            self.target.rename(self._previous)
        self.staging.rename(self.target)
        self._published = True

    def discard(self) -> None:
        """Puts the previous folder back, where `publish` replaced it, and removes what was staged."""
        if self._published:
            shutil.rmtree(self.target, ignore_errors=True)
            self._published = False
        if self._previous.exists():
            self._previous.rename(self.target)
        shutil.rmtree(self.staging, ignore_errors=True)

    def close(self) -> None:
        """Removes what the new folder replaced."""
        shutil.rmtree(self._previous, ignore_errors=True)
        shutil.rmtree(self.staging, ignore_errors=True)


def write_file(path: Path, content: str | bytes) -> None:
    """Writes one file whole or not at all; a text in UTF-8.

    Raises:
        WriteError: if it cannot be written.
    """
    try:
        _replace(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """An empty file beside the one at the path, whose place it takes when the block ends and no error was raised.

    Raises:
        WriteError: if it cannot be written.
    """
    try:
        with _part(path) as part:
            yield part
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error


def write_zip(path: Path, files: Iterable[tuple[str, bytes | Path]]) -> None:
    """Writes files into a zip, whole or not at all; of the same files the same bytes, without a clock.

    Args:
        path: where the zip goes.
        files: name in the zip -> content, or the file that has it; they are taken one by one, in their order.

    Raises:
        WriteError: if it cannot be written.
    """
    try:
        with _replacing(path) as part, ZipFile(part, "w") as archive:
            for name, content in files:
                entry = ZipInfo(name)  # its date is the first that a zip knows
                entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _PLAIN_FILE
                if isinstance(content, bytes):
                    archive.writestr(entry, content)
                else:
                    entry.file_size = content.stat().st_size
                    with content.open("rb") as file, archive.open(entry, "w") as written:
                        shutil.copyfileobj(file, written)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error


@contextmanager
def _reading(path: Path, lost: str) -> Iterator[dict[str, Any]]:
    """The record at the path, an empty one where there is none; whatever is wrong with it is an error that says what to do."""
    try:
        yield json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecordError(
            f"{path}: is damaged, perhaps by two versions that were merged; restore it, or delete it to begin anew ({lost})"
        ) from error


def _write_record(path: Path, values: Mapping[str, Any], *, indent: int) -> Written:
    """Writes a record where it changes; none where there is nothing to record."""
    content = json.dumps(values, ensure_ascii=False, indent=indent, sort_keys=True) + "\n"
    before = path.read_bytes() if path.is_file() else None
    files = frozenset({str(path)})
    if before == content.encode() or (before is None and not values):
        return Written(files=files)
    write_file(path, content)
    return Written(before={path: before}, files=files)


def _numbered(line: list[str], standing: Mapping[str, Standing]) -> Numbered:
    """What stands under a number: where it is gone, with its digests."""
    slug, *digests = line
    if digests:
        seed, text = digests
        return Numbered(slug=slug, seed=seed, text=text, gone=True)
    known = standing.get(slug, Standing(seed="", text=""))
    return Numbered(slug=slug, seed=known.seed, text=known.text)


def _revision(values: Mapping[str, Any]) -> SourceRevision:
    changes = tuple(
        Change(place=Place(one["place"]), before=_text(one.get("before")), after=_text(one.get("after"))) for one in values["changes"]
    )
    return SourceRevision(on=date.fromisoformat(values["on"]), changes=changes, open=bool(values.get("open")))


def _values(revision: SourceRevision) -> dict[str, Any]:
    changes = [{"place": one.place.value} | _given(before=one.before, after=one.after) for one in revision.changes]
    return {"on": revision.on.isoformat(), "changes": changes} | ({"open": True} if revision.open else {})


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError("not a text")


def _given(**texts: str | None) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text is not None}


def _manifest(docs_dir: Path) -> dict[str, str]:
    try:
        pages = json.loads((docs_dir / MANIFEST).read_text(encoding="utf-8"))["pages"]
        return {str(uri): str(digest) for uri, digest in pages.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Lost or damaged: pages carry a mark of their own, see `hand_written`.
        return {}


def _list(docs_dir: Path, listed: Mapping[str, str], before: dict[Path, bytes | None]) -> None:
    """Writes the manifest, where it changes."""
    record = (json.dumps({"pages": listed}, indent=0, sort_keys=True) + "\n").encode()
    path = docs_dir / MANIFEST
    found = path.read_bytes() if path.is_file() else None
    if found != record:
        _replace(path, record)
        before[path] = found


def _safe(uri: str) -> PurePosixPath:
    path = PurePosixPath(uri)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"not a page's address: {uri}")
    return path


def _put(path: Path, content: bytes | None, root: Path) -> None:
    if content is not None:
        _replace(path, content)
        return
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or any(folder.iterdir()):
            break
        folder.rmdir()


def _replace(path: Path, content: bytes) -> None:
    with _replacing(path) as file:
        file.write(content)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the one at the path when all is written to it."""
    with _part(path) as part, part.open("wb") as file:
        yield file


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
