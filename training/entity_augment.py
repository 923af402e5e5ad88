"""The same texts with other people in them and in other typography."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from training.entities import PERSON, Entity, Name, Text

Names = dict[int, list[Name]]  # by the number of words

_DOUBLE = {'"': 0, "“": 1, "”": 2}
_STYLES = (('"', '"'), ("“", "”"), ("''", "''"))
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "it",
        "its",
    ]
)
_SWAPS = 0.5  # the share of people who are renamed
_LONGEST_NAME = 5


def names_of(texts: Sequence[Text]) -> Names:
    """Every person's name once: the swapping below then favours rare ones, which come from all over the world."""
    found = {text.name(entity) for text in texts for entity in text.entities if entity.label == PERSON}
    names: Names = {}
    for name in sorted(found):
        if len(name) <= _LONGEST_NAME and all(word[0].isupper() or word == "-" or word.islower() for word in name):
            names.setdefault(len(name), []).append(name)
    return names


def augment(text: Text, names: Names, chance: random.Random) -> Text:
    """Perhaps change a text; most keep their typography."""
    text = renamed(text, names, chance)
    for share, change in CHANGES:
        if chance.random() < share:
            text = change(text, chance)
    return text


def renamed(text: Text, names: Names, chance: random.Random) -> Text:
    """Some people under other names; the same one keeps one name through the text."""
    chosen: dict[Name, Name] = {}
    words, spaces = list(text.words), list(text.spaces)
    entities: list[Entity] = []
    shift = 0
    for entity in text.entities:
        old = text.name(entity)
        if entity.label == PERSON and old not in chosen:
            pool = names.get(chance.choice((2, 2, 2, 2, 3, 3, 4))) if len(old) > 1 else names.get(1)
            chosen[old] = chance.choice(pool) if pool and chance.random() < _SWAPS else old
        new = chosen.get(old, old)
        start = entity.start + shift
        if new is not old:
            words[start : start + len(old)] = new
            spaces[start : start + len(old)] = [*_spaces_within(new), spaces[start + len(old) - 1]]
            shift += len(new) - len(old)
        entities.append(replace(entity, start=start, end=start + len(new)))
    return Text(words=tuple(words), spaces=tuple(spaces), entities=tuple(entities))


def _spaces_within(name: Name) -> list[bool]:
    return [word != "-" and following != "-" for word, following in pairwise(name)]


def quotation_marks(text: Text, chance: random.Random) -> Text:
    """Double quotation marks in another style."""
    opening, closing = chance.choice(_STYLES)
    is_open = False
    words: list[str] = []
    for word in text.words:
        if word in _DOUBLE:
            is_open = not is_open if word == '"' else word == "“"
            words.append(opening if is_open else closing)
        else:
            words.append(word)
    return replace(text, words=tuple(words))


def apostrophes(text: Text, chance: random.Random) -> Text:
    """Apostrophes all straight, or all curly."""
    old, new = chance.choice(("’'", "'’"))
    return _each(text, lambda word: word if word == "''" else word.replace(old, new))


def lower(text: Text, _: random.Random) -> Text:
    """All small letters."""
    return _each(text, str.lower)


def upper(text: Text, _: random.Random) -> Text:
    """All capitals."""
    return _each(text, str.upper)


def headline(text: Text, _: random.Random) -> Text:
    """A capital on every word but small ones."""
    return _each(text, lambda word: word if word in _SMALL else word[:1].upper() + word[1:])


def _each(text: Text, change: Callable[[str], str]) -> Text:
    return replace(text, words=tuple(map(change, text.words)))


CHANGES: tuple[tuple[float, Callable[[Text, random.Random], Text]], ...] = (
    (0.4, quotation_marks),
    (0.4, apostrophes),
    (0.01, lower),
    (0.04, upper),
    (0.05, headline),
)
