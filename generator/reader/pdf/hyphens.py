"""Hyphens at the ends of lines: of a word that was broken, or of a compound.

A hyphen goes only where the text itself writes the word without it elsewhere, or a dictionary has the word and the hyphen is not likely to
be the compound's own. In doubt it stays: "long-term" must not become a word that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.language.words import is_word

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]\Z")
_BEGUN = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 60
_SOFT = "\N{SOFT HYPHEN}"
_HYPHEN = "\N{HYPHEN}"
# With these a hyphen may make another word: re-sign is not resign.
_PREFIXES = frozenset({"anti", "co", "counter", "de", "ex", "mid", "multi", "neo", "non", "post", "pre", "pro", "re", "self", "sub", "un"})


class Hyphens:
    """What a text's own words say about the hyphens at the ends of its lines."""

    def __init__(self, rows: Iterable[str]) -> None:
        """Takes the words that no end of a row breaks."""
        self._seen: set[str] = set()
        for row in rows:
            words = list(_WORD.finditer(row))
            whole = words[1 if words and words[0].start() == 0 else 0 :]
            self._seen |= {
                match.group().replace(_HYPHEN, "-").lower() for match in whole if not row[match.end() :].startswith(("-", _HYPHEN, _SOFT))
            }

    def joined(self, rows: Sequence[str]) -> str:
        """The rows of a paragraph as one line."""
        found = [rows[0]]
        for row in rows[1:]:
            above = found[-1]
            if above.endswith(_SOFT):
                found[-1] = above[:-1]
                found.append(row)
            elif (broken := _BROKEN.search(above[-_LONGEST_WORD:])) and (begun := _BEGUN.match(row)):
                if self._was_broken(broken[1], begun[0]):
                    found[-1] = above[:-1]
                found.append(row)
            elif above.endswith(("—", "/")):
                found.append(row)
            else:
                found.append(f" {row}")
        return "".join(found).replace(_SOFT, "")

    def _was_broken(self, before: str, behind: str) -> bool:
        """Whether the two are one word."""
        if not behind[0].islower() and not (before.isupper() and behind.isupper()):
            return False
        before, behind = before.lower(), behind.lower()
        if f"{before}-{behind}" in self._seen:
            return False
        if before + behind in self._seen:
            return True
        if before in _PREFIXES and self._is_known(behind):
            return False
        return is_word(before + behind) or not (self._is_known(before) or self._is_known(behind))

    def _is_known(self, word: str) -> bool:
        return word in self._seen or is_word(word)
