"""Known organisations, and the words by which unknown ones are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import Node, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A known organisation.

    Attributes:
        name: as readers know it.
        aliases: acronyms and other names.
        country: ISO 3166-1 alpha-2 of the state whose body it is; None for international and private ones.
        shared: whether bodies of other states have the same name.
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisations:
    """What organisations are called.

    Attributes:
        by_name: names and aliases -> body.
        heads: words that make a capitalised name an organisation's ("Ministry").
        national_heads: of these the ones of a state's own bodies.
        nouns: common nouns for organisations ("newspaper", "company").
        offices: words for what people are in organisations ("founder"), lower case.
        things: words that make a capitalised name neither a person's nor an organisation's ("Street").
        things_and_surnames: of these the ones that are surnames too ("Park").
        instruments: of these the ones of legal instruments ("Treaty").
        regions: parts of the world that are neither states nor actors.
        peoples: peoples and faiths, singular and plural, that no state gives its name.
        owned_by_states: what states have and persons hardly, lower case ("foreign minister").
        terms: acronyms and names that stand for something else than an organisation.
        adherents: names for the members of a state's parties -> the state's code.
    """

    by_name: Mapping[str, Body]
    heads: frozenset[str]
    national_heads: frozenset[str]
    nouns: frozenset[str]
    offices: frozenset[str]
    things: frozenset[str]
    things_and_surnames: frozenset[str]
    instruments: frozenset[str]
    regions: frozenset[str]
    peoples: frozenset[str]
    owned_by_states: frozenset[str]
    terms: frozenset[str]
    adherents: Mapping[str, str]


@cache
def organisations() -> Organisations:
    """The built-in organisations."""
    root = read_yaml(files("generator.reference") / "organisations.yml").mapping()
    by_name: dict[str, Body] = {}
    for node in root["bodies"].items():
        body = _body(node)
        for name in (body.name, *body.aliases):
            if name in by_name:
                raise node.fail(f"names that no other body has; {name!r} is taken")
            by_name[name] = body
    return Organisations(
        by_name=by_name,
        heads=frozenset(root["heads"].texts()),
        national_heads=frozenset(root["national_heads"].texts()),
        nouns=frozenset(root["nouns"].texts()),
        offices=frozenset(root["offices"].texts()),
        things=frozenset(root["things"].texts()),
        things_and_surnames=frozenset(root["things_and_surnames"].texts()),
        instruments=frozenset(root["instruments"].texts()),
        regions=frozenset(root["regions"].texts()),
        peoples=frozenset(form for people in root["peoples"].texts() for form in (people, people + "s")),
        owned_by_states=frozenset(root["owned_by_states"].texts()),
        terms=frozenset(root["terms"].texts()),
        adherents={word: node.text() for word, node in root["adherents"].mapping().items()},
    )


def _body(node: Node) -> Body:
    entry = node.mapping()
    if "name" not in entry:
        raise node.fail("a mapping with a name")
    return Body(
        name=entry["name"].text(),
        aliases=entry["aliases"].texts() if "aliases" in entry else (),
        country=entry["country"].text() if "country" in entry else None,
        shared="shared" in entry and entry["shared"].flag(),
    )
