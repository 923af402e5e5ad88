"""The finder's data by speaker: names by the first letters of their words, and where each speaker's quotes are.

Both are cut so that a new seed changes only the files of those who speak in it: names are filed by two letters, places by a
sum over the id. Beside a name stands how often its bearer is quoted as a power of two, which seldom changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import ActorKind, ActorRecord
from generator.site.found_quotes import Facets
from generator.telling.words import displayed

_FILES = 256
_LETTERS = 2
# Letters that do not fall apart into a plain one and a mark; quotes.js has the same.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "\u03c2": "\u03c3"}
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """A speaker and where the quotes are: by year, then by a briefing's key, their places in it."""

    record: ActorRecord
    places: Mapping[str, Mapping[str, list[int]]]

    @property
    def quotes(self) -> int:
        return sum(len(places) for briefings in self.places.values() for places in briefings.values())


def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters, as a reader may type them."""
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(one for one in parts if not unicodedata.category(one).startswith("M")).lower().translate(_PLAIN)
    return tuple(_WORD.findall(plain))


def names_file(word: str) -> str:
    """The name of the file of names with a word that begins like this one."""
    first = word[:_LETTERS]
    return first if first.isascii() else "x" + "-".join(f"{ord(letter):x}" for letter in first)


def places_file(actor_id: str) -> int:
    """The number of the file that has the places of the actor's quotes."""
    found = 0
    for letter in actor_id:
        found = (found * 31 + ord(letter)) % _FILES
    return found


def speaker_files(briefings: Iterable[Facets], records: Iterable[ActorRecord]) -> Iterator[tuple[str, dict[str, object]]]:
    """The files of names, `names/ma`, and of places, `speakers/17`, sorted."""
    spoken = _spoken(briefings, records)
    names: dict[str, dict[str, object]] = defaultdict(dict)
    places: dict[int, dict[str, object]] = defaultdict(dict)
    for one in spoken:
        for file, row in _filed(one):
            names[file][one.record.id] = row
        by_year = [[year, *([key, *numbers] for key, numbers in found.items())] for year, found in one.places.items()]
        places[places_file(one.record.id)][one.record.id] = [displayed(one.record.name), *by_year]
    yield from ((f"names/{file}", names[file]) for file in sorted(names))
    yield from ((f"speakers/{number}", places[number]) for number in sorted(places))


def _spoken(briefings: Iterable[Facets], records: Iterable[ActorRecord]) -> list[_Spoken]:
    places: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(dict)
    for one in briefings:
        for number, actor in enumerate(one.speakers):
            if actor:
                places[actor].setdefault(one.year, {}).setdefault(one.key, []).append(number)
    return [_Spoken(record=record, places=places[record.id]) for record in records if record.id in places]


def _filed(one: _Spoken) -> Iterator[tuple[str, list[object]]]:
    """The files that name the speaker; where only another name begins so, with that name."""
    record = one.record
    country = record.country if record.country and record.kind is not ActorKind.STATE else ""
    row = [displayed(record.name), country, one.quotes.bit_length()]
    own = dict.fromkeys(names_file(word) for word in folded_words(record.name) if _is_filed(word))
    yield from ((file, row) for file in own)
    others: dict[str, str] = {}
    for alias in record.aliases:
        for word in folded_words(alias):
            if _is_filed(word) and (file := names_file(word)) not in own:
                others.setdefault(file, displayed(alias))
    yield from ((file, [*row, alias]) for file, alias in others.items())


def _is_filed(word: str) -> bool:
    """Whether a reader would look for it: not by the initial of a middle name."""
    return len(word) >= _LETTERS or not word.isascii()
