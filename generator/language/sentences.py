"""Paragraphs -> sentences.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number. A quotation that the narrator
goes on after ("How so?" she asked.) does not end one. Sentences never cross a paragraph: whole documents parsed at
once make blank lines into words. What runs on for thousands of characters is a list or noise and no sentence: it is cut between words,
so that nothing that a finder does with a sentence takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.language.tokens import tokens
from generator.model import Article, Sentence
from generator.reference import abbreviations
from generator.span import Span, trim

_CLOSERS = "\"'”’»)]」』"
_OPENERS = "\"'“‘«„([「『`"
_END = re.compile(rf"(?:\.{{3,}}|[.!?…]+)[{re.escape(_CLOSERS)}]*(?=\s|$)|[。！？]+[{re.escape(_CLOSERS)}]*")  # noqa: RUF001
_DASHES = "—–-"
_WORD_BEFORE = re.compile(r"[^\s\"“”'‘’(\[«„]+\Z")
_INITIAL = re.compile(r"(?:^|[-–/])((?:[^\W\d_]\.)+)\Z")
_SPACE = re.compile(r"\s*")
# What is looked at before and behind a full stop: longer than any word that decides.
_NEAR = 80
# Of 36,000 sentences of news, the longest has 859 characters and 158 tokens.
_LONGEST, _MOST_TOKENS = 2_000, 300
_NUMBERED = re.compile(r"(?:no|nos|art|arts|pp|p|para|paras|vol|ch|sec)\.\Z", re.IGNORECASE)


def parse(article: Article) -> tuple[Sentence, ...]:
    """The story's sentences, in order; the dateline belongs to none of them."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        start = article.story_start if number == 0 else paragraph.start
        if start >= paragraph.end:
            continue
        for span in _split(article.text, start, paragraph.end):
            words = tokens(article.text, span.start, span.end)
            for first in range(0, len(words), _MOST_TOKENS):
                part = words[first : first + _MOST_TOKENS]
                found.append(Sentence(span=Span(part[0].span.start, part[-1].span.end), paragraph=number, tokens=part))
    return tuple(found)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends_sentence(text, begin, match, end):
            continue
        yield from _pieces(text, begin, match.end())
        begin = match.end()
    yield from _pieces(text, begin, end)


def _pieces(text: str, begin: int, end: int) -> Iterator[Span]:
    """The sentence between the two, cut where it is too long for one; nothing where it is white space."""
    whole = trim(text, begin, end)
    if whole is None:
        return
    begin = whole.start
    while whole.end - begin > _LONGEST:
        last = next(filter(None, (text.rfind(space, begin, begin + _LONGEST) + 1 for space in " \n")), begin + _LONGEST)
        if piece := trim(text, begin, last):
            yield piece
        begin = last
    if piece := trim(text, begin, whole.end):
        yield piece


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    behind = _SPACE.match(text, match.end(), end)
    start = behind.end() if behind else match.end()
    rest = text[start : min(end, start + _NEAR)]
    if not rest:
        return True
    first = rest.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    if first in _DASHES:
        return False
    marks = match.group()
    if not marks.startswith(".") or marks.startswith(".."):
        return True
    return not _is_abbreviation(text, begin, match, first, rest)


def _is_abbreviation(text: str, begin: int, match: re.Match[str], first: str, rest: str) -> bool:
    if match.group() != ".":
        return False
    before = _WORD_BEFORE.search(text[max(begin, match.start() - _NEAR) : match.start() + 1])
    if before is None:
        return False
    word = before.group().lower()
    # "p. 4" is a page, "Jane P. Roe" an initial.
    is_initial = len(word) == 2 and before.group()[0].isupper()
    if _NUMBERED.fullmatch(word) and not is_initial:
        return first.isdigit() or (
            first.isupper() and len(rest.split(maxsplit=1)[0]) <= 5 and rest.split(maxsplit=1)[0].strip("().,").isupper()
        )
    known = abbreviations()
    if word in known.never_final:
        return True
    if word in known.sometimes_final and not is_initial:
        return first.isdigit() or not _starts_like_a_sentence(rest)
    if _INITIAL.search(before.group()):
        # "J. Smith" goes on; "the U.S. The" does not.
        return len(word) == 2 or not _starts_like_a_sentence(rest)
    return False


def _starts_like_a_sentence(rest: str) -> bool:
    word = re.match(r"\W*([\w'’]+)", rest)
    return bool(word) and word[1].lower() in abbreviations().sentence_starters  # type: ignore[index]
