"""Why an actor was found: the names of the signals, as `generator/reference/rules.yml` explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.annotate.actors.linking import Person
from generator.annotate.actors.organisations import Organisation
from generator.annotate.actors.persons import Candidate
from generator.annotate.actors.runs import Line
from generator.model import Role
from generator.reference.names import names
from generator.reference.organisations import organisations
from generator.reference.reporting import reporting

_INITIAL = re.compile(r"[A-Z]|(?:[A-Z]\.)+")
_ACRONYM = re.compile(r"[A-Z][A-Z.&-]+")


def of_person(lines: Sequence[Line], person: Person, roles: Sequence[Role]) -> tuple[str, ...]:
    """The signs that the words name a person, each once, in the order of their first mention."""
    found = [signal for mention in person.mentions for signal in _of_mention(lines[mention.line], mention)]
    if roles:
        found.append("role")
    if all(len(mention.words) < len(person.words) for mention in person.mentions):
        found.append("headline")
    elif any(len(mention.words) == 1 for mention in person.mentions) and len(person.words) > 1:
        found.append("surname-again")
    return tuple(dict.fromkeys(found)) or ("capitals",)


def of_organisation(lines: Sequence[Line], bodies: Sequence[Organisation]) -> tuple[str, ...]:
    """The signs that the words name an organisation, each once."""
    return tuple(dict.fromkeys(signal for body in bodies for signal in _of_body(lines[body.line], body))) or ("capitals",)


def _of_mention(line: Line, mention: Candidate) -> Iterator[str]:
    known, words = names(), mention.words
    if mention.honorific is not None:
        yield "form-of-address"
    elif mention.title is not None:
        yield "title"
    if len(words) > 1:
        if words[0] in known.given or words[0].partition("-")[0] in known.given:
            yield "given-name"
        elif words[0] in known.family_first:
            yield "family-name-first"
        if any(_INITIAL.fullmatch(word) for word in words[:-1]):
            yield "initial"
    if line.lower(mention.end) in reporting().forms or line.lower(mention.start - 1) in reporting().forms:
        yield "speaks"
    if "who" in {line.lower(mention.end), line.lower(mention.end + 1)}:
        yield "who"


def _of_body(line: Line, body: Organisation) -> Iterator[str]:
    words = line.words(body.start, body.end)
    if body.known is not None:
        yield "known-body"
    elif any(word in organisations().heads for word in words):
        yield "organisation-word"
    elif len(words) == 1 and _ACRONYM.fullmatch(words[0]):
        yield "acronym"
    elif "." in {token.text for token in line.tokens[body.start : body.end]}:
        yield "site"
