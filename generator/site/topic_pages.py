"""The list of topics, and a page for each: its briefings, what happened when, who speaks, which treaties are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import ActorKind, Briefing, Corpus, TopicRecord, slug_of
from generator.reference.topics import topic_list
from generator.site import addresses
from generator.site.chronicle import Dated, newest
from generator.site.copies import first_of_each
from generator.site.listing import listed, listed_pages
from generator.site.paging import by_letter, letter_address
from generator.site.pictures import FEWEST, activity
from generator.site.quoted import most_quoted
from generator.site.render import UNSEARCHED, page
from generator.site.way import TOPICS, Place, trail
from generator.telling.dates import day
from generator.telling.words import counted

_NAMED = 12
# Topics on a page, and where they are more those that stand on the first.
_LISTED, _OFTEN = 300, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTopic:
    """A topic in the list of all.

    Attributes:
        about: what belongs there, in our words; None for a topic that only front matter gives.
        newest: the day of the newest briefing, in plain words.
    """

    href: str
    name: str
    about: str | None
    count: str
    newest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor or a treaty with how often the topic's briefings have it."""

    href: str
    name: str
    count: str


def topic_pages(corpus: Corpus, dated: Mapping[str, tuple[Dated, ...]]) -> Iterator[tuple[str, bytes | partial[bytes]]]:
    """The list of topics and the pages of all, or what makes them.

    Args:
        corpus: the briefings and their topics.
        dated: by topic's id the dated statements that tell of it.
    """
    yield from _lists(corpus)
    names = {actor.id: actor.name for actor in corpus.actors}
    for record in corpus.topics:
        briefings = first_of_each(record.briefings, corpus.copies)
        here = addresses.topic_page(record.id)
        yield here, _topic(record, briefings, names, dated.get(record.id, ()))
        yield from listed_pages(briefings, here, f"Briefings on {record.name}", (TOPICS, Place(name=record.name, src_uri=here)))


def about(topic_id: str) -> str | None:
    """What belongs to a topic of the list, in our words; None for others."""
    entry = topic_list().entries.get(topic_id)
    return entry.about if entry else None


def _lists(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """The list of topics; of very many, as front matter may give, those of most briefings, and all by letter on pages of their own."""
    if len(corpus.topics) <= _LISTED:
        yield addresses.TOPICS, _list(addresses.TOPICS, "Topics", corpus.topics, ())
        return
    filed = sorted(corpus.topics, key=lambda record: (slug_of(record.name), record.id))
    parts = [(label, addresses.topics_part(letter_address(label)), found) for label, found in by_letter(filed, _filed, _LISTED)]
    ways = tuple((label, uri) for label, uri, _ in parts)
    often = sorted(filed, key=lambda record: -len(record.briefings))[:_OFTEN]
    yield addresses.TOPICS, _list(addresses.TOPICS, "Topics", often, ways, len(corpus.topics))
    yield from ((uri, _list(uri, f"Topics: {label}", found, ways)) for label, uri, found in parts)


def _filed(record: TopicRecord) -> str:
    return slug_of(record.name)


def _list(here: str, heading: str, records: Sequence[TopicRecord], ways: Sequence[tuple[str, str]], total: int = 0) -> bytes:
    values = {
        "trail": trail(here, *(() if here == addresses.TOPICS else (TOPICS,))),
        "heading": heading,
        "topics": [_listed(record, here) for record in records],
        "letters": tuple((label, None if uri == here else addresses.link(here, uri)) for label, uri in ways),
        "total": total,
    }
    matter = {"title": heading, "description": "Briefings by topic.", "hide": ["navigation"], "search": UNSEARCHED}
    return page("topics", matter, values)


def _listed(record: TopicRecord, here: str) -> ListedTopic:
    published = record.briefings[0].article.published
    return ListedTopic(
        href=addresses.link(here, addresses.topic_page(record.id)),
        name=record.name,
        about=about(record.id),
        count=counted(len(record.briefings), "briefing"),
        newest=day(published) if published else None,
    )


def _topic(record: TopicRecord, briefings: list[Briefing], names: Mapping[str, str], dated: tuple[Dated, ...]) -> bytes:
    here = addresses.topic_page(record.id)
    values = {
        "trail": trail(here, TOPICS),
        "name": record.name,
        "about": about(record.id),
        "happenings": newest(dated, here),
        "events": len(dated),
        "activity": activity((briefing.article.published for briefing in briefings), fewest=FEWEST),
        "quoted": most_quoted(briefings, names, here),
        "speakers": tuple(_speakers(briefings, here)),
        "treaties": tuple(_treaties(briefings, here)),
        **listed(briefings, here),
    }
    matter = {"title": record.name, "description": about(record.id) or f"Briefings on {record.name}.", "hide": ["navigation"]}
    return page("topic", matter, values)


def _speakers(briefings: Iterable[Briefing], here: str) -> Iterator[Named]:
    """Those who are quoted most in the briefings."""
    quotes: Counter[str] = Counter()
    names: dict[str, str] = {}
    for briefing in briefings:
        known = {actor.id: actor.name for actor in briefing.actors if actor.kind is not ActorKind.UNNAMED}
        for quote in briefing.quotes:
            if quote.speaker and quote.speaker.actor in known:
                names.setdefault(quote.speaker.actor, known[quote.speaker.actor])
                quotes[quote.speaker.actor] += 1
    for actor, number in sorted(quotes.items(), key=lambda item: (-item[1], names[item[0]]))[:_NAMED]:
        yield Named(href=addresses.link(here, addresses.actor_page(actor)), name=names[actor], count=counted(number, "quote"))


def _treaties(briefings: Iterable[Briefing], here: str) -> Iterator[Named]:
    cited: Counter[str] = Counter()
    names: dict[str, str] = {}
    for briefing in briefings:
        for treaty in briefing.treaties:
            names.setdefault(treaty.reference.id, treaty.reference.short_title)
            cited[treaty.reference.id] += 1
    for treaty_id, number in sorted(cited.items(), key=lambda item: (-item[1], names[item[0]]))[:_NAMED]:
        yield Named(href=addresses.link(here, addresses.treaty_page(treaty_id)), name=names[treaty_id], count=counted(number, "briefing"))
