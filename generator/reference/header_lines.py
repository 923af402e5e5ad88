"""Header lines: notices above a story that are not its headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLines:
    """Notices as press offices and newspapers write them, in lower case without punctuation."""

    notices: frozenset[str]
    beginnings: tuple[str, ...]

    def is_notice(self, line: str) -> bool:
        """Whether the line is a notice: "FOR IMMEDIATE RELEASE", "Media Note", "OFFICE OF THE SPOKESPERSON"."""
        if line.endswith((".", "?", "!")):
            return False
        words = " ".join(re.findall(r"[^\W_]+", line.casefold()))
        return words in self.notices or any(words.startswith(f"{beginning} ") or words == beginning for beginning in self.beginnings)


@cache
def header_lines() -> HeaderLines:
    """The built-in notices."""
    root = read_yaml(files("generator.reference") / "header_lines.yml").mapping()
    return HeaderLines(notices=frozenset(root["notices"].texts()), beginnings=root["beginnings"].texts())
