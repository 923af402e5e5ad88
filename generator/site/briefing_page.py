"""A briefing's page: the masthead and what its sections show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model import ActorKind, Beside, Briefing, LawReference, Manner, Topic
from generator.reference.treaty_library import TreatyLibrary
from generator.site import actor_rows, addresses, dates, network, quotations, quoted, structured, timeline
from generator.site.copies import copies_of
from generator.site.escape import displayed, web_address
from generator.site.listing import Entry, entry, latest_day
from generator.site.pictures import event_line
from generator.site.provision_cards import articles, treaty_card
from generator.site.related import Related
from generator.site.render import counted, page
from generator.site.revised import revision_rows
from generator.site.source import Passage, Source, statement_passages
from generator.site.way import Way, neighbour, trail
from generator.span import trim

_LONG_STANDFIRST = 400
_OPENING = 4
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)」']*\Z")
_WORDS_OF_TOPIC = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One cell of the strip of facts."""

    name: str
    lines: tuple[str, ...]


_NOWHERE = Way(places=())


@dataclass(frozen=True, slots=True, kw_only=True)
class NearBriefing:
    """What surrounds a briefing on the site.

    Attributes:
        related: briefings on something of the same.
        others: other reports of the same story.
        beside: who stands in one sentence with which treaty.
        way: where it stands among all briefings.
    """

    related: Sequence[Related] = ()
    others: Sequence[Briefing] = ()
    beside: Sequence[Beside] = ()
    way: Way = _NOWHERE


def briefing_page(briefing: Briefing, library: TreatyLibrary, near: NearBriefing) -> bytes:
    """The page of one briefing.

    Args:
        briefing: the briefing.
        library: the treaties whose facts and summaries are shown.
        near: what surrounds it.
    """
    source, here = Source(briefing=briefing), addresses.briefing_page(briefing.slug)
    article = briefing.article
    events = timeline.events(briefing, source)
    speakers = quotations.by_speaker(briefing, source)
    values = {
        "briefing": briefing,
        "trail": trail(here, *near.way.places),
        "kicker": kicker(briefing),
        "topics": [_topic(topic, source, here) for topic in briefing.topics],
        "title": briefing.title,
        "standfirst": _standfirst(briefing, source),
        "json": addresses.download(here, f"briefings/{briefing.slug}.json"),
        "facts": _facts(briefing),
        "glance": statement_passages(briefing.glance, source),
        "events": events,
        "event_line": event_line(events, article.published),
        "background": timeline.dated_passages(briefing.background, source),
        "ahead": timeline.dated_passages(briefing.ahead, source, after=article.published),
        "rows": actor_rows.key_actors(briefing, source),
        "others": actor_rows.other_actors(briefing, source),
        "treaties": [treaty_card(cited, library, source) for cited in briefing.treaties],
        "laws": [_law(law, source) for law in briefing.legislation],
        "speakers": [_speaker(group, here) for group in speakers],
        "quoted_most": quoted.speakers_of(speakers, here),
        "network": network.of_briefing(briefing, near.beside, here),
        "headers": [source.words(span) for span in article.header],
        "paragraphs": list(source.paragraphs()),
        "address": web_address(article.url),
        "work": _work(briefing),
        "copies": copies_of(briefing, near.others, source),
        "related": _related(near.related, here),
        "earlier": neighbour(near.way.earlier, here),
        "later": neighbour(near.way.later, here),
        "revisions": revision_rows(briefing),
    }
    return page("briefing", _front_matter(briefing, source), values)


def kicker(briefing: Briefing) -> str:
    """Briefing BR-2025-001 · Tokyo, 11 March 2025."""
    published = dates.day(briefing.article.published) if briefing.article.published else None
    place = ", ".join(part for part in (briefing.article.dateline, published) if part)
    return " · ".join(part for part in (f"Briefing {briefing.number}" if briefing.number else "Briefing", place) if part)


def _front_matter(briefing: Briefing, source: Source) -> dict[str, object]:
    standfirst = _standfirst(briefing, source)
    article = briefing.article
    values: dict[str, object | None] = {
        "title": briefing.title,
        "description": standfirst.text[:_LONG_STANDFIRST] if standfirst else briefing.title,
        "number": briefing.number,
        "published": article.published.isoformat() if article.published else None,
        "place": article.dateline,
        "publisher": article.publisher,
        "updated": latest_day((briefing,)),
        "structured": structured.of_briefing(briefing),
        "hide": ["navigation"],
    }
    return {key: value for key, value in values.items() if value is not None}


