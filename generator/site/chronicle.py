"""What happened and what is ahead in all briefings: their dated statements, and those about an actor, a treaty or a topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model import ActorKind, Briefing, Corpus, Statement, days
from generator.site import addresses
from generator.site.copies import first_of_each
from generator.site.listing import Entry, entry
from generator.site.paging import Listing
from generator.span import Span
from generator.telling.source import Source
from generator.telling.timeline import DatedPassage, dated_passages, main_date

# Actors and treaties named beside an event: those that matter most in its briefing.
_NAMED = 4
# On the page of an actor or a treaty.
_SHOWN = 20
# Of the HTML of a statement, in bytes: what stands around its words, and what each name beside it takes.
_FRAME, _NAME = 430, 90
# Days: a date that stands for more is of no month.
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A dated statement of a briefing, and the days that it is about.

    Attributes:
        when: the first and the last day that its date stands for.
        ahead: whether it was still to come by its source.
        sentences: those that the statement is of.
        actors: the ids of those whom the sentences name.
        treaties: the ids of those that the sentences cite.
    """

    when: tuple[date, date]
    briefing: Briefing
    statement: Statement
    ahead: bool
    sentences: tuple[Span, ...]
    actors: tuple[str, ...]
    treaties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A dated statement for display, with who and what it names.

    Attributes:
        named: actors and treaties, each with the address of its page.
    """

    item: DatedPassage
    ahead: bool
    entry: Entry
    named: tuple[tuple[str, str], ...]


def dated(corpus: Corpus) -> tuple[Dated, ...]:
    """All dated statements of background and of what is ahead, oldest first; of a story that several report those of the newest."""
    found = []
    for briefing in first_of_each(corpus.briefings, corpus.copies):
        source = Source(briefing=briefing)
        for statement, ahead in [*((s, False) for s in briefing.background), *((s, True) for s in briefing.ahead)]:
            mention = main_date(statement, after=briefing.article.published if ahead else None)
            if mention and (when := days(mention.value)):
                sentences = tuple(source.sentence(span) or span for span in statement.spans)
                found.append(
                    Dated(
                        when=when,
                        briefing=briefing,
                        statement=statement,
                        ahead=ahead,
                        sentences=sentences,
                        actors=tuple(a.id for a in briefing.actors if _overlap(a.mentions, sentences)),
                        treaties=tuple(c.reference.id for c in briefing.treaties if _overlap(c.reference.spans, sentences)),
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.when, one.briefing.slug, one.statement.spans)))


def by_actor(every: Iterable[Dated]) -> Mapping[str, tuple[Dated, ...]]:
    """By actor's id the statements whose sentences name the actor, oldest first."""
    return _indexed(every, lambda one: one.actors)


def by_treaty(every: Iterable[Dated]) -> Mapping[str, tuple[Dated, ...]]:
    """By treaty's id the statements whose sentences cite the treaty, oldest first."""
    return _indexed(every, lambda one: one.treaties)


def by_topic(every: Iterable[Dated]) -> Mapping[str, tuple[Dated, ...]]:
    """By topic's id the statements whose sentences have words of the topic, oldest first; all where only front matter gives it."""

    def topics(one: Dated) -> Iterator[str]:
        return (t.id for t in one.briefing.topics if not t.spans or _overlap(t.spans, one.sentences))

    return _indexed(every, topics)


def newest(found: Sequence[Dated], here: str) -> tuple[Happening, ...]:
    """The latest of the statements as shown on the page at src_uri `here`, oldest first."""
    return tuple(happening(one, here) for one in found[-_SHOWN:])


def watched(corpus: Corpus, every: Sequence[Dated]) -> tuple[list[Dated], list[Dated]]:
    """What still lies ahead when the newest briefing is published, soonest end first; and what was expected before, oldest first."""
    newest = max((b.article.published for b in corpus.briefings if b.article.published), default=None)
    expected = sorted((one for one in every if one.ahead), key=lambda one: (one.when[1], one.briefing.slug, one.statement.spans))
    if newest is None:
        return [], expected
    return [one for one in expected if one.when[1] >= newest], [one for one in expected if one.when[1] < newest]


def happening(one: Dated, here: str) -> Happening:
    """The statement as shown on the page at src_uri `here`."""
    briefing = one.briefing
    source = Source(briefing=briefing, page=addresses.link(here, addresses.briefing_page(briefing.slug)))
    after = briefing.article.published if one.ahead else None
    return Happening(
        item=dated_passages((one.statement,), source, after=after)[0],
        ahead=one.ahead,
        entry=entry(briefing, here),
        named=tuple(_named(one, here)),
    )


def shown(found: Iterable[Dated], here: str) -> Mapping[str, object]:
    """The statements for the template of a part of a long list."""
    return {"happenings": tuple(happening(one, here) for one in found)}


def weight(one: Dated) -> int:
    """The bytes that a statement takes of a list, about."""
    briefing, text = one.briefing, one.briefing.article.text
    words = sum(len(text[span.start : span.end].encode()) for span in one.statement.spans)
    named = min(len(one.actors), _NAMED) + min(len(one.treaties), _NAMED)
    return _FRAME + 2 * len(briefing.slug) + len(briefing.title.encode()) + words + _NAME * named


def _year(one: Dated) -> int:
    return one.when[0].year


def _month(one: Dated) -> date | None:
    first, last = one.when
    return first.replace(day=1) if (last - first).days <= _LONGEST_MONTH else None


BY_DATE: Listing[Dated] = Listing(weight=weight, year=_year, month=_month)
"""Statements by the first day that their dates stand for."""


def _indexed(every: Iterable[Dated], ids: Callable[[Dated], Iterable[str]]) -> Mapping[str, tuple[Dated, ...]]:
    found: dict[str, list[Dated]] = {}
    for one in every:
        for identifier in dict.fromkeys(ids(one)):
            found.setdefault(identifier, []).append(one)
    return {identifier: tuple(statements) for identifier, statements in found.items()}


def _overlap(mentions: Iterable[Span], spans: Sequence[Span]) -> bool:
    return any(mention.overlaps(span) for mention in mentions for span in spans)


def _named(one: Dated, here: str) -> Iterator[tuple[str, str]]:
    """The actors and treaties that the sentences of the statement name."""
    actors = (
        (actor.name, addresses.link(here, addresses.actor_page(actor.id)))
        for actor in one.briefing.actors
        if actor.kind is not ActorKind.UNNAMED and actor.id in one.actors
    )
    treaties = (
        (cited.reference.short_title, addresses.link(here, addresses.treaty_page(cited.reference.id)))
        for cited in one.briefing.treaties
        if cited.reference.id in one.treaties
    )
    yield from list(treaties)[:_NAMED]
    yield from list(actors)[:_NAMED]
