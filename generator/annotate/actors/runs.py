"""Capitalised runs: the stretches of a sentence in which names stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.model import Name, NameKind, Sentence, Token
from generator.reference import abbreviations
from generator.reference.english import english
from generator.reference.names import names
from generator.reference.offices import offices
from generator.span import Span

SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_DOTTED_SUFFIXES = frozenset({"Jr", "Sr"})
_QUOTES = frozenset("\"“‘«„'") | {"''", "``"}
_PLACE_STARTS = frozenset({"st", "ft", "mt"})
_LOWER_STARTS = frozenset({"d", "ex", "then", "former"})
# Months that are names as well (April, May, June, August) are left out.
_DAYS_AND_MONTHS = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "July",
        "September",
        "October",
        "November",
        "December",
    ]
)
_SHORTEST_HEADLINE = 6
# The first bytes of two-byte letters, read as letters of their own.
_DAMAGED_ENDS = frozenset("ÂÃÄÅ") | {chr(code) for code in range(0x80, 0xC0)}


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens `[start, end)` of a sentence: capitalised words, with the particles, initials and full stops between them."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TaggedName:
    """The tokens `[start, end)` of a sentence that the language model takes for a name."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its runs.

    Attributes:
        number: of the sentence in the article.
        tokens: the sentence's.
        runs: in order; none where the sentence is set in title case like a headline.
        names: what the language model takes for names, in order.
        lowered: the tokens in lower case.
    """

    number: int
    tokens: tuple[Token, ...]
    runs: tuple[Run, ...]
    names: tuple[TaggedName, ...] = ()
    lowered: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Rules look at the words in lower case over and over.
        object.__setattr__(self, "lowered", tuple(token.lower for token in self.tokens))

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The texts of the tokens `[start, end)`, full stops left out."""
        return tuple(token.text for token in self.tokens[start:end] if token.text != ".")

    def span(self, start: int, end: int) -> Span:
        """The span of the tokens `[start, end)`."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def lower(self, index: int) -> str:
        """The token at `index` in lower case; empty outside the sentence."""
        return self.lowered[index] if 0 <= index < len(self.lowered) else ""

    def opens(self, index: int) -> bool:
        """Whether the token begins the sentence, a quotation or what follows a colon, where any word is capitalised."""
        return index == 0 or self.tokens[index - 1].text in _QUOTES or self.tokens[index - 1].text in {":", "—", "–", "[", "("}


def lines(sentences: Sequence[Sentence]) -> tuple[Line, ...]:
    """The sentences with their runs."""
    return tuple(_line(number, _repaired(sentence.tokens), sentence.names) for number, sentence in enumerate(sentences))


def _line(number: int, tokens: tuple[Token, ...], names_found: Sequence[Name]) -> Line:
    runs = () if _title_case(tokens) else tuple(_runs(tokens))
    return Line(number, tokens, runs, tuple(_tagged(tokens, names_found)))


def _tagged(tokens: Sequence[Token], found: Sequence[Name]) -> Iterator[TaggedName]:
    """The model's names as tokens: its words are smaller, but never reach beyond a token of ours."""
    starts = [token.span.start for token in tokens]
    for name in found:
        start = max(0, bisect_right(starts, name.span.start) - 1)
        end = bisect_left(starts, name.span.end)
        # "Olin's" is one token of the name and one of the grammar.
        if start < end:
            yield TaggedName(start, end, name.kind)


def _repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, the pieces of a word joined that a wrong encoding has broken: "SuÃ¡rez", "KÃ rner"."""
    if not any(token.text[-1] in _DAMAGED_ENDS for token in tokens):
        return tokens
    found: list[Token] = []
    for token in tokens:
        if found and _goes_on(found[-1], token):
            before = found.pop()
            gap = " " * (token.span.start - before.span.end)
            found.append(Token(before.text + gap + token.text, Span(before.span.start, token.span.end)))
        else:
            found.append(token)
    return tuple(found)


def _goes_on(word: Token, token: Token) -> bool:
    """Whether the token goes on with the damaged word before it."""
    if not _is_damaged(word.text):
        return False
    if word.span.end == token.span.start:
        return token.is_word or _is_damaged(token.text)
    return len(word.text) > 1 and token.span.start - word.span.end == 1 and token.text.islower()


def _is_damaged(word: str) -> bool:
    return word[-1] in _DAMAGED_ENDS


def is_capitalised(token: Token) -> bool:
    """Whether the token is written like a name: Roe, O'Brien, al-Roe, d'Orsay."""
    text = token.text
    if text[0].isupper():
        return text not in _DAYS_AND_MONTHS
    if not text[0].isalpha() or text.islower():
        return False
    for mark in "-'’":
        head, found, rest = text.partition(mark)
        if found and rest[:1].isupper() and head in _LOWER_STARTS | names().particles:
            return True
    return False


def is_function_word(word: str) -> bool:
    """Whether the lower-case word is grammar or an adverb that often opens a sentence, so that its capital says nothing."""
    return word in _function_words()


@cache
def _function_words() -> frozenset[str]:
    known = english()
    classes = (known.subject_pronouns, known.auxiliaries, known.adverbs, known.prepositions, known.conjunctions, known.subordinators)
    determiners = known.determiners - offices().heads - {"officials", "former", "senior", "top"}
    return frozenset().union(*classes, determiners, abbreviations().sentence_starters, {"whom", "yes", "let", "like", "unlike", "follow", "today", "yesterday", "tomorrow", "tonight"}) - {
        "may", "will"
    }  # fmt: skip


def _title_case(tokens: Sequence[Token]) -> bool:
    """Whether every word but grammar is capitalised and no full stop ends them, as in a headline; a list of names has commas."""
    if len(tokens) < _SHORTEST_HEADLINE or tokens[-1].text == "." or sum(token.text == "," for token in tokens) > 1:
        return False
    return all(
        is_capitalised(token) or not token.is_word or is_function_word(token.lower) or token.lower in {"'s", "’s"} for token in tokens
    )


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    index = 0
    while index < len(tokens):
        if not is_capitalised(tokens[index]):
            index += 1
            continue
        end = _end(tokens, index)
        yield Run(index, end)
        index = end


def _end(tokens: Sequence[Token], start: int) -> int:
    """The end of the run that begins at `start`."""
    end = start + 1
    while end < len(tokens):
        if is_capitalised(tokens[end]) or (tokens[end].text == "." and _takes_full_stop(tokens[end - 1], tokens[end])):
            end += 1
        elif tokens[end].text == "," and end + 1 < len(tokens) and tokens[end + 1].text in _DOTTED_SUFFIXES:
            end += 2
        elif (step := _over_particles(tokens, end)) > end:
            end = step
        else:
            break
    if tokens[end - 1].text == "." and tokens[end - 2].text not in _DOTTED_SUFFIXES:
        end -= 1
    return end


def _takes_full_stop(word: Token, stop: Token) -> bool:
    if word.span.end != stop.span.start:
        return False
    if len(word.text) == 1 or word.text in _DOTTED_SUFFIXES:
        return True
    return word.lower in offices().abbreviations or word.lower in offices().honorifics or word.lower in _PLACE_STARTS


def _over_particles(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < len(tokens) and tokens[end].text in names().particles and end - start < 3:
        end += 1
    return end if end > start and end < len(tokens) and is_capitalised(tokens[end]) else start
