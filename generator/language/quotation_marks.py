"""Quotation marks -> passages: what stands between an opening and its closing mark.

Curly, straight, doubled-apostrophe, German, French and corner marks; single marks only where the text uses no double ones.
A passage left open at a paragraph's end goes on in the next where that begins with an opening mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Article
from generator.span import Span, trim

# Opening mark -> the marks that close it. A straight mark closes itself.
_PAIRS = {
    "“": '”"“',
    "”": "”",
    '"': '"”',
    "''": "''",
    "``": "''",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
}
_DOUBLE = re.compile(r"''|``|[“”\"„«»「」『』]")
_SINGLE = re.compile(r"[‘’']")
_MARK_CHARACTERS = "“”\"„«»「」『』‘’'`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words in quotation marks within one paragraph.

    Attributes:
        outer: with the marks.
        inner: without the marks and without white space at the ends.
        paragraph: index of the paragraph.
        open_end: no closing mark: the next paragraph goes on with it.
        continues: goes on from the paragraph before.
    """

    outer: Span
    inner: Span
    paragraph: int
    open_end: bool = False
    continues: bool = False


def passages(article: Article, *, unclosed: bool = False) -> tuple[Passage, ...]:
    """All passages in quotation marks, in order, none inside another.

    Args:
        article: the story.
        unclosed: whether a passage counts that reaches to its paragraph's end for want of a closing mark, although nothing
            shows that it was meant to.
    """
    found: list[Passage] = []
    single = not any(_DOUBLE.search(p.of(article.text)) for p in article.paragraphs)
    open_before = False
    for number in range(len(article.paragraphs)):
        scan = _single_pairs if single else _double_pairs
        here = list(scan(article, number))
        if here and open_before and _at_start(article, here[0], number):
            first = here[0]
            here[0] = Passage(outer=first.outer, inner=first.inner, paragraph=number, open_end=first.open_end, continues=True)
        here = [p for p in here if unclosed or not p.open_end or _goes_on(article, number, p)]
        open_before = bool(here) and here[-1].open_end and _next_opens(article, number)
        found.extend(here)
    return tuple(found)


def _double_pairs(article: Article, number: int) -> Iterator[Passage]:
    paragraph, text = article.paragraphs[number], article.text
    opened: re.Match[str] | None = None
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if opened is None:
            if mark in _PAIRS and _can_open(text, match, paragraph):
                opened = match
        elif _closes(opened.group(), mark, text, match):
            if inner := trim(text, opened.end(), match.start()):
                yield Passage(outer=Span(opened.start(), match.end()), inner=inner, paragraph=number)
            opened = None
        elif mark == "“":
            # A second opening mark: the first was never closed, or begins a new paragraph glued to this one.
            opened = match
    if opened is not None and (inner := trim(text, opened.end(), paragraph.end)):
        yield Passage(outer=Span(opened.start(), paragraph.end), inner=inner, paragraph=number, open_end=True)


def _closes(opening: str, mark: str, text: str, match: re.Match[str]) -> bool:
    if (opening == '"' and mark == '"') or opening == "''":
        return mark in _PAIRS[opening]
    if opening == "“" and mark in '“"':
        # Some writers close with the opening mark: only where nothing can open there.
        return not text[match.end() : match.end() + 1].isalnum() and match.start() > 0 and not text[match.start() - 1].isspace()
    return mark in _PAIRS[opening]


def _can_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    if match.group() in "”»" or not after:
        return False
    if match.group() in ('"', "''"):
        # An inch or a minute mark, or a stray closing mark.
        return not (before.isdigit() and not after.isalpha()) and not (after.isspace() and not before.isspace())
    return True


def _single_pairs(article: Article, number: int) -> Iterator[Passage]:
    paragraph, text = article.paragraphs[number], article.text
    start: int | None = None
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if start is None:
            if (before.isspace() or before in "([—–-") and not after.isspace():
                start = at
        elif match.group() != "‘" and not before.isspace() and not after.isalnum() and (before in ",.!?…" or " " in text[start:at]):
            # "the ministers' plan" closes nothing that began in another word only where no opening stood before it.
            if inner := trim(text, start + 1, at):
                yield Passage(outer=Span(start, at + 1), inner=inner, paragraph=number)
            start = None


def _at_start(article: Article, passage: Passage, number: int) -> bool:
    return passage.outer.start == article.paragraphs[number].start


def _next_opens(article: Article, number: int) -> bool:
    if number + 1 >= len(article.paragraphs):
        return False
    return bool(_DOUBLE.match(article.text, article.paragraphs[number + 1].start))


def _goes_on(article: Article, number: int, passage: Passage) -> bool:
    """Whether an unclosed passage is one: it goes on, or it is a whole speech whose mark was forgotten."""
    if _next_opens(article, number):
        return True
    words = passage.inner.of(article.text)
    return words[:1].isupper() and words[-1:] in ".?!…" and len(words) > 20


def bare(text: str, span: Span) -> Span:
    """The span without quotation marks, commas and white space at its ends, where anything remains."""
    return trim(text, span.start, span.end, _MARK_CHARACTERS + " ,;\t\n") or span
