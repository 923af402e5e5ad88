"""Roles: the titles, offices and works that the text gives to persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from generator.annotate.actors.linking import Person
from generator.annotate.actors.persons import Candidate, is_list
from generator.annotate.actors.phrases import Phrase, fronted_phrase, is_head, phrase_at
from generator.annotate.actors.runs import Line, is_capitalised, is_function_word
from generator.model import Role
from generator.reference.offices import offices
from generator.span import Span

_PREFIX = re.compile(r"(?:ex|then|former)-(?=\w)", re.IGNORECASE)
_POSSESSIVES = frozenset({"'s", "’s"})
_ADJECTIVE = re.compile(r"[a-z-]+(?:al|ic|ive|ary|ist|ian|ese|ish|ior)")
_WAS = frozenset({"was", "became"})
_REIGNS = frozenset({"administration", "presidency", "premiership", "government", "rule", "reign", "tenure", "war"})
_IS = frozenset({"is", "remains"})
_OF_WHOM = frozenset({"for", "of", "to"})
_SERVED, _SERVES = frozenset({"served", "worked", "acted"}), frozenset({"serves", "works", "acts"})
_CALLED = frozenset({"named", "called"})
_LONGEST_OFFICE, _LONGEST_NAMED, _LONGEST_ASIDE = 6, 8, 8


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role of a person, where it stands, and the tokens for those who read it further.

    Attributes:
        head: the index of the noun that names the office.
    """

    role: Role
    line: int
    start: int
    end: int
    head: int


def find_roles(lines: Sequence[Line], people: Sequence[Person]) -> tuple[tuple[FoundRole, ...], ...]:
    """The roles of each person, in the order of the text; a role that says less than another of the person is left out."""
    shared = _shared_titles(lines, people)
    named = {(mention.line, index) for person in people for mention in person.mentions for index in range(mention.start, mention.end)}
    found = []
    for person in people:
        roles: list[FoundRole] = []
        for mention in person.mentions:
            line = lines[mention.line]
            roles.extend(_before(line, mention))
            roles.extend(shared.get((mention.line, mention.start), ()))
            roles.extend(_behind(line, mention))
            roles.extend(_fronted(line, mention))
        found.append(_distinct(lines, [role for role in roles if not _is_of_another(lines[role.line], role, named)]))
    return tuple(found)


def _is_of_another(line: Line, role: FoundRole, named: Set[tuple[int, int]]) -> bool:
    """Whether what was taken for a title before a name ends in the title and name of somebody else: "Secretary Ms. Olin Director"."""
    if _is_honorific(line, role.end - 1) or any(_is_honorific(line, index) for index in range(role.start + 1, role.head)):
        return True
    if line.lower(role.head + 1) in _OF_WHOM:
        return False  # "a spokesman for Olin"
    return any((line.number, index) in named for index in range(role.head + 1, role.end)) and role.end - role.head <= _LONGEST_NAMED // 2


def _before(line: Line, mention: Candidate) -> Iterator[FoundRole]:
    """The title before the name: "U.S. President", "then foreign minister", "Ex-President"."""
    end = mention.start
    head = end - 1
    if head >= 0 and line.tokens[head].text == ".":
        head -= 1
    if mention.title is None and (office := _office_before(line, end)) is not None:
        yield from _titled(line, _widen(line, office, plain=True), end, office)
        return
    if mention.title is None and line.lower(head) in _CALLED:
        yield from _named(line, head)
        return
    if mention.title is None and not (head >= 0 and is_head(_PREFIX.sub("", line.lower(head))) and not _ends_clause(line, head)):
        return
    if _is_honorific(line, head) and (mention.title is None or head == mention.title):
        return
    start = mention.title if mention.title is not None else head
    start = _widen(line, start, plain=not is_capitalised(line.tokens[head]))
    yield from _joined_title(line, start)
    yield from _titled(line, start, end, head)


def _office_before(line: Line, end: int) -> int | None:
    """Where an office of several words begins that ends right before the name: "former secretary of state |Jane Roe"."""
    for length in range(_LONGEST_OFFICE, 2, -1):
        start = end - length
        if start >= 0 and " ".join(token.lower for token in line.tokens[start:end]) in offices().titles:
            return start
    return None


def _named(line: Line, verb: int) -> Iterator[FoundRole]:
    """The role of "a former member named Jane Roe"."""
    for start in range(verb - 2, max(-1, verb - _LONGEST_NAMED), -1):
        if line.lower(start) in {"a", "an", "the"}:
            phrase = phrase_at(line, start)
            if phrase is not None and phrase.head == verb - 1:
                yield _found(line, replace(phrase, end=verb), former=phrase.former)
            return


def _joined_title(line: Line, start: int) -> Iterator[FoundRole]:
    """The title that "and" joins to the one before the name: "harbour master |and news anchor Jane Roe"."""
    joined = start - 1
    while joined > 0 and line.lower(joined) in offices().former:
        joined -= 1
    head = joined - 1
    if head < 0 or line.lower(joined) != "and" or not is_head(line.lower(head)) or line.lower(head) in offices().plural_heads:
        return
    begin = _widen(line, head, plain=not is_capitalised(line.tokens[head]))
    if head - begin < 1 and line.lower(begin - 1) not in {"the", "a", "an"} | offices().former:
        return
    yield from _titled(line, begin, joined, head)


def _titled(line: Line, start: int, end: int, head: int) -> Iterator[FoundRole]:
    while start < end and (line.lower(start) in {"the", "a", "an"} or _is_honorific(line, start)):
        start += 2 if line.lower(start + 1) == "." else 1
    last = end - 1 - (line.tokens[end - 1].text == ".")
    if last > start and _is_honorific(line, last):
        # "Assistant Secretary of State Ms. Olin"
        end = last
    former = False
    for index in range(start, end):
        if line.lower(index) in offices().former:
            start, former = index + 1, True
    if start >= end:
        return
    former = former or line.lower(start - 1) in offices().former
    former = former or _PREFIX.match(line.tokens[start].text) is not None
    span = _without_prefix(line, start, end)
    yield FoundRole(Role(span=span, former=former), line.number, start, end, min(head, end - 1))


def _widen(line: Line, start: int, *, plain: bool) -> int:
    """The start of the title whose known part begins at `start`.

    The capitalised words before it belong to it and, before a `plain` head in lower case, the modifiers.
    """
    while start > 0:
        before = line.tokens[start - 1]
        lower = before.lower
        grammar = is_function_word(lower) and (lower not in offices().former or line.opens(start - 1))
        if grammar or not before.is_word or lower in _POSSESSIVES or _is_honorific(line, start - 1):
            break
        if not (is_capitalised(before) or (plain and _modifies(lower))):
            break
        start -= 1
    return start


def _modifies(word: str) -> bool:
    word = _PREFIX.sub("", word)
    return word in offices().modifiers or word in offices().former or is_head(word) or _ADJECTIVE.fullmatch(word) is not None


def _is_honorific(line: Line, index: int) -> bool:
    return line.lower(index) in offices().honorifics


def _ends_clause(line: Line, index: int) -> bool:
    return line.tokens[index].text in {",", ";"}


def _behind(line: Line, mention: Candidate) -> Iterator[FoundRole]:
    """The role behind the name: ", the minister of …,", " (…)", "was foreign minister", "as president"."""
    index = _behind_parentheses(line, mention.end)
    past = False
    if line.lower(index) == ",":
        index = _behind_age(line, index + 1)
        if line.lower(index) == "then" and line.lower(index + 1) in {"a", "an", "the"}:
            yield from _described(line, index + 1, past=True, appositive=False)
            return
        if line.lower(index) in {"who", "now", "currently", "as"}:
            index += 1
            if line.lower(index) in _WAS | _IS:
                past, index = line.lower(index) in _WAS, index + 1
            elif line.lower(index) in _SERVED | _SERVES and line.lower(index + 1) == "as":
                past, index = line.lower(index) in _SERVED, index + 2
            yield from _described(line, index, past=past, appositive=False)
            return
        yield from _described(line, index, past=past, appositive=True)
    elif line.lower(index) in _WAS | _IS:
        yield from _described(line, index + 1, past=line.lower(index) in _WAS, appositive=False)
    elif line.lower(index) in _SERVED | _SERVES and line.lower(index + 1) == "as":
        yield from _described(line, index + 2, past=line.lower(index) in _SERVED, appositive=False)


def _behind_parentheses(line: Line, index: int) -> int:
    """The index behind a party and place in parentheses: "Jane Roe (R-Ohio)|, a member …"."""
    if line.lower(index) != "(":
        return index
    closing = next((i for i in range(index + 1, min(index + _LONGEST_ASIDE, len(line.tokens))) if line.tokens[i].text == ")"), None)
    return index if closing is None else closing + 1


def _behind_age(line: Line, index: int) -> int:
    return index + 2 if line.lower(index).isdigit() and line.lower(index + 1) == "," else index


def _described(line: Line, index: int, *, past: bool, appositive: bool) -> Iterator[FoundRole]:
    phrase = phrase_at(line, index)
    if phrase is None:
        return
    if appositive and (not phrase.closed or _names_another(line, phrase) or _tells_of_deed(line, phrase)):
        return
    if not appositive and not (phrase.determined or past or line.lower(index) in offices().titles or phrase.end > phrase.head + 1):
        return
    for part in _parts(line, phrase):
        yield _found(line, part, former=part.former or past or _during_an_administration(line, part))


