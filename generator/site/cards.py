"""What a year tells the pages that span all years: corpus -> card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.model import (
    ActorKind,
    ActorRecord,
    Briefing,
    CardBriefing,
    CardEntry,
    Corpus,
    Feed,
    TopicRecord,
    TreatyRecord,
    YearCard,
    slug_of,
)
from generator.reference.treaty_library import TreatyLibrary
from generator.site import addresses, treaty_facts
from generator.site.actor_lists import filed_name, latest_role
from generator.site.copies import first_of_each
from generator.site.listing import entry
from generator.site.topic_pages import about
from generator.telling.words import displayed

_NEWEST = 50
_NAMES = 8


def year_card(name: str, corpus: Corpus, library: TreatyLibrary, feed: Feed) -> YearCard:
    """The card of a year.

    Args:
        name: of the year.
        corpus: its briefings and what spans them.
        library: which may hold the treaties that they cite.
        feed: of all its briefings.
    """
    return YearCard(
        name=name,
        days=tuple(_days(corpus.briefings)),
        updated=max((day for b in corpus.briefings for day in (b.article.published, b.revised) if day), default=None),
        quotes=sum(len(briefing.quotes) for briefing in corpus.briefings),
        newest=tuple(_briefing(one) for one in first_of_each(corpus.briefings, corpus.copies)[:_NEWEST]),
        feed=feed.entries,
        actors=tuple(_actor(record) for record in sorted(corpus.actors, key=lambda record: record.id)),
        treaties=tuple(_treaty(record, library) for record in sorted(corpus.treaties, key=lambda record: record.id)),
        topics=tuple(_topic(record) for record in sorted(corpus.topics, key=lambda record: record.id)),
    )


def _days(briefings: tuple[Briefing, ...]) -> Iterator[tuple[date | None, int]]:
    found = Counter(day.replace(day=1) if (day := briefing.article.published) else None for briefing in briefings)
    yield from sorted(found.items(), key=lambda item: item[0] or date.min)


def _briefing(briefing: Briefing) -> CardBriefing:
    made = entry(briefing, addresses.HOME)
    told = made.glance
    return CardBriefing(
        href=made.href,
        number=made.number,
        published=briefing.article.published,
        place=made.place,
        title=made.title,
        first=told.text if told else "",
        names=told.names if told else (),
        mark=(told.mark.href, told.mark.paragraph) if told and told.mark else None,
    )


def _actor(record: ActorRecord) -> CardEntry:
    role = latest_role(record.appearances)
    return CardEntry(
        id=record.id,
        name=record.name,
        filed=filed_name(record.name, record.kind),
        kind=record.kind,
        country=None if record.kind is ActorKind.STATE else record.country,
        detail=displayed(role.title) if role else "",
        also=", ".join(record.aliases[:_NAMES]),
        briefings=len(record.appearances),
    )


def _treaty(record: TreatyRecord, library: TreatyLibrary) -> CardEntry:
    known = library.get(record.id)
    return CardEntry(
        id=record.id,
        name=record.short_title,
        filed=slug_of(record.short_title),
        detail=treaty_facts.kicker(known),
        also=record.title if record.title != record.short_title else "",
        briefings=len(record.appearances),
    )


def _topic(record: TopicRecord) -> CardEntry:
    return CardEntry(
        id=record.id, name=record.name, filed=slug_of(record.name), detail=about(record.id) or "", briefings=len(record.briefings)
    )