def _standfirst(briefing: Briefing, source: Source) -> Passage | None:
    """What the lede says beyond the title; under a headline its first sentence."""
    if not briefing.sentences:
        return None
    title = briefing.title_span
    # Above a press release's first sentence stands who signed it, which is no sentence.
    ended = (s.span for s in briefing.sentences[:_OPENING] if _SENTENCE_END.search(source.words(s.span)))
    first = next(ended, briefing.sentences[0].span) if title is None else briefing.sentences[0].span
    if title is None or not first.contains(title):
        return Passage(text=source.words(first), mark=source.mark(first))
    rest = trim(briefing.article.text, title.end, first.end, " \n\t,;:")
    if rest is not None and any(character.isalpha() for character in source.words(rest)):
        return Passage(text="… " + source.words(rest), mark=source.mark(first))
    follows = [sentence.span for sentence in briefing.sentences[1:2] if sentence.paragraph == 0]
    return Passage(text=source.words(follows[0]), mark=source.mark(follows[0])) if follows else None


def _facts(briefing: Briefing) -> tuple[Fact, ...]:
    article = briefing.article
    kinds = Counter(actor.kind for actor in briefing.actors)
    speakers = {quote.speaker.actor or quote.speaker.span for quote in briefing.quotes if quote.speaker}
    manners = Counter(quote.manner for quote in briefing.quotes)
    words = sum(len(paragraph.of(article.text).split()) for paragraph in article.paragraphs)
    named = _counts((kinds[ActorKind.PERSON], "person"), (kinds[ActorKind.STATE], "state"))
    others = _counts((kinds[ActorKind.ORGANISATION], "organisation"), (kinds[ActorKind.UNNAMED], "unnamed source"))
    direct = f"{manners[Manner.DIRECT]} direct" if manners[Manner.DIRECT] else ""
    rest = ", ".join(
        part for part in (direct, _manner(manners, Manner.MIXED, "part quoted"), _manner(manners, Manner.INDIRECT, "indirect")) if part
    )
    return (
        Fact(name="Treaty" if len(briefing.treaties) == 1 else "Treaties", lines=_treaty_lines(briefing)),
        Fact(name="Actors", lines=_lines(named, others) or ("none named",)),
        Fact(
            name="Quotes",
            lines=_lines(f"{counted(len(briefing.quotes), 'passage')}, {counted(len(speakers), 'speaker')}", rest)
            if briefing.quotes
            else ("none",),
        ),
        Fact(name="Source", lines=_lines(f"{counted(len(article.paragraphs), 'paragraph')}, {counted(words, 'word')}", _origin(briefing))),
    )


def _treaty_lines(briefing: Briefing) -> tuple[str, ...]:
    if not briefing.treaties:
        return ("none cited",)
    if len(briefing.treaties) > 2:
        cited = sum(len(treaty.provisions) + len(treaty.divisions) for treaty in briefing.treaties)
        return _lines(counted(len(briefing.treaties), "instrument"), f"{counted(cited, 'article')} cited" if cited else "")
    lines: list[str] = []
    for treaty in briefing.treaties:
        lines.append(treaty.reference.short_title)
        if labels := articles(provision.reference.label for provision in (*treaty.provisions, *treaty.divisions)):
            lines.append(labels)
    return tuple(lines)


def _origin(briefing: Briefing) -> str:
    article = briefing.article
    known = [part for part in (article.publisher, f"by {article.byline}" if article.byline else None) if part]
    return ", ".join(known) or "publisher and byline not given"


def _manner(manners: Counter[Manner], manner: Manner, word: str) -> str:
    return f"{manners[manner]} {word}" if manners[manner] else ""


def _counts(*pairs: tuple[int, str]) -> str:
    return ", ".join(counted(number, word) for number, word in pairs if number)


def _lines(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _law(law: LawReference, source: Source) -> dict[str, object]:
    return {"name": law.name, "provisions": [provision.label for provision in law.provisions], "mark": source.mark(law.spans[0])}


def _speaker(group: quotations.SpeakerQuotes, here: str) -> dict[str, object]:
    linked = group.actor is not None and group.actor.kind is not ActorKind.UNNAMED
    return {
        "group": group,
        "href": addresses.link(here, addresses.actor_page(group.actor.id)) if group.actor and linked else None,
        "unnamed": group.actor is not None and not linked,
        "country": group.actor.country if group.actor else None,
        "by_editor": group.actor is not None and bool(group.actor.corrected),
    }


def _work(briefing: Briefing) -> str:
    """The source as one cites it: what the seed tells of headline, publisher, place and day; the byline stands before."""
    article = briefing.article
    title = f"“{displayed(briefing.title)}{'' if article.headline else ' …'}”"
    published = dates.day(article.published) if article.published else "no date"
    return ", ".join(part for part in (title, article.publisher, article.dateline, published) if part)


def _related(related: Iterable[Related], here: str) -> list[Entry]:
    return [replace(entry(one.briefing, here), shared=one.shared) for one in related]


def _topic(topic: Topic, source: Source, here: str) -> dict[str, object]:
    return {
        "name": topic.name,
        "href": addresses.link(here, addresses.topic_page(topic.id)),
        "words": ", ".join(dict.fromkeys(source.words(span) for span in topic.spans[:_WORDS_OF_TOPIC])),
    }
