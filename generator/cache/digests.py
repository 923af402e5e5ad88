"""What values are made of, in 32 bytes: two values of one digest make the same page."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable, Set
from dataclasses import is_dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.cache.values import field_names
from generator.span import Span


def digest(*parts: bytes) -> bytes:
    """Of the parts; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def digest_of_files(paths: Iterable[Path], root: Path) -> bytes:
    """Of the names, as seen from `root`, and the contents of all files among the paths, in any order."""
    files = sorted(path for path in paths if path.is_file() and path.suffix != ".pyc")
    return digest(*(part for path in files for part in (path.relative_to(root).as_posix().encode(), path.read_bytes())))


def digest_of_packages(names: Iterable[str]) -> bytes:
    """Of the versions of installed packages."""
    return digest(*(f"{name} {version(name)}".encode() for name in names))


@cache
def digest_of_program(parts: tuple[str, ...] = ("",)) -> bytes:
    """Of these parts of this program, folders or modules as seen from the package; without parts of all of it."""
    package = Path(__file__).parents[1]
    chosen = (package / part for part in parts)
    return digest_of_files((path for one in chosen for path in ([one] if one.is_file() else one.rglob("*"))), package)


class Digester:
    """Digests of values that hold large ones again and again: each of these is gone through once."""

    def __init__(self, every: bytes = b"") -> None:
        """Begins with no large value.

        Args:
            every: what counts for every value.
        """
        self._every = every
        # Values stay alive as long as their identities are looked up.
        self._known: dict[int, tuple[object, bytes]] = {}

    def know(self, value: object, its: bytes | None = None) -> bytes:
        """From now on the value counts by its digest, given or worked out now."""
        found = its or self.of(value)
        self._known[id(value)] = value, found
        return found

    def of(self, value: object) -> bytes:
        """The digest of a value made of dataclasses, partial functions, tuples, mappings and plain values.

        Raises:
            TypeError: if a set is among them.
        """
        written = io.BytesIO(self._every)
        written.seek(0, io.SEEK_END)
        pickler = _Pickler(written, self._known)
        # Equal values are written equally, whether or not parts of them are one object.
        pickler.fast = True
        pickler.dump(value)
        return hashlib.sha256(written.getbuffer()).digest()


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, known: dict[int, tuple[object, bytes]]) -> None:
        super().__init__(file, protocol=5)
        self._known = known

    def persistent_id(self, obj: Any) -> bytes | None:
        if isinstance(obj, Set):
            raise TypeError("a set has no order, and so no digest; give a sorted tuple")
        found = self._known.get(id(obj))
        return found[1] if found else None

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, partial):
            return partial, (obj.func, *obj.args, *sorted(obj.keywords.items()))
        if is_dataclass(obj) and not isinstance(obj, type | Span):
            return type(obj), tuple(getattr(obj, name) for name in field_names(type(obj)))
        return NotImplemented
