"""Quotes and dates -> when each quote was said: the date expression in the words around its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model import DateMention, Quote, Sentence
from generator.span import Span, cover


def date_quotes(quotes: Sequence[Quote], sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> tuple[Quote, ...]:
    """The quotes, each with the date that stands nearest behind or before its cue in the same sentence, outside every quote."""
    spoken = [span for quote in quotes for span in quote.spans]
    free = [d for d in dates if d.value and d.value[:1].isdigit() and not any(span.overlaps(d.span) for span in spoken)]
    return tuple(replace(quote, said=_said(quote, sentences, free)) for quote in quotes)


def _said(quote: Quote, sentences: Sequence[Sentence], free: Sequence[DateMention]) -> DateMention | None:
    if quote.cue is None:
        return None
    cue = quote.cue.span
    around = [s.span for s in sentences if s.span.overlaps(cue)]
    frame = cover([*around, cue])
    near = [d for d in free if frame.contains(d.span)]
    return min(near, key=lambda d: _distance(d.span, cue), default=None)


def _distance(date: Span, cue: Span) -> int:
    """Characters between; what stands before the cue counts double, since it more often dates the news."""
    return date.start - cue.end if date.start >= cue.end else 2 * (cue.start - date.end)
