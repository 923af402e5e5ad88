"""The words on an actor's page: the actor's own, those of others on the actor, those of a state's persons, and positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from generator.model import Actor, ActorKind, ActorRecord, Briefing, Position, Quote
from generator.site.addresses import actor_page, briefing_page, link
from generator.site.listing import Entry, entry
from generator.site.portion import Limit, portion, shortened
from generator.span import Span
from generator.telling.quotations import QuoteView, position_passage, positions_of, quote_view, quotes_of
from generator.telling.source import Passage, Source

F = TypeVar("F", Quote, Position)

_OWN = Limit(entries=60, characters=24_000, longest=900)
_OF_OTHERS = Limit(entries=24, characters=8_000, longest=500)
# Of what is longer than this a page of another actor shows the sentences that name it.
_WHOLE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenBy:
    """Who said what a page shows of another.

    Attributes:
        href: the actor's page; None for an unnamed source.
    """

    name: str
    href: str | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote; on a page that is not the speaker's, with the speaker."""

    quote: QuoteView
    by: SpokenBy | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOn:
    """What one briefing quotes."""

    entry: Entry
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOn:
    """Where an actor stands by one briefing."""

    entry: Entry
    positions: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words by briefing, newest first.

    Attributes:
        groups: those shown.
        shown: how many words of quotes or positions these are.
        total: how many there are.
    """

    groups: tuple[SaidOn, ...] | tuple[HeldOn, ...]
    shown: int
    total: int


def own_quotes(record: ActorRecord) -> Words:
    """What the actor said."""
    every = [(briefing, quote) for briefing, actor in record.appearances for quote in quotes_of(actor, briefing)]
    return _said(every, record, _OWN)


def words_on(record: ActorRecord) -> Words:
    """What others said of the actor; of long quotes the sentences that name it."""
    mentions = {briefing.slug: actor.mentions for briefing, actor in record.appearances}
    every = [(briefing, _naming(quote, briefing, mentions.get(briefing.slug, ()))) for briefing, quote in record.words_on]
    return _said(every, record, _OF_OTHERS)


def words_of_officials(record: ActorRecord) -> Words:
    """What the persons of a state said."""
    return _said(record.officials, record, _OF_OTHERS)


def positions(record: ActorRecord) -> Words:
    """Where the actor stands."""
    every = [(briefing, position) for briefing, actor in record.appearances for position in positions_of(actor, briefing)]
    shown = portion(every, _characters, _OF_OTHERS)
    here = actor_page(record.id)
    groups = tuple(
        HeldOn(entry=entry(briefing, here), positions=tuple(shortened(position_passage(held, source), _OF_OTHERS) for held in group))
        for briefing, source, group in _by_briefing(shown, here)
    )
    return Words(groups=groups, shown=len(shown), total=len(every))


def _said(every: Sequence[tuple[Briefing, Quote]], record: ActorRecord, limit: Limit) -> Words:
    shown = portion(every, _characters, limit)
    here = actor_page(record.id)
    groups: list[SaidOn] = []
    for briefing, source, group in _by_briefing(shown, here):
        actors = {actor.id: actor for actor in briefing.actors if actor.id != record.id}
        views = ((quote, quote_view(quote, source)) for quote in group)
        said = tuple(
            Said(quote=replace(view, passage=shortened(view.passage, limit)), by=_by(quote, actors, here)) for quote, view in views
        )
        groups.append(SaidOn(entry=entry(briefing, here), said=said))
    return Words(groups=tuple(groups), shown=len(shown), total=len(every))


def _naming(quote: Quote, briefing: Briefing, mentions: Iterable[Span]) -> Quote:
    """The quote, or of a long one the sentences that name the actor."""
    if sum(len(span) for span in quote.spans) <= _WHOLE:
        return quote
    source, named = Source(briefing=briefing), tuple(mentions)
    parts = (part for span in quote.spans for part in source.sentences_in(span))
    kept = [part for part in parts if any(part.contains(mention) for mention in named)]
    return replace(quote, spans=tuple(_joined(kept, briefing.article.text))) if kept else quote


def _joined(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """The spans, in order, as one where nothing but white space is between two."""
    last: Span | None = None
    for span in spans:
        if last is not None and not text[last.end : span.start].strip():
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _by_briefing(found: Iterable[tuple[Briefing, F]], here: str) -> Iterator[tuple[Briefing, Source, list[F]]]:
    for _, pairs in groupby(found, key=lambda pair: pair[0].slug):
        group = list(pairs)
        briefing = group[0][0]
        yield briefing, Source(briefing=briefing, page=link(here, briefing_page(briefing.slug))), [one for _, one in group]


def _characters(pair: tuple[Briefing, Quote | Position]) -> int:
    return sum(len(span) for span in pair[1].spans)


def _by(quote: Quote, actors: dict[str, Actor], here: str) -> SpokenBy | None:
    actor = actors.get(quote.speaker.actor or "") if quote.speaker else None
    if actor is None:
        return None
    href = None if actor.kind is ActorKind.UNNAMED else link(here, actor_page(actor.id))
    return SpokenBy(name=actor.name, href=href, country=actor.country)
