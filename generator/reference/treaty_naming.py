"""Which treaty of the library a text is, told from its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from generator.reference.treaty_library import TreatyLibrary
from generator.reference.treaty_names import words

_LEAST_SHARE = 0.5
_MOST_CANDIDATES = 5
# A name of so many words with which a title begins is the treaty's, whatever date or place follows it.
_LONG_NAME = 6
_LEAST_LIKENESS = 0.5


def treaty_named(title: Sequence[str], library: TreatyLibrary) -> str | None:
    """The id of the treaty whose name the title is or mostly is; None where it is none's or several's.

    A title often names another treaty inside: "Protocol to the Kestrel Convention" is not the convention.
    """
    wordings = [_wording(text) for text in (" ".join(title), *title) if text.strip()]
    for wording in wordings:
        if len(ids := library.names.ids(wording)) == 1:
            return ids[0]
    found: set[str] = set()
    for wording in wordings:
        written = words(wording, 0, len(wording))
        for named in library.names.find(written):
            size = named.last - named.first + 1
            if size > len(written) * _LEAST_SHARE or (named.first == 0 and size >= _LONG_NAME):
                found.update(named.ids)
    return found.pop() if len(found) == 1 else None


def candidates(title: Sequence[str], library: TreatyLibrary) -> tuple[str, ...]:
    """The ids of treaties that the title names or that are called alike, the likeliest first."""
    whole = _wording(" ".join(title))
    named = [one for found in library.names.find(words(whole, 0, len(whole))) for one in found.ids]
    scored = sorted(((_likeness(whole, treaty.title), treaty.id) for treaty in library), key=lambda pair: (-pair[0], pair[1]))
    alike = [identifier for score, identifier in scored if score >= _LEAST_LIKENESS]
    return tuple(dict.fromkeys((*named, *alike)))[:_MOST_CANDIDATES]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower()[:300].split(), other.lower()[:300].split()).ratio()


def _wording(text: str) -> str:
    """The title as names are compared: capitals throughout say nothing about acronyms."""
    plain = re.sub(r"[\s*]+", " ", text).strip(" .,;:")
    return plain.title() if plain.isupper() else plain
