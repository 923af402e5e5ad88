"""Candidates for persons: capitalised words, the title before them, and the signs that they name a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.annotate.actors.hints import Hints, kind_at
from generator.annotate.actors.organisations import Organisation
from generator.annotate.actors.phrases import is_head
from generator.annotate.actors.runs import SUFFIXES, Line, Run, is_capitalised, is_function_word
from generator.annotate.actors.weights import CERTAIN, weight_of_name
from generator.model import NameKind
from generator.reference.leaders import country_of_leader
from generator.reference.names import names
from generator.reference.offices import offices
from generator.reference.organisations import organisations
from generator.reference.states import states

# What the model's word for or against a person weighs.
_FOR_FULL_NAMES, _FOR_SURNAMES, _AGAINST = 3.0, 1.5, 2.0
_INITIAL = re.compile(r"[A-Z]|(?:[A-Z]\.)+")
_PREFIX = re.compile(r"(?:ex|then|former)-", re.IGNORECASE)
_LONGEST_NAME = 5
_NAMES_LIKE_TITLES = frozenset({"gen", "del", "min", "col"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Capitalised words that may name a person: the tokens `[start, end)` of a line.

    Attributes:
        title: the index of the first token of the title before the name; None without a title.
        words: of the name, without suffixes and full stops.
        honorific: male or female where the form of address before the name tells; either for Dr; None without one.
        weight: the signs that it is a person, added up; from CERTAIN on it is one.
    """

    line: int
    start: int
    end: int
    title: int | None
    words: tuple[str, ...]
    honorific: str | None
    weight: float


def find_candidates(lines: Sequence[Line], taken: Iterable[Organisation], tagged: Hints | None = None) -> tuple[Candidate, ...]:
    """Every candidate outside the `taken` names of organisations, in the order of the text; `tagged` is what the model takes names for."""
    covers: dict[int, dict[int, Organisation]] = {}
    for organisation in taken:
        covers.setdefault(organisation.line, {}).update(dict.fromkeys(range(organisation.start, organisation.end), organisation))
    found: list[Candidate] = []
    for line in lines:
        for run in line.runs:
            found.extend(_in_run(line, run, covers.get(line.number, {})))
    hinted = [_hinted(lines[c.line], c, tagged) for c in found] if tagged else found
    states_too = {c.words for c in found if c.title is None and _has_what_states_have(lines[c.line], c)}
    return _with_neighbours(lines, [replace(c, weight=c.weight - CERTAIN) if c.words in states_too and not c.title else c for c in hinted])


def _has_what_states_have(line: Line, candidate: Candidate) -> bool:
    """Whether the words name a state that the reference data lacks: "Ostland's foreign minister", "the government of Ostland"."""
    if candidate.words[0] in names().given or country_of_leader(candidate.words):
        return False
    owned = organisations().owned_by_states
    if _owns(line, candidate.end):
        behind = [line.lower(i) for i in range(candidate.end + 1, min(candidate.end + 4, len(line.tokens)))]
        return behind[:1] != [] and (behind[0] in owned or " ".join(behind[:2]) in owned)
    return line.lower(candidate.start - 1) == "of" and line.lower(candidate.start - 2) in owned


def _owns(line: Line, end: int) -> bool:
    return line.lower(end) in {"'s", "’s"}


def _hinted(line: Line, candidate: Candidate, tagged: Hints) -> Candidate:
    """The candidate, weightier where the language model takes the name for a person's, and lighter where for another's."""
    kind = tagged.kind_of(candidate.words) or kind_at(line, candidate.start, candidate.end)
    if kind is None:
        return candidate
    several = len(candidate.words) > 1
    if kind is NameKind.PERSON:
        return replace(candidate, weight=candidate.weight + (_FOR_FULL_NAMES if several else _FOR_SURNAMES))
    return replace(candidate, weight=candidate.weight - _AGAINST)


def is_list(line: Line, start: int, end: int) -> bool:
    """Whether only commas, "and", or a party in parentheses stand in the tokens `[start, end)` between two names."""
    depth = 0
    for token in line.tokens[start:end]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text not in {",", "and", ")", "or", "&"}:
            return False
    return end > start


