"""The pages in the docs folder.

A manifest lists what the generator wrote and each file's hash, so that stale pages go and pages written or changed by hand stay.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.store.files import unwritable
from generator.store.undo import UndoLog

MANIFEST = ".precis.json"
_MARK = b"generator: precis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one run wrote.

    Attributes:
        changed: the files that it changed, made or removed.
        kept: src_uris of pages that were changed by hand since they were generated and stay as they are.
        listed: src_uri -> the digest of each page as generated.
        files: the paths of all that the run wrote or would write again.
    """

    changed: frozenset[Path] = frozenset()
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
            changed=self.changed | other.changed,
            kept=(*self.kept, *other.kept),
            listed={**self.listed, **other.listed},
            files=self.files | other.files,
        )


def hand_written(docs_dir: Path) -> frozenset[str]:
    """The src_uris of all Markdown pages under `docs_dir` that the generator did not write."""
    manifest = _manifest(docs_dir)
    pages = {path.relative_to(docs_dir).as_posix(): path for path in docs_dir.rglob("*.md")}
    return frozenset(uri for uri, path in pages.items() if uri not in manifest and _MARK not in path.read_bytes()[:2000])


def media(docs_dir: Path) -> tuple[str, ...]:
    """The src_uris of all other files under `docs_dir` that the generator did not write, sorted: pictures, style sheets; hidden ones are none."""
    manifest = _manifest(docs_dir)
    names = (path.relative_to(docs_dir) for path in docs_dir.rglob("*") if path.suffix != ".md" and path.is_file())
    visible = (name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))
    return tuple(sorted(name for name in visible if name not in manifest))


def write_pages(
    docs_dir: Path,
    pages: Collection[str],
    make: Callable[[Sequence[str]], Iterator[bytes]],
    log: UndoLog,
    stands: Callable[[str], str | None] = lambda _: None,
) -> Written:
    """Writes pages that changed, removes generated ones that are no longer among them.

    Args:
        docs_dir: the docs folder; made where it is missing.
        pages: their src_uris, relative and with forward slashes.
        make: gives the contents of some of them, in their order.
        log: by which all of it can be taken back.
        stands: src_uri -> the digest of the page's content, where the page is known to stand as it would be made; it is not made then.

    Raises:
        WriteError: if a file cannot be written.
    """
    manifest = _manifest(docs_dir)
    changed: set[Path] = set()
    kept: list[str] = []
    listed: dict[str, str] = {}
    standing = {uri for uri in pages if uri in manifest and stands(uri) == manifest[uri]}
    contents = make(sorted(set(pages) - standing))
    try:
        for uri in sorted(set(manifest) | set(pages)):
            if uri in standing:
                listed[uri] = manifest[uri]
                continue
            path = docs_dir / _safe(uri)
            found = path.read_bytes() if path.is_file() else None
            wanted = next(contents) if uri in pages else None
            if found is not None and uri in manifest and _digest(found) != manifest[uri] and found != wanted:
                kept.append(uri)
                if wanted is not None:
                    listed[uri] = manifest[uri]
                continue
            if wanted is not None:
                listed[uri] = _digest(wanted)
            if found != wanted:
                _change(path, wanted, log)
                changed.add(path)
        changed |= _list(docs_dir, listed, log)
    except OSError as error:
        raise unwritable(Path(error.filename or docs_dir), error) from error
    files = {str(docs_dir / name) for name in (MANIFEST, *listed)} | {str(path) for path in changed}
    return Written(changed=frozenset(changed), kept=tuple(kept), listed=listed, files=frozenset(files))


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


def _manifest(docs_dir: Path) -> dict[str, str]:
    try:
        pages = json.loads((docs_dir / MANIFEST).read_text(encoding="utf-8"))["pages"]
        return {str(uri): str(digest) for uri, digest in pages.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Lost or damaged: pages carry a mark of their own, see `hand_written`.
        return {}


def _change(path: Path, wanted: bytes | None, log: UndoLog) -> None:
    if wanted is None:
        log.remove(path)
    else:
        log.put(path, wanted)


def _list(docs_dir: Path, listed: Mapping[str, str], log: UndoLog) -> set[Path]:
    """Writes the manifest, where it changes; gives its path then."""
    record = (json.dumps({"pages": listed}, indent=0, sort_keys=True) + "\n").encode()
    path = docs_dir / MANIFEST
    if path.is_file() and path.read_bytes() == record:
        return set()
    log.put(path, record)
    return {path}


def _safe(uri: str) -> PurePosixPath:
    path = PurePosixPath(uri)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"not a page's address: {uri}")
    return path


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
