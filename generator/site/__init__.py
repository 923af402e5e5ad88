"""Which pages exist and what they say: corpus -> Markdown pages, and the look of the site around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model import Corpus, TreatyRecord
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.site import addresses, chronicle
from generator.site.actor_lists import actors_pages
from generator.site.actor_pages import actor_page
from generator.site.actor_ties import parties
from generator.site.briefing_page import briefing_page
from generator.site.links import broken_links
from generator.site.overview_pages import briefings_pages, home_page
from generator.site.related import related
from generator.site.starting import starter
from generator.site.states import state_pages
from generator.site.timeline_pages import filtered_pages, filters, timeline_pages, watch_page
from generator.site.topic_pages import topic_pages
from generator.site.treaty_lists import treaties_pages
from generator.site.treaty_pages import Surroundings, treaty_page

__all__ = ["EXTRA_CSS", "EXTRA_JAVASCRIPT", "broken_links", "pages", "starter", "theme_dir"]

EXTRA_CSS = ("assets/precis/fonts.css", "assets/precis/precis.css", "assets/precis/treaties.css", "assets/precis/print.css")
EXTRA_JAVASCRIPT = ("assets/precis/precis.js", "assets/precis/search.js")


def pages(corpus: Corpus, library: TreatyLibrary, files: Mapping[str, str], *, hand_written: frozenset[str]) -> dict[str, bytes]:
    """All generated pages and files.

    Args:
        corpus: the briefings and what spans them.
        library: the treaties whose facts and summaries pages show.
        files: other files to publish as they are, by src_uri; the briefings' JSON.
        hand_written: src_uris of pages that a person wrote; they win.

    Returns:
        src_uri (relative to the docs folder) -> content, sorted.
    """
    made = {uri: text.encode() for uri, text in files.items()} | dict(_pages(corpus, library, hand_written))
    return {uri: made[uri] for uri in sorted(made) if uri not in hand_written}


def theme_dir() -> Path:
    """The folder whose templates and assets come before the theme's."""
    return Path(__file__).parent / "theme"


def _pages(corpus: Corpus, library: TreatyLibrary, hand_written: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    every = chronicle.dated(corpus)
    yield addresses.HOME, home_page(corpus, every)
    yield from briefings_pages(corpus)
    of_actors, of_treaties = chronicle.by_actor(every), chronicle.by_treaty(every)
    chosen = filters(corpus, of_actors, of_treaties)
    yield from timeline_pages(every, chosen)
    yield from filtered_pages(chosen)
    yield from topic_pages(corpus, chronicle.by_topic(every))
    yield addresses.WATCH, watch_page(corpus, every)
    yield from actors_pages(corpus)
    yield from treaties_pages(corpus, library, state_pages(corpus.actors))
    relations = related(corpus)
    by_slug = {briefing.slug: briefing for briefing in corpus.briefings}
    reported = {slug: [by_slug[other] for other in group if other != slug] for group in corpus.copies for slug in group}
    for briefing in corpus.briefings:
        others = reported.get(briefing.slug, ())
        copied = {other.slug for other in others}
        near = [one for one in relations[briefing.slug] if one.briefing.slug not in copied]
        yield addresses.briefing_page(briefing.slug), briefing_page(briefing, library, near, others)
    joined, cited = parties(library), frozenset(treaty.id for treaty in corpus.treaties)
    for actor in corpus.actors:
        yield addresses.actor_page(actor.id), actor_page(actor, joined, cited, of_actors.get(actor.id, ()))
    guided = addresses.GUIDE_TO_TREATIES in hand_written
    around = Surroundings(states=state_pages(corpus.actors), guided=guided, dated=of_treaties)
    for record in (*corpus.treaties, *(_uncited(treaty) for treaty in library if treaty.id not in cited)):
        yield addresses.treaty_page(record.id), treaty_page(record, library, around)


def _uncited(treaty: Treaty) -> TreatyRecord:
    """A treaty that only the library knows: its page is looked up, not found."""
    return TreatyRecord(id=treaty.id, title=treaty.title, short_title=treaty.short_title, known=True, appearances=())
