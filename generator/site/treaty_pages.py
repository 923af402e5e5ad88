"""The page of a treaty: facts, its life, parties, articles with every place that cites them, and the briefings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import TreatyRecord, slug_of
from generator.reference.treaty_library import TREATY_KINDS, Treaty, TreatyLibrary
from generator.site import addresses, network, structured, treaty_facts, treaty_places
from generator.site.chronicle import Dated, newest
from generator.site.escape import web_address
from generator.site.follow import follow, followed
from generator.site.listing import latest_day, listed, listed_pages
from generator.site.pictures import FEWEST, activity
from generator.site.quoted import QuotedSpeakers
from generator.site.render import UNSEARCHED, page
from generator.site.treaty_articles import TreatyArticle, article_pages, treaty_articles
from generator.site.treaty_facts import TreatyFact
from generator.site.treaty_life import life
from generator.site.treaty_lists import shelf
from generator.site.way import TREATIES, Place, trail
from generator.telling.dates import day
from generator.telling.words import counted, displayed

# A list of fewer articles is read faster than an index of it.
_INDEXED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the page of a treaty links to.

    Attributes:
        states: a state's code -> the src_uri of its page.
        guided: whether the site has the guide's page on treaties of the user's own.
        dated: the dated statements whose sentences cite it, oldest first.
        network: its actors, and what else they are tied to; None where that is little.
        quoted: whose words the briefings that cite it quote.
        feeds: the src_uris of the files of its feed.
        years: where a site is built year by year, and the page stands above the years: name, address and number of briefings of each
            that has a page of the treaty; None elsewhere.
    """

    states: Mapping[str, str]
    guided: bool
    dated: Sequence[Dated] = ()
    network: network.Network | None = None
    quoted: QuotedSpeakers | None = None
    feeds: Sequence[str] = ()
    years: Sequence[tuple[str, str, int]] | None = None


def treaty_page(record: TreatyRecord, library: TreatyLibrary, around: Surroundings) -> bytes:
    """The page of one treaty; one of the library may have a page that no briefing cites, outside the search.

    Args:
        record: the briefings that cite it.
        library: which may hold it, and the official text that the user imported.
        around: what the page links to.
    """
    here, feed = addresses.treaty_page(record.id), addresses.feed_of("treaties", record.id)
    treaty, text = library.get(record.id), library.text(record.id)
    articles = treaty_articles(record, treaty, text)
    values = {
        "here": here,
        "trail": trail(here, TREATIES, *([shelf(treaty)] if around.years is None else [])),
        "record": record,
        "kicker": treaty_facts.kicker(treaty),
        "warning": treaty_facts.warning(treaty) if treaty else None,
        "facts": tuple(_strip(record, treaty, articles, around)),
        "in_years": [(name, href, counted(number, "briefing")) for name, href, number in around.years or ()],
        "articles": articles,
        "indexed": len(articles) >= _INDEXED,
        "text": text,
        "whole": treaty_places.of_whole(record),
        "quoted": around.quoted,
        "network": around.network,
        "activity": activity((briefing.article.published for briefing, _ in record.appearances), fewest=FEWEST),
        "happenings": newest(around.dated, here),
        "events": len(around.dated),
        "timeline": addresses.link(here, addresses.timeline_of("treaty", record.id)),
        **_library(treaty, record, around),
        **listed((briefing for briefing, _ in record.appearances), here),
        "follow": follow(here, feed, around.feeds),
    }
    return page("treaty", {**_front_matter(record, around), **followed(feed, around.feeds)}, values)


def more_pages(record: TreatyRecord, library: TreatyLibrary) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the pages on which the lists of the treaty's page go on; none where it holds them."""
    here = addresses.treaty_page(record.id)
    treaty = library.get(record.id)
    above = (TREATIES, shelf(treaty), Place(name=record.short_title, src_uri=here))
    yield from article_pages(record, treaty, above)
    yield from listed_pages([briefing for briefing, _ in record.appearances], here, f"Briefings that cite {record.short_title}", above)


def _library(treaty: Treaty | None, record: TreatyRecord, around: Surroundings) -> dict[str, object]:
    """What the library tells of the treaty, or how to tell it to the library."""
    here = addresses.treaty_page(record.id)
    if treaty is None:
        guide = addresses.link(here, addresses.GUIDE_TO_TREATIES, "a-treaty-that-is-not-known-or-known-wrongly") if around.guided else None
        return {
            "known": False,
            "guide": guide,
            "lines": tuple(_file(record)),
            "life": None,
            "parties": (),
            "note": None,
            "details": (),
            "sources": [],
        }
    shown = treaty_facts.parties(treaty, around.states, here)
    return {
        "known": True,
        "life": life(treaty, (briefing.article.published for briefing, _ in record.appearances if briefing.article.published)),
        "parties": shown,
        "note": treaty.parties_note if shown or treaty_facts.is_long(treaty.parties_note) else None,
        "details": [(fact, web_address(fact.address)) for fact in treaty_facts.details(treaty)],
        "sources": [address for address in map(web_address, treaty.sources) if address],
    }


def _strip(record: TreatyRecord, treaty: Treaty | None, articles: tuple[TreatyArticle, ...], around: Surroundings) -> Iterator[TreatyFact]:
    if treaty is not None:
        yield from treaty_facts.strip(treaty)
    else:
        yield TreatyFact(name="Status", lines=("not in the library", "facts and articles not known here"))
    cited = sum(bool(article.citations.places) for article in articles)
    if not record.appearances:
        number = sum(briefings for _, _, briefings in around.years or ())
        yield TreatyFact(name="Cited", lines=(f"in {counted(number, 'briefing')}" if number else "by no briefing",))
        return
    newest = record.appearances[0][0].article.published
    lines = (f"in {counted(len(record.appearances), 'briefing')}", counted(cited, "article") if cited else "no article")
    yield TreatyFact(name="Cited", lines=(*lines, f"last {day(newest)}") if newest else lines)


def _file(record: TreatyRecord) -> Iterator[str]:
    """The least that a file of the library holds, to be completed by hand."""
    title = json.dumps(displayed(record.title), ensure_ascii=False)
    words = slug_of(record.title).split("-")
    kind = next((kind for kind in TREATY_KINDS if kind in words), "agreement")
    yield f"title: {title}"
    yield f"short_title: {title}"
    yield f"kind: {kind}"
    yield "binding: true"
    yield "numbering: arabic"
    yield "sources: [https://example.org/official-text]"


def _front_matter(record: TreatyRecord, around: Surroundings) -> dict[str, object]:
    number = len(record.appearances) or sum(briefings for _, _, briefings in around.years or ())
    cited = f"cited in {counted(number, 'briefing')}" if number else "cited in no briefing"
    matter: dict[str, object] = {"title": record.short_title, "description": f"{record.title}: {cited}."}
    if updated := latest_day(briefing for briefing, _ in record.appearances):
        matter["updated"] = updated
    matter |= {"structured": structured.of_treaty(record), "hide": ["navigation"]}
    return matter if number else {**matter, "search": UNSEARCHED}
