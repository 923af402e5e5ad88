"""Which briefings have something to do with each other, and what: treaties, actors, topics and rare words, rare ones first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log

from generator.model import ActorKind, Briefing, Corpus

_SHOWN = 5
_NAMED = 4
# What stands in more briefings than this relates nothing to anything.
_COMMON = 200
_WEIGHTS = {ActorKind.PERSON: 2.0, ActorKind.ORGANISATION: 1.0, ActorKind.STATE: 0.5}
_TREATY_WEIGHT, _TOPIC_WEIGHT, _WORD_WEIGHT = 3.0, 0.4, 0.3
_ENOUGH, _ROUNDING = 1.0, 1e-6
# A word is rare in so many briefings at most; a briefing has so many of them at most, the longest.
_RARE, _WORDS = 6, 60
_WORD = re.compile(r"(?<![\w’'-])[a-z]{7,}(?![\w’'-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A briefing that has something to do with another.

    Attributes:
        briefing: the other.
        shared: what both are about, by name, the most telling first; rare words last.
    """

    briefing: Briefing
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The briefings that share something, by slug, and how much that weighs."""

    name: str
    weight: float
    slugs: tuple[str, ...]

    @classmethod
    def of(cls, name: str, weight: float, slugs: Sequence[str]) -> _Group:
        """The more share it, the less it tells."""
        return cls(name, weight / (1 + log(max(1, len(slugs)))), tuple(slugs))


def related(corpus: Corpus) -> Iterator[tuple[Related, ...]]:
    """For each briefing, in their order, those that share most with it, best first; one after the other: an archive has millions of pairs."""
    groups: dict[str, list[_Group]] = {briefing.slug: [] for briefing in corpus.briefings}
    for group in _groups(corpus):
        if 1 < len(group.slugs) <= _COMMON:
            for slug in group.slugs:
                groups[slug].append(group)
    order = {briefing.slug: (position, briefing) for position, briefing in enumerate(corpus.briefings)}
    return (_best(slug, found, order) for slug, found in groups.items())


def _groups(corpus: Corpus) -> Iterator[_Group]:
    for treaty in corpus.treaties:
        yield _group(treaty.short_title, _TREATY_WEIGHT, (briefing for briefing, _ in treaty.appearances))
    for actor in corpus.actors:
        yield _group(actor.name, _WEIGHTS.get(actor.kind, 0.0), (briefing for briefing, _ in actor.appearances))
    for topic in corpus.topics:
        yield _group(topic.name, _TOPIC_WEIGHT, topic.briefings)
    yield from _rare_words(corpus.briefings)


def _group(name: str, weight: float, briefings: Iterable[Briefing]) -> _Group:
    return _Group.of(name, weight, [*dict.fromkeys(briefing.slug for briefing in briefings)])


def _rare_words(briefings: Iterable[Briefing]) -> Iterator[_Group]:
    """The words, of no name, that only a few briefings have; a group that prints one report has too many to tell anything."""
    words = {briefing.slug: frozenset(_WORD.findall(briefing.article.text)) for briefing in briefings}
    counts = Counter(word for own in words.values() for word in own)
    holders: dict[str, list[str]] = {}
    for slug, own in words.items():
        rare = sorted((word for word in own if 1 < counts[word] <= _RARE), key=lambda word: (-len(word), word))
        for word in rare[:_WORDS]:
            holders.setdefault(word, []).append(slug)
    # Where there are few briefings every word is rare, and tells little.
    scarce = _WORD_WEIGHT * min(1.0, len(words) / (10 * _RARE))
    yield from (_Group.of(f"“{word}”", scarce, slugs) for word, slugs in holders.items())


def _best(slug: str, groups: Sequence[_Group], order: Mapping[str, tuple[int, Briefing]]) -> tuple[Related, ...]:
    """The briefings that share most with one that stands in these groups."""
    totals: dict[str, float] = {}
    for group in groups:
        for other in group.slugs:
            totals[other] = totals.get(other, 0.0) + group.weight
    totals.pop(slug, None)
    ranked = [(-round(total, 9), order[other][0], other) for other, total in totals.items() if total > _ENOUGH - _ROUNDING]
    best = (other for total, _, other in nsmallest(_SHOWN, ranked) if -total >= _ENOUGH)
    return tuple(Related(briefing=order[other][1], shared=_names(group for group in groups if other in group.slugs)) for other in best)


def _names(groups: Iterable[_Group]) -> tuple[str, ...]:
    return tuple(group.name for group in sorted(groups, key=lambda group: (-group.weight, group.name))[:_NAMED])
