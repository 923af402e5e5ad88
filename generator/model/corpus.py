"""Many briefings and what spans them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.actor import Actor, ActorKind
from generator.model.briefing import Briefing, CitedTreaty
from generator.model.quote import Quote
from generator.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """An actor that something ties to another.

    Attributes:
        id: of its record.
        briefings: how many tie the two, or where something else does, how many name this one.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    briefings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """An actor and a treaty that stand in the same sentences of one briefing.

    Attributes:
        actor: its id.
        treaty: its id.
        places: in each sentence that cites the treaty and names the actor, or holds the actor's words, the first words that cite
            it; in order.
        own: in how many of these the actor's own words cite it.
    """

    actor: str
    treaty: str
    places: tuple[Span, ...]
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyTie:
    """A treaty that is cited in an actor's briefings.

    Attributes:
        id: of its record.
        briefings: how many name the actor and cite the treaty.
        beside: the first place in each of these where a sentence cites it that names the actor or is in the actor's own
            words; newest briefing first.
        provisions: the labels of the cited ones, and how many of the briefings cite each; most cited first.
    """

    id: str
    short_title: str
    briefings: int
    beside: tuple[tuple[Briefing, Span], ...]
    provisions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What speaks for it, besides the name, that several briefings name one person.

    Attributes:
        country: how many briefings tell the same country; 0 for fewer than two.
        office: how many give an office that another gives too.
        name_alone: those for which neither speaks; newest first.
    """

    country: int
    office: int
    name_alone: tuple[Briefing, ...]


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
        words_on: the quotes of others that name the actor, newest briefing first.
        officials: a state's: the quotes of its persons, newest briefing first.
        company: the actors most often in the same briefings, by kind, most often first.
        members: a state's persons and bodies; the persons whose roles name an organisation; in most briefings first.
        treaties: cited in the actor's briefings; those first that are cited in one sentence with the actor.
        namesakes: other actors of the same name.
        joining: of persons in several briefings; None of all others.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    appearances: tuple[tuple[Briefing, Actor], ...]
    wikidata: str | None = None
    corrected: tuple[str, ...] = ()
    words_on: tuple[tuple[Briefing, Quote], ...] = ()
    officials: tuple[tuple[Briefing, Quote], ...] = ()
    company: tuple[Tied, ...] = ()
    members: tuple[Tied, ...] = ()
    treaties: tuple[TreatyTie, ...] = ()
    namesakes: tuple[Tied, ...] = ()
    joining: Joining | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyRecord:
    """One treaty across briefings: what a treaty's page shows."""

    id: str
    title: str
    short_title: str
    known: bool
    appearances: tuple[tuple[Briefing, CitedTreaty], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRecord:
    """A topic across briefings.

    Attributes:
        id: as in `Topic`.
        name: as shown.
        briefings: that are about it, newest first.
    """

    id: str
    name: str
    briefings: tuple[Briefing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All briefings of a site.

    Attributes:
        briefings: newest first, undated last, then by slug.
        actors: named actors (unnamed sources have no page), sorted by name.
        treaties: sorted by short title.
        topics: sorted by name.
        copies: groups of briefings whose articles report the same words, by slug, newest first.
        beside: by slug of each briefing that cites a treaty, who stands in one sentence with which of them.
        year: whose briefings these are, where a site is built year by year; None for all of a site.
    """

    briefings: tuple[Briefing, ...]
    actors: tuple[ActorRecord, ...]
    treaties: tuple[TreatyRecord, ...]
    topics: tuple[TopicRecord, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    beside: Mapping[str, tuple[Beside, ...]] = field(default_factory=dict)
    year: str | None = None
