"""Abbreviations that end in a full stop."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """What the sentence splitter must know, in lower case."""

    never_final: frozenset[str]
    sometimes_final: frozenset[str]
    sentence_starters: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The built-in abbreviations."""
    root = read_yaml(files("generator.reference") / "abbreviations.yml").mapping()
    return Abbreviations(
        never_final=frozenset(root["never_final"].texts()),
        sometimes_final=frozenset(root["sometimes_final"].texts()),
        sentence_starters=frozenset(root["sentence_starters"].texts()),
    )
