"""Words that report speech: verbs with all their forms, nouns, addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import Node, read_yaml

_ENTRY = re.compile(r"(?P<verb>[a-z]+)(?: (?P<particle>[a-z]+))?(?: \((?P<past>[a-z]+) (?P<participle>[a-z]+)\))?")
_DOUBLING = frozenset({"quip", "snap", "brag", "begin", "dub", "swear in", "chat", "slam"})
_TENSES = ("base", "present", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a reporting verb.

    Attributes:
        lemma: the verb's base form, with its particle ("point out").
        tense: base, present, past, participle or gerund; past where past and participle are alike.
        particle: the word that must follow, "out" of "point out"; None for a plain verb.
    """

    lemma: str
    tense: str
    particle: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """What signals speech.

    Attributes:
        forms: lower-case word -> the verb forms that it can be.
        weak: lemmas that report speech only beside quotation marks, a colon or "that".
        naming: lemmas that give a thing a name ("calling it “unequal”").
        bare_clause: lemmas that take a clause without "that".
        nouns: nouns of speech.
        addressees: nouns and pronouns for those who are told.
        slots: slot of a verb in a tree -> the lemmas whose filler of it counts as said.
        about: lemma -> the prepositions behind which stands what is said ("called for talks").
        only_clauses: lemmas that take a clause and hardly ever an object of several words.
        shown_by_documents: lemmas whose object counts as said only where a thing, not a person, shows it.
    """

    forms: Mapping[str, tuple[VerbForm, ...]]
    weak: frozenset[str]
    naming: frozenset[str]
    bare_clause: frozenset[str]
    nouns: frozenset[str]
    addressees: frozenset[str]
    slots: Mapping[str, frozenset[str]]
    about: Mapping[str, frozenset[str]]
    only_clauses: frozenset[str]
    shown_by_documents: frozenset[str]


@cache
def reporting() -> Reporting:
    """The built-in reporting words."""
    root = read_yaml(files("generator.reference") / "reporting.yml").mapping()
    slots = root["slots"].mapping()
    about = slots["about"].mapping()
    forms: dict[str, list[VerbForm]] = {}
    for node in (*root["verbs"].items(), *root["naming_verbs"].items()):
        for word, form in _forms(node):
            if form not in forms.setdefault(word, []):
                forms[word].append(form)
    return Reporting(
        forms={word: tuple(found) for word, found in forms.items()},
        weak=frozenset(root["weak_verbs"].texts()),
        naming=frozenset(root["naming_verbs"].texts()),
        bare_clause=frozenset(root["bare_clause_verbs"].texts()),
        nouns=frozenset(root["nouns"].texts()),
        addressees=frozenset(root["addressees"].texts()),
        slots={slot: frozenset(slots[slot].texts()) for slot in ("clause", "infinitive", "object", "around", "noun", "partly")}
        | {"about": frozenset(about), "source": frozenset({"according to"})},
        only_clauses=frozenset(root["only_clauses"].texts()),
        shown_by_documents=frozenset(root["shown_by_documents"].texts()),
        about={lemma: frozenset(node.texts()) for lemma, node in about.items()},
    )


def _forms(node: Node) -> Iterator[tuple[str, VerbForm]]:
    match = _ENTRY.fullmatch(node.text())
    if match is None:
        raise node.fail("a verb, its particle if any, and irregular forms in parentheses: 'write (wrote written)'")
    verb, particle = match["verb"], match["particle"]
    lemma = f"{verb} {particle}" if particle else verb
    past = match["past"] or _past(verb)
    words = (verb, _present(verb), past, match["participle"] or past, _gerund(verb))
    seen: set[str] = set()
    for word, tense in zip(words, _TENSES, strict=True):
        if word not in seen:
            seen.add(word)
            yield word, VerbForm(lemma, tense, particle)


def _present(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if _consonant_y(verb) else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _consonant_y(verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in _DOUBLING else "") + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in _DOUBLING else "") + "ing"


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in "aeiou"
