"""The controlled list of topics, and the words that tell of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from generator.errors import ReferenceDataError
from generator.reference.yaml_file import Node, read_yaml

_WORD = re.compile(r"[^\W_]+")
# "Policies", "buses", "allies' ": endings that make no other word of it; short words keep theirs ("gas", "is").
_LONG_ENOUGH = 4
# The same few thousand words come again and again.
_REMEMBERED = 1 << 15


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEntry:
    """A topic of the list.

    Attributes:
        id: the address of its page.
        name: as shown.
        about: what belongs there, in our words.
        also: other names of it.
        fields: fields of treaties that speak for it.
    """

    id: str
    name: str
    about: str
    also: tuple[str, ...]
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class TermHit:
    """Words of a text that tell of a topic: where, of which, and whether they tell of it alone."""

    start: int
    end: int
    topic: str
    is_strong: bool
    term: str


class TopicList:
    """The topics by id, in the order of the list, and the index of their words."""

    def __init__(
        self, entries: Sequence[TopicEntry], terms: Mapping[str, Sequence[tuple[str, bool]]], spellings: Mapping[str, str]
    ) -> None:
        """Takes the entries, for each id its words with whether they are strong, and the spellings that count as others."""
        self.entries: Mapping[str, TopicEntry] = MappingProxyType({entry.id: entry for entry in entries})
        self._plain = lru_cache(maxsize=_REMEMBERED)(self._as_compared)
        self._spellings = {plain: stem(other) for word, other in spellings.items() for plain in (word, stem(word))}
        self._by_name = {self._key(name): entry for entry in entries for name in (entry.id.replace("-", " "), entry.name, *entry.also)}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, bool, str]]] = {}
        for topic, words in terms.items():
            for term, is_strong in words:
                key = self._key(term)
                self._by_first.setdefault(key[0], []).append((key, topic, is_strong, term))
        for found in self._by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    def named(self, name: str) -> TopicEntry | None:
        """The topic of that name, whatever its case, plural, hyphens and spelling."""
        return self._by_name.get(self._key(name))

    def hits(self, text: str) -> Iterator[TermHit]:
        """The words of a text that tell of topics, in order; of one topic the longest that begin at a word."""
        words = [(match.start(), match.end(), self._plain(match.group())) for match in _WORD.finditer(text)]
        told: dict[str, int] = {}  # by topic where its last words end: "arbitral tribunal" is no tribunal besides
        for index, (start, _, word) in enumerate(words):
            for key, topic, is_strong, term in self._by_first.get(word, ()):
                last = index + len(key)
                if told.get(topic, 0) <= index and last <= len(words) and all(words[index + i][2] == part for i, part in enumerate(key)):
                    told[topic] = last
                    yield TermHit(start, words[last - 1][1], topic, is_strong, term)

    def _key(self, name: str) -> tuple[str, ...]:
        return tuple(self._plain(word) for word in _WORD.findall(name))

    def _as_compared(self, word: str) -> str:
        plain = stem(word.lower())
        return self._spellings.get(plain, plain)


def stem(word: str) -> str:
    """The word without the ending of a plural."""
    if len(word) <= _LONG_ENOUGH - 1 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word.removesuffix("s")


@cache
def topic_list() -> TopicList:
    """The built-in topics.

    Raises:
        ReferenceDataError: if a topic's file is wrong, or two topics have one name.
    """
    root = read_yaml(files("generator.reference") / "topics.yml").mapping()
    nodes = [node.mapping() for node in root["topics"].items()]
    entries = [_entry(node) for node in nodes]
    names = [entry.id for entry in entries]
    if len(set(names)) < len(names):
        raise ReferenceDataError("generator/reference/topics.yml: two topics have one id")
    terms = {
        node["id"].text(): [*((term, True) for term in node["terms"].texts()), *((term, False) for term in node["hints"].texts())]
        for node in nodes
    }
    return TopicList(entries, terms, {word: other.text() for word, other in root["spellings"].mapping().items()})


def _entry(node: Mapping[str, Node]) -> TopicEntry:
    return TopicEntry(
        id=node["id"].text(),
        name=node["name"].text(),
        about=node["about"].text(),
        also=tuple(node["also"].texts()),
        fields=frozenset(node["fields"].texts()) if "fields" in node else frozenset(),
    )
