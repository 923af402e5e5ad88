"""Which articles are copies of one report: agencies' stories that several papers print, each with its own cuts and changes.

Two articles are compared by samples of five words in a row. The sample is told by the words alone, so that every article
gives the same one of the same words, and an archive is gone through once.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

from generator.model import Article, Briefing

_WORD = re.compile(r"\w+")
_IN_A_ROW = 5
# Of every eight runs of words one is kept: a hundred of a story of 800 words.
_SAMPLED = 8
_FEWEST = 6
# The share of the shorter article's runs that the longer must have.
_ALIKE = 0.6
# Of 32 bits everywhere that Python runs.
_NUMBERS = "I"
# Days between two printings of one report.
_APART = 10
# Words that stand in more articles are a notice below each, no report.
_MOST = 50


def copies(briefings: Sequence[Briefing]) -> tuple[tuple[str, ...], ...]:
    """The groups of briefings that report the same words, by slug, each in the order given."""
    samples = [frozenset(array(_NUMBERS, sample(b.article) if b.sample is None else b.sample)) for b in briefings]
    holders: dict[int, list[int]] = {}
    for index, runs in enumerate(samples):
        for run in runs:
            holders.setdefault(run, []).append(index)
    group = list(range(len(briefings)))
    for index, runs in enumerate(samples):
        shared = Counter(other for run in runs if len(holders[run]) <= _MOST for other in holders[run] if other < index)
        for other, count in sorted(shared.items()):
            smaller = min(len(runs), len(samples[other]))
            if smaller >= _FEWEST and count >= _ALIKE * smaller and _near(briefings[index], briefings[other]):
                _join(group, index, other)
    members: dict[int, list[str]] = {}
    for index, briefing in enumerate(briefings):
        members.setdefault(_first(group, index), []).append(briefing.slug)
    return tuple(tuple(slugs) for slugs in members.values() if len(slugs) > 1)


def sample(article: Article) -> bytes:
    """The sample of an article's story, by which copies of it are known: numbers of 32 bits, one for each run of words."""
    return array(_NUMBERS, sorted(set(_runs(article)))).tobytes()


def _runs(article: Article) -> Iterator[int]:
    words = [match.group().casefold() for match in _WORD.finditer(article.text, article.story_start)]
    for start in range(len(words) - _IN_A_ROW + 1):
        run = crc32(" ".join(words[start : start + _IN_A_ROW]).encode())
        if run % _SAMPLED == 0:
            yield run


def _near(one: Briefing, other: Briefing) -> bool:
    days = [briefing.article.published for briefing in (one, other) if briefing.article.published]
    return len(days) < 2 or abs((days[0] - days[1]).days) <= _APART


def _first(group: list[int], index: int) -> int:
    while group[index] != index:
        index = group[index]
    return index


def _join(group: list[int], one: int, other: int) -> None:
    first, second = sorted((_first(group, one), _first(group, other)))
    group[second] = first
