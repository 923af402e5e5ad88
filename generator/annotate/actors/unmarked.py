"""Organisations whose names do not say so: "Relx", "Mesa Grande". The words around tell, or the language model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.annotate.actors.hints import Hints
from generator.annotate.actors.organisations import Organisation, acronyms_in_parentheses, acronyms_of_others, country_before, line_text
from generator.annotate.actors.runs import Line, Run, is_capitalised, is_function_word
from generator.model import NameKind
from generator.reference.names import names
from generator.reference.offices import offices
from generator.reference.organisations import organisations
from generator.reference.states import states

_ACRONYM = re.compile(r"[A-Z][A-Z-]{1,9}")
_JOINING = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "del", "des", "du", "la", "las", "los", "y", "et", "e"})
_WITHIN = frozenset({"in", "near", "across", "throughout", "outside"})
_LONGEST_NAME = 6
_LONGEST_APPOSITION = 6


def find_unmarked(lines: Sequence[Line], found: Sequence[Organisation], tagged: Hints) -> tuple[Organisation, ...]:
    """The mentions of organisations that only the text around them tells, wherever just their words stand.

    Args:
        lines: the article's sentences.
        found: the organisations that are known by their names.
        tagged: what the language model takes names for.
    """
    taken = {(o.line, i) for o in found for i in range(o.start, o.end)}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(_names(lines, tagged, taken), key=lambda words: (-len(words), words)):
        by_first.setdefault(words[0], []).append(words)
    return tuple(_mentions(lines, by_first, taken))


def _names(lines: Sequence[Line], tagged: Hints, taken: set[tuple[int, int]]) -> frozenset[tuple[str, ...]]:
    """The words of the names, without articles and full stops."""
    people = {words[-1] for words in tagged.of_kind(NameKind.PERSON) if len(words) > 1}
    told = {words for line in lines for words in _told(line, taken) if tagged.kind_of(words) in {None, NameKind.ORGANISATION}}
    told |= set(tagged.of_kind(NameKind.ORGANISATION))
    others = people | acronyms_of_others(lines) | _explained(lines, taken)
    bodies = frozenset(words for words in told if _may_be_body(words) and words[-1] not in others)
    return bodies - _places(lines, bodies)


def _explained(lines: Sequence[Line], taken: set[tuple[int, int]]) -> frozenset[str]:
    """Acronyms in parentheses behind an organisation, whose other name they are."""
    return frozenset(
        line.tokens[index + 1].text
        for line in lines
        for index in acronyms_in_parentheses(line)
        if (line.number, index - 1) in taken or _spelled_out(line, index) is not None
    )


def _places(lines: Sequence[Line], bodies: Collection[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Those of the names that mostly stand behind "in" and the like, as places do."""
    stand: Counter[tuple[str, ...]] = Counter()
    inside: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        for run in line.runs:
            words = line.words(run.start, run.end)
            if words in bodies:
                stand[words] += 1
                inside[words] += line.lower(run.start - 1) in _WITHIN
    return frozenset(words for words, count in stand.items() if 2 * inside[words] >= count)


