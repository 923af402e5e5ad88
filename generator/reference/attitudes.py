"""Words that ascribe an attitude, and the complements that tell its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import Node, read_yaml

CLAUSE, INFINITIVE, OBJECT, AS = "clause", "infinitive", "object", "as"
_SLOTS = frozenset({CLAUSE, INFINITIVE, OBJECT, AS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitudes:
    """Words of attitude.

    Attributes:
        verbs: base form -> its complements: "clause", "infinitive", "object", "as", or a preposition.
        present_only: verbs that in the past tense tell an act.
        lasting_verbs: verbs before "to" that leave the attitude a fact: "continues to".
        adjectives: the word behind "is" -> its complements.
        nouns: base form of the noun behind a possessive -> its complements.
        generic_holders: nouns and pronouns that stand for nobody in particular.
        lemmas: of verbs and nouns, to tell at a glance where there can be an attitude.
        generic_determiners: words before a noun that make it stand for nobody in particular.
        doubting_words: words beside the verb that leave the attitude open.
    """

    verbs: Mapping[str, frozenset[str]]
    present_only: frozenset[str]
    lasting_verbs: frozenset[str]
    adjectives: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    generic_holders: frozenset[str]
    generic_determiners: frozenset[str]
    doubting_words: frozenset[str]
    lemmas: frozenset[str]


@cache
def attitudes() -> Attitudes:
    """The built-in words of attitude."""
    root = read_yaml(files("generator.reference") / "attitudes.yml").mapping()
    verbs, nouns = _complements(root["verbs"]), _complements(root["nouns"])
    return Attitudes(
        verbs=verbs,
        present_only=frozenset(root["present_only"].texts()),
        lasting_verbs=frozenset(root["lasting_verbs"].texts()),
        adjectives=_complements(root["adjectives"]),
        nouns=nouns,
        generic_holders=frozenset(root["generic_holders"].texts()),
        generic_determiners=frozenset(root["generic_determiners"].texts()),
        doubting_words=frozenset(root["doubting_words"].texts()),
        lemmas=frozenset(verb.removeprefix("would ") for verb in verbs) | frozenset(nouns),
    )


def _complements(node: Node) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for word, entry in node.mapping().items():
        slots = entry.texts()
        if not slots or not all(slot in _SLOTS or (slot.isalpha() and slot.islower()) for slot in slots):
            raise entry.fail("a list of complements: clause, infinitive, object, or a preposition")
        found[word] = frozenset(slots)
    return found
