"""The signs by which capitalised words are taken for a person's name, and what each weighs."""

from __future__ import annotations

import re
from functools import cache

from generator.annotate.actors.phrases import fronted_phrase, is_head, phrase_at
from generator.annotate.actors.runs import SUFFIXES, Line, is_capitalised
from generator.reference.leaders import country_of_leader
from generator.reference.names import names
from generator.reference.organisations import organisations
from generator.reference.reporting import reporting
from generator.reference.states import states

CERTAIN = 3.0
"""From this weight on words name a person."""

_INITIAL = re.compile(r"[A-Z]|(?:[A-Z]\.)+")
_OF_FAMILY = re.compile(r"(?:[Aa]l-|[Ee]l-|Mc|O['’])[A-Z]")
_AGE = re.compile(r"\d{1,3}-years?-olds?")
_SAID = frozenset({"said", "says"})
_FROM_A_STATE = 0.5
_OPENING, _CLOSING = frozenset({"''", "``", '"', "“", "‘"}), frozenset({"''", '"', "”", "’"})


def weight_of_name(line: Line, start: int, end: int, words: tuple[str, ...], *, titled: bool) -> float:
    """The signs that the tokens `[start, end)` name a person, added up; from CERTAIN on they do.

    Args:
        line: the sentence.
        start: the index of the name's first token, behind its title.
        end: the index behind its last.
        words: of the name.
        titled: whether a title stands before.
    """
    weight = 3.0 * titled + _weight_before(line, start) + _weight_behind(line, end)
    if len(words) > 2 and not titled and _is_quoted(line, start, end):
        weight -= 3.0
    if any(line.tokens[index].text in SUFFIXES for index in range(start, end)):
        weight += 3.0
    if len(words) > 1:
        weight += _weight_of_words(line, start, words)
        if country_of_leader(words) is not None:
            weight += 3.0
        if len(words) == 2 and words[0].lower() not in names().particles and _says(line, start, end):
            weight += 1.5  # an unknown given name, more often than a body of two words
    elif not titled:
        weight = min(weight, 1.5) + 1.5 * (country_of_leader(words) is not None)
    if (words[-1] in organisations().things or words[-1] in organisations().heads) and not (titled and words[0] in names().family_first):
        weight -= 3.0 if len(words) > 1 and not titled else 1.0
    return weight


def _says(line: Line, start: int, end: int) -> bool:
    """Whether the plainest verb of speech stands right behind the name, or before it in inverted order."""
    before = line.lower(start - 1) in _SAID and _is_inverted(line, start - 1)
    return before or line.lower(end) in _SAID


def _is_quoted(line: Line, start: int, end: int) -> bool:
    """Whether the tokens stand in quotation marks alone, as the title of a work or a headline does."""
    behind = end + (line.lower(end) in {",", "."})
    return line.lower(start - 1) in _OPENING and line.lower(behind) in _CLOSING


def _weight_of_words(line: Line, start: int, words: tuple[str, ...]) -> float:
    known = names()
    weight = 0.0
    if words[0] in known.given or words[0].partition("-")[0] in known.given:
        weight += _weight_of_given(words[0], opening=line.opens(start))
    elif words[0] in known.family_first and len(words) <= 3:
        weight += 2.0
    if any(_INITIAL.fullmatch(word) for word in words[:-1]):
        weight += 3.0
    if any(word in known.particles or _OF_FAMILY.match(word) for word in words[1:]):
        weight += 1.0
    if any(word in known.given for word in words[1:]):
        weight += 1.0
    return weight


def _weight_of_given(name: str, *, opening: bool) -> float:
    """A given name's; less where it is a word or a place too, and less again where any word would be capitalised."""
    return 2.0 if name in states().by_place or (opening and name in names().also_words) else 3.0


def _weight_before(line: Line, start: int) -> float:
    before = line.lower(start - 1)
    if before in {"the", "a", "an", "this", "these"}:
        return 0.0 if line.tokens[start].text in names().given else -3.0
    if _is_speech(before) and _is_inverted(line, start - 1):
        return 1.5
    if is_head(before) and start > 0 and not is_capitalised(line.tokens[start - 1]):
        return 3.0
    if before == "," and fronted_phrase(line, start - 1) is not None:
        return 3.0
    if before in {"'s", "’s"} and states().code_of(line.tokens[start - 2].text) and line.lower(start + 1) != "'s":
        return _FROM_A_STATE
    if before in {"in", "at", "near", "from", "across"}:
        return -1.0
    return 0.0


def _weight_behind(line: Line, end: int) -> float:
    following = line.lower(end)
    if _is_speech(following):
        return 1.5
    if following == "who":
        return 3.0
    if following in {"'s", "’s"}:
        return 0.5
    if following in {"also", "later", "has", "had", "is", "was"}:
        return 0.5
    if following == ",":
        return _weight_of_apposition(line, end + 1)
    return 0.0


def _weight_of_apposition(line: Line, index: int) -> float:
    if line.lower(index) in {"who", "whose"}:
        return 3.0
    if line.lower(index).isdigit() and 15 < int(line.lower(index)) < 100 and line.lower(index + 1) == ",":
        return 3.0
    if _is_described_by_age(line, index):
        return 3.0
    phrase = phrase_at(line, index)
    return 3.0 if phrase is not None and phrase.closed and (phrase.determined or not is_capitalised(line.tokens[index])) else 0.0


def _is_described_by_age(line: Line, index: int) -> bool:
    """Whether "a 47-year-old …" begins at the index."""
    start = index + (line.lower(index) in {"a", "an", "the"})
    return _AGE.fullmatch(line.lower(start)) is not None


@cache
def _speech() -> frozenset[str]:
    """Finite forms of the verbs that need no quotation marks to report speech."""
    known = reporting()
    return frozenset(
        word
        for word, forms in known.forms.items()
        if any(form.tense in {"past", "present"} and form.lemma not in known.weak for form in forms)
    )


def _is_speech(word: str) -> bool:
    return word in _speech()


def _is_inverted(line: Line, verb: int) -> bool:
    """Whether the verb of speech stands before its subject: behind a quotation or a comma."""
    return verb == 0 or not line.tokens[verb - 1].is_word
