"""Many briefings and what spans them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.actor import Actor, ActorKind
from generator.model.briefing import Briefing, CitedTreaty


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRecord:
    """One actor across briefings: what an actor's page shows.

    Attributes:
        id: the same in every briefing.
        name: the editor's, else the fullest of any briefing; what was merged into the actor does not name it.
        country: ISO 3166-1 alpha-2; None where the briefings do not tell or do not agree.
        aliases: of all briefings, sorted.
        appearances: each briefing with the actor as it stands there, newest briefing first.
        wikidata: the actor's item in Wikidata, by an editor; None where none is given.
        corrected: as of `Actor`, of all briefings.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    appearances: tuple[tuple[Briefing, Actor], ...]
    wikidata: str | None = None
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyRecord:
    """One treaty across briefings: what a treaty's page shows."""

    id: str
    title: str
    short_title: str
    known: bool
    appearances: tuple[tuple[Briefing, CitedTreaty], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All briefings of a site.

    Attributes:
        briefings: newest first, undated last, then by slug.
        actors: named actors (unnamed sources have no page), sorted by name.
        treaties: sorted by short title.
    """

    briefings: tuple[Briefing, ...]
    actors: tuple[ActorRecord, ...]
    treaties: tuple[TreatyRecord, ...]
