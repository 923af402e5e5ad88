"""The syntax of citing provisions: "Article 5", "Articles V and VI", "Articles 1 to 3", "paragraph 3 of Article 121"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.span import Span

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER = rf"(?:\d{{1,3}}(?![\d,]*\d)|[IVXLC]{{1,7}}\b|(?:{'|'.join(word.capitalize() for word in _WORDS)}|{'|'.join(_WORDS)})\b)"
_PART = r"(?:\s?\((?:\d{1,2}|[a-z]{1,4})\)|\.\d{1,2}(?!\d))"
_PARAGRAPH = r"(?:,?\s+(?:sub-?paragraph|paragraph|para\.?|point|clause)\s+\(?(?:\d{1,2}|[a-z])\)?(?![\w-]))"
_ITEM = rf"{_NUMBER}(?:\s?(?:bis|ter|quater)\b)?{_PART}*{_PARAGRAPH}*"
_SEPARATOR = r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&|to|through)\s+|\s?[-–]\s?"
_CITATION = re.compile(
    rf"\b(?:(?P<paragraph>[Pp]aragraph|[Pp]ara\.?|[Cc]lause)\s+\(?(?P<number>\d{{1,2}})\)?\s+of\s+)?(?P<common>[Cc]ommon\s+)?"
    rf"(?P<head>[Aa]rticles|[Aa]rticle|[Aa]rts\.|[Aa]rt\.)\s+(?P<first>{_ITEM})(?P<more>(?:(?:{_SEPARATOR}){_ITEM})*)"
)
_MORE = re.compile(rf"(?P<separator>{_SEPARATOR})(?P<item>{_ITEM})")
_WIDEST_RANGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedNumber:
    """One provision's number as cited: Arabic with parts in parentheses, and whether the source writes it in Roman figures."""

    number: str
    roman: bool
    span: Span

    @property
    def article(self) -> str:
        """The number of the whole article."""
        return self.number.partition("(")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place that cites one provision or several of one treaty; `common` for the Geneva Conventions' common articles."""

    span: Span
    numbers: tuple[CitedNumber, ...]
    common: bool


def citations(text: str, start: int, end: int) -> Iterator[Citation]:
    """The citations in `text[start:end]`, in order."""
    for match in _CITATION.finditer(text, start, end):
        if match["head"][0] == "a" and not match["first"][0].isdigit():
            continue
        numbers, last = _numbers(match)
        # "Rule 15-6", "Article 5th", "Article 370A" are no numbers of treaty articles.
        if numbers and not re.match(r"[A-Za-z%]|[-–]\d", text[last : last + 2]):
            yield Citation(span=Span(match.start(), last), numbers=tuple(numbers), common=bool(match["common"]))


def _numbers(match: re.Match[str]) -> tuple[list[CitedNumber], int]:
    """The numbers cited, and where the last of them ends; a singular "Article" cites one."""
    first = _cited(match["first"], Span(match.start(), match.end("first")), suffix=match["number"])
    if first is None:
        return [], 0
    found, last = [first], match.end("first")
    if not match["head"].rstrip(".").endswith("s"):
        return found, last
    for more in _MORE.finditer(match["more"]):
        begins = match.start("more") + more.start("item")
        item = _cited(more["item"], Span(begins, match.start("more") + more.end("item")))
        if item is None:
            break
        if re.search(r"to|through|[-–]", more["separator"]):
            found.extend(_between(found[-1], item))
        found.append(item)
        last = item.span.end
    return found, last


def _between(first: CitedNumber, last: CitedNumber) -> Iterator[CitedNumber]:
    if first.number.isdigit() and last.number.isdigit() and 1 < int(last.number) - int(first.number) <= _WIDEST_RANGE:
        span = Span(first.span.start, last.span.end)
        for number in range(int(first.number) + 1, int(last.number)):
            yield CitedNumber(number=str(number), roman=first.roman, span=span)


def _cited(written: str, span: Span, suffix: str | None = None) -> CitedNumber | None:
    head = re.match(_NUMBER, written)
    value, roman = _value(head.group()) if head else (0, False)
    if head is None or not value:
        return None
    latin = re.match(r"\s?(bis|ter|quater)\b", written[head.end() :])
    rest = written[head.end() + (latin.end() if latin else 0) :]
    parts = re.findall(r"\((\w+)\)|\.(\d+)|(?:paragraph|para\.?|point|clause)\s+\(?(\w+)\)?", rest)
    number = str(value) + (f" {latin[1]}" if latin else "") + "".join(f"({''.join(part)})" for part in parts)
    return CitedNumber(number=number + (f"({suffix})" if suffix else ""), roman=roman, span=span)


def _value(written: str) -> tuple[int, bool]:
    if written.isdigit():
        return int(written), False
    if written.lower() in _WORDS:
        return _WORDS.index(written.lower()) + 1, False
    figures = [_ROMAN[figure] for figure in written]
    total = sum(-one if one < next_one else one for one, next_one in zip(figures, [*figures[1:], 0], strict=True))
    # "Article C" and "IIX" are no Roman numbers that treaties use.
    return (total, True) if re.fullmatch(r"(?:X{0,3}|XL|LX{0,3})(?:IX|IV|V?I{0,3})", written) else (0, False)
