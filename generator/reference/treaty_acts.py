"""Words that tell what somebody does with a treaty: invokes it, interprets it, blames it, wants it changed, leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.model import ActKind
from generator.reference.yaml_file import Node, read_yaml

OBJECT, SUBJECT, AS = "object", "subject", "as"

Governors = Mapping[str, tuple[tuple[ActKind, frozenset[str]], ...]]
"""By base form: the kinds of act that a word tells, each with how the citation hangs from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyActWords:
    """The words that tell acts; `generator/reference/treaty_acts.yml` says what each list is for."""

    verbs: Governors
    nouns: Governors
    blame: frozenset[str]
    not_doing: frozenset[str]
    proposing: frozenset[str]
    parts: frozenset[str]


@cache
def treaty_act_words() -> TreatyActWords:
    """The built-in words."""
    root = read_yaml(files("generator.reference") / "treaty_acts.yml").mapping()
    return TreatyActWords(
        verbs=_governors(root, "verbs"),
        nouns=_governors(root, "nouns"),
        blame=frozenset(root["blame"].texts()),
        not_doing=frozenset(root["not_doing"].texts()),
        proposing=frozenset(root["proposing"].texts()),
        parts=frozenset(root["parts"].texts()),
    )


def _governors(root: Mapping[str, Node], part: str) -> Governors:
    found: dict[str, tuple[tuple[ActKind, frozenset[str]], ...]] = {}
    for kind in ActKind:
        for word, entry in root[kind.value].mapping()[part].mapping().items():
            found[word] = (*found.get(word, ()), (kind, frozenset(entry.texts())))
    return found
