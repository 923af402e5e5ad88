"""Where a sentence may be cut so that its first part, or each of its parts, reads on its own.

There is no parse to rely on: conjunctions, relative pronouns and the forms of verbs tell. A cut that is missed costs a
long statement; a wrong one costs a broken sentence on a page. In doubt there is no cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Sentence, Token
from generator.reference.statement_words import statement_words
from generator.span import Span, trim

# How far behind a conjunction the verb of a new clause is looked for, in tokens.
_REACH = 9
_PAIRS = {"both", "either", "neither", "between", "whether"}
_RELATIVES = {"who", "which", "whose", "whom", "where", "that"}
_NOUNS_IN_LY = {"ally", "anomaly", "assembly", "family", "monopoly", "reply", "supply"}
_FEWEST_TOKENS, _FEWEST_CHARACTERS = 5, 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A place where a sentence may be cut.

    Attributes:
        end: where the part before the cut ends.
        start: where the part behind it begins, without the conjunction.
        is_between_clauses: whether the part behind has a subject and a verb of its own.
    """

    end: int
    start: int
    is_between_clauses: bool


def cuts(text: str, sentence: Sentence, whole: Sequence[Span] = ()) -> tuple[Cut, ...]:
    """The places in order where what stands before the cut reads on its own; never inside one of `whole`."""
    tokens = sentence.tokens
    found: list[Cut] = []
    for index in range(1, len(tokens) - 1):
        cut = None if _ends_opening_phrase(tokens, index) else _cut_at(tokens, index)
        if cut is None or _splits(cut, whole) or has_open_bracket(text, sentence.span.start, cut.end):
            continue
        if reads_alone(tokens[:index]):
            found.append(cut)
    return tuple(found)


