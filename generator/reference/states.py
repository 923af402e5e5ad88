"""States: their names, what their people and things are called, and the places that stand for them in news."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import Node, read_yaml

_TEXTS = ("aliases", "adjectives", "demonyms", "cities", "regions", "lacks")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state.

    Attributes:
        code: ISO 3166-1 alpha-2 (XK for Kosovo, by custom).
        name: the common English name.
        aliases: other names and acronyms of the state.
        capital: None where none is named.
        adjectives: "Japanese", "South Korean".
        demonyms: singular nouns for its people that differ from the adjectives.
        cities: others than the capital that often date a story.
        regions: parts of the state that news names without it.
        lacks: offices that the state does not have, in lower case: "president" for a kingdom.
        shared: whether the name is another place's too, so that it counts only beside the capital, adjective or demonym.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    capital: str | None = None
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    shared: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """The states and the words that lead to them; where states share a word, the first in the file has it.

    Attributes:
        by_code: in the order of the file.
        by_name: names and aliases -> code.
        by_demonym: adjectives and demonyms, singular and plural -> code.
        by_place: capitals, cities and regions -> code; a capital wins over a city.
    """

    by_code: Mapping[str, State]
    by_name: Mapping[str, str]
    by_demonym: Mapping[str, str]
    by_place: Mapping[str, str]

    def code_of(self, name: str) -> str | None:
        """The code of the state that `name` or alias names; None where it names none."""
        return self.by_name.get(name)

    def code_of_demonym(self, word: str) -> str | None:
        """The code of the state whose people or things are called `word` ("Japanese", "Spaniards")."""
        return self.by_demonym.get(word)

    def code_of_place(self, place: str) -> str | None:
        """The code of the state in which the capital, city or region lies."""
        return self.by_place.get(place)


@cache
def states() -> States:
    """The built-in states."""
    root = read_yaml(files("generator.reference") / "states.yml").mapping()
    by_code = {code: _state(code, node) for code, node in root.items()}
    found: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    by_name, by_demonym, by_place = found
    for code, state in by_code.items():
        _enter(by_name, state.names, code)
        _enter(by_demonym, (*state.adjectives, *state.demonyms), code)
        _enter(by_demonym, (_plural(word) for word in (*state.adjectives, *state.demonyms)), code)
        _enter(by_place, (state.capital,) if state.capital else (), code)
    for code, state in by_code.items():
        _enter(by_place, (*state.cities, *state.regions), code)
    return States(by_code=by_code, by_name=by_name, by_demonym=by_demonym, by_place=by_place)


def _state(code: str, node: Node) -> State:
    if len(code) != 2 or not code.isupper():
        raise replace(node, value=code).fail("an ISO 3166-1 alpha-2 code")
    entry = node.mapping()
    lists = {key: entry[key].texts() if key in entry else () for key in _TEXTS}
    unknown = entry.keys() - {"name", "capital", "shared", *_TEXTS}
    if unknown:
        raise entry[min(unknown)].fail("nothing: the key is not known")
    if "name" not in entry:
        raise node.fail("a mapping with a name")
    return State(
        code=code,
        name=entry["name"].text(),
        capital=entry["capital"].text() if "capital" in entry else None,
        shared="shared" in entry and entry["shared"].flag(),
        **lists,
    )


def _enter(table: dict[str, str], words: Iterable[str], code: str) -> None:
    for word in words:
        table.setdefault(word, code)


def _plural(word: str) -> str:
    return word.removesuffix("man") + "men" if word.endswith(("chman", "shman", "woman")) else word + "s"
