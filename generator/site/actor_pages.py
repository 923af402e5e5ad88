"""Pages of actors: who they are, what they and others say, what they hold, and what ties them to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import ActorKind, ActorRecord
from generator.site import actor_ties, actor_words, addresses, network, structured
from generator.site.actor_roles import is_shouted, role_rows
from generator.site.chronicle import Dated, newest
from generator.site.follow import follow, followed
from generator.site.listing import latest_day, listed, listed_pages
from generator.site.pictures import FEWEST, activity
from generator.site.render import page
from generator.site.way import ACTORS, Place, trail
from generator.telling.dates import period
from generator.telling.quotations import positions_of, quotes_of
from generator.telling.words import counted, state_name

_ROLES = 25
_NAMES = 12
_KINDS = {ActorKind.PERSON: "Person", ActorKind.ORGANISATION: "Organisation", ActorKind.STATE: "State", ActorKind.UNNAMED: "Unnamed source"}
_LISTS = {ActorKind.PERSON: "Persons", ActorKind.ORGANISATION: "Organisations", ActorKind.STATE: "States"}
_CORRECTED = {"country": "country", "id": "identity", "mentions": "identity", "name": "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NearActor:
    """What other pages and the library tell of an actor.

    Attributes:
        belongs: the treaties that it is a party to.
        dated: the dated statements whose sentences name it, oldest first.
        feeds: the src_uris of the files of its feed.
        network: the treaties that it is tied to, and who else is; None where that is little.
    """

    belongs: Sequence[actor_ties.Membership] = ()
    dated: Sequence[Dated] = ()
    feeds: Sequence[str] = ()
    network: network.Network | None = None


def actor_page(record: ActorRecord, near: NearActor) -> bytes:
    """The page of one actor.

    Args:
        record: the actor.
        near: what other pages and the library tell of it.
    """
    here, feed = addresses.actor_page(record.id), addresses.feed_of("actors", record.id)
    latest = newest(near.dated, here)
    values = {
        "trail": trail(here, ACTORS, *_list(record)),
        "record": record,
        **_who(record),
        **_words(record),
        "treaties": actor_ties.treaties(record),
        "network": near.network,
        "memberships": near.belongs,
        "happenings": latest,
        "all_quotes": addresses.quotes_of(record.id, here),
        "other_happenings": len(near.dated) - len(latest),
        "timeline": addresses.link(here, addresses.timeline_of("actor", record.id)),
        "company": actor_ties.company(record),
        "members": actor_ties.members(record),
        "activity": activity((briefing.article.published for briefing, _ in record.appearances), fewest=FEWEST),
        **listed((briefing for briefing, _ in record.appearances), here),
        "absent": tuple(_absent(record)),
        "follow": follow(here, feed, near.feeds),
    }
    return page("actor", {**_front_matter(record), **followed(feed, near.feeds)}, values)


def more_pages(record: ActorRecord) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the pages on which the list of the actor's briefings goes on; none where the actor's page holds it."""
    here = addresses.actor_page(record.id)
    above = (ACTORS, *_list(record), Place(name=record.name, src_uri=here))
    yield from listed_pages([briefing for briefing, _ in record.appearances], here, f"Briefings that name {record.name}", above)


def _list(record: ActorRecord) -> Iterator[Place]:
    if heading := _LISTS.get(record.kind):
        yield Place(name=heading, src_uri=addresses.ACTORS, anchor=heading.lower())


def _who(record: ActorRecord) -> dict[str, object]:
    names, roles = _names(record), role_rows(record)
    return {
        "kind": _KINDS[record.kind],
        "wikidata": f"https://www.wikidata.org/wiki/{record.wikidata}" if record.wikidata else None,
        "corrected": _and(_CORRECTED[key] for key in record.corrected),
        "dates": period(b.article.published for b, _ in record.appearances if b.article.published),
        "names": names[:_NAMES],
        "other_names": len(names[_NAMES:]),
        "namesakes": actor_ties.namesakes(record),
        "evidence": actor_ties.evidence(record),
        "roles": roles[:_ROLES],
        "other_roles": len(roles[_ROLES:]),
    }


def _words(record: ActorRecord) -> dict[str, object]:
    return {
        "quotes": actor_words.own_quotes(record),
        "words_on": actor_words.words_on(record),
        "officials": actor_words.words_of_officials(record),
        "positions": actor_words.positions(record),
    }


def _front_matter(record: ActorRecord) -> dict[str, object]:
    where = f" ({state_name(record.country)})" if record.country and record.kind is not ActorKind.STATE else ""
    said = sum(len(quotes_of(actor, briefing)) for briefing, actor in record.appearances)
    matter: dict[str, object | None] = {
        "title": record.name,
        "description": f"{record.name}{where}: {counted(said, 'quote')} in {counted(len(record.appearances), 'briefing')}.",
        "updated": latest_day(briefing for briefing, _ in record.appearances),
        "structured": structured.of_actor(record),
        "hide": ["navigation"],
    }
    return {key: value for key, value in matter.items() if value is not None}


def _names(record: ActorRecord) -> tuple[str, ...]:
    """The other names; what differs from another in capitals only is none."""
    spellings: dict[str, str] = {}
    for name in sorted(record.aliases, key=lambda alias: (is_shouted(alias), alias)):
        spellings.setdefault(name.casefold(), name)
    spellings.pop(record.name.casefold(), None)
    return tuple(sorted(spellings.values()))


def _absent(record: ActorRecord) -> Iterator[str]:
    """What the briefings do not have on the actor, as a reader would look for it."""
    if record.kind is ActorKind.PERSON and not any(actor.roles or actor.editor_roles for _, actor in record.appearances):
        yield "role"
    if not any(quotes_of(actor, briefing) for briefing, actor in record.appearances):
        yield "quote"
    if not record.words_on:
        yield "word of others"
    if not any(positions_of(actor, briefing) for briefing, actor in record.appearances):
        yield "position"
    if not record.treaties:
        yield "treaty"


def _and(words: Iterable[str]) -> str:
    """identity, name and country: each once."""
    *first, last = dict.fromkeys(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last
