"""What stands in quotation marks: a statement in the narrator's words is not cut from it."""

from __future__ import annotations

from generator.language import passages
from generator.model import Annotations, Article, Manner
from generator.span import Span, disjoint

_CLOSING = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}
_STRAIGHT = ('"', "''", "``")


def quoted(article: Article) -> tuple[Span, ...]:
    """What stands in quotation marks, marks included, in order; a mark left open reaches to its paragraph's end."""
    return tuple(passage.outer for passage in passages(article, unclosed=True))


def in_others_words(article: Article, found: Annotations) -> tuple[Span, ...]:
    """What is quoted word for word, by its marks or by the quotes found, in order."""
    spoken = [span for quote in found.quotes if quote.manner is not Manner.INDIRECT for span in quote.spans]
    return disjoint([*quoted(article), *spoken])


def opening_length(text: str, start: int) -> int:
    """How many characters the quotation mark at `start` has; 0 where there is none."""
    return len(_mark_at(text, start))


def closing_length(text: str, end: int) -> int:
    """How many characters the quotation mark before `end` has; 0 where there is none."""
    if text[max(0, end - 2) : end] in _STRAIGHT:
        return 2
    return len(_mark_at(text, end - 1)) if end else 0


def _mark_at(text: str, at: int) -> str:
    pair = text[at : at + 2]
    if pair in _STRAIGHT:
        return pair
    mark = text[at]
    return mark if mark in _CLOSING or mark == '"' or any(mark in closing for closing in _CLOSING.values()) else ""
