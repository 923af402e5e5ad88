"""Given names, family names and particles: plain facts by which persons are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What persons are called.

    Attributes:
        given: given name -> male, female or either.
        family_first: family names that stand before the given name ("Xi").
        particles: lower-case words that belong to a family name ("van").
        also_words: given names that are words or places too ("Will").
    """

    given: Mapping[str, str]
    family_first: frozenset[str]
    particles: frozenset[str]
    also_words: frozenset[str]

    def gender(self, name: str) -> str | None:
        """male, female or either, by the first part of a full name; None where it tells nothing."""
        first = name.partition(" ")[0]
        return self.given.get(first) or self.given.get(first.partition("-")[0])


@cache
def names() -> Names:
    """The built-in names."""
    root = read_yaml(files("generator.reference") / "names.yml").mapping()
    given = {name: gender for gender in ("male", "female", "either") for name in root[gender].texts()}
    return Names(
        given=MappingProxyType(given),
        family_first=frozenset(root["family_first"].texts()),
        particles=frozenset(root["particles"].texts()),
        also_words=frozenset(root["also_words"].texts()),
    )
