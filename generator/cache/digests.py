"""What values are made of, in 32 bytes: two values of one digest make the same page."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
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
        self._known: dict[int, tuple[object, bytes]] = {id(member): (member, name) for member, name in _members()}

    def know(self, value: object, its: bytes | None = None) -> bytes:
        """From now on the value counts by its digest, given or worked out now; nothing that is known is looked for in it."""
        found = its or self._digest(value, _Pickler)
        self._known[id(value)] = value, found
        return found

    def of(self, value: object) -> bytes:
        """The digest of a value made of dataclasses, partial functions, tuples, mappings and plain values.

        Raises:
            TypeError: if a set is among them.
        """
        return self._digest(value, partial(_LookingUp, known=self._known))

    def _digest(self, value: object, pickler: Callable[[io.BytesIO], pickle.Pickler]) -> bytes:
        written = io.BytesIO(self._every)
        written.seek(0, io.SEEK_END)
        writer = pickler(written)
        # Equal values are written equally, whether or not parts of them are one object.
        writer.fast = True
        writer.dump(value)
        return hashlib.sha256(written.getbuffer()).digest()


@cache
def _members() -> tuple[tuple[Enum, bytes], ...]:
    """The members of the model's enumerations, of which pages hold thousands; pickle writes each by six objects."""
    kinds = (kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Enum))
    return tuple((member, f"{kind.__name__}.{member.name}".encode()) for kind in kinds for member in kind)


class _Pickler(pickle.Pickler):
    """Writes dataclasses by their values alone. It meets every object of every page, so it asks each as little as it can."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)

    def reducer_override(self, obj: Any) -> Any:
        kind = obj.__class__
        if (values := _values(kind)) is not None:
            return kind, values(obj)
        if kind is partial:
            return partial, (obj.func, *obj.args, *sorted(obj.keywords.items()))
        return NotImplemented


class _LookingUp(_Pickler):
    """The same, but what is known counts by its digest."""

    def __init__(self, file: io.BytesIO, known: dict[int, tuple[object, bytes]]) -> None:
        super().__init__(file)
        self._known = known

    def persistent_id(self, obj: Any) -> bytes | None:
        found = self._known.get(id(obj))
        if found is not None:
            return found[1]
        if obj.__class__ in _SETS:
            raise TypeError("a set has no order, and so no digest; give a sorted tuple")
        return None


_SETS = frozenset({set, frozenset})


@cache
def _values(kind: type) -> Callable[[Any], tuple[object, ...]] | None:
    """What gives the values of the dataclass's fields; None for other classes, and for spans, which have a shorter way of their own."""
    if not is_dataclass(kind) or kind is Span:
        return None
    names = field_names(kind)
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
