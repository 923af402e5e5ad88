"""The finder of quotes: a page with the newest, and the data by which its script finds others.

A browser loads no more than it needs, by script elements, so that a site opened from a disk works too: what there is in all
(`manifest`), where a year's quotes are (`years/2025`, or where they are many by month), some files of quotes (`quotes/2025-03`), and for a speaker the names
that begin like what is typed (`names/ta`) and the places of the quotes (`speakers/17`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice

from generator.model import ActorRecord, Corpus
from generator.site import addresses
from generator.site.found_quotes import Facets, FoundQuote, QuotedBriefing, facets, quoted_briefings
from generator.site.quote_shards import Shard, Year, manifest, quotes_in, shards, year_index
from generator.site.quote_speakers import speaker_files
from generator.site.render import UNSEARCHED, page
from generator.site.way import trail
from generator.telling.dates import day

_NEWEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A quote in a list, with where it stands."""

    quote: FoundQuote
    speaker: str | None
    date: str
    number: str | None
    title: str
    href: str
    treaties: tuple[tuple[str, str], ...]


def quote_finder(corpus: Corpus) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the page and its data."""
    quoted = tuple(quoted_briefings(corpus.briefings))
    total = sum(len(one.briefing.quotes) for one in quoted)
    yield addresses.QUOTES, partial(bytes, _page(islice(_results(quoted), _NEWEST), total))
    if total:
        files = tuple(shards(quoted))
        yield from ((addresses.quotes_data(f"quotes/{file.name}"), partial(quotes_file, file)) for file in files)
        listed = ((file.name, tuple(map(facets, file.briefings))) for file in files)
        for name, data in index_data(listed, corpus.actors):
            yield addresses.quotes_data(name), partial(bytes, _script(name, data))


def quotes_file(shard: Shard) -> bytes:
    """The file of the quotes of some briefings."""
    return _script(f"quotes/{shard.name}", quotes_in(shard))


def index_data(files: Iterable[tuple[str, tuple[Facets, ...]]], records: Iterable[ActorRecord]) -> Iterator[tuple[str, dict[str, object]]]:
    """What leads to the files of quotes.

    Args:
        files: each with the briefings in it, in their order.
        records: the actors that have pages.
    """
    years = [Year(name=year, files=tuple(found)) for year, found in groupby(files, key=lambda file: file[1][0].year)]
    for year in years:
        yield from ((f"years/{part}", year_index(found)) for part, found in year.parts())
    by_speaker = dict(speaker_files((one for year in years for one in year.briefings), records))
    yield from by_speaker.items()
    there = {kind: [name.partition("/")[2] for name in by_speaker if name.startswith(f"{kind}/")] for kind in ("names", "speakers")}
    yield "manifest", {**manifest(years), **there}


def _script(name: str, data: object) -> bytes:
    """A script that hands the data over; it would be no markup either where a host served it as a page."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"precisQuotes({json.dumps(name)},{written})\n".encode()


def _page(newest: Iterable[Result], total: int) -> bytes:
    values = {
        "trail": trail(addresses.QUOTES),
        "total": total,
        "results": list(newest),
        "actors": addresses.link(addresses.QUOTES, addresses.ACTORS),
        "script": addresses.download(addresses.QUOTES, "assets/precis/quotes.js"),
        "style": addresses.download(addresses.QUOTES, "assets/precis/quotes.css"),
    }
    matter = {
        "title": "Quotes",
        "description": "Quotes of all briefings, by speaker, manner, treaty, topic and year.",
        "hide": ["navigation", "toc"],
        "search": UNSEARCHED,
    }
    return page("quotes", matter, values)


def _results(briefings: Iterable[QuotedBriefing]) -> Iterator[Result]:
    here = addresses.QUOTES
    for one in briefings:
        published = one.briefing.article.published
        for quote in one.quotes:
            yield Result(
                quote=quote,
                speaker=addresses.link(here, addresses.actor_page(quote.by.actor)) if quote.by and quote.by.actor else None,
                date=day(published) if published else "undated",
                number=one.briefing.number,
                title=one.briefing.title,
                href=addresses.link(here, addresses.briefing_page(one.briefing.slug)),
                treaties=tuple((title, addresses.link(here, addresses.treaty_page(treaty))) for treaty, title in quote.treaties),
            )
