"""Findings + corrections -> findings as an editor knows them, and which corrections found what they look for.

Corrections are applied twice. In each article, before a briefing is assembled from it, so that every section is made of what
is right; and to all briefings, for ids that only stand once namesakes are told apart (john-smith-jp). What has been
applied changes nothing the second time. The order of the file does not matter: actors are split, then merged, then
rejected, then the rest; an id that was merged away stands for the one that stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.correct.facts import with_facts
from generator.correct.findings import Findings
from generator.correct.identity import with_identities, without_rejected
from generator.correct.relevant import Index, concerning, relevant
from generator.correct.speakers import with_quotes
from generator.correct.unused import unused, unused_anywhere
from generator.model import Annotations, Article, Briefing, Corrections, Use

__all__ = ["Index", "across", "concerning", "correct", "unused", "unused_anywhere"]


def correct(article: Article, found: Annotations, corrections: Corrections, *, slug: str) -> tuple[Annotations, frozenset[Use]]:
    """What was found in one article, corrected, and what the corrections found there.

    Args:
        article: the source.
        found: what the finders found in it.
        corrections: of the site.
        slug: the address of the briefing's page, by which corrections name the seed.
    """
    before = Findings(slug=slug, article=article, actors=found.actors, quotes=found.quotes, positions=found.positions)
    made, uses = _corrected(before, Index(corrections))
    return replace(found, actors=made.actors, quotes=made.quotes, positions=made.positions), uses


def across(briefings: Iterable[Briefing], corrections: Corrections) -> tuple[tuple[Briefing, ...], frozenset[Use]]:
    """The briefings, corrected by the ids that their actors have among all, and what the corrections found there."""
    index = Index(corrections)
    made: list[Briefing] = []
    uses: set[Use] = set()
    for b in briefings:
        before = Findings(slug=b.slug, article=b.article, actors=b.actors, quotes=b.quotes, positions=b.positions)
        after, found = _corrected(before, index)
        made.append(b if after is before else replace(b, actors=after.actors, quotes=after.quotes, positions=after.positions))
        uses |= found
    return tuple(made), frozenset(uses)


def _corrected(before: Findings, index: Index) -> tuple[Findings, frozenset[Use]]:
    chosen = relevant(before, index)
    if not chosen and len({actor.id for actor in before.actors}) == len(before.actors):
        return before, frozenset()
    identified, seen = with_identities(before, chosen)
    kept, rejected = without_rejected(identified, chosen)
    known, applied = with_facts(kept, chosen)
    heard, matched = with_quotes(known, chosen)
    return heard, frozenset((*seen, *rejected, *applied, *matched))
