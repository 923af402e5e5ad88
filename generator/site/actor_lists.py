"""Lists of all actors: one page while they are few, one a letter once they are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Actor, ActorKind, ActorRecord, Briefing, Corpus, slug_of
from generator.reference.names import names
from generator.site import addresses
from generator.site.actor_roles import is_shouted
from generator.site.paging import by_letter, fits, letter_address
from generator.site.quoted import most_quoted
from generator.site.render import UNSEARCHED, page
from generator.site.states import state_pages
from generator.site.way import ACTORS, Place, trail
from generator.telling.quotations import RoleView, quotes_of, role_views
from generator.telling.source import Source

_FEW = 400
_MOST_NAMED = 100
# Of the HTML of an actor in a list, in bytes: what stands around its name, its country with a link, its role.
_ROW, _COUNTRY, _ROLE = 150, 120, 50
_HEADINGS = (
    (ActorKind.PERSON, "Persons"),
    (ActorKind.ORGANISATION, "Organisations"),
    (ActorKind.STATE, "States"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedActor:
    """An actor in a list.

    Attributes:
        state: the address of its country's page; None where there is none.
        role: of the newest briefing that gives one.
    """

    href: str
    name: str
    country: str | None
    state: str | None
    role: RoleView | None
    briefings: int
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A page of a long list: the actors filed under one letter, or a share of them.

    Attributes:
        label: A, or where one page does not hold all A 2.
    """

    label: str
    src_uri: str
    records: tuple[ActorRecord, ...]


def actors_pages(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """The list of all actors by kind; of a kind with many those in most briefings, and the others by letter on pages of their own."""
    states = state_pages(corpus.actors)
    groups = []
    by_kind = {kind: sorted((record for record in corpus.actors if record.kind is kind), key=_filed) for kind, _ in _HEADINGS}
    whole = [record for records in by_kind.values() if len(records) <= _FEW for record in records]
    few = _FEW if fits(whole, _weight) else _MOST_NAMED
    for kind, heading in _HEADINGS:
        records = by_kind[kind]
        parts = _parts(records, heading) if len(records) > few else ()
        often = sorted(records, key=lambda r: (-len(r.appearances), _filed(r)))[:_MOST_NAMED] if parts else records
        groups.append(
            {
                "heading": heading,
                "rows": [_listed(record, addresses.ACTORS, states) for record in often],
                "total": len(records),
                "parts": [(part.label, addresses.link(addresses.ACTORS, part.src_uri)) for part in parts],
            }
        )
        for part in parts:
            yield part.src_uri, _part_page(part, heading, parts, states)
    values: dict[str, object] = {"trail": trail(addresses.ACTORS), "groups": groups, "empty": not corpus.actors, "title": "Actors"}
    values["quoted"] = most_quoted(corpus.briefings, {record.id: record.name for record in corpus.actors}, addresses.ACTORS)
    yield addresses.ACTORS, page("actors", _matter("Actors", "Persons, organisations and states across all briefings."), values)


def _part_page(part: Part, heading: str, parts: Sequence[Part], states: Mapping[str, str]) -> bytes:
    title = f"{heading}: {part.label}"
    group = {
        "heading": heading,
        "rows": [_listed(record, part.src_uri, states) for record in part.records],
        "total": len(part.records),
        "parts": [(other.label, None if other is part else addresses.link(part.src_uri, other.src_uri)) for other in parts],
    }
    above = trail(part.src_uri, ACTORS, Place(name=heading, src_uri=addresses.ACTORS, anchor=slug_of(heading)))
    values = {"trail": above, "groups": [group], "empty": False, "title": title, "quoted": None}
    return page("actors", _matter(title, f"{title}, across all briefings."), values)


def _matter(title: str, description: str) -> dict[str, object]:
    return {"title": title, "description": description, "hide": ["navigation"], "search": UNSEARCHED}


def _parts(records: Sequence[ActorRecord], heading: str) -> tuple[Part, ...]:
    """The records in pages of a letter, or where one page does not hold them of shares of it."""
    return tuple(
        Part(label=label, src_uri=addresses.actors_part(slug_of(heading), letter_address(label)), records=share)
        for label, share in by_letter(records, lambda record: _filed(record)[0], _FEW)
    )


def _filed(record: ActorRecord) -> tuple[str, str, str]:
    """Where a reader looks for the actor: a person by family name, all others by name."""
    return filed_name(record.name, record.kind), record.name.casefold(), record.id


def filed_name(name: str, kind: ActorKind) -> str:
    """The name by which an actor is filed, in the letters of addresses: a person's family name stands first."""
    if kind is ActorKind.PERSON and len(words := name.split()) > 1 and words[0] not in names().family_first:
        name = f"{words[-1]} {name}"
    return slug_of(name)


def _weight(record: ActorRecord) -> int:
    """The bytes of HTML that an actor takes of a list, about."""
    country = _COUNTRY if record.country and record.kind is not ActorKind.STATE else 0
    return _ROW + len(record.id) + len(record.name.encode()) + country + (_ROLE if record.kind is ActorKind.PERSON else 0)


def _listed(record: ActorRecord, here: str, states: Mapping[str, str]) -> ListedActor:
    state = states.get(record.country or "")
    return ListedActor(
        href=addresses.link(here, addresses.actor_page(record.id)),
        name=record.name,
        country=None if record.kind is ActorKind.STATE else record.country,
        state=addresses.link(here, state) if state else None,
        role=latest_role(record.appearances),
        briefings=len(record.appearances),
        quotes=sum(len(quotes_of(actor, briefing)) for briefing, actor in record.appearances),
    )


def latest_role(appearances: tuple[tuple[Briefing, Actor], ...]) -> RoleView | None:
    """The newest briefing's first role, of one wording in capitals the newest that is not."""
    told = ((briefing, actor) for briefing, actor in appearances if actor.roles or actor.editor_roles)
    views = (view for briefing, actor in told for view in role_views(actor, Source(briefing=briefing)))
    first = next(views, None)
    if first is None or not is_shouted(first.title):
        return first
    return next((view for view in views if view.title != first.title and view.title.casefold() == first.title.casefold()), first)
