"""What ties an actor to others on its page: company, members, treaties, namesakes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import ActorKind, ActorRecord, Tied, TreatyTie
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.site.addresses import actor_page, briefing_page, link, treaty_page
from generator.telling.source import Mark, Source
from generator.telling.treaty_cards import articles

_TREATIES = 15
_PROVISIONS = 8
_MEMBERS = 24
_NAMED = 6
_NAMESAKES = 12
_HEADINGS = ((ActorKind.PERSON, "Persons"), (ActorKind.ORGANISATION, "Organisations"), (ActorKind.STATE, "States"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedActor:
    """An actor that is linked to, and in how many briefings it is tied."""

    href: str
    name: str
    kind: ActorKind
    country: str | None
    briefings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedKind:
    """The tied actors of one kind.

    Attributes:
        left_out: how many more there are.
    """

    heading: str
    actors: tuple[TiedActor, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBeside:
    """A treaty cited in the actor's briefings.

    Attributes:
        articles: Articles 5, 6; the most cited; None where none is.
        briefings: how many of the actor's briefings cite it.
        beside: in how many a sentence cites it that names the actor or is in the actor's words.
        mark: of the newest such sentence.
    """

    href: str
    short_title: str
    articles: str | None
    briefings: int
    beside: int
    mark: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A treaty of the library to which a state is a party, and whether a briefing cites it."""

    short_title: str
    href: str
    cited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for it that a page's briefings name one person.

    Attributes:
        name_alone: number and address of the newest briefings for which the name alone speaks.
        others_alone: how many more of these there are.
    """

    country: int
    office: int
    name_alone: tuple[tuple[str, str], ...]
    others_alone: int


def company(record: ActorRecord) -> tuple[TiedKind, ...]:
    """Who stands most often in the same briefings, by kind."""
    return _by_kind(record.company, record, len(record.company))


def members(record: ActorRecord) -> tuple[TiedKind, ...]:
    """Who belongs to the state or organisation, by kind."""
    return _by_kind(record.members, record, _MEMBERS)


def namesakes(record: ActorRecord) -> tuple[TiedActor, ...]:
    """Other actors of the same name."""
    return tuple(_linked(tied, record) for tied in record.namesakes[:_NAMESAKES])


def evidence(record: ActorRecord) -> Evidence | None:
    """What joins the briefings; None where one page has one briefing, or an actor's kind leaves no doubt."""
    if record.joining is None:
        return None
    alone = record.joining.name_alone
    return Evidence(
        country=record.joining.country,
        office=record.joining.office,
        name_alone=tuple((b.number or b.title, link(actor_page(record.id), briefing_page(b.slug))) for b in alone[:_NAMED]),
        others_alone=len(alone[_NAMED:]),
    )


def treaties(record: ActorRecord) -> tuple[CitedBeside, ...]:
    """The treaties cited in the actor's briefings, those first that are cited in one sentence with it."""
    return tuple(_cited(tie, record) for tie in record.treaties[:_TREATIES])


def parties(library: TreatyLibrary) -> Mapping[str, tuple[Treaty, ...]]:
    """A country's code -> the treaties that the library says it is a party to, by title."""
    found: dict[str, list[Treaty]] = defaultdict(list)
    for treaty in sorted(library, key=lambda treaty: (treaty.short_title.casefold(), treaty.id)):
        for code in treaty.parties:
            found[code].append(treaty)
    return {code: tuple(joined) for code, joined in found.items()}


def memberships(record: ActorRecord, joined: Mapping[str, tuple[Treaty, ...]], cited: frozenset[str]) -> tuple[Membership, ...]:
    """The treaties that a state is a party to, those first that a briefing cites; none of other actors.

    Args:
        record: the actor.
        joined: a country's code -> the treaties that it is a party to.
        cited: the ids of the treaties that a briefing cites.
    """
    if record.kind is not ActorKind.STATE:
        return ()
    here = actor_page(record.id)
    treaties = joined.get(record.country or "", ())
    found = [Membership(short_title=t.short_title, href=link(here, treaty_page(t.id)), cited=t.id in cited) for t in treaties]
    return tuple(sorted(found, key=lambda one: not one.cited))


def _by_kind(ties: Iterable[Tied], record: ActorRecord, most: int) -> tuple[TiedKind, ...]:
    groups = ((heading, [tied for tied in ties if tied.kind is kind]) for kind, heading in _HEADINGS)
    return tuple(
        TiedKind(heading=heading, actors=tuple(_linked(tied, record) for tied in group[:most]), left_out=len(group[most:]))
        for heading, group in groups
        if group
    )


def _linked(tied: Tied, record: ActorRecord) -> TiedActor:
    href = link(actor_page(record.id), actor_page(tied.id))
    return TiedActor(href=href, name=tied.name, kind=tied.kind, country=tied.country, briefings=tied.briefings)


def _cited(tie: TreatyTie, record: ActorRecord) -> CitedBeside:
    here = actor_page(record.id)
    mark = None
    for briefing, span in tie.beside[:1]:
        mark = Source(briefing=briefing, page=link(here, briefing_page(briefing.slug))).mark(span)
    return CitedBeside(
        href=link(here, treaty_page(tie.id)),
        short_title=tie.short_title,
        articles=articles(label for label, _ in tie.provisions[:_PROVISIONS]),
        briefings=tie.briefings,
        beside=len(tie.beside),
        mark=mark,
    )
