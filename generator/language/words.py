"""Which words there are: the dictionary of base forms that comes with the bundled model, and their common inflections."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "model" / "lemmatizer" / "lookups" / "lookups.bin"
_TABLES = ("lemma_index", "lemma_exc")
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ly", "")),
    *((ending, instead) for ending in ("ed", "ing", "er", "ers") for instead in ("", "e")),
)
_BRITISH = re.compile(r"is(?=(?:e[ds]?|ing|ations?|ers?)\Z)|ou(?=r(?:s|ed|ing|able|ful|hood|ite)?\Z)")
_SHORTEST = 3


def is_word(text: str) -> bool:
    """Whether a word in small letters is an English one, as far as the dictionary knows; it knows some 14,000 base forms."""
    spellings = {text, _BRITISH.sub(lambda match: "iz" if match.group() == "is" else "o", text)}
    return any(form in _words() for spelling in spellings for form in _forms(spelling))


def _forms(text: str) -> set[str]:
    """The word, and what it may be an inflection of."""
    return {text} | {
        text[: -len(ending)] + instead for ending, instead in _ENDINGS if text.endswith(ending) and len(text) > len(ending) + _SHORTEST
    }


@cache
def _words() -> frozenset[str]:
    import srsly  # comes with spaCy

    tables = srsly.read_msgpack(_FILE)
    return frozenset(word.lower() for name in _TABLES for words in tables[name].values() for word in words if len(word) > 1)
