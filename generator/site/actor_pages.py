"""Pages of actors: the roles that briefings give them, what they said, where they appear; and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Actor, ActorKind, ActorRecord, Briefing, Corpus
from generator.site import addresses
from generator.site.dates import day
from generator.site.listing import Entry, entry
from generator.site.quotations import QuoteView, RoleView, position_passage, positions_of, quote_view, quotes_of, role_views
from generator.site.render import UNSEARCHED, counted, page
from generator.site.source import Mark, Passage, Source
from generator.site.states import state_name

_SHOWN = 100
_LISTED = 400
_HEADINGS = (
    (ActorKind.PERSON, "Persons"),
    (ActorKind.ORGANISATION, "Organisations"),
    (ActorKind.STATE, "States"),
)
_WORDS = {ActorKind.PERSON: "Person", ActorKind.ORGANISATION: "Organisation", ActorKind.STATE: "State", ActorKind.UNNAMED: "Unnamed source"}
_CORRECTED = {"country": "country", "id": "identity", "mentions": "identity", "name": "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOn:
    """A role and its day.

    Attributes:
        title: in the source's words, or the editor's.
        date: of the briefing that gives it; the day that the editor names, or nothing, where the editor does.
        mark: of the source's words; None for an editor's.
    """

    title: str
    former: bool
    date: str
    mark: Mark | None
    by_editor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesOn:
    """What an actor said in one briefing."""

    entry: Entry
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionsOn:
    """Where an actor stands by one briefing."""

    entry: Entry
    positions: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedActor:
    """An actor in the list of all.

    Attributes:
        role: of the newest briefing that gives one.
    """

    href: str
    name: str
    country: str | None
    role: RoleView | None
    briefings: int
    quotes: int


def actor_page(record: ActorRecord) -> bytes:
    """The page of one actor."""
    here = addresses.actor_page(record.id)
    newest = record.appearances[:_SHOWN]
    values = {
        "record": record,
        "kind": _WORDS[record.kind],
        "wikidata": f"https://www.wikidata.org/wiki/{record.wikidata}" if record.wikidata else None,
        "corrected": _and(_CORRECTED[key] for key in record.corrected),
        "roles": tuple(_roles(record, here)),
        "quotes": tuple(_quotes(record, here)),
        "positions": tuple(_positions(record, here)),
        "entries": [entry(briefing, here) for briefing, _ in newest],
        "left_out": len(record.appearances) - len(newest),
    }
    where = f" ({state_name(record.country)})" if record.country and record.kind is not ActorKind.STATE else ""
    said = sum(_quoted(record))
    matter = {
        "title": record.name,
        "description": f"{record.name}{where}: {counted(said, 'quote')} in {counted(len(record.appearances), 'briefing')}.",
        "hide": ["navigation"],
    }
    return page("actor", matter, values)


def actors_page(corpus: Corpus) -> bytes:
    """The list of all actors, by kind."""
    groups = []
    for kind, heading in _HEADINGS:
        records = sorted((r for r in corpus.actors if r.kind is kind), key=lambda r: (-len(r.appearances), r.name.casefold(), r.id))
        shown = sorted(records[:_LISTED], key=lambda r: (r.name.casefold(), r.id))
        groups.append({"heading": heading, "rows": [_listed(r) for r in shown], "left_out": len(records) - len(shown)})
    matter = {
        "title": "Actors",
        "description": "Persons, organisations and states across all briefings.",
        "hide": ["navigation"],
        "search": UNSEARCHED,
    }
    return page("actors", matter, {"groups": groups, "empty": not corpus.actors})


def _roles(record: ActorRecord, here: str) -> Iterator[RoleOn]:
    seen: set[tuple[str, bool]] = set()
    for briefing, actor in record.appearances:
        source = _source(briefing, here)
        spans = {source.words(role.span).casefold(): role.span for role in reversed(actor.roles)}
        for role in role_views(actor, source):
            key = role.title.casefold(), role.former
            if key not in seen:
                seen.add(key)
                own = role.by_editor
                date = (f"from {day(role.since)}" if role.since else "") if own else _date(briefing)
                mark = None if own else source.mark(spans[key[0]])
                yield RoleOn(title=role.title, former=role.former, date=date, mark=mark, by_editor=own)


def _quotes(record: ActorRecord, here: str) -> Iterator[QuotesOn]:
    shown = 0
    for briefing, actor in record.appearances:
        source = _source(briefing, here)
        quotes = tuple(quote_view(quote, source) for quote in quotes_of(actor, briefing))
        if quotes and shown < _SHOWN:
            shown += 1
            yield QuotesOn(entry=entry(briefing, here), quotes=quotes)


def _positions(record: ActorRecord, here: str) -> Iterator[PositionsOn]:
    shown = 0
    for briefing, actor in record.appearances:
        source = _source(briefing, here)
        held = tuple(position_passage(position, source) for position in positions_of(actor, briefing))
        if held and shown < _SHOWN:
            shown += 1
            yield PositionsOn(entry=entry(briefing, here), positions=held)


def _listed(record: ActorRecord) -> ListedActor:
    return ListedActor(
        href=addresses.link(addresses.ACTORS, addresses.actor_page(record.id)),
        name=record.name,
        country=record.country,
        role=next(iter(_latest_roles(record.appearances)), None),
        briefings=len(record.appearances),
        quotes=sum(_quoted(record)),
    )


def _latest_roles(appearances: tuple[tuple[Briefing, Actor], ...]) -> Iterator[RoleView]:
    for briefing, actor in appearances:
        yield from role_views(actor, Source(briefing=briefing))


def _quoted(record: ActorRecord) -> Iterator[int]:
    return (len(quotes_of(actor, briefing)) for briefing, actor in record.appearances)


def _source(briefing: Briefing, here: str) -> Source:
    return Source(briefing=briefing, page=addresses.link(here, addresses.briefing_page(briefing.slug)))


def _and(words: Iterable[str]) -> str:
    """identity, name and country: each once."""
    *first, last = dict.fromkeys(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _date(briefing: Briefing) -> str:
    return day(briefing.article.published) if briefing.article.published else "undated"
