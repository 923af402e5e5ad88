"""Byline -> authors: persons whose names can be taken apart, and names that are left whole."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.export.one_line import one_line
from generator.reference.newswires import newswires
from generator.reference.organisations import organisations

_BETWEEN = re.compile(r"\s*[,;|/&]\s*(?:and\s+)?|\s+and\s+")
_PARTICLES = frozenset(
    {"al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn"}
    | {"la", "le", "los", "ten", "ter", "van", "vom", "von", "zu"}
)
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)\Z")
_SUFFIX_APART = re.compile(r",\s*([JS]r\b\.?)")
_ROLE = re.compile(
    r"(?:.*\s)?(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|analysts?|journalists?)\Z", re.IGNORECASE
)
_BODY_WORDS = frozenset(
    {"agency", "board", "bureau", "desk", "herald", "journal", "news", "observer"}
    | {"office", "post", "press", "service", "staff", "team", "times"}
)
_CAPITAL = re.compile(r"(?:(?:a[a-z]{1,2}|el)-|[dl]['’])?(\w)")
_NAME_WORDS = range(2, 7)
# In other scripts the family name may come first, or there is none.
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote a work.

    Attributes:
        name: as the seed writes it.
        family: the family name; None where the name is not taken apart: an organisation's, one word, another script.
        given: the given names.
        particle: what stands in small letters between both ("de la").
        suffix: what stands behind the family name ("Jr.").
    """

    name: str
    family: str | None = None
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def last(self) -> str:
        """The family name with its particle; the whole name where it is not taken apart."""
        return f"{self.particle} {self.family}".strip() if self.family else self.name


def authors(byline: str | None, publisher: str | None = None) -> tuple[Author, ...]:
    """Who is named in a byline, in its order; none where there is no byline.

    A byline of which a part is neither a person's name nor an agency's is one name as a whole: "Ministry of Trade and
    Industry" is not two.
    """
    line = _SUFFIX_APART.sub(r" \1", one_line(byline or ""))
    if not line:
        return ()
    parts = [part for part in _BETWEEN.split(line) if part]
    named = [part for part in parts if not _ROLE.match(part)] or parts
    found = [_author(part, publisher) for part in named]
    return tuple(one for one in found if one) if all(found) else (Author(name=line),)


def _author(part: str, publisher: str | None) -> Author | None:
    if part == publisher or newswires().name_of(part):
        return Author(name=part)
    words = part.split()
    if not _is_person(words):
        return None
    suffix = words.pop() if len(words) > 2 and _SUFFIX.match(words[-1]) else ""
    at = _family_at(words)
    family = at
    while family < len(words) - 1 and words[family].islower():
        family += 1
    return Author(
        name=part, given=" ".join(words[:at]), particle=" ".join(words[at:family]), family=" ".join(words[family:]), suffix=suffix
    )


def _family_at(words: list[str]) -> int:
    """Where the family name begins, with its particles."""
    if "y" in words[2:-1]:
        return words.index("y", 2) - 1
    return next((at for at, word in enumerate(words[1:-1], start=1) if word.lower() in _PARTICLES), len(words) - 1)


def _is_person(words: list[str]) -> bool:
    if len(words) not in _NAME_WORDS or not (words[0][0].isupper() and _is_capital(words[-1])):
        return False
    heads = organisations().heads
    if any(word in heads or word.lower() in _BODY_WORDS for word in words):
        return False
    letters = [c for word in words for c in word if c not in ".-'’"]
    known = all(c.isalpha() and unicodedata.name(c, "").startswith(_SCRIPTS) for c in letters if not unicodedata.combining(c))
    return known and all(_is_capital(word) or word in _PARTICLES or word == "y" for word in words)


def _is_capital(word: str) -> bool:
    """Whether a word begins like a name, behind a particle that is one word with it: al-Sabir, d’Orval."""
    begun = _CAPITAL.match(word)
    return begun is not None and begun[1].isupper()
