"""What corrections change: the actors of one article, its quotes and positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model import Actor, Article, Position, Quote, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The actors, quotes and positions of one article, before or after it is assembled to a briefing."""

    slug: str
    article: Article
    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    positions: tuple[Position, ...]

    def with_actors(self, actors: tuple[Actor, ...], ids: Mapping[str, str | None]) -> Findings:
        """The findings with other actors; quotes and positions follow.

        Args:
            actors: the new ones.
            ids: old id -> new id, or None for an actor that is none: then the speaker is open, and nobody holds the position.
        """
        names = {actor.id: actor.name for actor in actors}
        quotes = tuple(_resolved_anew(quote, ids, names) for quote in self.quotes)
        held = tuple(
            replace(p, holder=_speaker(p.holder, ids, names)) for p in self.positions if ids.get(p.holder.actor or "", "") is not None
        )
        return replace(self, actors=actors, quotes=quotes, positions=held)


def marked(corrected: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """The keys that an editor changed, with more of them."""
    return tuple(sorted({*corrected, *more}))


def _resolved_anew(quote: Quote, ids: Mapping[str, str | None], names: Mapping[str, str]) -> Quote:
    if quote.speaker is None:
        return quote
    speaker = _speaker(quote.speaker, ids, names)
    return quote if speaker == quote.speaker else replace(quote, speaker=speaker)


def _speaker(speaker: Speaker, ids: Mapping[str, str | None], names: Mapping[str, str]) -> Speaker:
    if speaker.actor is None:
        return speaker
    actor = ids.get(speaker.actor, speaker.actor)
    return replace(speaker, actor=actor, name=names.get(actor, speaker.name) if actor else None)
