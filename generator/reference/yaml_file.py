"""Reads a reference file and turns its values into types; errors name file, key, what was found and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from generator.errors import ReferenceDataError

# The C loader reads the library of treaties about ten times faster.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The C loader recurses: brackets nested a hundred thousand deep would end the process.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a reference file and the way to it, for errors: `states.yml: 'JP.demonyms[0]'`."""

    file: str
    path: str
    value: Any

    def fail(self, expected: str) -> ReferenceDataError:
        """The error to raise where this value is not what was expected."""
        found = repr(self.value)
        if len(found) > 60:
            found = found[:57] + "…"
        return ReferenceDataError(f"{self.file}: '{self.path}' is {found}; expected {expected}")

    def mapping(self) -> dict[str, Node]:
        """The entries of a mapping with text keys."""
        if not isinstance(self.value, Mapping):
            raise self.fail("a mapping (key: value)")
        found: dict[str, Node] = {}
        for key, value in self.value.items():
            if not isinstance(key, str):
                raise Node(self.file, self.path, key).fail("a text key; put it in quotation marks")
            found[key] = Node(self.file, f"{self.path}.{key}".lstrip("."), value)
        return found

    def items(self) -> list[Node]:
        """The entries of a list."""
        if not isinstance(self.value, list):
            raise self.fail("a list")
        return [Node(self.file, f"{self.path}[{i}]", value) for i, value in enumerate(self.value)]

    def text(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fail("text")
        return self.value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.fail("true or false")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text() for item in self.items())


def read_yaml(path: Path | Traversable) -> Node:
    """The root of a YAML file.

    Raises:
        ReferenceDataError: if the file cannot be read or is not YAML; the message names file, line and column.
    """
    try:
        text = path.read_text(encoding="utf-8")
        if _nesting(text) > _DEEPEST:
            raise ReferenceDataError(f"{path.name}: lists and mappings are nested more than {_DEEPEST} deep; reference data is not")
        return Node(path.name, "", yaml.load(text, Loader=_Loader))  # noqa: S506 — a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ReferenceDataError(f"{path.name}{where}: not valid YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{path.name}: cannot be read: {error}") from error


def _nesting(text: str) -> int:
    """How deep brackets are nested, quoted ones counted too: an upper bound."""
    deepest = depth = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest
