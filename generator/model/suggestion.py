"""Suggestions of corrections: what looks as if it were one actor, or two."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.corpus import ActorRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSuggestion:
    """Two actors that may be one. Likeness suggests and never decides.

    Attributes:
        first: the one that would stay.
        second: the one that would be merged into it.
        likeness: from 0 to 1, to sort by.
        reasons: why they look alike, and what speaks against it, in words.
    """

    first: ActorRecord
    second: ActorRecord
    likeness: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitSuggestion:
    """One actor that may be two.

    Attributes:
        record: the actor.
        into: an id for the other.
        seeds: the slugs of the briefings in which it would be the other, sorted.
        reasons: why, in words.
    """

    record: ActorRecord
    into: str
    seeds: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """All suggestions for a site, best first."""

    merges: tuple[MergeSuggestion, ...] = ()
    splits: tuple[SplitSuggestion, ...] = ()
