"""The lines that name a place of a text: "Article V", "PART II", "Annex B"; what they say and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal

from generator.reference.calendar_words import calendar_words
from generator.reference.numerals import value_of

Family = Literal["article", "section"]

_WORDS = {word: number for words in (calendar_words().numbers, calendar_words().ordinals) for word, number in words.items() if number <= 12}
_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_SUFFIX = rf"(?P<suffix>(?: ?(?:{'|'.join(_LATIN)})\b)|(?:-?[A-Za-z](?![\w’'])))?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})?|[IVXLC]+\b|[ivxlc]+\b|{'|'.join(_WORDS)})"
_ARTICLE = re.compile(
    rf"(?P<label>(?P<keyword>Article|ARTICLE|Art\.|ART\.|Section|SECTION|Sec\.|SEC\.|§) ?(?:the )?{_NUMBER}{_SUFFIX})(?P<rest>.*)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(r"Art|ART|Sec|SEC|§")
_CITING = re.compile(r"\s*(?:[,;)\]“”\"’']|\(\s*\w{1,4}\s*\)|[.:]?\s*\d(?!\d?[.)]\s)|[a-z](?!\)))")
_PART = re.compile(
    r"(?P<keyword>book|part|title|chapter|section|sub-?section|division) +"
    r"(?:the )?(?P<number>[ivxlc]+|\d{1,3}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?P<label>(?:annex|appendix|schedule|attachment|exhibit|(?:optional |additional )?protocol|agreed minutes?)"
    r"(?: +(?:no\.? ?)?(?:[ivxlc]+|\d{1,2}|[a-z])(?:[-.][a-z\d]+)?\b)?)(?P<rest>.*)",
    re.IGNORECASE,
)
_CITING_ANNEX = re.compile(r"\s*[,;()’']|\s+(?:[a-z]{2,}|[A-Z]{1,3}[,;.])|\w")


@total_ordering
@dataclass(frozen=True, slots=True)
class Number:
    """The number of an article, comparable: 5, 5 bis, 6; 34.7 of a text numbered by chapter.

    Attributes:
        value: the number, or the chapter's.
        inner: behind the full stop of a number by chapter; 0 where there is none.
        suffix: "bis", "a", or nothing.
    """

    value: int
    inner: int = 0
    suffix: str = ""

    @property
    def _order(self) -> tuple[int, int, int]:
        rank = 0 if not self.suffix else _LATIN.index(self.suffix) + 2 if self.suffix in _LATIN else ord(self.suffix) - ord("a") + 1
        return self.value, self.inner, rank

    def __lt__(self, other: Number) -> bool:
        return self._order < other._order

    def missing(self, before: Number) -> int:
        """How many numbers are left out between `before` and this one."""
        if self.inner or before.inner:
            if self.value == before.value:
                return max(0, self.inner - before.inner - 1)
            return max(0, self.value - before.value - 1) + max(0, self.inner - 1)
        return max(0, self.value - before.value - 1)

    def __str__(self) -> str:
        """As the library writes it."""
        joint = " " if self.suffix in _LATIN else ""
        return f"{self.value}{f'({self.inner})' if self.inner else ''}{joint}{self.suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a line that may begin an article says.

    Attributes:
        label: as the text writes it: "ARTICLE V".
        rest: what stands behind it on the line, without the sign between.
        figures: how the number is written: roman, arabic or word.
    """

    label: str
    number: Number
    rest: str
    family: Family
    figures: str

    @property
    def style(self) -> tuple[str, str]:
        """How the text writes such labels: the keyword as it stands, and the figures."""
        return self.label.split(" ")[0], self.figures


def article_label(text: str) -> Label | None:
    """What the line says where it may begin an article; None where it plainly cites one, or is another line."""
    found = _ARTICLE.match(text)
    if found is None or not _KEYWORDS.match(text):
        return None
    value, figures = _value(found["number"])
    rest = found["rest"]
    if not value or _CITING.match(rest) or (rest[:1].isalnum() and not found["suffix"]):
        return None
    whole, _, inner = found["number"].partition(".")
    del whole
    suffix = (found["suffix"] or "").strip(" -").lower()
    return Label(
        label=found["label"].strip(),
        number=Number(value, int(inner or 0), suffix),
        rest=_without_sign(rest),
        family="article" if text[0] in "Aa" else "section",
        figures=figures,
    )


def part_label(text: str) -> tuple[str, str] | None:
    """The keyword in lower case and what stands behind the label of a part, chapter or section; None for another line."""
    found = _PART.fullmatch(text)
    if found is None or not text[0].isupper() or re.match(r"\s*[,;)]|\s+[a-z]|\s*\.\s+[a-z]", found["rest"]):
        return None
    return found["keyword"].lower().replace("-", ""), _without_sign(found["rest"])


def annex_label(text: str) -> tuple[str, str] | None:
    """The label of an annex and what stands behind it; None for another line, as one that only cites an annex."""
    found = _ANNEX.fullmatch(text)
    # "PROTOCOL ON …" in capitals is a title, "Protocol on …" may be a sentence.
    if found is None or not (text.isupper() or (text[0].isupper() and not _CITING_ANNEX.match(found["rest"]))):
        return None
    return found["label"].strip(), _without_sign(found["rest"])


def is_closing(text: str) -> bool:
    """Whether the paragraph is the first of those behind the last article."""
    return (
        re.match(r"in (?:witness|faith|testimony) (?:whereof|thereof|of which)|done (?:at|in|this|on)\b", text, re.IGNORECASE) is not None
    )


def _value(written: str) -> tuple[int, str]:
    """The number's value and how it is written; 0 for letters that are no Roman number."""
    if written[0].isdecimal():
        return int(written.partition(".")[0]), "arabic"
    if written.lower() in _WORDS:
        return _WORDS[written.lower()], "word"
    return value_of(written.upper()) or 0, "roman"


def _without_sign(rest: str) -> str:
    return re.sub(r"\A[\s.:–—-]+", "", rest).strip()
