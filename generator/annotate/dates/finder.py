"""An article -> its date expressions, in order, each resolved against publication and against the dates before it."""

from __future__ import annotations

import re

from generator.annotate.dates.calendar import precision_of
from generator.annotate.dates.guards import is_date, persons_named_as_months
from generator.annotate.dates.patterns import candidates, families
from generator.annotate.dates.place import Place
from generator.annotate.dates.resolve import value_of
from generator.model import Article, DateMention, Sentence
from generator.span import Span, index_at

# "The following day" finds its day in its own sentence or in the three before.
_PASSAGE = 3


def find(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    """The date expressions of the story's sentences, in order.

    Durations ("for two years"), sets ("every Friday") and clock times are no dates; of "Friday morning" the day is.
    Without a day of publication, and without a date to hold on to, an expression is found but has no value.
    """
    found: list[DateMention] = []
    persons = persons_named_as_months(article.text)
    starts = [sentence.span.start for sentence in sentences]
    for begin, end in _paragraphs(sentences):
        for match in candidates(article.text, begin, end):
            index = index_at(starts, match.start())
            span = Span(*match.span())
            sentence = sentences[index].span
            place = Place(
                text=article.text,
                span=span,
                sentence=Span(sentence.start, max(sentence.end, span.end)),
                near=starts[max(0, index - _PASSAGE)],
                published=article.published,
                earlier=found,
                persons=persons,
            )
            if mention := _mention(match, place):
                found.append(mention)
    return tuple(found)


def _paragraphs(sentences: tuple[Sentence, ...]) -> list[tuple[int, int]]:
    """Where each paragraph's sentences begin and end: no expression crosses a paragraph."""
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        begin, _ = bounds.get(sentence.paragraph, (sentence.span.start, 0))
        bounds[sentence.paragraph] = (begin, sentence.span.end)
    return list(bounds.values())


def _mention(match: re.Match[str], place: Place) -> DateMention | None:
    family = match.lastgroup or ""
    parts = families()[family].match(place.text, match.start(family))
    if parts is None or not is_date(family, parts, place):
        return None
    value = value_of(family, parts, place)
    return DateMention(span=place.span, value=value, precision=precision_of(value))
