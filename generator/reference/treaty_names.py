"""How news writes the names of treaties: words reduced to keys, and an index that finds names by them.

Two ways of writing a name that a reader takes for the same have the same keys: hyphen or dash or space, "U.S." or
"United States" or "American", "defence" or "defense", "Non-Proliferation" or "Nonproliferation", with or without "the".
Acronyms keep their capitals, so that "START" is not "start".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from generator.reference.states import states
from generator.span import Span

KINDS = frozenset({
    "treaty", "treaties", "pact", "pacts", "convention", "conventions", "agreement", "agreements", "accord", "accords",
    "charter", "protocol", "protocols", "covenant", "covenants", "statute", "memorandum", "declaration", "act", "deal",
    "communiqué",
})  # fmt: skip
"""The words that say what kind of instrument a name stands for."""

JOINED, COMMA, APART = 0, 1, 2

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z]\b|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s\b")
_JOINING = str.maketrans("", "", " \t\n\u00a0-\u2010\u2011–/")
_PREFIXES = frozenset({"non", "anti", "co", "inter"})
_SPELLINGS = {
    "communique": "communiqué", "defence": "defense", "organisation": "organization", "programme": "program", "armour": "armor", "’s": "'s", "weaponry": "weapons",
}  # fmt: skip
_BODIES = {
    "European Union": "EU", "EU": "EU", "United Nations": "UN", "UN": "UN",
    "Franco": "FR", "Sino": "CN", "Anglo": "GB", "Russo": "RU", "Indo": "IN", "Greco": "GR", "Italo": "IT", "Austro": "AT", "Hispano": "ES",
    "Soviet Union": "RU", "USSR": "RU", "Soviet": "RU", "Korea": "KR", "Korean": "KR", "Philippine": "PH",
}  # fmt: skip
_FORMER_CAPITALS = {"kiev": "UA", "peking": "CN", "rangoon": "MM", "bonn": "DE", "kremlin": "RU", "pentagon": "US", "delhi": "IN"}
_LONG_NAME = 6
# "the paris agreement" may be anything that was agreed on.
_TELLING_KINDS = frozenset({"treaty", "convention", "communiqué"})


@dataclass(slots=True)
class Word:
    """A word of a passage as names are compared by it.

    Attributes:
        key: what the word is compared by; a state's code behind "@" for every name and adjective of the state.
        start: of the word in the text.
        end: behind the word.
        gap: how it is set off from the word before: JOINED (space, hyphen), COMMA or APART.
        capital: whether it begins with a capital.
        passed_over: whether a name may run over it: "the", and an acronym in parentheses.
    """

    key: str
    start: int
    end: int
    gap: int
    capital: bool
    passed_over: bool = False

    @property
    def state(self) -> str | None:
        """The ISO code of the state that the word names."""
        return self.key[1:] if self.key[0] == "@" else None


@dataclass(frozen=True, slots=True)
class Named:
    """A place where the text writes a name of the index: its words `first` up to `last`, and whose name it is."""

    span: Span
    first: int
    last: int
    ids: tuple[str, ...]


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, in order; the first stands apart from what is before it."""
    found: list[Word] = []
    behind, joins = start, False
    # This runs over every word of every story: what most words need comes first.
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        key, capital, prefix = _key(match.group())
        if first - behind == 1 and text[behind] == " " and found:
            gap, aside = JOINED, False
        else:
            between = text[behind:first]
            gap = _gap(between) if found else APART
            aside = between[-1:] == "(" and text[last : last + 1] == ")" and key.isupper()
        if joins and gap == JOINED and found:
            found[-1].key += key
            found[-1].end = last
        else:
            found.append(Word(key, first, last, gap, capital, aside or key == "the"))
        joins = prefix and last < end and text[last] in "-–\u2010\u2011 "
        behind = last
    return _with_states(found)


class _Branch:
    """What may follow the keys that lead here, and whose name they are if they are one."""

    __slots__ = ("ids", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Branch] = {}
        self.ids: tuple[str, ...] = ()


