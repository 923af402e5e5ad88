"""Reads a reference file and turns its values into types; errors name file, line, key, what was found and what was expected."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from generator.errors import ReferenceDataError

# The C loader reads the library of treaties about ten times faster.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The C loader recurses: brackets nested a hundred thousand deep would end the process.
_DEEPEST = 50
_BRACKETS = re.compile(r"[\[\]{}]")
# Where a value may be an alias; in front of it stands white space, a bracket or a comma.
_ANCHOR = re.compile(r"(?:^|[\s\[{,])&[^\s\]},]")
_ALIAS = re.compile(r"(?:^|[\s\[{,])\*[^\s\]},]")
# More values than any file of reference data has.
_LARGEST = 100_000
_LETTERS = 20  # so many more make a value count as one more


Way = tuple[str | int, ...]
"""The keys and indexes that lead from the root of a file to a value."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a reference file and the way to it, for errors: `states.yml, line 7: 'JP.demonyms[0]'`.

    Attributes:
        document: the file's text, of which lines are counted when one is asked for: the loader that keeps them is ten times slower.
    """

    file: str
    path: str
    value: Any
    way: Way = ()
    document: str = ""

    @property
    def line(self) -> int | None:
        """The line on which the value begins, from 1; None for a node that was not read from a file."""
        return _lines(self.document)[0].get(self.way) if self.document else None

    @property
    def place(self) -> str:
        """File and line, as errors begin."""
        return f"{self.file}, line {self.line}" if self.line else self.file

    def fail(self, expected: str) -> ReferenceDataError:
        """The error to raise where this value is not what was expected."""
        found = repr(self.value)
        if len(found) > 60:
            found = found[:57] + "…"
        where = f"'{self.path}'" if self.path else "the file"
        return ReferenceDataError(f"{self.place}: {where} is {found}; expected {expected}")

    def mapping(self) -> dict[str, Node]:
        """The entries of a mapping with text keys."""
        if not isinstance(self.value, Mapping):
            raise self.fail("a mapping (key: value)")
        found: dict[str, Node] = {}
        for key, value in self.value.items():
            if not isinstance(key, str):
                raise replace(self, value=key).fail("a text key; put it in quotation marks")
            found[key] = Node(self.file, f"{self.path}.{key}".lstrip("."), value, (*self.way, key), self.document)
        return found

    def items(self) -> list[Node]:
        """The entries of a list."""
        if not isinstance(self.value, list):
            raise self.fail("a list")
        return [Node(self.file, f"{self.path}[{i}]", value, (*self.way, i), self.document) for i, value in enumerate(self.value)]

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
        if isinstance(self.value, list) and all(isinstance(item, str) and item.strip() for item in self.value):
            return tuple(self.value)
        return tuple(item.text() for item in self.items())


def refuse_repeated_keys(root: Node) -> None:
    """YAML lets the last of two equal keys win without a word; in a file that people write by hand the first is lost.

    Raises:
        ReferenceDataError: if a mapping of the file has a key twice.
    """
    for line, key in _lines(root.document)[1] if root.document else ():
        raise ReferenceDataError(f"{root.file}, line {line}: '{key}' is there twice; expected every key once")


def read_yaml(path: Path | Traversable) -> Node:
    """The root of a YAML file.

    Raises:
        ReferenceDataError: if the file cannot be read or is not YAML; the message names file, line and column.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{path.name}: cannot be read: {error}") from error
    return parse_yaml(path.name, text)


def parse_yaml(file: str, text: str) -> Node:
    """The root of a YAML document.

    Args:
        file: its name, for errors.
        text: the document.

    Raises:
        ReferenceDataError: if it is not YAML; the message names file, line and column.
    """
    if _nesting(text) > _DEEPEST:
        raise ReferenceDataError(f"{file}: lists and mappings are nested more than {_DEEPEST} deep; reference data is not")
    try:
        if _ANCHOR.search(text) and _ALIAS.search(text) and (size := _size(text)) > _LARGEST:
            found = "without end" if size == math.inf else f"of more than {_LARGEST:,} values"
            raise ReferenceDataError(f"{file}: its aliases (*name) make a document {found}; write out what they stand for")
        return Node(file, "", yaml.load(text, Loader=_Loader), (), text)  # noqa: S506 — a safe loader
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ReferenceDataError(f"{file}, line {line}: has a control character; delete it") from error
    except (ValueError, OverflowError) as error:
        # What Python's own types say of "2025-13-45" or "!!float x".
        reason = str(error).partition(";")[0].partition("\n")[0]
        raise ReferenceDataError(f"{file}: has a value that cannot be read ({reason}); put it in quotation marks") from error
    except (KeyError, AttributeError, TypeError, RecursionError) as error:
        raise ReferenceDataError(f"{file}: has a tag (!!name) that does not fit its value; leave the tag out") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ReferenceDataError(f"{file}{where}: not valid YAML: {error.problem}") from error


def _size(text: str) -> float:
    """How many values the document has with its aliases written out; infinite where one is inside itself."""
    root = yaml.compose(text, Loader=_Loader)
    sizes: dict[int, float] = {}
    waiting = [root] if root is not None else []
    open_nodes: set[int] = set()
    while waiting:
        node = waiting[-1]
        inner = [] if isinstance(node, yaml.ScalarNode) else _inner(node)
        if id(node) in sizes:
            waiting.pop()
        elif id(node) in open_nodes:
            sizes[id(node)] = _weight(node) + sum(sizes.get(id(one), math.inf) for one in inner)
            waiting.pop()
        else:
            open_nodes.add(id(node))
            waiting.extend(one for one in inner if id(one) not in open_nodes)
    return sizes[id(root)] if root is not None else 0


def _weight(node: yaml.Node) -> int:
    return 1 + len(node.value) // _LETTERS if isinstance(node, yaml.ScalarNode) else 1


def _inner(node: yaml.Node) -> list[yaml.Node]:
    """The values right below a list or a mapping, keys included."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [one for pair in node.value for one in pair]


@lru_cache(maxsize=4)
def _lines(document: str) -> tuple[Mapping[Way, int], tuple[tuple[int, str], ...]]:
    """The line of each value of a document, for one with a key the key's; and line and name of each key that is repeated."""
    lines: dict[Way, int] = {}
    repeated: list[tuple[int, str]] = []
    root = yaml.compose(document, Loader=_Loader)
    if root is not None:
        for way, at in _walk(root, set()):
            line = at.start_mark.line + 1
            if way in lines:
                repeated.append((line, str(way[-1])))
            lines[way] = line
    return lines, tuple(repeated)


def _walk(root: yaml.Node, seen: set[int]) -> Iterator[tuple[Way, yaml.Node]]:
    """The way to each value, and the node where it, or its key, begins; what an alias repeats counts where it stands first."""
    waiting: list[tuple[Way, yaml.Node]] = [((), root)]
    yield (), root
    while waiting:
        way, node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        inner: list[tuple[Way, yaml.Node, yaml.Node]] = []
        if isinstance(node, yaml.SequenceNode):
            inner = [((*way, index), item, item) for index, item in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            inner = [((*way, str(key.value)), key, item) for key, item in node.value]
        yield from ((longer, at) for longer, at, _ in inner)
        waiting.extend((longer, item) for longer, _, item in inner)


def _nesting(text: str) -> int:
    """How deep brackets are nested, quoted ones counted too: an upper bound."""
    deepest = depth = 0
    for bracket in _BRACKETS.findall(text):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest
