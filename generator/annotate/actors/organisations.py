"""Organisations: known bodies, and capitalised names with a word like Ministry or Committee."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.annotate.actors.runs import Line, Run, is_capitalised, is_function_word
from generator.language import tokens
from generator.reference.english import english
from generator.reference.names import names
from generator.reference.offices import offices
from generator.reference.organisations import Body, organisations
from generator.reference.states import states
from generator.span import Span

_SITES = frozenset({"com", "net", "org"})
_CHAIN = frozenset({"of", "for", "on"})
# What an office's title begins with, and a name never ends with.
_OF_OFFICES = frozenset(
    {
        "acting",
        "assistant",
        "associate",
        "chief",
        "deputy",
        "permanent",
        "principal",
        "senior",
        "special",
        "under",
        "vice",
        "of",
        "for",
        "the",
    }
)
_JOINING_HEADS = frozenset(
    {"Ministry", "Department", "Office", "Bureau", "Committee", "Council", "Centre", "Center", "Institute", "Commission"}
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A mention of an organisation: the tokens `[start, end)` of a line.

    Attributes:
        name: the body's, or the words of the mention.
        country: of a state's own body; None where neither the name nor the words before it tell.
        known: the body, where it is a known one.
    """

    line: int
    start: int
    end: int
    name: str
    country: str | None = None
    known: Body | None = None


def find_organisations(lines: Sequence[Line]) -> tuple[Organisation, ...]:
    """The mentions of organisations whose names tell that they are some, in the order of the text."""
    return tuple(found for line in lines for found in _in_line(line))


def with_acronyms(lines: Sequence[Line], found: Sequence[Organisation]) -> tuple[Organisation, ...]:
    """The mentions, and those by acronyms that the text explains: "the Harbour Council (HC)"; none that it explains as something else."""
    others = acronyms_of_others(lines)
    kept = [o for o in found if o.end - o.start > 1 or lines[o.line].tokens[o.start].text not in others]
    acronyms = _acronyms(lines, kept)
    taken = {(o.line, i) for o in kept for i in range(o.start, o.end)}
    short: list[Organisation] = []
    for line in lines:
        for run in line.runs:
            for index in range(run.start, run.end):
                full = acronyms.get(line.tokens[index].text)
                if full is not None and (line.number, index) not in taken:
                    short.append(Organisation(line.number, index, index + 1, full.name, full.country, full.known))
    return tuple(sorted((*kept, *short), key=lambda o: (o.line, o.start)))


def acronyms_in_parentheses(line: Line) -> Iterator[int]:
    """The index of each opening parenthesis behind which one word of capitals stands alone: "the Harbour Council (HC)"."""
    if "(" in line.lowered:
        for index in range(1, len(line.tokens) - 2):
            if line.tokens[index].text == "(" and line.tokens[index + 2].text == ")" and line.tokens[index + 1].text.isupper():
                yield index


def acronyms_of_others(lines: Sequence[Line]) -> frozenset[str]:
    """Acronyms in parentheses behind what is no organisation: "unmanned systems (UAS)", "the Forces Agreement (SOFA)"."""
    kinds = organisations().instruments | organisations().things
    return frozenset(
        line.tokens[index + 1].text
        for line in lines
        for index in acronyms_in_parentheses(line)
        if line.tokens[index - 1].text.islower() or line.tokens[index - 1].text in kinds
    )