class NameIndex:
    """Finds names in words. A name is compared key by key; of names that begin at one word the longest counts.

    The names form a tree of keys, so that a word costs the same however many names there are.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index pairs of a name and the id of what it names."""
        self._root = _Branch()
        for name, identifier in names:
            for keys in _variants(name_keys(name)):
                branch = self._root
                for key in keys:
                    branch = branch.next.setdefault(key, _Branch())
                if identifier not in branch.ids:
                    branch.ids = tuple(sorted((*branch.ids, identifier)))

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids that bear the name, sorted."""
        branch: _Branch | None = self._root
        for key in name_keys(name):
            branch = branch.next.get(key) if branch else None
        return branch.ids if branch else ()

    def find(self, passage: Sequence[Word]) -> list[Named]:
        """The names in a passage's words, in order; none overlaps another."""
        found: list[Named] = []
        index = 0
        while index < len(passage):
            named = self._at(passage, index) if passage[index].key in self._root.next else None
            if named is not None:
                found.append(named)
            index = named.last + 1 if named else index + 1
        return found

    def _at(self, passage: Sequence[Word], first: int) -> Named | None:
        best, best_length = None, 0
        for branch, last, length, comma in self._walk(passage, first):
            joined = length >= _LONG_NAME or not comma
            definite = first > 0 and passage[first].gap == JOINED and passage[first - 1].key == "the"
            if length > best_length and joined and _is_written_as_a_name(passage[first : last + 1], length, definite):
                best, best_length = Named(Span(passage[first].start, passage[last].end), first, last, branch.ids), length
        return best

    def _walk(self, passage: Sequence[Word], first: int) -> Iterator[tuple[_Branch, int, int, bool]]:
        """Every name that the words at `first` begin: its branch, last word, number of keys, and whether a comma stands in it."""
        branch, length, comma = self._root.next[passage[first].key], 1, False
        if branch.ids:
            yield branch, first, length, comma
        for at in range(first + 1, len(passage)):
            word = passage[at]
            if word.gap > COMMA:
                return
            comma = comma or word.gap == COMMA
            if word.key in branch.next:
                branch, length = branch.next[word.key], length + 1
                if branch.ids:
                    yield branch, at, length, comma
            elif not word.passed_over:
                return


def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a name, "the" left out."""
    return tuple(word.key for word in words(name, 0, len(name)) if not word.passed_over)


@cache
def capitals() -> Mapping[str, str]:
    """The states' codes by the capital's name in lower case, which news lets stand for the government; former names too."""
    return _FORMER_CAPITALS | {state.capital.lower(): state.code for state in states().by_code.values() if state.capital}


def _is_written_as_a_name(found: Sequence[Word], length: int, definite: bool) -> bool:
    """Whether it has a capital; "nuclear non-proliferation treaty" is name enough without one.

    So are "the genocide convention" and "the convention against torture", with their article.
    """
    if any(word.capital for word in found) or (length > 2 and definite and found[0].key in _TELLING_KINDS):
        return True
    return found[-1].key in KINDS and (length > 2 or (definite and length > 1 and found[-1].key in _TELLING_KINDS))


def _gap(between: str) -> int:
    if between == " ":
        return JOINED
    left = between.translate(_JOINING).strip("()") if between.endswith("(") or between.startswith(")") else between.translate(_JOINING)
    if not left:
        return APART if "\n\n" in between else JOINED
    return COMMA if left == "," else APART


@lru_cache(maxsize=1 << 16)
def _key(written: str) -> tuple[str, bool, bool]:
    """By what a word is compared, whether it has a capital, and whether it is a prefix that joins the next word."""
    plain = written.replace(".", "")
    key = plain.lower()
    # "INF TREATY" in a headline of capitals is the INF treaty.
    if len(plain) > 1 and plain.isupper() and key not in KINDS:
        return plain, True, False
    key = _SPELLINGS.get(key, key)
    return key, written[0].isupper(), key in _PREFIXES


def _variants(keys: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """A name, and the same with its two states the other way round: "Japan-U.S. …" and "U.S.-Japan …"."""
    yield keys
    for index, (one, other) in enumerate(pairwise(keys)):
        if one[0] == other[0] == "@":
            yield (*keys[:index], other, one, *keys[index + 2 :])
    for index in range(len(keys) - 3):
        between, one, joint, other = keys[index : index + 4]
        if between == "between" and joint == "and" and one[0] == other[0] == "@":
            yield (*keys[: index + 1], other, joint, one, *keys[index + 4 :])


def _with_states(found: list[Word]) -> list[Word]:
    """The same words with every name of a state drawn together into one."""
    phrases = _state_phrases()
    joined: list[Word] = []
    index = 0
    while index < len(found):
        word = found[index]
        if not word.capital or word.key not in phrases:
            joined.append(word)
            index += 1
            continue
        size, code = _state_at(found, index)
        joined.append(Word(code, word.start, found[index + size - 1].end, word.gap, True) if code else word)
        index += size
    return joined


def _state_at(found: list[Word], index: int) -> tuple[int, str]:
    for keys, code in _state_phrases()[found[index].key]:
        piece = found[index : index + len(keys)]
        if tuple(word.key for word in piece) == keys and all(word.gap == JOINED for word in piece[1:]):
            return len(keys), code
    return 1, ""


@cache
def _state_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By first key, longest first: the keys of every name and adjective of a state, and its code behind "@"."""
    names = dict(_BODIES)
    for state in states().by_code.values():
        names.update((name, state.code) for name in (*state.names, *state.adjectives) if not name.startswith("The "))
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in sorted(names.items()):
        keys = tuple(_key(match.group())[0] for match in _WORD.finditer(name))
        phrases.setdefault(keys[0], []).append((keys, f"@{code}"))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in phrases.items()}
