"""Treaties cited by what they are: "the 1960 security treaty between Japan and the United States", "the pact".

A description is read around its kind word: before it year, states and subject ("the 1951 U.S.-Philippine mutual defense
treaty"), behind it the parties and the year ("between …", "with …", "of 1960").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.annotate.treaties.instruments import NEUTRAL
from generator.reference.treaty_names import JOINED, KINDS, Word, capitals
from generator.span import Span

_SUBJECTS = frozenset({
    "security", "defense", "mutual", "peace", "friendship", "alliance", "trade", "extradition", "nuclear", "arms", "control", "military",
    "nonaggression", "border", "maritime", "climate", "disarmament", "strategic", "partnership", "cooperation", "assistance", "tax",
    "nonproliferation", "ban", "test", "comprehensive", "basic", "relations", "boundary", "fisheries", "free", "normalization", "protection",
    "reduction", "missile", "missiles", "weapons", "human", "rights", "collective", "neutrality", "investment", "economic", "ceasefire",
    "commercial", "visa", "water", "sharing", "safeguards", "refugee", "torture", "genocide", "landmine", "cluster", "munitions", "status", "forces",
    "visiting",
})  # fmt: skip
_HYPOTHETICAL = frozenset(
    {"new", "proposed", "draft", "future", "another", "any", "no", "potential", "possible", "separate", "formal", "final"}
)
_NOT_A_TREATY = frozenset({"ally", "allies", "room", "bodies", "negotiators", "center", "hall", "floor", "delegates"})
# "whether they want to make the deal" is about one that is not made.
_MAKING = frozenset({"make", "making", "close", "closing", "strike", "striking", "seal", "sealing", "reach", "reaching", "cut", "cutting"})
_ADJECTIVES = _SUBJECTS | NEUTRAL | _HYPOTHETICAL
_SHOWING = frozenset({"the", "this", "that"})
_OWNING = frozenset({"'s", "its", "their", "our", "your"})
# "the treaty banning landmines" tells of another treaty than the last.
_RESTRICTING = frozenset({"of", "on", "governing", "banning", "establishing", "limiting", "prohibiting", "outlawing", "against"})
_BANNING = frozenset({"banning", "limiting", "prohibiting", "outlawing", "against"})
# "left the treaty on Monday" does not.
_TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "its", "their", "behalf", "grounds", "paper",
})  # fmt: skip
_SMALL = frozenset({"the", "a", "an", "of", "on", "and", "all", "certain", "use"})
_OPENING_PARTIES = frozenset({"between", "with", "of", "from", "signed", "binding", "linking", "in"})
# "the 1965 treaty that normalised relations between Japan and South Korea"
_OPENING_CLAUSE = frozenset(
    {"that", "which", "normalizing", "normalising", "establishing", "ending", "settling", "governing", "signed", "under", "by", "in"}
)
_FURTHEST = 14
_BEFORE_PARTIES = _OPENING_PARTIES | {"and", "the", "that", "by"}
_COPULAS = frozenset({"is", "was", "as", "remains", "called", "became", "are", "were"})
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A description and what it tells of the treaty that it means.

    Attributes:
        span: from the first telling word to the last; a determiner counts where nothing else is told ("the treaty").
        kind: the word for what it is, in the singular except where only the plural names treaties.
        subjects: what it is about, in lower case.
        years: that it gives.
        states: the parties that it names, by code.
        definite: whether it says "the", "this", "that" or whose it is.
        introduces: whether it introduces a treaty ("a new pact") rather than meaning one; "it is a treaty" does neither.
        restricted: whether the words behind it tell of another treaty than the last mentioned.
        about: those words, each with where it ends: "open skies over Europe" of "the treaty on open skies over Europe".
        banning: whether they say what it forbids: "banning landmines", "against torture".
        clause: the words of "that guarantees the neutrality of the canal", each with where it ends; no small ones.
        clause_states: the states that the clause names, by code.
        capital: whether the kind word has a capital: "the Charter", "our Mutual Defense Treaty".
    """

    span: Span
    kind: str
    subjects: frozenset[str]
    years: frozenset[str]
    states: frozenset[str]
    definite: bool
    introduces: bool
    restricted: bool
    about: tuple[tuple[str, int], ...] = ()
    banning: bool = False
    clause: tuple[tuple[str, int], ...] = ()
    clause_states: frozenset[str] = frozenset()
    capital: bool = False

    @property
    def tells(self) -> bool:
        """Whether it says more than what kind of instrument is meant."""
        return bool(self.subjects - NEUTRAL or self.years)


def descriptions(passage: Sequence[Word], taken: Sequence[Span]) -> Iterator[Description]:
    """The descriptions in a passage, in order, outside the spans that names have taken."""
    for index, word in enumerate(passage):
        if word.key in KINDS and not any(span.start < word.end and word.start < span.end for span in taken):
            after = passage[index + 1] if index + 1 < len(passage) else None
            made = index > 1 and passage[index - 1].key == "the" and passage[index - 2].key in _MAKING
            if not made and (after is None or after.gap != JOINED or after.key not in _NOT_A_TREATY):
                yield _description(passage, index)


