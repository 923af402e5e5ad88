"""Corpus -> suggestions of corrections, for an editor to decide on."""

from __future__ import annotations

from generator.model import Corpus, Corrections, Suggestions
from generator.review.merges import merges
from generator.review.splits import splits

__all__ = ["review"]


def review(corpus: Corpus, corrections: Corrections) -> Suggestions:
    """What looks as if it were one actor, or two, and is not decided on yet."""
    return Suggestions(merges=merges(corpus.actors, corrections), splits=splits(corpus.actors))
