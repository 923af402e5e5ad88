"""The syntax of citing provisions: "Article 5", "Articles V and VI", "paragraph 3 of Article 121", "Chapter VII"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.reference.calendar_words import calendar_words
from generator.reference.numerals import is_roman, value_of
from generator.span import Span

# The longest first, so that "twenty-one" is not read as twenty.
_SPELT = rf"(?i:{'|'.join(sorted(calendar_words().numbers, key=len, reverse=True))})"
# No treaty is cited by its "eleventh article".
_ORDINALS = {word: number for word, number in calendar_words().ordinals.items() if number <= 10}
_NUMBER = rf"(?:\d{{1,3}}(?![\d,]*\d)|[IVXLC]{{1,7}}\b|{_SPELT}\b)"
# "5(1)(b)", "42.7", "2.1.c", "XXIV:5", and the Refugee Convention's "1F".
_PART = r"(?:\s?\((?:\d{1,2}|[a-z]{1,4}|[A-F])\)|[.:]\d{1,2}(?!\d)|(?<=\d)\.[a-z](?!\w)|(?<=\b\d)[A-F]\b|\s?§\s?\d{1,2})"
_SUFFIX = r"\(?(?:\d{1,2}|[a-z])\)?(?:\([a-z]{1,3}\))?(?![\w-])"
_SEPARATOR = r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&|to|through)\s+|\s?[-–]\s?"
_ITEM = rf"{_NUMBER}(?:\s?\(?(?:bis|ter|quater)\b\)?)?{_PART}*"
# "Article 6(a) and (b)"
_SIBLINGS = r"(?:(?:\s*,\s*|,?\s+(?:and|or)\s+)\((?:\d{1,2}|[a-z]{1,3})\))*"
_PARAGRAPHS = rf"(?:,?\s+(?:(?:sub-?)?paragraphs?|paras?\.?|points?|clauses?|sub-?sections?)\s+{_SUFFIX}(?:(?:{_SEPARATOR}){_SUFFIX})*)"
_BEFORE = (
    rf"(?:(?:(?:sub-?)?[Pp]aragraphs?|[Pp]aras?\.?|[Cc]lauses?|[Pp]oints?)\s+(?P<before>{_SUFFIX}(?:(?:{_SEPARATOR}){_SUFFIX})*)"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)})\s+paragraph)\s+of\s+(?:(?:its|their|the)\s+)?"
)
_CITATION = re.compile(
    rf"\b(?:{_BEFORE})?(?P<common>[Cc]ommon\s+)?(?P<head>[Aa]rticles|[Aa]rticle|ARTICLES?|[Aa]rts\.?|[Aa]rt\.|Art)\s+"
    rf"(?P<items>{_ITEM}{_SIBLINGS}{_PARAGRAPHS}*(?:(?:{_SEPARATOR}){_ITEM}{_SIBLINGS}{_PARAGRAPHS}*)*)"
)
_DIVISION = re.compile(
    rf"\b(?P<unit>Chapter|Annex|Appendix|Part|Protocol|Section|Principle|Paragraph|Point)(?P<several>s|es)?\s+(?P<items>{_NUMBER}(?:(?:{_SEPARATOR})(?:(?P=unit)\s+)?{_NUMBER})*|[A-E]\b)(?![\w-]*\d)"
)
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+article\b", re.IGNORECASE)
_HEAD = re.compile(r"[Aa]rt(?:icles?|s?\b)|ARTICLES?")
_UNIT = re.compile(r"Chapter|Annex|Appendi|Part|Protocol|Section|Principle|Paragraph|Point")
# As far before the article as "the second paragraph of" or "paragraphs 1, 2 and 3 of" reaches.
_LEAD = 60
_ONE = re.compile(rf"(?P<separator>{_SEPARATOR})?(?P<item>{_ITEM})(?P<siblings>{_SIBLINGS})(?P<paragraphs>{_PARAGRAPHS}*)")
_SUFFIXES = re.compile(
    r"(?P<separator>\bto\s+|\bthrough\s+|[-–]\s?)?(?<!\w)\(?(?P<first>\d{1,2}|[a-z](?!\w))\)?(?:\((?P<second>[a-z]{1,3})\))?"
)
_PIECES = re.compile(r"\((\w+)\)|[.:§]\s?(\w+)|(?<=\d)([A-F])\b")
_WIDEST_RANGE = 30
# "Rule 15-6", "Article 5th", "Article 370A" are no numbers of treaty articles.
_GOES_ON = re.compile(r"[A-Za-z%]|[-–]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedNumber:
    """One provision's number as cited: Arabic with parts in parentheses, and whether the source writes it in Roman figures.

    A division of a treaty that is no article has its unit before the number: "chapter 7", "annex 7".
    """

    number: str
    roman: bool
    span: Span

    @property
    def article(self) -> str:
        """The number of the whole article or division."""
        return self.number.partition("(")[0]

    @property
    def is_article(self) -> bool:
        """Whether it is an article, not a chapter, annex or part."""
        return self.number[0].isdigit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place that cites one provision or several of one treaty.

    Attributes:
        common: whether it is of the Geneva Conventions' common articles.
        doubtful: "its ninth article" may be a newspaper's: it counts only where its owner is plain.
    """

    span: Span
    numbers: tuple[CitedNumber, ...]
    common: bool = False
    doubtful: bool = False

    @property
    def is_of_articles(self) -> bool:
        """Whether it cites articles, not chapters, annexes or parts."""
        return self.numbers[0].is_article


