"""Hyphens at the ends of lines: of a word that was broken, or of a compound.

A hyphen goes only where the text itself writes the word without it elsewhere, or a dictionary has the word and the hyphen is not likely to
be the compound's own. In doubt it stays: "long-term" must not become a word that nobody wrote. Files draw hyphens as soft ones, too: those of
broken words alone, or all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.language.words import is_word

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-\Z")
_BEGUN = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 60
_SOFT = "\N{SOFT HYPHEN}"
_HYPHEN = "\N{HYPHEN}"
_SUSPENDED = re.compile(r"(?:and|or|to|und)\b(?!-)")
# With these a hyphen may make another word: re-sign is not resign.
_PREFIXES = frozenset({"anti", "co", "counter", "de", "ex", "mid", "multi", "neo", "non", "post", "pre", "pro", "re", "self", "sub", "un"})


class Hyphens:
    """What a text's own words say about the hyphens at the ends of its lines."""

    def __init__(self, rows: Sequence[str]) -> None:
        """Takes the words that no end of a row breaks."""
        inner = [row[:-1] for row in rows]
        self._soft_breaks = any("-" in row for row in inner) and not any(_SOFT in row for row in inner)
        self._seen: set[str] = set()
        for row in map(_hard, rows):
            words = list(_WORD.finditer(row))
            whole = words[1 if words and words[0].start() == 0 else 0 :]
            self._seen |= {match.group().lower() for match in whole if not row.startswith("-", match.end())}

    def joined(self, rows: Sequence[str]) -> str:
        """The rows of a paragraph as one line."""
        found = [_hard(rows[0])]
        for above, row in pairwise(rows):
            end, begun = _hard(above), _hard(row)
            if not end.endswith(("-", "—", "/")) or end[-2:-1].isspace() or (end.endswith("-") and _SUSPENDED.match(begun)):
                found.append(" ")
            elif end.endswith("-") and ((above.endswith(_SOFT) and self._soft_breaks) or self._was_broken(end, begun)):
                found[-1] = found[-1][:-1]
            found.append(begun)
        return "".join(found)

    def _was_broken(self, above: str, row: str) -> bool:
        """Whether the row goes on with the word at the end of the one above."""
        broken, begun = _BROKEN.search(above[-_LONGEST_WORD:]), _BEGUN.match(row)
        if broken is None or begun is None:
            return False
        before, behind = broken[1], begun[0]
        if not behind[0].islower() and not (before.isupper() and behind.isupper()):
            return False
        before, behind = before.lower(), behind.lower()
        if f"{before}-{behind}" in self._seen:
            return False
        if before + behind in self._seen:
            return True
        if len(before) == 1 or (before in _PREFIXES and self._is_known(behind)):
            return False
        return is_word(before + behind) or not (self._is_known(before) or self._is_known(behind))

    def _is_known(self, word: str) -> bool:
        return word in self._seen or is_word(word)


def _hard(row: str) -> str:
    """The row with plain hyphens: whatever is drawn can be seen, soft ones as well."""
    return row.replace(_SOFT, "-").replace(_HYPHEN, "-")
