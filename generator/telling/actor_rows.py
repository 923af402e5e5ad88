"""The actors of one briefing: the few who matter with their positions, the others in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Actor, ActorKind, Briefing
from generator.telling.quotations import QuoteView, RoleView, best_quote, position_passage, positions_of, quote_view, quotes_of, role_views
from generator.telling.source import Mark, Passage, Source

_KEY_ACTORS = 6
_SALIENT = 0.3
_KINDS = (
    (ActorKind.PERSON, "Also named"),
    (ActorKind.ORGANISATION, "Organisations"),
    (ActorKind.STATE, "States"),
    (ActorKind.UNNAMED, "Unnamed sources"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """A key actor.

    Attributes:
        id: of the actor; that of an unnamed source has no page.
        quoted: the quote that tells most of the actor; None where the source quotes nothing of them.
        positions: what the source says that the actor wants, believes or supports.
        mark: of the first mention.
        by_editor: whether an editor changed who the actor is, its name or its country, or made it a key actor.
    """

    id: str
    name: str
    unnamed: bool
    country: str | None
    roles: tuple[RoleView, ...]
    quoted: QuoteView | None
    positions: tuple[Passage, ...]
    quotes: int
    mark: Mark | None
    by_editor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherActors:
    """The actors of one kind that have no row."""

    heading: str
    rows: tuple[ActorRow, ...]


def key_actors(briefing: Briefing, source: Source) -> tuple[ActorRow, ...]:
    """The actors with a row of their own: who is pinned, quoted, holds a position or stands at the centre; persons first, of these who is heard."""
    named = _named(briefing)
    return tuple(_row(actor, briefing, source, named) for actor in _chosen(briefing))


def other_actors(briefing: Briefing, source: Source) -> tuple[OtherActors, ...]:
    """The others, by kind, most salient first."""
    key = {actor.id for actor in _chosen(briefing)}
    found: list[OtherActors] = []
    for kind, heading in _KINDS:
        rows = tuple(_row(actor, briefing, source) for actor in briefing.actors if actor.kind is kind and actor.id not in key)
        if rows:
            found.append(OtherActors(heading=heading if key or kind is not ActorKind.PERSON else "Persons", rows=rows))
    return tuple(found)


def _chosen(briefing: Briefing) -> list[Actor]:
    heard = {quote.speaker.actor for quote in briefing.quotes if quote.speaker and quote.speaker.actor}
    heard |= {position.holder.actor for position in briefing.positions if position.holder.actor}
    named = [a for a in briefing.actors if a.kind is not ActorKind.UNNAMED and (a.pinned or a.id in heard or _is_central(a))]
    ranked = sorted(named, key=lambda a: (not a.pinned, a.id not in heard, a.kind is not ActorKind.PERSON, -a.salience, a.id))
    pinned = sum(a.pinned for a in ranked)
    return sorted(ranked[: max(_KEY_ACTORS, pinned)], key=lambda a: (a.kind is not ActorKind.PERSON, a.id not in heard, -a.salience, a.id))


def _is_central(actor: Actor) -> bool:
    """Whether a person stands at the centre of the story although nobody tells what they say or want."""
    return actor.kind is ActorKind.PERSON and actor.salience >= _SALIENT


def _named(briefing: Briefing) -> list[int]:
    """Where the story names actors and treaties, ascending."""
    actors = (mention.start for actor in briefing.actors for mention in actor.mentions)
    treaties = (span.start for treaty in briefing.treaties for span in treaty.reference.spans)
    return sorted({*actors, *treaties})


def _row(actor: Actor, briefing: Briefing, source: Source, named: Sequence[int] = ()) -> ActorRow:
    quotes = quotes_of(actor, briefing)
    best = best_quote(quotes, source, named)
    return ActorRow(
        id=actor.id,
        name=actor.name,
        unnamed=actor.kind is ActorKind.UNNAMED,
        country=actor.country,
        roles=role_views(actor, source),
        quoted=quote_view(best, source) if best else None,
        positions=tuple(position_passage(position, source) for position in positions_of(actor, briefing)),
        quotes=len(quotes),
        mark=source.mark(actor.mentions[0]),
        by_editor=bool(actor.corrected) or actor.pinned,
    )
