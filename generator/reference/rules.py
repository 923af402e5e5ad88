"""What each rule and signal of the finders means, in plain English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The names that finders write into `found_by`, each with one sentence that explains it."""

    quotes: Mapping[str, str]
    positions: Mapping[str, str]
    actors: Mapping[str, str]


@cache
def rules() -> Rules:
    """The rules of the built-in finders."""
    root = read_yaml(files("generator.reference") / "rules.yml").mapping()
    return Rules(
        **{section: {name: node.text() for name, node in root[section].mapping().items()} for section in ("quotes", "positions", "actors")}
    )
