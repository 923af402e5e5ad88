"""Key actors: how much the story is about each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import sqrt

from generator.assemble.story import Story
from generator.model import Actor

# What counts towards salience, in mentions. The lede names whom the story is about; whoever is quoted takes part.
_IN_LEDE, _IN_HEADLINE, _A_QUOTE, _A_ROLE = 2.0, 2.0, 1.5, 0.5


def actors(story: Story) -> tuple[Actor, ...]:
    """The actors with their salience, most salient first, of equals the one named first."""
    spoke = Counter(quote.speaker.actor for quote in story.found.quotes if quote.speaker and quote.speaker.actor)
    weights = [_weight(story, actor, spoke[actor.id]) for actor in story.found.actors]
    top = max(weights, default=1.0)
    weighed = [replace(actor, salience=round(weight / top, 3)) for actor, weight in zip(story.found.actors, weights, strict=True)]
    return tuple(sorted(weighed, key=lambda actor: (-actor.salience, actor.mentions[0], actor.id)))


def _weight(story: Story, actor: Actor, quotes: int) -> float:
    # The root keeps a state that every sentence names from outweighing the persons who act.
    weight = sqrt(len(actor.mentions)) + _A_QUOTE * sqrt(quotes) + (_A_ROLE if actor.roles else 0.0)
    lede = story.article.paragraphs[:1]
    if any(paragraph.contains(mention) for paragraph in lede for mention in actor.mentions):
        weight += _IN_LEDE
    if any(part.contains(mention) for part in story.article.header for mention in actor.mentions):
        weight += _IN_HEADLINE
    return weight
