"""Words that tell whether words of a story read on their own, speak of the past or of what is planned."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from generator.errors import ReferenceDataError
from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementWords:
    """What the assembly of statements must know, in lower case; the file says what each list is for."""

    leaning_starts: frozenset[str]
    leaning_early: frozenset[str]
    joining: frozenset[str]
    person_pronouns: frozenset[str]
    group_pronouns: frozenset[str]
    never_last: frozenset[str]
    notices: frozenset[str]
    measures: frozenset[str]
    finite_verbs: frozenset[str]
    verbs_or_nouns: frozenset[str]
    verb_objects: frozenset[str]
    not_verbs: frozenset[str]
    before_participles: frozenset[str]
    after_predicate_verbs: frozenset[str]
    coordinators: frozenset[str]
    cuts_after_comma: frozenset[str]
    cuts_without_comma: frozenset[str]
    subordinators: frozenset[str]
    prepositions: frozenset[str]
    safe_prepositions: frozenset[str]
    rule_nouns: frozenset[str]
    standing_verbs: frozenset[str]
    standing_states: frozenset[str]


@cache
def statement_words() -> StatementWords:
    """The built-in words.

    Raises:
        ReferenceDataError: if a list is missing or is not a list of texts.
    """
    root = read_yaml(files("generator.reference") / "statement_words.yml")
    lists = root.mapping()
    names = [field.name for field in fields(StatementWords)]
    if missing := [name for name in names if name not in lists]:
        raise ReferenceDataError(f"{root.file}: '{missing[0]}' is missing; expected a list of words")
    return StatementWords(**{name: frozenset(lists[name].texts()) for name in names})
