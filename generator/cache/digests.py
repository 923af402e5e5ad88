"""What values are made of, in 32 bytes: two values of one digest make the same page."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator import model
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
    """Of the names, as seen from `root`, and the contents of all files among the paths, in any order; what Python has compiled is none.

    Other processes write that while this one looks, under names of a moment.
    """
    files = sorted(path for path in paths if path.suffix != ".pyc" and path.parent.name != "__pycache__" and path.is_file())
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
        self._known: dict[int, tuple[object, bytes]] = {id(one): (one, name) for one, name in _named()}

    def know(self, value: object, its: bytes | None = None) -> None:
        """From now on the value counts by its digest, given or worked out now."""
        self._known[id(value)] = value, its or self.of(value)

    def know_parts(self, whole: Any, its: bytes, *lists: str) -> None:
        """From now on each part of a dataclass counts by the digest of the whole and its place there.

        What is made of the whole by changing a few of its fields is then told by little more than that digest.

        Args:
            whole: the dataclass.
            its: the digest of all of it.
            lists: the fields whose items count as parts too, each for itself.
        """
        for name in (field.name for field in fields(whole)):
            part = getattr(whole, name)
            if _is_large(part):
                self._known[id(part)] = part, b"%b %b" % (its, name.encode())
                for at, one in enumerate(part if name in lists else ()):
                    self._known[id(one)] = one, b"%b %b %d" % (its, name.encode(), at)

    def of(self, value: object) -> bytes:
        """The digest of a value made of dataclasses, partial functions, tuples, mappings and plain values.

        Raises:
            TypeError: if a set is among them.
        """
        written = io.BytesIO(self._every)
        written.seek(0, io.SEEK_END)
        writer = _Pickler(written, self._known)
        # Equal values are written equally, whether or not parts of them are one object.
        writer.fast = True
        writer.dump(value)
        return hashlib.sha256(written.getbuffer()).digest()


@cache
def _named() -> tuple[tuple[object, bytes], ...]:
    """The model's classes and the members of its enumerations, of which pages hold thousands; pickle would look each up again and again."""
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type)]
    classes: list[tuple[object, str]] = [(kind, kind.__qualname__) for kind in (*kinds, Span)]
    members = [(member, f"{kind.__name__}.{member.name}") for kind in kinds if issubclass(kind, Enum) for member in kind]
    return tuple((one, name.encode()) for one, name in [*classes, *members])


class _Pickler(pickle.Pickler):
    """Writes dataclasses by their values alone, and what is known by its digest.

    It meets every object of every page, so it asks each as little as it can.
    """

    def __init__(self, file: io.BytesIO, known: dict[int, tuple[object, bytes]]) -> None:
        super().__init__(file, protocol=5)
        self._known = known

    def reducer_override(self, obj: Any) -> Any:
        kind = obj.__class__
        if (values := _values(kind)) is not None:
            return kind, values(obj)
        if kind is partial:
            return partial, (obj.func, *obj.args, *sorted(obj.keywords.items()))
        return NotImplemented

    def persistent_id(self, obj: Any) -> bytes | None:
        found = self._known.get(id(obj))
        if found is not None:
            return found[1]
        if obj.__class__ in _SETS:
            raise TypeError("a set has no order, and so no digest; give a sorted tuple")
        return None


_SETS = frozenset({set, frozenset})


def _is_large(part: object) -> bool:
    """Whether it pays to know it; an empty tuple is the same object wherever it stands."""
    return bool(part) and (part.__class__ is tuple or is_dataclass(part))


@cache
def _values(kind: type) -> Callable[[Any], tuple[object, ...]] | None:
    """What gives the values of the dataclass's fields; None for other classes, and for spans, which have a shorter way of their own."""
    if not is_dataclass(kind) or kind is Span:
        return None
    names = field_names(kind)
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
