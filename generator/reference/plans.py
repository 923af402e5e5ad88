"""Verbs that tell what is planned: which of them name an event, and which a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """What the look ahead must know: base forms of verbs in lower case; the file says what each list is for."""

    events: frozenset[str]
    events_with: Mapping[str, frozenset[str]]
    events_alone: frozenset[str]
    lasting: frozenset[str]
    opinions: frozenset[str]
    planning: frozenset[str]
    committing: frozenset[str]
    planned: frozenset[str]
    dated: frozenset[str]
    event_nouns: frozenset[str]
    delegates: frozenset[str]
    coming: frozenset[str]
    expected: frozenset[str]
    phrases: frozenset[str]


@cache
def plan_words() -> PlanWords:
    """The built-in words.

    Raises:
        ReferenceDataError: if a list is missing or is not a list of texts.
    """
    lists = read_yaml(files("generator.reference") / "plans.yml").mapping()
    beside = {verb: frozenset(node.texts()) for verb, node in lists["events_with"].mapping().items()}
    names = [field.name for field in fields(PlanWords) if field.name != "events_with"]
    return PlanWords(events_with=MappingProxyType(beside), **{name: frozenset(lists[name].texts()) for name in names})
