"""The words that name a speaker, taken apart: "the ministry's two senior officials in Oslo" has a head, and words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.language import tokens
from generator.model import Token
from generator.reference.english import english
from generator.reference.offices import offices
from generator.reference.sources import sources
from generator.span import Span

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_STOPS = frozenset(',;:()[]—–…"“”') | {"--", "''", "``"}
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "while", "as", "including"})
_OPENERS = frozenset({"but", "and", "yet", "so", "however", "meanwhile", "still", "even", "then", "also", "according", "to", "by", "from"})
_COUNTS = frozenset(
    {
        "all", "another", "array", "any", "both", "couple", "dozen", "dozens", "each", "few", "five", "four", "group", "half", "handful", "hundreds",
        "list", "lot", "majority", "many", "members", "most", "none", "number", "one", "pair", "percent", "several", "scores", "series", "some",
        "thousands", "three", "third", "two", "variety",
    }
)  # fmt: skip
_NO_CONTENT = frozenset({"s", "former", "then"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A speaker's words taken apart.

    Attributes:
        span: the words, without what joins them to the sentence before and without a clause or apposition behind.
        determiner: the first word, in lower case, where it is one ("the", "his", "two"); empty without one.
        modifiers: the words between the determiner and the head, in lower case.
        head: the noun that the phrase is about, in lower case.
        written: the head as the text writes it.
        opening: the first word, in lower case.
        zone: from the first word to the head or, where a name is the head, to the name's end.
        complement: the words behind the head, in lower case: "at the ministry".
        apposition: what follows behind a comma, up to the next one; None where nothing does.
    """

    span: Span
    determiner: str
    opening: str
    modifiers: tuple[str, ...]
    head: str
    written: str
    zone: Span
    complement: tuple[str, ...] = ()
    apposition: Span | None = None

    @property
    def definite(self) -> bool:
        """Whether the phrase goes back to what is known: "the official"."""
        return self.determiner in {"the", "this", "that", "these", "those"}

    @property
    def plural(self) -> bool:
        """Whether it means several."""
        return self.head in sources().plural

    @property
    def possessed(self) -> bool:
        """Whether a possessive stands before the head: "the ministry's chairman"."""
        return any(word in POSSESSIVES for word in self.modifiers)

    @property
    def content(self) -> frozenset[str]:
        """Every word that tells something: without determiners, prepositions and possessive marks."""
        words = {*self.modifiers, self.head, *self.complement}
        return frozenset(
            word.rstrip(".") for word in words if word not in _grammar() and word not in POSSESSIVES | _NO_CONTENT and word != "."
        )


def noun_phrase(text: str, span: Span) -> NounPhrase | None:
    """The phrase in the words; None where they hold no word."""
    items = _behind_adverbial(tokens(text, span.start, span.end))
    start = next((n for n, t in enumerate(items) if (t.is_word or t.text[0].isdigit()) and t.lower not in _OPENERS), None)
    if start is None:
        start = next((n for n, t in enumerate(items) if t.is_word), None)
    if start is None:
        return None
    end = _core_end(items, start)
    first = _behind_count(items, start, end)
    zone_end = _zone_end(items, first, end)
    head = _head(items, first, zone_end)
    words = [t.lower for t in items[first:head]]
    determiner = items[start].lower if items[start].lower in _determiners() else ""
    skip = 1 if first == start and determiner else 0
    return NounPhrase(
        span=Span(items[start].span.start, items[end - 1].span.end),
        determiner=determiner,
        opening=items[start].lower,
        modifiers=tuple(words[skip:]) if head >= first else (),
        head=items[head].lower,
        written=items[head].text,
        zone=Span(items[first].span.start, items[max(zone_end, head + 1) - 1].span.end),
        complement=tuple(t.lower for t in items[head + 1 : end] if t.is_word),
        apposition=_apposition(items, end),
    )


@cache
def _determiners() -> frozenset[str]:
    return english().determiners - english().people - {"senior", "top", "former", "unnamed", "anonymous"}


@cache
def _grammar() -> frozenset[str]:
    return _determiners() | english().prepositions | english().conjunctions | {"to"}


@cache
def _ends_zone() -> frozenset[str]:
    adverbs = english().adverbs - {"then"}
    return english().prepositions | english().conjunctions | english().auxiliaries | adverbs | english().weekdays_and_months | _RELATIVES


def _behind_adverbial(items: Sequence[Token]) -> Sequence[Token]:
    """The words behind "On Wednesday, however," where they begin so; "about 200 protesters" do not."""
    if not items or items[0].lower not in english().prepositions - {"about", "around", "over", "under"}:
        return items
    comma = next((n for n, t in enumerate(items) if t.text == ","), None)
    if comma is not None and comma + 2 < len(items) and items[comma + 1].lower == "however" and items[comma + 2].text == ",":
        comma += 2
    return items[comma + 1 :] if comma is not None and comma + 1 < len(items) else items


def _core_end(items: Sequence[Token], start: int) -> int:
    """The end before a clause, an apposition or a parenthesis."""
    for index in range(start + 1, len(items)):
        if items[index].text in _STOPS or items[index].lower in _RELATIVES:
            return index
    return len(items)


def _behind_count(items: Sequence[Token], start: int, end: int) -> int:
    """The index behind "dozens of", "some of", "a group of"; `start` where nothing is counted."""
    for index in range(start, min(start + 4, end - 1)):
        counts = items[index].lower in _COUNTS or items[index].text[-1] == "%"
        if counts and items[index + 1].lower == "of" and index + 2 < end:
            return index + 2
    return start


def _zone_end(items: Sequence[Token], first: int, end: int) -> int:
    """The end of the words before the first preposition, adverb or the like."""
    for index in range(first + 1, end):
        lower = items[index].lower
        capital = items[index].text[:1].isupper()
        if lower in _ends_zone() and not (
            capital and lower in english().weekdays_and_months and lower in {"may", "april", "june", "august"}
        ):
            return index
        if lower.endswith("ly") and not capital and len(lower) > 4 and not sources().knows(lower):
            return index
    return end


def _head(items: Sequence[Token], first: int, zone_end: int) -> int:
    """The last noun for a source in the zone, else its last word."""
    words = [n for n in range(first, zone_end) if items[n].is_word and items[n].text not in POSSESSIVES]
    if not words:
        return max(first, zone_end - 1)
    known = [n for n in words if is_source_noun(items[n].lower) and not _is_possessive(items, n)]
    return known[-1] if known and not items[words[-1]].text[:1].isupper() else words[-1]


def _is_possessive(items: Sequence[Token], index: int) -> bool:
    return index + 1 < len(items) and items[index + 1].text in POSSESSIVES


def is_source_noun(word: str) -> bool:
    """Whether the word, in lower case, is a noun for those who speak."""
    return sources().knows(word) or word in english().people or word in offices().heads


def _apposition(items: Sequence[Token], end: int) -> Span | None:
    if end + 1 >= len(items) or items[end].text != ",":
        return None
    last = next((n for n in range(end + 1, len(items)) if items[n].text in _STOPS), len(items))
    return Span(items[end + 1].span.start, items[last - 1].span.end) if last > end + 1 else None
