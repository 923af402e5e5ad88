"""Article -> annotations: dates, treaties, actors and quotes found apart, then brought together."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate import actors, dates, quotes, said, speakers, treaties
from generator.model import Annotations, Article, Sentence
from generator.reference.treaty_library import TreatyLibrary

__all__ = ["annotate"]


def annotate(article: Article, sentences: Sequence[Sentence], library: TreatyLibrary) -> Annotations:
    """Everything that the finders find in one article."""
    parsed = tuple(sentences)
    found_dates = dates.find(article, parsed)
    found_actors = actors.find(article, parsed)
    spoken = said.date_quotes(article.text, quotes.find(article, parsed), parsed, found_dates)
    resolved, everybody = speakers.resolve(article, parsed, spoken, found_actors)
    return Annotations(
        actors=everybody,
        treaties=treaties.find(article, parsed, library),
        quotes=resolved,
        dates=found_dates,
    )