def instruments(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The names of treaties, acts and the like: what stands inside is no actor."""
    kinds = organisations().instruments
    found: list[Span] = []
    for line in lines:
        for run in line.runs:
            last = max(
                (i for i in range(run.start, run.end) if line.tokens[i].text in kinds and not _leads_to_head(line, run, i)), default=None
            )
            if last is not None:
                end = last + 1
                if end == run.end:
                    end = _chain_end(line, end, joining=True)
                found.append(line.span(run.start, end))
    return tuple(found)


def _leads_to_head(line: Line, run: Run, index: int) -> bool:
    """Whether the word belongs to an organisation's name: "North Atlantic Treaty Organization"."""
    return any(line.tokens[i].text in organisations().heads for i in range(index + 1, run.end))


def _in_line(line: Line) -> Iterator[Organisation]:
    index = 0
    for run in line.runs:
        index = max(index, run.start)
        while index < run.end:
            found = _at(line, run, index)
            if found is None:
                index += 1
            else:
                yield found
                index = found.end


def _at(line: Line, run: Run, start: int) -> Organisation | None:
    """The organisation that begins at `start`, if one does; the longest reading wins."""
    if line.tokens[start].text == "The" and _known_at(line, start)[0] is None and _known_at(line, start + 1)[0] is not None:
        # "The New York Times" is the New York Times.
        return None
    if _is_site(line, start):
        return Organisation(line.number, start, start + 3, line_text(line, start, start + 3))
    body, end = _known_at(line, start)
    longer = _headed_end(line, run, start, end) if end <= run.end else _extended_end(line, end)
    if body is not None and longer <= end:
        if not _stands_alone(line, run, start, end):
            return None
        return Organisation(line.number, start, end, body.name, country_before(line, start) if body.shared else body.country, body)
    longer = _without_office(line, start, longer)
    if longer > max(end, start) and not _is_place(line_text(line, start, longer)):
        return _headed(line, start, longer, body)
    return None


def _without_office(line: Line, start: int, end: int) -> int:
    """The end of the name before an office that follows it: "the Harbour Office |Special Representative"."""
    if line.lower(end) not in offices().heads:
        return end
    while end > start and line.lower(end - 1) in _OF_OFFICES:
        end -= 1
    return end


def _is_place(name: str) -> bool:
    return states().code_of(name) is not None or name in organisations().regions


def _is_site(line: Line, start: int) -> bool:
    """Whether the name is a site's: "HarbourMarket.com"."""
    if start + 2 >= len(line.tokens) or line.tokens[start + 1].text != "." or line.tokens[start + 2].text not in _SITES:
        return False
    name, stop, ending = line.tokens[start : start + 3]
    joined = name.span.end == stop.span.start and stop.span.end == ending.span.start
    apart = start == 0 or line.tokens[start - 1].span.end < name.span.start or line.opens(start)
    return joined and apart


def _headed(line: Line, start: int, end: int, body: Body | None) -> Organisation:
    country = body.country if body and not body.shared else None
    words = line.words(start, end)
    if (code := _state_in(words[:1])) and end - start > 2 and line.tokens[start + 1].text not in _CHAIN:
        # "the U.S. Energy Department": the state is told, but no part of the name.
        start, country, words = start + 1, code, words[1:]
        known, known_end = _known_at(line, start)
        if known is not None and known_end == end:
            return Organisation(line.number, start, end, known.name, country, known)
    country = country or country_before(line, start) or _country_behind(line, start, end)
    if country is None and line.tokens[end - 1].text in organisations().national_heads:
        # "the Philippine Government"
        country = _state_in(line.words(start, start + 1))
    return Organisation(line.number, start, end, line_text(line, start, end), country)


def line_text(line: Line, start: int, end: int) -> str:
    """The words of the tokens `[start, end)` as the text writes them, on one line."""
    parts: list[str] = []
    for previous, token in zip((None, *line.tokens[start:end]), line.tokens[start:end], strict=False):
        if previous is not None and previous.span.end < token.span.start:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def _known_at(line: Line, start: int) -> tuple[Body | None, int]:
    if start >= len(line.tokens):
        return None, start
    for words, body in _bodies().get(line.tokens[start].text, ()):
        end = start + len(words)
        if tuple(token.text for token in line.tokens[start:end]) == words:
            return body, end
    return None, start


@cache
def _bodies() -> Mapping[str, tuple[tuple[tuple[str, ...], Body], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Body]]] = {}
    for name, body in organisations().by_name.items():
        words = tuple(token.text for token in tokens(name, 0, len(name)))
        table.setdefault(words[0], []).append((words, body))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in table.items()}


def _stands_alone(line: Line, run: Run, start: int, end: int) -> bool:
    """Whether a known name is not a part of another name: "Congress" in "Congress Street", "Diet" in "Jane Diet"."""
    following = line.tokens[end].text if end < run.end else ""
    if following in organisations().things and following != "House":
        return False
    before = line.tokens[start - 1].text if start > run.start else ""
    return not (before in names().given and end - start == 1 and end == run.end)


