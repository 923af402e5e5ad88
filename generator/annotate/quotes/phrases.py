"""Noun phrases beside a cue, found without a parser: from closed word classes, capitals and commas."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.quotes.units import Item
from generator.reference.english import english
from generator.reference.reporting import reporting
from generator.span import Span

_STOPS = frozenset(",;:()[]—–-“\"'!?…") | {"--", "''", "“"}
_TITLES_WITH_STOP = frozenset(
    {"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "maj", "capt", "adm", "prof", "rev", "sgt", "jr", "st"}
)
_OBJECT_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "himself", "herself"})


def subject_before(items: Sequence[Item], cue: int) -> Span | None:
    """The span of the noun phrase that ends before the cue at index `cue`, its apposition left out; None where none does."""
    at = _skip_left(items, cue - 1)
    if at < 0:
        return None
    if items[at].text in {",", ")"}:
        return _before_apposition(items, at)
    if items[at].lower in english().subject_pronouns:
        return items[at].span
    begin = _clause_start(items, at)
    return _named(items, begin, at)


def subject_after(items: Sequence[Item], cue: int) -> tuple[Span, int] | None:
    """The noun phrase that begins behind the cue and the index behind it ("said [the minister] on Friday"); None where none does."""
    words, begin = english(), cue + 1
    while begin < len(items) and items[begin].lower in words.adverbs:
        begin += 1
    if begin < len(items) and items[begin].lower in words.subject_pronouns:
        return items[begin].span, begin + 1
    end = begin
    while end < len(items) and _goes_on(items, begin, end):
        end += 1
    if end == begin or not _is_phrase(items[begin:end]):
        return None
    end = _with_name(items, begin, end)
    return Span(items[begin].span.start, items[end - 1].span.end), end


def _with_name(items: Sequence[Item], begin: int, end: int) -> int:
    """The index behind the name that follows a description: "the ambassador, Irena Holt"."""
    described = items[end - 1].text.islower() and items[end - 1].lower in english().people
    if not described or end + 1 >= len(items) or items[end].text != "," or not items[end + 1].is_capitalised:
        return end
    stop = end + 1
    while stop < len(items) and _goes_on(items, end + 1, stop):
        stop += 1
    follows = items[stop].text if stop < len(items) else "."
    return stop if stop - end > 2 and follows in {",", ".", ";"} and begin < end else end


def _skip_left(items: Sequence[Item], at: int) -> int:
    words = english()
    while at >= 0 and (items[at].lower in words.auxiliaries or items[at].lower in words.adverbs or _is_adverb(items[at])):
        at -= 1
    return _without_day(items, at)


def _without_day(items: Sequence[Item], at: int) -> int:
    """The index before "on Saturday" or "Saturday" that ends at `at`."""
    if at < 1 or items[at].lower not in english().weekdays_and_months or not items[at].is_capitalised:
        return at
    behind = at - 1
    if items[behind].lower in {"on", "in"}:
        behind -= 1
    # "On Saturday she said": the day opens the clause and there is nothing before it to be the subject.
    return behind if behind >= 0 and items[behind].text not in _STOPS else at


def _is_adverb(item: Item) -> bool:
    return item.lower.endswith("ly") and item.text.islower() and len(item.text) > 4


def _clause_start(items: Sequence[Item], at: int) -> int:
    """The index at which the clause that holds `at` begins."""
    words = english()
    while at > 0:
        before = items[at - 1]
        if before.text == "." and at > 1 and _is_title(items[at - 2]):
            at -= 1
        elif (
            before.text in _STOPS
            or before.passage
            or before.text in {".", "''"}
            or before.lower in words.subordinators
            or (before.lower in words.auxiliaries and before.text != "May")
            or (before.lower in words.conjunctions and not (items[at].is_capitalised and items[at - 2].is_capitalised and at > 1))
            or before.lower in words.subject_pronouns
        ):
            break
        else:
            at -= 1
    return at


def _is_title(item: Item) -> bool:
    return item.lower in _TITLES_WITH_STOP or (len(item.text) == 1 and item.text.isupper())


def _named(items: Sequence[Item], begin: int, end: int) -> Span | None:
    """The phrase `items[begin : end + 1]` without leading adverbials; None where it is no phrase that can speak."""
    words = english()
    while begin < end and (items[begin].lower in words.adverbs or _is_adverb(items[begin])) and items[begin].lower not in words.people:
        begin += 1
    if items[begin].lower in words.prepositions:
        begin = _behind_adverbial(items, begin, end)
    if _is_phrase(items[begin : end + 1]):
        return Span(items[begin].span.start, items[end].span.end)
    return None


def _behind_adverbial(items: Sequence[Item], begin: int, end: int) -> int:
    """Where the subject begins behind "On Monday": the last run of capitals, or the last determiner."""
    words = english()
    at = end
    while at > begin and items[at].is_capitalised and items[at].lower not in words.weekdays_and_months:
        at -= 1
    if at < end:
        return at + 1
    while at > begin and items[at].lower not in words.determiners:
        at -= 1
    return at


def _is_phrase(items: Sequence[Item]) -> bool:
    words = english()
    if not items or items[0].lower in words.prepositions or items[0].lower in _OBJECT_PRONOUNS or len(items) > 25:
        return False
    if any(i.lower in words.subject_pronouns for i in items[1:]):
        return False
    last_head = items[0].lower if len(items) == 1 else ""
    if last_head in words.weekdays_and_months or last_head in words.determiners - words.people - {
        "one",
        "another",
        "many",
        "some",
        "both",
        "several",
        "others",
    }:
        return False
    named = any(i.is_capitalised and i.lower not in words.weekdays_and_months for i in items)
    return named or any(i.lower in words.people for i in items) or items[0].lower in words.determiners


def _before_apposition(items: Sequence[Item], comma: int) -> Span | None:
    """The phrase before ", the minister for trade, said": the leftmost part that can be a name."""
    words = english()
    parts: list[tuple[int, int]] = []
    end = comma
    for at in range(comma - 1, -2, -1):
        if at < 0 or items[at].text in {",", "(", ";", "—", "–"} or items[at].passage:
            parts.append((at + 1, end))
            end = at
            if at < 0 or items[at].passage or items[at].text == ";":
                break
    for begin, stop in reversed(parts[1:]):
        if stop <= begin:
            continue
        start = _clause_start(items, stop - 1)
        first = items[max(begin, start)]
        if first.lower in words.prepositions | words.subordinators or not (first.is_capitalised or first.lower in words.determiners):
            continue
        if found := _named(items, max(begin, start), stop - 1):
            behind = _with_name(items, max(begin, start), stop)
            return Span(found.start, items[behind - 1].span.end)
    return None


def _goes_on(items: Sequence[Item], begin: int, at: int) -> bool:
    words, item = english(), items[at]
    before = items[at - 1] if at > begin else None
    if item.text == ".":
        return before is not None and _is_title(before) and at + 1 < len(items)
    if item.passage or item.text in _STOPS or item.text == "''" or not (item.text[0].isalnum() or item.text[0] in "'’"):
        return False
    if item.lower in words.weekdays_and_months and item.is_capitalised | item.text.islower():
        return False
    if before is None:
        return item.lower not in words.prepositions | words.subordinators | words.auxiliaries | _OBJECT_PRONOUNS
    if item.lower == "of" or item.lower in words.name_particles or item.text in {"'s", "’s", "&"}:
        return True
    return _word_goes_on(items, begin, at)


def _word_goes_on(items: Sequence[Item], begin: int, at: int) -> bool:
    words, item, before = english(), items[at], items[at - 1]
    after = items[at + 1] if at + 1 < len(items) else None
    if item.lower in words.prepositions:
        opens = after is not None and (after.is_capitalised or after.lower == "the") and after.lower not in words.weekdays_and_months
        return before.lower in words.people and not before.is_capitalised and opens
    if item.lower == "and":
        return after is not None and before.is_capitalised and after.is_capitalised
    if item.lower in words.subordinators | words.auxiliaries | words.conjunctions | words.subject_pronouns or _is_adverb(item):
        return False
    return item.is_capitalised or _lower_case_goes_on(items, begin, at)


def _lower_case_goes_on(items: Sequence[Item], begin: int, at: int) -> bool:
    words = english()
    if items[at - 1].lower in words.people and not items[at - 1].is_capitalised:
        return items[at].lower in words.people
    led = items[begin].lower in words.determiners or not items[begin].is_capitalised
    return led or items[at].lower in words.people or items[at].lower in reporting().nouns
