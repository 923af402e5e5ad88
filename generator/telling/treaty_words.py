"""What the library tells of a treaty, in short phrases."""

from __future__ import annotations

import re

from generator.reference.treaty_library import Treaty
from generator.telling.dates import plain
from generator.telling.words import state_name

NAMED_PARTIES = 4
"""So many parties are named; of more, the number is told."""

_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")


def status(words: str) -> str:
    """A treaty's status with its dates in plain words: Terminated 2 August 2019."""
    text = _ISO.sub(lambda found: plain(found[0]) or found[0], words)
    return text[:1].upper() + text[1:]


def parties_in_words(treaty: Treaty) -> str | None:
    """The parties' names where they are few, else how many."""
    if 0 < len(treaty.parties) <= NAMED_PARTIES:
        return ", ".join(state_name(code) for code in treaty.parties)
    if treaty.parties:
        return f"{len(treaty.parties)} states"
    return treaty.parties_note
