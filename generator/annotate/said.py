"""Quotes and dates -> when each quote was said: the date expression in the words around its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model import DateMention, Quote, Sentence
from generator.span import Span, cover

# A date that begins within so many characters of its sentence opens it: "Earlier on Monday, …".
_OPENING = 15


def date_quotes(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> tuple[Quote, ...]:
    """The quotes, each with the date that stands nearest behind or before its cue in the same sentence, outside every quote."""
    spoken = [span for quote in quotes for span in quote.spans]
    free = [d for d in dates if d.value and d.value[:1].isdigit() and not any(span.overlaps(d.span) for span in spoken)]
    return tuple(replace(quote, said=_said(text, quote, sentences, free)) for quote in quotes)


def _said(text: str, quote: Quote, sentences: Sequence[Sentence], free: Sequence[DateMention]) -> DateMention | None:
    if quote.cue is None:
        return None
    cue = quote.cue.span
    around = [s.span for s in sentences if s.span.overlaps(cue)]
    frame = cover([*around, cue])
    near = [d for d in free if frame.contains(d.span) and not _is_aside(d.span, cue, frame, text)]
    return min(near, key=lambda d: _distance(d.span, cue), default=None)


def _is_aside(date: Span, cue: Span, frame: Span, text: str) -> bool:
    """Whether the date belongs to an insertion before the cue: "Roe, who signed in 1995, said". "On Monday, Roe said" is none."""
    return date.end <= cue.start and date.start - frame.start > _OPENING and "," in text[date.end : cue.start]


def _distance(date: Span, cue: Span) -> int:
    """Characters between; what stands before the cue counts double, since it more often dates the news."""
    return date.start - cue.end if date.start >= cue.end else 2 * (cue.start - date.end)
