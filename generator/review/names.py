"""Names in plain forms, by which names that are written differently meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that are no letter with an accent to Unicode, and marks inside a word.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "'": "",
        "’": "",
        "\N{MODIFIER LETTER APOSTROPHE}": "",
        "`": "",
    }
)
# What romanisations of one sound are written as, in order: "Zelenskyy", "Zelenskiy" and "Zelensky".
_SOUNDS = (
    ("tch", "ch"), ("sch", "sh"), ("dj", "j"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("cz", "ch"),
    ("ks", "x"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("q", "k"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name without accents, marks and capitals: "Kim Jong-un" is kim, jong, un."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return tuple(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """What is left of a word however it is romanised: its first sound and the consonants behind, none twice in a row."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    consonants = word[:1] + re.sub(r"[aeiou]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", consonants)


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out: of "International Atomic Energy Agency" iaea."""
    return "".join(word[0] for word in words(name) if word not in _SMALL)
