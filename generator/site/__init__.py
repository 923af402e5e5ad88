"""Which pages exist and what they say: corpus -> Markdown pages, and the look of the site around them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from generator.model import Briefing, Corpus, Footnote, TreatyRecord
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.site import addresses, chronicle, network
from generator.site.across_years import shelves
from generator.site.actor_lists import actors_pages
from generator.site.actor_pages import NearActor, actor_page
from generator.site.actor_pages import more_pages as more_of_actor
from generator.site.actor_ties import memberships, parties
from generator.site.addresses import below_site, is_generated
from generator.site.briefing_page import NearBriefing, briefing_page
from generator.site.cards import year_card
from generator.site.follow import feeds, offered
from generator.site.links import broken_links
from generator.site.moved_pages import moved_pages
from generator.site.overview_pages import briefings_pages, home_page, places_above
from generator.site.quote_finder import quote_finder
from generator.site.quoted import quoted_on
from generator.site.related import related
from generator.site.render import keep_compiled
from generator.site.shell_pages import names as shell_names
from generator.site.shell_pages import shell_pages, told_of, year_name
from generator.site.slim import slim, slim_css
from generator.site.starting import starter
from generator.site.states import state_pages
from generator.site.timeline_pages import filtered_pages, filters, timeline_pages
from generator.site.topic_pages import topic_pages
from generator.site.treaty_lists import treaties_pages
from generator.site.treaty_pages import Surroundings, treaty_page
from generator.site.treaty_pages import more_pages as more_of_treaty
from generator.site.watch_pages import watch_pages
from generator.site.way import ways

__all__ = [
    "EXTRA_JAVASCRIPT",
    "LOOK",
    "LOOKS",
    "LOOK_OF_YEARS",
    "Making",
    "below_site",
    "broken_links",
    "feeds",
    "is_generated",
    "keep_compiled",
    "makings",
    "moved_pages",
    "shell_names",
    "shell_pages",
    "shelves",
    "slim",
    "slim_css",
    "starter",
    "theme_dir",
    "told_of",
    "year_card",
    "year_name",
]

Citing = Callable[[Briefing], Sequence[Footnote]]
"""What makes the footnotes that cite a briefing."""

Making = partial[bytes]
"""What makes a page: a function of the module that knows it, and its arguments."""

LOOK = "assets/precis/look.css"
"""The look of all pages, as it is published: a browser waits for one file rather than for many."""
LOOKS = (
    "assets/precis/fonts.css",
    "assets/precis/signs.css",
    "assets/precis/precis.css",
    "assets/precis/treaties.css",
    "assets/precis/pictures.css",
    "assets/precis/reading.css",
    "assets/precis/print.css",
)
LOOK_OF_YEARS = "assets/precis/years.css"
"""What is joined to it where a site is built year by year."""
EXTRA_JAVASCRIPT = ("assets/precis/reading.js", "assets/precis/search.js")


def makings(
    corpus: Corpus, library: TreatyLibrary, files: Container[str] = (), *, hand_written: frozenset[str], citing: Citing | None = None
) -> dict[str, Making]:
    """What makes each generated page, of all that decides it.

    Args:
        corpus: the briefings and what spans them.
        library: the treaties whose facts and summaries pages show.
        files: the src_uris of other files that are published: the briefings' JSON, citations, feeds; pages link to those that are theirs.
        hand_written: src_uris of pages that a person wrote; they win.
        citing: makes the footnotes that cite a briefing; pages show none without it.

    Returns:
        By src_uri, relative to the docs folder.
    """
    made = chain(_pages(corpus, library, hand_written, files), _briefing_pages(corpus, library, files, citing))
    return {uri: making for uri, making in made if uri not in hand_written}


def theme_dir() -> Path:
    """The folder whose templates and assets come before the theme's."""
    return Path(__file__).parent / "theme"


def _pages(corpus: Corpus, library: TreatyLibrary, hand_written: frozenset[str], files: Container[str]) -> Iterator[tuple[str, Making]]:
    every = chronicle.dated(corpus)
    of_actors, of_treaties = chronicle.by_actor(every), chronicle.by_treaty(every)
    chosen, ties = filters(corpus, of_actors, of_treaties), network.graph(corpus)
    lists = (
        ((addresses.HOME, home_page(corpus, every, files)),),
        watch_pages(corpus, every),
        briefings_pages(corpus, files),
        timeline_pages(every, chosen),
        topic_pages(corpus, chronicle.by_topic(every)),
        quote_finder(corpus),
        actors_pages(corpus),
        treaties_pages(corpus, library, state_pages(corpus.actors), ties),
    )
    # Lists change with nearly every seed.
    yield from ((uri, made if isinstance(made, partial) else partial(bytes, made)) for uri, made in chain.from_iterable(lists))
    yield from filtered_pages(chosen)
    joined, cited = parties(library), frozenset(treaty.id for treaty in corpus.treaties)
    for actor in corpus.actors:
        near_actor = NearActor(
            belongs=memberships(actor, joined, cited),
            dated=of_actors.get(actor.id, ()),
            network=network.of_actor(actor, ties),
            feeds=offered(addresses.feed_of("actors", actor.id), files),
        )
        yield addresses.actor_page(actor.id), partial(actor_page, actor, near_actor)
        yield from more_of_actor(actor)
    guided, states = addresses.GUIDE_TO_TREATIES in hand_written, state_pages(corpus.actors)
    for record in (*corpus.treaties, *(_uncited(treaty) for treaty in library if treaty.id not in cited)):
        around = Surroundings(
            states=states,
            guided=guided,
            dated=of_treaties.get(record.id, ()),
            network=network.of_treaty(record, ties),
            feeds=offered(addresses.feed_of("treaties", record.id), files),
            quoted=quoted_on(record.appearances, ties.names, addresses.treaty_page(record.id)),
        )
        yield addresses.treaty_page(record.id), partial(treaty_page, record, library, around)
        yield from more_of_treaty(record, library)


def _briefing_pages(corpus: Corpus, library: TreatyLibrary, files: Container[str], citing: Citing | None) -> Iterator[tuple[str, Making]]:
    by_slug = {briefing.slug: briefing for briefing in corpus.briefings}
    reported = {slug: tuple(by_slug[other] for other in group if other != slug) for group in corpus.copies for slug in group}
    for briefing, way, relations in zip(corpus.briefings, ways(corpus.briefings, places_above(corpus)), related(corpus), strict=True):
        others = reported.get(briefing.slug, ())
        copied = {other.slug for other in others}
        near = tuple(one for one in relations if one.briefing.slug not in copied)
        beside = corpus.beside.get(briefing.slug, ())
        surrounds = NearBriefing(
            related=near,
            others=others,
            beside=beside,
            way=way,
            printed=addresses.printed(briefing.slug) in files,
            footnotes=partial(citing, briefing) if citing else tuple,
            citations=tuple((name, uri) for name, uri in addresses.citations(briefing.slug) if uri in files),
        )
        yield addresses.briefing_page(briefing.slug), partial(briefing_page, briefing, library, surrounds)


def _uncited(treaty: Treaty) -> TreatyRecord:
    """A treaty that only the library knows: its page is looked up, not found."""
    return TreatyRecord(id=treaty.id, title=treaty.title, short_title=treaty.short_title, known=True, appearances=())
