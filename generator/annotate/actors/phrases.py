"""Descriptions of persons by office: "the Ostland government's nominee to become under secretary for policy"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.annotate.actors.runs import Line, is_capitalised, is_function_word
from generator.reference.english import english
from generator.reference.offices import offices
from generator.reference.reporting import reporting

_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_STOPS = frozenset(',;.:()[]—–"“”') | {"--", "''", "``", "…", "?", "!"}
_CLAUSES = frozenset(
    {"who", "which", "whose", "whom", "that", "when", "where", "while", "as", "because", "but", "after", "before", "until", "since"}
)
_LONGEST_START = 9
_LONGEST_FRONTED = 16
_BOUNDS = frozenset(',;:“"—–')
_LONGEST = 24
_PREFIXES = frozenset({"vice", "co", "deputy", "ex", "then", "former", "sub", "under", "non"})
_TRAILERS = frozenset({"designate", "elect", "emeritus", "in-chief"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role in the tokens `[start, end)` of a line, without article and without words like "former".

    Attributes:
        head: the index of the noun that names the office.
        former: whether a word before says that the office was held before.
        determined: whether an article or a possessive stands before.
        closed: whether the phrase ends at a comma, a full stop or the like, so that it can be an apposition.
    """

    start: int
    end: int
    head: int
    former: bool
    determined: bool
    closed: bool


def phrase_at(line: Line, begin: int) -> Phrase | None:
    """The role whose description begins at token `begin`, article included; None where none does."""
    start, determined = _skip_determiner(line, begin)
    start, former = skip_former(line, start)
    head = _head(line, start)
    if head is None:
        return None
    start, former = _skip_early_former(line, start, head, former)
    end = _tail_end(line, head + 1)
    determined = determined or any(_is_possessive(line, index) for index in range(start, head))
    return Phrase(start, end, head, former, determined, _closes(line, end))


def is_head(word: str) -> bool:
    """Whether the word, in lower case, names a person by office, rank or work."""
    heads = offices().heads
    if word in heads or word.removesuffix("-elect").removesuffix("-designate") in heads:
        return True
    prefix, _, rest = word.rpartition("-")
    return prefix in _PREFIXES and rest in heads


def skip_former(line: Line, index: int) -> tuple[int, bool]:
    """The index behind words like "former" and "then", and whether there were any."""
    former = False
    while line.lower(index) in offices().former and line.lower(index) != "":
        index, former = index + 1, True
    return index, former


def fronted_phrase(line: Line, comma: int) -> Phrase | None:
    """The role whose description ends at the comma before a name: "the ministry's spokeswoman|, Jane Roe", "As minister|, Roe"."""
    begin = comma
    while begin > max(0, comma - _LONGEST_FRONTED) and line.tokens[begin - 1].text not in _BOUNDS:
        begin -= 1
    for start in range(begin, comma):
        fronted = line.lower(start) == "as" and start == begin
        phrase = phrase_at(line, start + 1 if fronted else start)
        if phrase is not None and phrase.end == comma and (fronted or phrase.determined):
            return phrase
    return None


def _skip_determiner(line: Line, index: int) -> tuple[int, bool]:
    lower = line.lower(index)
    if lower in _ARTICLES or lower in _POSSESSIVE_PRONOUNS:
        return index + 1, True
    if lower == "one" and line.lower(index + 1) == "of":
        return _skip_determiner(line, index + 2)[0], True
    return index, False


def _head(line: Line, start: int) -> int | None:
    """The last word of the noun phrase that begins at `start`, where it names a person."""
    head = None
    for index in range(start, min(len(line.tokens), start + _LONGEST_START)):
        if _is_possessive(line, index):
            head = None
        elif _ends_noun_phrase(line, index, start, head):
            break
        elif is_head(line.lower(index)) or line.tokens[index].text in offices().acronyms:
            head = index
        elif line.tokens[index].text != ".":
            # A noun behind the head: "president trade talks" names no person, "minister Jane Roe" does by another rule.
            head = None
    return head


def _ends_noun_phrase(line: Line, index: int, start: int, head: int | None) -> bool:
    token = line.tokens[index]
    if token.text == ".":
        return head is None or line.lower(index - 1) not in offices().abbreviations
    if not token.is_word and not token.text[0].isdigit():
        return True
    if is_head(token.lower):
        return False
    if head == index - 1 and token.lower.endswith(("ly", "ing", "named")) and not is_capitalised(token):
        # "the lawyer leading the inquiry", "an operative currently at work", "a member named Roe"
        return True
    grammar = is_function_word(token.lower) and not (is_capitalised(token) and index > start)
    return grammar or _is_past_verb(token.lower) or (token.lower in _TRAILERS and head is not None)


def _skip_early_former(line: Line, start: int, head: int, former: bool) -> tuple[int, bool]:
    """Leaves out a possessive that stands before "former": "the president's former adviser" is a "former adviser"."""
    for index in range(start + 1, head):
        if line.lower(index) in offices().former and line.lower(index - 1) in {"'s", "’s"}:
            return index + 1, True
    return start, former


def _tail_end(line: Line, end: int) -> int:
    """The end behind "of the ministry", "at the university", "to become deputy" and so on."""
    index = end + 1 if line.lower(end) in _TRAILERS else end
    if line.lower(index) not in _joining_words():
        return index
    last = index
    while index < min(len(line.tokens), end + _LONGEST):
        lower = line.lower(index)
        if not _is_abbreviated(line, index):
            if line.tokens[index].text in _STOPS or lower in _CLAUSES or _is_verb(lower):
                break
            if lower not in {"and", "or"}:
                last = index + 1
        index += 1
    return last


@cache
def _joining_words() -> frozenset[str]:
    return english().prepositions - {"like", "despite", "amid"} | {"and", "to"}


def _is_abbreviated(line: Line, index: int) -> bool:
    """Whether the token is the full stop of an abbreviation inside the sentence."""
    before, token = line.tokens[index - 1], line.tokens[index]
    return token.text == "." and before.span.end == token.span.start and len(before.text) <= 3 and index + 1 < len(line.tokens)


def _closes(line: Line, end: int) -> bool:
    if end >= len(line.tokens):
        return True
    token = line.tokens[end]
    return token.text in _STOPS or token.lower in _CLAUSES or token.lower in {"and", "with"} or token.lower.endswith(("ing", "ly", "ed"))


def _is_possessive(line: Line, index: int) -> bool:
    """Whether the token is an 's, or the apostrophe alone behind a word on s."""
    mark = line.tokens[index].text
    return mark in {"'s", "’s"} or (mark in {"'", "’"} and index > 0 and line.tokens[index - 1].text.endswith("s"))


def _is_verb(word: str) -> bool:
    return word in english().auxiliaries or _is_past_verb(word)


def _is_past_verb(word: str) -> bool:
    return word in _past_verbs()


@cache
def _past_verbs() -> frozenset[str]:
    """Past and present forms that are no nouns: "said", "says"."""
    found = {word for word, forms in reporting().forms.items() if any(form.tense == "past" for form in forms)}
    return frozenset(found | {"says", "tells"}) - {"read", "post", "estimate"}
