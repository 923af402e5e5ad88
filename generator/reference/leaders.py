"""Names that tell a state by themselves: leaders, ministers and candidates for the highest offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from generator.reference.states import states
from generator.reference.yaml_file import read_yaml

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def country_of_leader(name: Sequence[str]) -> str | None:
    """The ISO 3166-1 alpha-2 code of the state that the name's bearer led or leads; None for a name that is not known.

    Args:
        name: its words; initials and suffixes do not count ("Barack H. Obama").
    """
    return _leaders().get(_key(name))


@cache
def _leaders() -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for code, names in read_yaml(files("generator.reference") / "leaders.yml").mapping().items():
        if code not in states().by_code:
            raise names.fail("the two-letter code of a state as its key")
        for node in names.items():
            key = _key(node.text().split())
            if found.setdefault(key, code) != code:
                raise node.fail("a name that stands under one state only")
    return found


def _key(name: Sequence[str]) -> tuple[str, ...]:
    words = [word.replace("’", "'") for word in name if word not in _SUFFIXES]
    kept = [word.casefold() for word in words if len(word.rstrip(".")) > 1 and not (len(word) <= 4 and "." in word)]
    return tuple(kept or (word.casefold() for word in words))
