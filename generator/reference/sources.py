"""Nouns by which news speaks of sources without a name: "the newspaper", "a German user", "the survey"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from generator.reference.offices import offices
from generator.reference.yaml_file import read_yaml

_ANY = "ANY"
_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people"}
_IRREGULAR_PLURALS = frozenset(_IRREGULAR.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What unnamed sources are called; all in lower case but the words of names.

    Attributes:
        singular: noun -> its singular, for every noun in both numbers; a noun without one stands for itself.
        plural: the nouns of several.
        persons: nouns of persons, singular and plural.
        bodies: nouns of bodies, singular and plural -> the words one of which the body's name has; empty where any will do.
        documents: nouns of what is written, singular and plural.
        known: singular nouns of persons who have a name in the text: "the senator" is nobody new.
        gender: singular nouns of persons -> male or female, for those that tell.
    """

    singular: Mapping[str, str]
    plural: frozenset[str]
    persons: frozenset[str]
    bodies: Mapping[str, frozenset[str]]
    documents: frozenset[str]
    known: frozenset[str]
    gender: Mapping[str, str]

    def knows(self, noun: str) -> bool:
        """Whether the noun, in lower case, is one of a person, a body or a document."""
        return noun in self.singular

    def gender_of(self, noun: str) -> str | None:
        """The gender, male or female, where the noun of a person in lower case tells."""
        return self.gender.get(noun) or (
            "female" if noun.endswith("woman") else "male" if noun.endswith("man") and noun != "human" else None
        )


@cache
def sources() -> Sources:
    """The built-in nouns."""
    root = read_yaml(files("generator.reference") / "sources.yml").mapping()
    named = {noun: frozenset(node.texts()) - {_ANY} for noun, node in root["bodies"].mapping().items()}
    own_plurals = frozenset(root["plurals"].texts())
    persons = frozenset(root["persons"].texts()) | (offices().heads - offices().plural_heads)
    documents = frozenset(root["documents"].texts())
    singular = _numbers((*sorted(persons), *sorted(documents), *named)) | {noun: noun for noun in own_plurals - _IRREGULAR_PLURALS}
    return Sources(
        singular=MappingProxyType(singular),
        plural=frozenset(noun for noun, one in singular.items() if noun != one) | own_plurals | offices().plural_heads,
        persons=frozenset(noun for noun, one in singular.items() if one in persons) | own_plurals,
        bodies=MappingProxyType({noun: named[one] for noun, one in singular.items() if one in named}),
        documents=frozenset(noun for noun, one in singular.items() if one in documents),
        known=frozenset(root["known"].texts()),
        gender=MappingProxyType({noun: gender for gender in ("male", "female") for noun in root[gender].texts()}),
    )


def _numbers(nouns: Iterable[str]) -> dict[str, str]:
    """Both numbers of each noun -> its singular."""
    found: dict[str, str] = {}
    for noun in nouns:
        found[noun] = noun
        found[_plural(noun)] = noun
    return found


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")