def _told(line: Line, taken: set[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """The names that the words beside them make organisations."""
    for run in line.runs:
        if any((line.number, i) in taken for i in range(run.start, run.end)):
            continue
        if _follows_office(line, run) or _follows_noun(line, run) or _is_explained(line, run):
            yield line.words(run.start, run.end)
    for index in acronyms_in_parentheses(line):
        start = _spelled_out(line, index)
        if start is not None and not any((line.number, i) in taken for i in range(start, index)):
            yield line.words(start, index)


def _follows_office(line: Line, run: Run) -> bool:
    """Whether an office of bodies stands before: "founder of Relx", "an analyst at Relx"."""
    index = run.start - (2 if line.lower(run.start - 1) == "the" else 1)
    return line.lower(index) in {"of", "at"} and line.lower(index - 1) in organisations().offices


def _follows_noun(line: Line, run: Run) -> bool:
    """Whether a common noun of bodies stands right before: "the newspaper El Karst", "oil company, Relx"."""
    index = run.start - (2 if line.tokens[run.start - 1].text == "," and run.end - run.start == 1 else 1)
    return index >= 0 and line.tokens[index].text in organisations().nouns


def _is_explained(line: Line, run: Run) -> bool:
    """Whether an apposition behind says what it is: "Relx, the operator of a port", "Relx, the port's largest company"."""
    if line.lower(run.end) != "," or line.lower(run.end + 1) in {"and", "or", "who", "whose"}:
        return False
    for index in range(run.end + 1, min(len(line.tokens), run.end + 2 + _LONGEST_APPOSITION)):
        token = line.tokens[index]
        if token.text in organisations().nouns:
            return line.lower(index + 1) not in {"president", "'s", "’s"} and line.lower(index + 1) not in offices().heads
        if not token.is_word or token.lower in offices().heads or (token.lower in _JOINING - {"the"} and index > run.end + 1):
            return False
    return False


def _spelled_out(line: Line, opening: int) -> int | None:
    """Where the name begins whose initials the parentheses at `opening` hold: "|Coalition for Unity and Order (CUO)"."""
    acronym = line.tokens[opening + 1].text
    if not _ACRONYM.fullmatch(acronym):
        return None
    wanted = [letter for letter in acronym if letter != "-"]
    index = opening
    while index > 0 and wanted and opening - index < 2 * len(acronym) + 2:
        token = line.tokens[index - 1]
        if is_capitalised(token) and token.text[0].upper() == wanted[-1]:
            wanted.pop()
        elif token.lower not in _JOINING and not is_capitalised(token):
            return None
        index -= 1
    return index if not wanted and is_capitalised(line.tokens[index]) and opening - index > 1 else None


def _may_be_body(words: tuple[str, ...]) -> bool:
    """Whether the words can name an organisation: no state, place, people, office, given name, day or law."""
    known, whole = states(), " ".join(words)
    first, last = words[0].lower(), words[-1]
    if not words[0][0].isalpha() or len(words) > _LONGEST_NAME or is_function_word(first):
        return False
    if known.code_of(whole) or known.code_of_place(whole) or whole in known.by_name or known.code_of_demonym(words[0]):
        return False
    if (
        any(character.isdigit() for character in whole)
        or words[0] in organisations().things
        or whole in organisations().regions
        or whole in organisations().peoples
    ):
        return False
    if last in organisations().things or last in organisations().instruments or last in organisations().adherents:
        return False
    if last.lower() in offices().heads or first in offices().heads or first in offices().honorifics or whole in offices().acronyms:
        return False
    if len(words) > 1:
        joins_states = "and" in words and any(known.code_of(word) or known.code_of_demonym(word) for word in words)
        return words[0] not in names().given and not last.islower() and not joins_states
    return len(first) > 1 and words[0] not in names().given and first not in offices().modifiers


def _mentions(
    lines: Sequence[Line], by_first: Mapping[str, Sequence[tuple[str, ...]]], taken: set[tuple[int, int]]
) -> Iterator[Organisation]:
    for line in lines:
        for run in line.runs:
            index = run.start
            while index < run.end:
                end = _end_of_name(line, index, by_first)
                if end is None or any((line.number, i) in taken for i in range(index, end)) or not _is_whole(line, run, index, end):
                    index += 1
                    continue
                yield Organisation(line.number, index, end, line_text(line, index, end), country_before(line, index))
                index = end


def _end_of_name(line: Line, start: int, by_first: Mapping[str, Sequence[tuple[str, ...]]]) -> int | None:
    """Where the longest known name ends that begins at `start`; full stops between its words do not count."""
    for words in by_first.get(line.tokens[start].text, ()):
        end, at = start, 0
        while at < len(words) and end < len(line.tokens) and line.tokens[end].text in {words[at], "."}:
            at += line.tokens[end].text == words[at]
            end += 1
        if at == len(words):
            return end
    return None


def _is_whole(line: Line, run: Run, start: int, end: int) -> bool:
    """Whether the words are no part of a longer name: "Relx" in "Relx Olin"."""
    goes_on = end < run.end and line.lower(end) not in offices().heads and line.tokens[end].text not in organisations().heads
    return not (goes_on and end - start == 1)
