"""Offices, ranks and works by which news names people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """Words for people by what they are; all in lower case but the acronyms.

    Attributes:
        heads: single nouns, singular and plural: "minister", "spokesmen".
        plural_heads: the plurals among them.
        titles: offices of several words: "prime minister".
        abbreviations: "gen", "sen", without the full stop.
        acronyms: offices written in capitals: "PM".
        honorifics: forms of address -> male, female or either.
        former: words for an office held before.
        modifiers: words that stand between a title's start and its head.
        national: heads and abbreviations of offices that only a state has.
        local: offices whose holder a story filed in a state's capital means where it names no state.
        secretaries_of_state: codes of the states whose ministers are called secretaries.
        other_secretaries: words before "secretary" that make it no minister.
        national_before_names: those that a state has as capitalised titles before a name; others have such offices too.
    """

    heads: frozenset[str]
    plural_heads: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    acronyms: frozenset[str]
    honorifics: Mapping[str, str]
    former: frozenset[str]
    modifiers: frozenset[str]
    national: frozenset[str]
    local: frozenset[str]
    national_before_names: frozenset[str]
    secretaries_of_state: frozenset[str]
    other_secretaries: frozenset[str]


@cache
def offices() -> Offices:
    """The built-in offices."""
    root = read_yaml(files("generator.reference") / "offices.yml").mapping()
    singular = frozenset(root["heads"].texts())
    plural = frozenset(_plural(word) for word in singular) - singular
    return Offices(
        heads=singular | plural,
        plural_heads=plural,
        titles=frozenset(root["titles"].texts()),
        abbreviations=frozenset(root["abbreviations"].texts()),
        acronyms=frozenset(root["acronyms"].texts()),
        honorifics={word: node.text() for word, node in root["honorifics"].mapping().items()},
        former=frozenset(root["former"].texts()),
        modifiers=frozenset(root["modifiers"].texts()),
        national=frozenset(root["national"].texts()),
        local=frozenset(root["local"].texts()),
        national_before_names=frozenset(root["national_before_names"].texts()),
        secretaries_of_state=frozenset(root["secretaries_of_state"].texts()),
        other_secretaries=frozenset(root["other_secretaries"].texts()),
    )


def _plural(word: str) -> str:
    if word.endswith(("man", "woman")) and word != "human":
        return word[:-2] + "en"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ss", "ch", "sh", "x")) else "s")
