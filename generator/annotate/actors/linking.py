"""Persons: one decision for every name of the article, and the later mentions by surname joined to the full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from generator.annotate.actors.persons import Candidate
from generator.annotate.actors.weights import CERTAIN
from generator.reference.names import names

# "the Park" beside a person named Park; "the Roe administration" does name Roe.
_LEAST_TO_LINK = -3.0
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?(?=\W|$)")
_ACTS, _STANDS_ALONE = 2.5, 1.5
_SURNAME, _MIDDLE, _GIVEN = range(3)


@dataclass(slots=True)
class Person:
    """A person while the article is read.

    Attributes:
        words: the fullest name found, without suffixes.
        mentions: in the order of the text.
    """

    words: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def gender(self) -> str | None:
        """By the first name or by a form of address; None where neither tells."""
        told = {mention.honorific for mention in self.mentions if mention.honorific in {"male", "female"}}
        if len(told) == 1:
            return told.pop()
        return names().gender(self.words[0]) if len(self.words) > 1 else None


def link(candidates: Sequence[Candidate], headline: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> tuple[Person, ...]:
    """The persons whom the candidates name, in the order of their first mention; candidates that name none are left out.

    Args:
        candidates: in the order of the text.
        headline: surname -> full name, of the persons whom the headline may name.
    """
    known = _full_names(candidates)
    people = known.people
    latest: dict[int, int] = {}
    for turn, candidate in enumerate(candidates):
        number = _resolve(candidate, known, latest) if candidate.weight >= _LEAST_TO_LINK else None
        if number is None and len(candidate.words) == 1:
            full = headline.get(candidate.words[0], candidate.words if candidate.weight >= CERTAIN else None)
            if full is not None:
                known.add(full)
                number = len(people) - 1
        if number is not None:
            people[number].mentions.append(candidate)
            latest[number] = turn
    named = [person for person in people if person.mentions]
    return tuple(sorted(named, key=lambda person: (person.mentions[0].line, person.mentions[0].start)))


def headline_names(headline: str) -> Mapping[str, tuple[str, ...]]:
    """Surname -> given name and surname, wherever a given name stands before a capitalised word in the headline."""
    words = _WORD.findall(headline)
    known = names()
    return {
        surname: (first, surname)
        for first, surname in pairwise(words)
        if first in known.given and first not in known.also_words and surname[0].isupper() and surname not in known.given
    }


def surname_index(words: Sequence[str]) -> int:
    """Where the surname begins: the first word of "Xi Jinping", "Le" of "Marine Le Pen", else the last word."""
    known = names()
    if 1 < len(words) <= 3 and words[0] in known.family_first and words[0] not in known.given and words[-1] not in known.family_first:
        return 0
    index = len(words) - 1
    while index > 1 and words[index - 1].lower() in names().particles:
        index -= 1
    return index


class _People:
    """The persons found so far, in order, looked up by what their names have in common with another."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_ends: dict[tuple[str, str], list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_later: dict[str, list[int]] = {}

    def add(self, words: tuple[str, ...]) -> None:
        """Adds a person of this name."""
        number = len(self.people)
        self.people.append(Person(words))
        first, last = _folded(words[0]), _folded(words[-1])
        self._by_ends.setdefault((first, last), []).append(number)
        if len(first) > 1:
            self._by_ends.setdefault((f"{first[0]}.", last), []).append(number)
        for word in {_spelling(word) for word in words}:
            self._by_word.setdefault(word, []).append(number)
        for word in {_spelling(word) for word in words[1:]}:
            self._by_later.setdefault(word, []).append(number)

    def alike(self, words: tuple[str, ...]) -> list[int]:
        """In order, the numbers of those who have the same last name, and the same first one or its initial."""
        first, last = _folded(words[0]), _folded(words[-1])
        initial = f"{first}." if len(first) == 1 else first[:1]
        return sorted({*self._by_ends.get((first, last), ()), *self._by_ends.get((initial, last), ())})

    def with_word(self, word: str) -> list[int]:
        """In order, the numbers of those who have the word in their names, in small letters or capitals."""
        return self._by_word.get(_spelling(word), [])

    def with_later(self, word: str) -> list[int]:
        """In order, the numbers of those who have the word in their names, but not as the first."""
        return self._by_later.get(_spelling(word), [])


