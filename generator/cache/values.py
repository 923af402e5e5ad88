"""Values as bytes: dataclasses of the model, and nothing else, come back from a cache that anybody may have written."""

from __future__ import annotations

import io
import pickle
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.span import Span

_MODULES = ("generator.model.", "generator.span", "generator.cache.values")
_OTHERS = frozenset({("datetime", "date"), ("builtins", "frozenset")})


def dumps(value: object) -> bytes:
    """The value's bytes."""
    written = io.BytesIO()
    _Pickler(written, protocol=5).dump(value)
    return written.getvalue()


def loads(data: bytes) -> Any:
    """The value of the bytes.

    Raises:
        ValueError: if they are damaged, of another version, or name anything but the model's classes.
    """
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Exception as error:  # damaged bytes end in errors of any kind
        raise ValueError(f"not a value of the cache: {error}") from error


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields, in their order."""
    return tuple(field.name for field in fields(kind))


class _Pickler(pickle.Pickler):
    def reducer_override(self, obj: Any) -> Any:
        """Dataclasses by their values alone: their own way names every field of every object. Spans have a still shorter one."""
        if is_dataclass(obj) and not isinstance(obj, type | Span):
            return _restored, (type(obj), *(getattr(obj, name) for name in field_names(type(obj))))
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """The model's classes and plain values only."""
        if (module, name) in _OTHERS or module.startswith(_MODULES):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


@cache
def _setters(kind: type) -> tuple[Any, ...]:
    """What sets each field, also of a frozen class: its slots."""
    return tuple(getattr(kind, name).__set__ for name in field_names(kind))


def _restored(kind: type, *values: object) -> object:
    made: object = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(made, value)
    return made
