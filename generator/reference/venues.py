"""Words for where or on what occasion something is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml

_NAMES = "names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venues:
    """What leads to a venue.

    Attributes:
        nouns: preposition -> the nouns, in their base form, that are a venue behind it: "in" -> "interview".
        naming: the prepositions behind which a name can be that of a place: "in Geneva".
    """

    nouns: Mapping[str, frozenset[str]]
    naming: frozenset[str]


@cache
def venues() -> Venues:
    """The built-in venues."""
    root = read_yaml(files("generator.reference") / "venues.yml").mapping()
    nouns: dict[str, frozenset[str]] = {}
    naming: set[str] = set()
    for preposition, node in root["prepositions"].mapping().items():
        found: set[str] = set()
        for item in node.items():
            kind = item.text()
            if kind == _NAMES:
                naming.add(preposition)
            elif kind in root:
                found.update(root[kind].texts())
            else:
                raise item.fail("the name of a list of nouns in this file, or 'names'")
        nouns[preposition] = frozenset(found)
    return Venues(nouns=nouns, naming=frozenset(naming))
