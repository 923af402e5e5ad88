"""Closed classes of English words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """Words by class, in lower case.

    `people` are nouns that can speak: persons, bodies and documents; `bodies` are those of them that are no persons.
    """

    determiners: frozenset[str]
    subject_pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    weekdays_and_months: frozenset[str]
    name_particles: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]


@cache
def english() -> English:
    """The built-in word classes."""
    root = read_yaml(files("generator.reference") / "english.yml").mapping()
    return English(**{field.name: frozenset(root[field.name].texts()) for field in fields(English)})
