"""A briefing's page: the masthead and what its sections show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model import ActorKind, Beside, Briefing, Footnote, LawReference, Topic
from generator.reference.treaty_library import TreatyLibrary
from generator.site import addresses, network, quoted, structured
from generator.site.copies import copies_of
from generator.site.escape import web_address
from generator.site.listing import Entry, entry, latest_day
from generator.site.pictures import event_line
from generator.site.related import Related
from generator.site.render import page
from generator.site.way import Way, neighbour, trail
from generator.telling import actor_rows, masthead, quotations, timeline
from generator.telling.revised import revision_rows
from generator.telling.source import Source, statement_passages
from generator.telling.treaty_cards import treaty_card

_LONG_STANDFIRST = 400
_WORDS_OF_TOPIC = 6


_NOWHERE = Way(places=())


@dataclass(frozen=True, slots=True, kw_only=True)
class NearBriefing:
    """What surrounds a briefing on the site.

    Attributes:
        related: briefings on something of the same.
        others: other reports of the same story.
        beside: who stands in one sentence with which treaty.
        way: where it stands among all briefings.
        printed: whether there is a PDF of it.
        footnotes: makes those that cite it, where the page shows any.
        citations: the files for reference managers, named by their formats, by src_uri.
    """

    related: Sequence[Related] = ()
    others: Sequence[Briefing] = ()
    beside: Sequence[Beside] = ()
    way: Way = _NOWHERE
    printed: bool = False
    footnotes: Callable[[], Sequence[Footnote]] = tuple
    citations: Sequence[tuple[str, str]] = ()


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
    paragraphs = list(source.paragraphs())
    values = {
        "briefing": briefing,
        "here": here,
        "trail": trail(here, *near.way.places),
        "kicker": masthead.kicker(briefing),
        "topics": [_topic(topic, source, here) for topic in briefing.topics],
        "title": briefing.title,
        "standfirst": masthead.standfirst(briefing, source),
        "pdf": addresses.download(here, addresses.printed(briefing.slug)) if near.printed else None,
        "json": addresses.download(here, f"briefings/{briefing.slug}.json"),
        "facts": masthead.facts(briefing),
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
        "paragraphs": paragraphs,
        "source_at": f"p{paragraphs[0].number}" if paragraphs else "source",
        "published_extent": masthead.published_extent(briefing),
        "address": web_address(article.url),
        "work": masthead.work(briefing),
        "footnotes": near.footnotes(),
        "citations": [(name, addresses.download(here, uri)) for name, uri in near.citations],
        "copies": copies_of(briefing, near.others, source),
        "related": _related(near.related, here),
        "earlier": neighbour(near.way.earlier, here),
        "later": neighbour(near.way.later, here),
        "revisions": revision_rows(briefing),
    }
    return page("briefing", _front_matter(briefing, source), values)


def _front_matter(briefing: Briefing, source: Source) -> dict[str, object]:
    standfirst = masthead.standfirst(briefing, source)
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


def _related(related: Iterable[Related], here: str) -> list[Entry]:
    return [replace(entry(one.briefing, here), shared=one.shared) for one in related]


def _topic(topic: Topic, source: Source, here: str) -> dict[str, object]:
    return {
        "name": topic.name,
        "href": addresses.link(here, addresses.topic_page(topic.id)),
        "words": ", ".join(dict.fromkeys(source.words(span) for span in topic.spans[:_WORDS_OF_TOPIC])),
    }
