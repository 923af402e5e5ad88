"""Which briefings have something to do with each other: the treaties and actors they share, rare ones first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

from generator.model import ActorKind, Briefing, Corpus

_SHOWN = 5
# What stands in more briefings than this relates nothing to anything.
_COMMON = 200
_WEIGHTS = {ActorKind.PERSON: 2.0, ActorKind.ORGANISATION: 1.0, ActorKind.STATE: 0.5}
_TREATY_WEIGHT = 3.0
_ENOUGH = 1.0


def related(corpus: Corpus) -> Mapping[str, tuple[Briefing, ...]]:
    """For each briefing's slug the briefings that share most with it, best first."""
    groups = [(_TREATY_WEIGHT, [briefing for briefing, _ in treaty.appearances]) for treaty in corpus.treaties]
    groups += [(_WEIGHTS.get(actor.kind, 0.0), [briefing for briefing, _ in actor.appearances]) for actor in corpus.actors]
    scores: dict[str, dict[str, float]] = {briefing.slug: {} for briefing in corpus.briefings}
    for weight, briefings in groups:
        if 1 < len(briefings) <= _COMMON:
            _add(scores, [briefing.slug for briefing in briefings], weight / (1 + log(len(briefings))))
    order = {briefing.slug: (position, briefing) for position, briefing in enumerate(corpus.briefings)}
    return {slug: _best(shared, order) for slug, shared in scores.items()}


def _add(scores: dict[str, dict[str, float]], slugs: Iterable[str], weight: float) -> None:
    members = list(dict.fromkeys(slugs))
    for one in members:
        for other in members:
            if one != other:
                scores[one][other] = scores[one].get(other, 0.0) + weight


def _best(shared: Mapping[str, float], order: Mapping[str, tuple[int, Briefing]]) -> tuple[Briefing, ...]:
    ranked = sorted((slug for slug in shared if shared[slug] >= _ENOUGH), key=lambda slug: (-round(shared[slug], 9), order[slug][0]))
    return tuple(order[slug][1] for slug in ranked[:_SHOWN])