def _description(passage: Sequence[Word], index: int) -> Description:
    first = _first_telling(passage, index)
    about = _about(passage, index)
    # "treaty of peace and friendship" is a peace and friendship treaty.
    matters = [word for word in about if word.key not in _SMALL]
    of_matters = bool(matters) and all(word.key in _SUBJECTS for word in matters)
    last, states = _parties_behind(passage, index)
    if of_matters:
        last = passage.index(about[-1], index)
    elif not states and not about:
        last, states = _parties_in_clause(passage, index, last)
    clause = _clause(passage, index)
    told = [*passage[first:index], *passage[index + 1 : last + 1]]
    states |= {word.state for word in passage[first:index] if word.state}
    article = passage[first - 1].key if first > 0 and passage[first].gap == JOINED else ""
    if article == "'s" and first > 1 and (owner := state_or_capital(passage[first - 2])):
        states |= {owner}
        first -= 2
    # "the pact" is cited with its article; "the 1960 security treaty" by what it tells.
    begins = passage[first - 1] if not told and article in _SHOWING else passage[first]
    return Description(
        span=Span(begins.start, passage[last].end),
        kind=passage[index].key,
        subjects=frozenset(word.key for word in (*passage[first:index], *(matters if of_matters else ())) if word.key in _ADJECTIVES),
        years=frozenset(word.key for word in told if _YEAR.fullmatch(word.key)),
        states=states,
        definite=article in _SHOWING or article in _OWNING or bool(states),
        introduces=article in {"a", "an", "another"} and (first < 2 or passage[first - 2].key not in _COPULAS),
        restricted=not of_matters and _is_restricted(passage, last),
        about=() if of_matters else tuple((word.key, word.end) for word in matters),
        banning=index + 1 < len(passage) and passage[index + 1].key in _BANNING,
        clause=tuple((word.key, word.end) for word in clause if word.key not in _SMALL and not word.state),
        clause_states=frozenset(word.state for word in clause if word.state),
        capital=passage[index].capital,
    )


def _about(passage: Sequence[Word], index: int) -> list[Word]:
    """The words behind the kind word that say what the instrument is about."""
    if index + 1 >= len(passage) or passage[index + 1].gap != JOINED or passage[index + 1].key not in _RESTRICTING:
        return []
    about: list[Word] = []
    for word in passage[index + 2 : index + 10]:
        if word.gap != JOINED or word.key in _BEFORE_PARTIES - _SMALL or word.key in _TIMES or word.state or word.key.isdigit():
            break
        about.append(word)
    return about


def _clause(passage: Sequence[Word], index: int) -> list[Word]:
    """The words of a clause that tells which instrument is meant: "that bans all nuclear tests"."""
    begins = index + 1
    if passage[begins : begins + 1] and passage[begins].key in {"under", "by", "in"}:
        begins += 1
    if begins >= len(passage) or passage[begins].gap != JOINED or passage[begins].key not in {"that", "which", "whose"}:
        return []
    clause: list[Word] = []
    for word in passage[begins + 1 : begins + _FURTHEST]:
        if word.gap != JOINED or word.key in KINDS:
            break
        clause.append(word)
    return clause


def _first_telling(passage: Sequence[Word], index: int) -> int:
    first = index
    while first > 0 and passage[first].gap == JOINED:
        # "Peace and Friendship Treaty", "status of forces agreement"
        if (
            first > 1
            and passage[first - 1].key in {"and", "of"}
            and passage[first].key in _SUBJECTS
            and passage[first - 2].key in _SUBJECTS
        ):
            first -= 2
        elif _tells(passage[first - 1]):
            first -= 1
        else:
            break
    return first


def _tells(word: Word) -> bool:
    return word.key in _ADJECTIVES or bool(word.state) or bool(_YEAR.fullmatch(word.key))


def _parties_behind(passage: Sequence[Word], index: int) -> tuple[int, frozenset[str]]:
    """How far "between A and B", "with B" and "of 1960" reach behind the kind word, and the states that they name."""
    last, states = index, set()
    for at in range(index + 1, min(index + 9, len(passage))):
        word = passage[at]
        if word.gap != JOINED:
            break
        if state_or_capital(word):
            states.add(state_or_capital(word) or "")
            last = at
        elif _YEAR.fullmatch(word.key) and passage[at - 1].key in {"of", "from", "in"}:
            last = at
        elif word.key not in _BEFORE_PARTIES or (word.key == "and" and not (state_or_capital(passage[at - 1]) and states)):
            break
    opened = passage[index + 1].key if index + 1 < len(passage) else ""
    return (last, frozenset(states)) if opened in _OPENING_PARTIES else (index, frozenset())


def _parties_in_clause(passage: Sequence[Word], index: int, last: int) -> tuple[int, frozenset[str]]:
    """How far a clause behind the kind word reaches that names both parties, and these; `last` where none does."""
    if index + 1 >= len(passage) or passage[index + 1].key not in _OPENING_CLAUSE:
        return last, frozenset()
    if passage[index + 1].key == "in" and passage[index + 2 : index + 3] and passage[index + 2].key != "which":
        return last, frozenset()
    for at in range(index + 1, min(index + _FURTHEST, len(passage) - 3)):
        if passage[at].gap != JOINED or passage[at].key in KINDS:
            break
        one, other = state_or_capital(passage[at + 1]), state_or_capital(passage[at + 3])
        if passage[at + 2].key == "and" and one and other:
            years = (i for i in range(at + 4, min(at + 8, len(passage))) if _YEAR.fullmatch(passage[i].key) and passage[i - 1].key == "in")
            return next(years, at + 3), frozenset({one, other})
    return last, frozenset()


def state_or_capital(word: Word) -> str | None:
    """The state that a word names, by its own name or, for its government, by its capital's."""
    return (word.state or capitals().get(word.key)) if word.capital else None


def _is_restricted(passage: Sequence[Word], last: int) -> bool:
    after = passage[last + 1 : last + 3]
    if not after or after[0].gap != JOINED or after[0].key not in _RESTRICTING:
        return False
    return len(after) < 2 or not (after[1].key in _TIMES or after[1].key.isdigit())
