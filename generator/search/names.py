"""Names of actors, treaties and topics in many small files, of which a browser loads the one for the letters typed.

A file holds the names with a word that begins with the same two letters. Where they are many, the file keeps those that most
briefings speak of, and files for three letters, four … hold all. The search worker (search-worker.js) walks the same way.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

from generator.search.records import Name

_WORD = re.compile(r"[^\W_]+")
# Letters that do not fall apart into a plain one and a sign; search-worker.js has the same list.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})
_FIRST = 2
_LONGEST = 8
_MANY = 150
_KEPT = 40


def plain_words(text: str) -> list[str]:
    """The words of a name as they are compared: small letters without signs; each character of Han and kana is a word."""
    bare = text.lower()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c)).translate(_PLAIN)
    return [piece for word in _WORD.findall(bare) for piece in (list(word) if is_unspaced(word[0]) else [word])]


def is_unspaced(character: str) -> bool:
    """Whether the character is of a script that writes no spaces between words: Han, kana."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def name_files(names: Iterable[Name]) -> dict[str, str]:
    """The files by the letters they are for, as JSON: whether there are more for longer words, then the names."""
    by_letters: dict[str, list[tuple[str, Name]]] = {}
    for name in sorted(names, key=lambda name: (-name.weight, name.title, name.address)):
        for word in dict.fromkeys(plain_words(f"{name.title} {name.also}")):
            by_letters.setdefault(word[:_FIRST], []).append((word, name))
    files: dict[str, str] = {}
    for letters in sorted(by_letters):
        _divide(letters, by_letters[letters], files)
    return files


def file_name(letters: str) -> str:
    """The file's name: letters of any script, in digits and Latin ones."""
    return letters.encode().hex() + ".json"


def _divide(letters: str, found: list[tuple[str, Name]], files: dict[str, str]) -> None:
    names = list(dict.fromkeys(name for _, name in found))
    divided = len(names) > _MANY and len(letters) < _LONGEST
    if divided:
        longer: dict[str, list[tuple[str, Name]]] = {}
        for word, name in found:
            if len(word) > len(letters):
                longer.setdefault(word[: len(letters) + 1], []).append((word, name))
        for more in sorted(longer):
            _divide(more, longer[more], files)
        whole = dict.fromkeys(name for word, name in found if word == letters)
        names = list(dict.fromkeys([*list(whole)[:_MANY], *names[:_KEPT]]))
    entries = [[name.address, name.title, name.detail, name.also, name.weight] for name in names[: 2 * _MANY]]
    files[letters] = json.dumps([divided, entries], ensure_ascii=False, separators=(",", ":")) + "\n"