def _headed_end(line: Line, run: Run, start: int, after: int) -> int:
    """Where the organisation ends that begins at `start` and has a head word; `start` where there is none."""
    if line.opens(start) and is_function_word(line.lower(start)):
        return start
    end = start
    for index in range(max(start, after - 1), run.end):
        if _breaks_name(line, run, index):
            break
        if line.tokens[index].text in organisations().heads and (index > start or _begins_chain(line, index)):
            end = index + 1
    if end == start:
        return start
    if end == run.end:
        end = _chain_end(line, end, joining=line.tokens[end - 1].text in _JOINING_HEADS)
    return end if _has_proper_words(line, start, end) else start


def _breaks_name(line: Line, run: Run, index: int) -> bool:
    """Whether the word is none that an organisation's name goes on with: an office, a form of address, a place."""
    known, people = organisations(), offices()
    lower, text = line.lower(index), line.tokens[index].text
    if lower in people.honorifics:
        return True
    if lower in people.heads and lower not in {"general", "chief"}:
        # "Veterans Affairs Committee" goes on; "Senator Jane Roe" and "Committee Chairman" do not.
        return lower not in people.plural_heads or not _leads_to_head(line, run, index)
    return text in known.things and text not in known.heads and not _leads_to_head(line, run, index)


def _extended_end(line: Line, end: int) -> int:
    """The end of a body's part that follows the body's name: "House of Councillors |Budget Committee"."""
    last = end
    for index in range(end, len(line.tokens)):
        if not is_capitalised(line.tokens[index]) or line.lower(index) in offices().heads:
            break
        if line.tokens[index].text in organisations().heads:
            last = index + 1
    return last


def _begins_chain(line: Line, index: int) -> bool:
    following = index + 1
    if line.lower(following) not in _CHAIN:
        return False
    following += 1
    if line.lower(following) == "the":
        following += 1
    if following >= len(line.tokens) or not is_capitalised(line.tokens[following]):
        return False
    return line.lower(following) not in english().weekdays_and_months


def _chain_end(line: Line, end: int, *, joining: bool) -> int:
    """The end behind "of the …" phrases, and "and …" where `joining`, that continue a name that ends at `end`."""
    while _begins_chain(line, end - 1):
        end += 2 if line.lower(end + 1) != "the" else 3
        while end < len(line.tokens) and is_capitalised(line.tokens[end]) and line.lower(end) not in offices().heads:
            end += 1
        if joining and line.lower(end) == "and" and end + 1 < len(line.tokens) and is_capitalised(line.tokens[end + 1]):
            end += 2
            while end < len(line.tokens) and is_capitalised(line.tokens[end]):
                end += 1
    return end


def _has_proper_words(line: Line, start: int, end: int) -> bool:
    """Whether more than the head names the organisation: "Japanese Parliament" is one, "U.S. Forces" and "The Council" are none."""
    words = line.words(start, end)
    return len(words) > 1 and not all(word.lower() in {"the", "a", "this"} for word in words[:-1])


def _state_in(words: Sequence[str]) -> str | None:
    known = states()
    for word in words:
        if code := known.code_of(word) or known.code_of_demonym(word):
            return code
    return None


def country_before(line: Line, start: int) -> str | None:
    """The state that the words before name as the owner: "Japan's Defense Ministry", "the Japanese Foreign Ministry"."""
    index = start - 1
    if line.lower(index) in {"'s", "’s"}:
        index -= 1
    if index < 0:
        return None
    two = line_text(line, max(0, index - 1), index + 1)
    known = states()
    return known.code_of(two) or known.code_of_demonym(two) or _state_in((line.tokens[index].text,))


def _country_behind(line: Line, start: int, end: int) -> str | None:
    """The state at the end of the name: "Ministry of Foreign Affairs of Japan"; universities and companies are no state's body."""
    if line.tokens[start].text not in organisations().national_heads:
        return None
    for width in (3, 2, 1):
        if end - width > start and (code := states().code_of(line_text(line, end - width, end))):
            return code
    return None


def _acronyms(lines: Sequence[Line], found: Sequence[Organisation]) -> Mapping[str, Organisation]:
    """Acronyms in parentheses behind an organisation's name -> that organisation."""
    defined: dict[str, Organisation] = {}
    for organisation in found:
        line, end = lines[organisation.line], organisation.end
        if line.lower(end) == "(" and line.lower(end + 2) == ")":
            text = line.tokens[end + 1].text
            if text.isupper() and 2 <= len(text) <= 8:
                defined.setdefault(text, organisation)
    return defined