def _parts(line: Line, phrase: Phrase) -> Iterator[Phrase]:
    """The roles that "and" joins, each with what is said of it: "a former aide to Ms. Roe | and senior fellow at the institute".

    "Former" holds for both where the second is a bare noun ("a former minister and ambassador").
    """
    for index in range(phrase.head + 1, phrase.end - 1):
        if line.lower(index) != "and":
            continue
        second = phrase_at(line, index + 1)
        if second is None or second.end != phrase.end or not (is_head(line.lower(second.head)) and second.head < phrase.end):
            continue
        bare = not second.determined and second.head == second.end - 1
        if is_function_word(line.lower(index - 1)) or (bare and phrase.former):
            continue
        yield replace(phrase, end=index)
        yield from _parts(line, second)
        return
    yield phrase


def _during_an_administration(line: Line, phrase: Phrase) -> bool:
    """Whether the office was held "during the Roe administration" or "under President Roe"."""
    for index in range(phrase.head + 1, phrase.end):
        if line.lower(index) == "during":
            return any(line.lower(i) in _REIGNS for i in range(index + 1, phrase.end))
    return False


def _names_another(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is a title of the next person in a list: "Roe, President Poe and …"."""
    following = phrase.head + 1
    return not phrase.determined and following < len(line.tokens) and is_capitalised(line.tokens[following])


def _tells_of_deed(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase says what the person does: "meeting Ostland's prime minister", not "acting president"."""
    if line.lower(phrase.start - 1) != "," or not line.lower(phrase.start).endswith("ing"):
        return False
    return phrase.determined or line.lower(phrase.head) in offices().plural_heads


def _fronted(line: Line, mention: Candidate) -> Iterator[FoundRole]:
    """The role before the name and a comma: "the ministry's spokeswoman, Jane Roe,", "As foreign minister, Roe …"."""
    comma = (mention.title if mention.title is not None else mention.start) - 1
    if comma < 1 or line.tokens[comma].text != ",":
        return
    closing = mention.end >= len(line.tokens) or line.tokens[mention.end].text in {",", ".", ";", ")", "—", "–", "-"}
    phrase = fronted_phrase(line, comma)
    if phrase is not None and (closing or line.lower(phrase.start - 1) == "as"):
        for part in _parts(line, phrase):
            yield _found(line, part, former=part.former or _during_an_administration(line, part))


def _found(line: Line, phrase: Phrase, *, former: bool) -> FoundRole:
    start, past = phrase.start, False
    for index in range(phrase.start, phrase.head + 1):
        if _PREFIX.match(line.tokens[index].text):
            start, past = index, True
    role = Role(span=_without_prefix(line, start, phrase.end), former=former or past)
    return FoundRole(role, line.number, start, phrase.end, phrase.head)


def _without_prefix(line: Line, start: int, end: int) -> Span:
    """The span of the tokens without "ex-" and the like at its start."""
    span = line.span(start, end)
    prefix = _PREFIX.match(line.tokens[start].text)
    return Span(span.start + prefix.end(), span.end) if prefix else span


def _shared_titles(lines: Sequence[Line], people: Iterable[Person]) -> dict[tuple[int, int], tuple[FoundRole, ...]]:
    """Roles before the first of several names that hold for all: "ministers Jane Roe, John Poe and Ann Doe"."""
    mentions = sorted((m for person in people for m in person.mentions), key=lambda m: (m.line, m.start))
    shared: dict[tuple[int, int], tuple[FoundRole, ...]] = {}
    carried: tuple[FoundRole, ...] = ()
    previous: Candidate | None = None
    for mention in mentions:
        line = lines[mention.line]
        own = tuple(_before(line, mention))
        if own:
            carried = tuple(found for found in own if _is_plural(line, found.head))
        elif previous is None or not carried or mention.line != previous.line or not is_list(line, previous.end, mention.start):
            carried = ()
        elif carried:
            shared[mention.line, mention.start] = carried
        previous = mention
    return shared


def _is_plural(line: Line, head: int) -> bool:
    word = line.lower(head)
    return word in offices().plural_heads or word in {"reps", "sens", "govs"}


def _distinct(lines: Sequence[Line], roles: Sequence[FoundRole]) -> tuple[FoundRole, ...]:
    kept: list[tuple[frozenset[str], FoundRole]] = []
    for found in sorted(roles, key=lambda f: (f.role.span, f.role.former)):
        words = frozenset(token.lower.rstrip(".") for token in lines[found.line].tokens[found.start : found.end] if token.is_word)
        if not any(words <= known and (found.role.former == other.role.former or words == known) for known, other in kept):
            kept.append((words, found))
    return tuple(found for _, found in kept)