def _spelling(word: str) -> str:
    """The word without regard to small letters and capitals; ß is written SS in capitals."""
    return _folded(word).upper().lower()


def _full_names(candidates: Iterable[Candidate]) -> _People:
    """One person for every certain name of several words; shorter forms of a name join the longer one."""
    ordered = tuple(candidates)
    alone: dict[str, float] = {}
    for candidate in ordered:
        if len(candidate.words) == 1:
            # A surname that speaks, owns or acts elsewhere says more than one that is only there.
            sign = _ACTS if candidate.weight > 0 else _STANDS_ALONE
            alone[candidate.words[0]] = max(alone.get(candidate.words[0], 0.0), sign)
    weights: dict[tuple[str, ...], float] = {}
    for candidate in ordered:
        if len(candidate.words) > 1:
            weights[candidate.words] = max(weights.get(candidate.words, -9.0), candidate.weight)
    found = _People()
    for words, weight in sorted(weights.items(), key=lambda item: -len(item[0])):
        spoken_of = {words[-1], words[surname_index(words)]} & alone.keys()
        if weight + max((alone[word] for word in spoken_of), default=0.0) < CERTAIN:
            continue
        same = any(_same(found.people[number].words, words) for number in found.alike(words))
        if not same and not any(_part_of(words, found.people[number].words[1:]) for number in found.with_later(words[0])):
            found.add(words)
    return found


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: "Jane Q. Roe" and "Jane Roe", "J. Roe" and "Jane Roe"."""
    if a == b:
        return True
    if _folded(a[-1]) != _folded(b[-1]):
        return False
    first, other = _folded(a[0]), _folded(b[0])
    if first != other and not (min(len(first), len(other)) == 1 and first[0] == other[0]):
        return False
    middle, longer = sorted((a[1:-1], b[1:-1]), key=len)
    return all(any(_folded(word)[0] == _folded(known)[0] for known in longer) for word in middle)


def _folded(word: str) -> str:
    return word.rstrip(".").replace("’", "'").lower()


def _resolve(candidate: Candidate, known: _People, latest: Mapping[int, int]) -> int | None:
    """The number of the person whom the candidate names."""
    people = known.people
    if len(candidate.words) > 1:
        for number in known.alike(candidate.words):
            if _same(people[number].words, candidate.words):
                return number
        return next((n for n in known.with_word(candidate.words[0]) if _part_of(candidate.words, people[n].words)), None)
    tiers: dict[int, list[int]] = {}
    for number in known.with_word(candidate.words[0]):
        tier = _tier(candidate, people[number].words)
        if tier is not None:
            tiers.setdefault(tier, []).append(number)
    return _choose(candidate, tiers[min(tiers)], people, latest) if tiers else None


def _part_of(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether the words are a part of the name; a particle that opens a sentence is capitalised: "Von der Vell"."""
    sought, known = tuple(map(_folded, words)), tuple(map(_folded, name))
    return any(known[i : i + len(sought)] == sought for i in range(len(known) - len(sought) + 1))


def _tier(candidate: Candidate, name: tuple[str, ...]) -> int | None:
    """How the single word names the person: by surname, by a name in the middle or by the given name."""
    word = candidate.words[0]
    if len(word) > 2 and word.isupper():
        # "PRICE:" in a transcript is Mr. Price.
        word = next((own for own in name if own.upper() == word), word)
    if len(name) == 1:
        in_capitals = name[0].isupper() and len(name[0]) > 2
        return _SURNAME if name[0] == word or (in_capitals and name[0] == word.upper()) else None
    if word == name[surname_index(name)] or (word == name[-1] and surname_index(name) != 0):
        return _SURNAME
    if word in name[1:] and word not in names().given:
        return _MIDDLE
    if word == name[0] and word not in names().also_words and candidate.title is None:
        return _GIVEN
    return None


def _choose(candidate: Candidate, numbers: Sequence[int], people: Sequence[Person], latest: Mapping[int, int]) -> int:
    """Of persons with one surname the one whom the form of address fits, then the one last spoken of, then the next."""
    fitting = [n for n in numbers if candidate.honorific in {None, "either"} or people[n].gender in {candidate.honorific, "either", None}]
    known = fitting or numbers
    return max(known, key=lambda n: (latest.get(n, -1), -n))