def citations(text: str, start: int, end: int) -> Iterator[Citation]:
    """The citations in `text[start:end]`: articles in order, then chapters, annexes and parts in order."""
    for match in _matches(text, start, end):
        numbers, last = _numbers(match)
        if numbers and not _GOES_ON.match(text, last, last + 2):
            yield Citation(span=Span(match.start(), last), numbers=tuple(numbers), common=bool(match["common"]))
    for match in _ORDINAL.finditer(text, start, end):
        span = Span(*match.span())
        number = CitedNumber(number=str(_ORDINALS[match[1].lower()]), roman=False, span=span)
        yield Citation(span=span, numbers=(number,), doubtful=True)
    for match in _DIVISION.finditer(text, start, end) if _UNIT.search(text, start, end) else ():
        if found := tuple(_divisions(match)):
            yield Citation(span=Span(match.start(), found[-1].span.end), numbers=found)


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where articles are cited. Few passages cite any, so the word is looked for first, and the paragraphs before it then."""
    behind = start
    for head in _HEAD.finditer(text, start, end):
        match = _CITATION.search(text, max(behind, head.start() - _LEAD), end) if head.start() >= behind else None
        if match and match.start() <= head.start() < match.end():
            behind = match.end()
            yield match


def _numbers(match: re.Match[str]) -> tuple[list[CitedNumber], int]:
    """The numbers cited, and where the last of them ends; a singular "Article" cites one."""
    found: list[CitedNumber] = []
    several = match["head"].rstrip(".").endswith(("s", "S"))
    base = match.start("items")
    suffixes = [str(_ORDINALS[match["ordinal"]])] if match["ordinal"] else _suffixes(match["before"] or "")
    begins, last = match.start(), match.end()
    for one in _ONE.finditer(match["items"]):
        if found and not several:
            break
        span = Span(begins if not found else base + one.start("item"), base + one.end())
        items = _cited(one["item"], span, suffixes or _suffixes(one["paragraphs"]))
        if not items:
            break
        items += [
            replace(items[0], number=f"{items[0].number.rpartition('(')[0]}{sibling}")
            for sibling in re.findall(r"\(\w+\)", one["siblings"])
        ]
        if found and re.search(r"to|through|[-–]", one["separator"] or ""):
            found.extend(_between(found[-1], items[0]))
        found.extend(items)
        last = span.end
    return found, last


def _between(first: CitedNumber, last: CitedNumber) -> Iterator[CitedNumber]:
    if first.number.isdigit() and last.number.isdigit() and 1 < int(last.number) - int(first.number) <= _WIDEST_RANGE:
        span = Span(first.span.start, last.span.end)
        for number in range(int(first.number) + 1, int(last.number)):
            yield CitedNumber(number=str(number), roman=first.roman, span=span)


def _suffixes(written: str) -> list[str]:
    """The paragraphs or points of "1 and 2", "(a)", "1(b)", "1 to 3", as they stand behind an article's number: 1, 2; a; 1)(b."""
    found: list[str] = []
    for one in _SUFFIXES.finditer(written):
        if one["separator"] and found and found[-1].isdigit() and one["first"].isdigit():
            found.extend(str(number) for number in range(int(found[-1]) + 1, int(one["first"])))
        found.append(one["first"] + (f")({one['second']}" if one["second"] else ""))
    return found


def _cited(written: str, span: Span, suffixes: list[str]) -> list[CitedNumber]:
    head = re.match(_NUMBER, written)
    value = value_of(head.group()) if head else None
    if head is None or not value:
        return []
    latin = re.match(r"\s?\(?(bis|ter|quater)\b\)?", written[head.end() :])
    rest = head.end() + (latin.end() if latin else 0)
    parts = ["".join(piece.groups("")) for piece in _PIECES.finditer(written, rest)]
    number = str(value) + (f" {latin[1]}" if latin else "") + "".join(f"({part})" for part in parts)
    roman = is_roman(head.group())
    return [CitedNumber(number=number + suffix, roman=roman, span=span) for suffix in ([f"({one})" for one in suffixes] or [""])]


def _divisions(match: re.Match[str]) -> Iterator[CitedNumber]:
    """The chapters, annexes or parts cited; a singular "Chapter" cites one."""
    base = match.start("items")
    for index, one in enumerate(re.finditer(rf"{_NUMBER}|[A-E]\b", match["items"])):
        value = value_of(one.group()) or (one.group().lower() if len(one.group()) == 1 else None)
        several = match["several"] or match["unit"] in match["items"]
        if value is None or (index and not several):
            return
        span = Span(match.start() if not index else base + one.start(), base + one.end())
        yield CitedNumber(number=f"{match['unit'].lower()} {value}", roman=is_roman(one.group()), span=span)