def _with_neighbours(lines: Sequence[Line], found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, those of several words made weightier that stand in a list beside a certain one."""
    weighed = list(found)
    for order in (range(1, len(weighed)), range(len(weighed) - 2, -1, -1)):
        step = -order.step
        for index in order:
            own, beside = weighed[index], weighed[index + step]
            if own.line != beside.line or beside.weight < CERTAIN or not 0 <= own.weight < CERTAIN or not 2 <= len(own.words) <= 4:
                continue
            first, second = sorted((own, beside), key=lambda c: c.start)
            if len(beside.words) > 1 and is_list(lines[own.line], first.end, second.title if second.title is not None else second.start):
                weighed[index] = replace(own, weight=own.weight + 2.5)
    return tuple(weighed)


def _office_with_of(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """Where an office begins before `start` that reaches into the tokens `[start, end)`, and where it ends: "Secretary of |State Jane Roe".

    Its end is known for offices in the library; for others, a given name behind tells it: "Minister for |Rural Affairs Jane Roe".
    """
    first = start - 3 if line.lower(start - 1) == "the" else start - 2
    if first < 0 or line.lower(first + 1) not in {"of", "for"} or not is_head(line.lower(first)):
        return None
    for index in range(end - 1, start, -1):
        if " ".join(token.lower for token in line.tokens[first:index]) in offices().titles:
            return first, index
    given = next((i for i in range(start + 1, end - 1) if line.tokens[i].text in names().given), None)
    return (first, given) if given is not None and is_capitalised(line.tokens[first]) else None


def _title_end(line: Line, start: int, end: int) -> int:
    """The index behind the title with which the tokens `[start, end)` begin; `start` where they begin with none."""
    last = start
    for index in range(start, end):
        dotted = line.lower(index + 1) == "."
        first = index == start == last
        if _is_title(line, index, start, end) or _is_short_title(line.lower(index), dotted=dotted, first=first):
            last = index + 1 + dotted
    return last


def _is_title(line: Line, index: int, start: int, end: int) -> bool:
    lower = _PREFIX.sub("", line.lower(index))
    if lower in offices().honorifics or line.tokens[index].text in offices().acronyms:
        return True
    surname = index == end - 1 and index > start and line.tokens[start].text in names().given
    return is_head(lower) and not surname


def _is_short_title(word: str, *, dotted: bool, first: bool) -> bool:
    """Whether the word is a title's abbreviation; without its full stop only where it comes first and is no given name."""
    return word in offices().abbreviations and (dotted or (first and word not in _NAMES_LIKE_TITLES))


def _in_run(line: Line, run: Run, covers: Mapping[int, Organisation]) -> Iterator[Candidate]:
    piece = title = index = run.start
    while index < run.end:
        body = covers.get(index)
        if body is None:
            index += 1
            continue
        yield from _in_piece(line, title, piece, index)
        title, piece, index = body.start, body.end, body.end
    yield from _in_piece(line, title, piece, run.end)


def _in_piece(line: Line, title: int, start: int, end: int) -> Iterator[Candidate]:
    """The candidate in the tokens `[start, end)`; its title may begin at `title`, with an organisation's name."""
    if start >= end:
        return
    while start < end and line.opens(start) and _says_nothing(line, start, end):
        start = start + 1
        title = max(title, start)
    title, behind, titled = _title(line, title, start, end)
    honorific = _honorific(line, start, behind)
    behind = behind if titled else _skip_office_tail(line, _skip_places(line, behind, end), end)
    words = tuple(word for word in line.words(behind, end) if word not in SUFFIXES and word != ",")
    if not words or not _may_be_name(words, titled=titled):
        return
    weight = weight_of_name(line, behind, end, words, titled=titled)
    yield Candidate(
        line=line.number, start=behind, end=end, title=title if titled else None, words=words, honorific=honorific, weight=weight
    )


def _says_nothing(line: Line, index: int, end: int) -> bool:
    """Whether the opening word is capitalised only because it opens: "Meanwhile", and "Will Roe …?" too."""
    lower = line.lower(index)
    if lower.endswith("ly") and line.tokens[index].text not in names().given:
        return True
    asks = lower in {"will", "may"} and end < len(line.tokens) and line.tokens[-1].text.startswith("?")
    return asks or is_function_word(lower)


def _title(line: Line, title: int, start: int, end: int) -> tuple[int, int, bool]:
    """Where the title begins, where the name does, and whether there is a title at all."""
    if office := _office_with_of(line, title, end):
        first, behind = office
        return first, _title_end(line, max(start, behind), end), True
    behind = _title_end(line, start, end)
    return title, behind, behind > start


def _honorific(line: Line, start: int, end: int) -> str | None:
    found = [offices().honorifics[line.lower(i)] for i in range(start, end) if line.lower(i) in offices().honorifics]
    return found[-1] if found else None


def _skip_places(line: Line, start: int, end: int) -> int:
    """Leaves out a demonym or a party's adherent before a name: "Japanese Shigeru …"."""
    while start < end - 1 and (states().code_of_demonym(line.tokens[start].text) or line.tokens[start].text in organisations().adherents):
        start += 1
    return start


def _skip_office_tail(line: Line, start: int, end: int) -> int:
    """Leaves out the last word of an office before a given name: "Secretary for Peace and |Operations| Jane Roe"."""
    given = names().given
    tail = (
        end - start > 2 and line.lower(start - 1) == "and" and line.tokens[start].text not in given and line.tokens[start + 1].text in given
    )
    return start + 1 if tail else start


def _may_be_name(words: tuple[str, ...], *, titled: bool) -> bool:
    core = [word for word in words if not _INITIAL.fullmatch(word) and word not in names().particles]
    if not core or len(core) > _LONGEST_NAME or any(character.isdigit() for word in words for character in word):
        return False
    if core[-1].isupper() and len(core[-1]) > 3 and not titled:
        return False
    if _is_place_or_people(words, core):
        return False
    known = organisations()
    if len(core) > 2 and core[-1] in known.things and core[-1] not in known.things_and_surnames:
        # "Ben Franklin Room", "Hamid Karzai International Airport"
        return False
    if len(core) == 1 or words[0] in names().given or words[0] in names().family_first:
        return True
    if core[-1] in known.things or core[-1] in known.heads:
        return False
    return titled or not any(word in known.things or word in known.heads for word in core)


def _is_place_or_people(words: tuple[str, ...], core: Sequence[str]) -> bool:
    places = states()
    known = organisations()
    if any(places.code_of_demonym(word) or is_function_word(word.lower()) or word in known.adherents for word in core):
        return True
    whole = " ".join(words)
    if whole in known.regions or whole in known.peoples or all(word in known.peoples for word in core):
        return True
    if words[0] in places.by_name and words[0] not in names().given:
        return True
    return whole in places.by_place or whole in places.by_name
