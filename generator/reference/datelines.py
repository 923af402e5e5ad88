"""Datelines: which words name the place of filing, and which only look so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Datelines:
    """What the reader must know of datelines, in lower case."""

    cities: frozenset[str]
    no_places: frozenset[str]
    titles: frozenset[str]

    def is_city(self, words: str) -> bool:
        """Whether `words` name a city that stands in datelines on its own, whatever their case."""
        return _key(words) in self.cities

    def is_no_place(self, words: str) -> bool:
        """Whether `words` are a body, a label or a speaker."""
        key = _key(words)
        return key in self.no_places or key.partition(" ")[0].strip(".") in self.titles


@cache
def datelines() -> Datelines:
    """The built-in words of datelines."""
    root = read_yaml(files("generator.reference") / "datelines.yml").mapping()
    return Datelines(
        cities=frozenset(map(_key, root["cities"].texts())),
        no_places=frozenset(map(_key, root["no_places"].texts())),
        titles=frozenset(map(_key, root["titles"].texts())),
    )


def _key(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