def clauses(text: str, sentence: Sentence, whole: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The sentence's clauses that read on their own; the whole sentence where it cannot be cut."""
    parts: list[Span] = []
    begin = sentence.span.start
    for cut in cuts(text, sentence, whole):
        behind = tuple(token for token in sentence.tokens if token.span.start >= cut.start)
        before = tuple(token for token in sentence.tokens if begin <= token.span.start < cut.end)
        if cut.is_between_clauses and reads_alone(before) and reads_alone(behind) and (part := trim(text, begin, cut.end)):
            parts.append(part)
            begin = cut.start
    return (*parts, Span(begin, sentence.span.end))


def reads_alone(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are a main clause that is not broken off: long enough, with a verb, not ending in the middle of a phrase."""
    if len(tokens) < _FEWEST_TOKENS or tokens[-1].span.end - tokens[0].span.start < _FEWEST_CHARACTERS:
        return False
    last = len(tokens) - 1
    while last > 0 and not any(c.isalnum() for c in tokens[last].text):
        last -= 1
    if word(tokens[last]) in statement_words().never_last or is_finite(tokens, last):
        return False
    if _is_adverb(tokens[last]) or _is_adverb(tokens[last - 1]):
        return False
    return _has_main_verb(tokens) and not _has_open_relative(tokens)


def is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a verb that makes a clause, as far as form and neighbours tell."""
    words = statement_words()
    this = word(tokens[index])
    if this in words.finite_verbs or this.endswith("n't"):
        return True
    following = word(tokens[index + 1]) if index + 1 < len(tokens) else ""
    before = word(tokens[index - 1]) if index else ""
    if this in words.verbs_or_nouns:
        return following in words.verb_objects and before not in words.before_participles
    if not this.endswith("ed") or this in words.not_verbs or not tokens[index].text.isalpha() or tokens[index].text[0].isupper():
        return False
    return before not in words.before_participles and not before.endswith("ly")


def has_open_bracket(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` ends inside brackets."""
    piece = text[start:end]
    return piece.count("(") > piece.count(")") or piece.count("[") > piece.count("]")


def word(token: Token) -> str:
    """The token in lower case with a straight apostrophe, as the word lists have it."""
    return token.lower.replace("’", "'")


def _cut_at(tokens: Sequence[Token], index: int) -> Cut | None:
    words = statement_words()
    this = word(tokens[index])
    if this == ";":
        return _cut(tokens, index, index + 1)
    if this == ",":
        return _at_comma(tokens, index)
    if this in {"and", "but"} and tokens[index - 1].text != ",":
        is_paired = _PAIRS & {word(token) for token in tokens[max(0, index - _REACH) : index]}
        return _cut(tokens, index, index + 1) if _begins_predicate(tokens, index + 1) and not is_paired else None
    if word(tokens[index - 1]) in words.measures | {","}:
        return None
    if this in words.cuts_without_comma or (this == "as" and _has_clause_verb(tokens, index + 2)):
        return Cut(end=tokens[index].span.start, start=tokens[index].span.start, is_between_clauses=False)
    return None


def _ends_opening_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is the first comma behind "In a speech published by …" or "After the talks …"."""
    words = statement_words()
    opens = word(tokens[0]) in words.prepositions | words.subordinators
    return opens and tokens[index].text == "," and _next_comma(tokens, 0) == index


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the clause goes on behind the insertion that begins here: "…, the former minister, proposed …"."""
    words = statement_words()
    at = _next_comma(tokens, index)
    while at + 1 < len(tokens):
        following = word(tokens[at + 1])
        if following in words.coordinators:
            if not _has_clause_verb(tokens, at + 2):
                return True  # a list, of which this is the middle
        elif following not in words.cuts_after_comma and not following.endswith("ing"):
            return True
        at = _next_comma(tokens, at + 1)
    return False


def _at_comma(tokens: Sequence[Token], index: int) -> Cut | None:
    words = statement_words()
    following = word(tokens[index + 1])
    if following in words.coordinators:
        return _at_conjunction(tokens, index, index + 2)
    if following not in words.cuts_after_comma and not following.endswith("ing"):
        return None
    if _opens_insertion(following) and _goes_on(tokens, index + 1):
        return None
    return Cut(end=tokens[index].span.start, start=tokens[index + 1].span.start, is_between_clauses=False)


def _at_conjunction(tokens: Sequence[Token], index: int, behind: int) -> Cut | None:
    if behind >= len(tokens):
        return None
    if not _begins_predicate(tokens, behind) and not _has_clause_verb(tokens, behind + 1):
        return None
    return _cut(tokens, index, behind)


def _cut(tokens: Sequence[Token], index: int, behind: int) -> Cut:
    own_subject = not is_finite(tokens, behind) and _has_clause_verb(tokens, behind + 1)
    return Cut(end=tokens[index].span.start, start=tokens[behind].span.start, is_between_clauses=own_subject)


def _begins_predicate(tokens: Sequence[Token], index: int) -> bool:
    """Whether a second predicate begins here: "and is calling for …", "and urged the …"."""
    if index + 1 >= len(tokens) or tokens[index].text[0].isupper():
        return False
    words = statement_words()
    this, following = word(tokens[index]), word(tokens[index + 1])
    if this.endswith("ed"):
        return this not in words.not_verbs and following in words.after_predicate_verbs
    return is_finite(tokens, index)


def _has_clause_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb follows within reach, before the next comma and outside a relative clause."""
    for at in range(index, min(index + _REACH, len(tokens))):
        if word(tokens[at]) in _RELATIVES or tokens[at].text in {",", ";", ":"}:
            return False
        if is_finite(tokens, at):
            return True
    return False


def _has_main_verb(tokens: Sequence[Token]) -> bool:
    """Whether a verb stands outside subordinate clauses; one in a relative clause behind the subject does not count."""
    at = _behind_opening_clause(tokens)
    is_relative = False
    while at < len(tokens):
        this = word(tokens[at])
        if this == "," and at + 1 < len(tokens) and _opens_insertion(word(tokens[at + 1])):
            at = _next_comma(tokens, at + 1)
        elif this in _RELATIVES:
            is_relative = True
        elif is_finite(tokens, at):
            if not is_relative:
                return True
            is_relative = False
        at += 1
    return False


def _is_adverb(token: Token) -> bool:
    return token.text.endswith("ly") and token.text.islower() and token.text not in _NOUNS_IN_LY


def _has_open_relative(tokens: Sequence[Token]) -> bool:
    """Whether a relative clause lacks its verb: "a candidate whose rhetoric"."""
    for index in range(len(tokens) - 1, -1, -1):
        if is_finite(tokens, index):
            return False
        if word(tokens[index]) in _RELATIVES - {"that", "where"}:
            return True
    return False


def _opens_insertion(following: str) -> bool:
    return following in _RELATIVES or following in {"when", "as", "after", "while", "the", "a", "an"}


def _behind_opening_clause(tokens: Sequence[Token]) -> int:
    if word(tokens[0]) not in statement_words().subordinators:
        return 0
    return _next_comma(tokens, 1) + 1


def _next_comma(tokens: Sequence[Token], index: int) -> int:
    while index < len(tokens) and tokens[index].text != ",":
        index += 1
    return index


def _splits(cut: Cut, whole: Sequence[Span]) -> bool:
    return any(span.start < cut.end < span.end or span.start < cut.start < span.end for span in whole)
