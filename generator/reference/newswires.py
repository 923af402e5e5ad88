"""Newswires: the agencies whose names stand in datelines and bylines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Newswires:
    """The agencies' names by their words in lower case."""

    names: Mapping[str, str]

    def name_of(self, words: str) -> str | None:
        """The agency's name as the agency writes it, where `words` are one; an article before it is left out of account."""
        found = self.names.get(_key(words))
        # MAP is an agency, a map is none.
        return None if found and found.isupper() and not words.removeprefix("The ").isupper() else found

    def in_words(self, words: str) -> str | None:
        """The agency that `words` begin with ("Reuters in Tokyo"), or that one of their parts names ("Staff Writer, Reuters")."""
        for part in re.split(r"\s*[|/,;()]\s*|\s+(?:in|at)\s+", words):
            if found := self.name_of(part):
                return found
        return None


@cache
def newswires() -> Newswires:
    """The built-in newswires."""
    root = read_yaml(files("generator.reference") / "newswires.yml").mapping()
    return Newswires(names={_key(name): name for name in root["newswires"].texts()})


def _key(words: str) -> str:
    return " ".join(words.strip(" .").casefold().split()).removeprefix("the ")
