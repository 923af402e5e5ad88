"""The editor's own list of addresses that lead to others."""

from __future__ import annotations

from pathlib import Path

from generator.errors import ReferenceDataError
from generator.model import Redirect, slug_of
from generator.reference.yaml_file import Node, read_yaml, refuse_repeated_keys

FILE = "redirects.yml"
"""The name of the file, in the folder of seeds."""

_ADDRESS = "the last part of a briefing's address, such as harbour-talks"


def read_redirects(path: Path) -> tuple[Redirect, ...]:
    """The redirects of a file, sorted by old address; none where there is no such file or it is empty.

    Raises:
        ReferenceDataError: if the file is wrong; the message names file, line, key, what was found and what was expected.
    """
    if not path.is_file():
        return ()
    root = read_yaml(path)
    refuse_repeated_keys(root)
    if root.value is None:
        return ()
    found = {old: Redirect(old=_old(old, node), new=_address(node), line=node.line or 1) for old, node in root.mapping().items()}
    for old, one in found.items():
        if _leads_back(old, found):
            raise ReferenceDataError(f"{path.name}, line {one.line}: {old} leads back to itself by way of {one.new}; break the circle")
    return tuple(found[old] for old in sorted(found))


def _old(key: str, node: Node) -> str:
    if slug_of(key) != key or not key:
        raise ReferenceDataError(f"{node.place}: the key is {key!r}; expected {_ADDRESS}")
    return key


def _address(node: Node) -> str:
    if not isinstance(node.value, str) or not node.value or slug_of(node.value) != node.value:
        raise node.fail(_ADDRESS)
    return node.value


def _leads_back(old: str, found: dict[str, Redirect]) -> bool:
    at, steps = found[old].new, 0
    while at in found and at != old and steps <= len(found):
        at, steps = found[at].new, steps + 1
    return at == old
