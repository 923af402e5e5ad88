"""The finder of quotes: a page with the newest, and the data by which its script finds others.

A browser loads no more than it needs, by script elements, so that a site opened from a disk works too: what there is in all
(`manifest`), where a year's quotes are (`years/2025`), some files of quotes (`quotes/2025-03`), and for a speaker the names
that begin like what is typed (`names/ta`) and the places of the quotes (`speakers/17`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Corpus
from generator.site import addresses
from generator.site.dates import day
from generator.site.found_quotes import FoundQuote, QuotedBriefing, quoted_briefings
from generator.site.quote_shards import manifest, quotes_in, shards, year_index
from generator.site.quote_speakers import speaker_files
from generator.site.render import UNSEARCHED, page

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


def quote_finder(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """The page and its data."""
    briefings = quoted_briefings(corpus.briefings)
    yield addresses.QUOTES, _page(briefings)
    for name, data in finder_data(briefings, corpus):
        yield addresses.quotes_data(name), data


def finder_data(briefings: Sequence[QuotedBriefing], corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """The files of the data by name, as scripts."""
    if not briefings:
        return
    files = dict(speaker_files(briefings, corpus.actors))
    years = [(year, list(group)) for year, group in groupby(briefings, key=lambda one: one.year)]
    for year, group in years:
        found = list(shards(group))
        yield f"years/{year}", _script(f"years/{year}", year_index(found))
        for shard in found:
            yield f"quotes/{shard.name}", _script(f"quotes/{shard.name}", quotes_in(shard))
    for name, data in files.items():
        yield name, _script(name, data)
    there = {kind: [name.partition("/")[2] for name in files if name.startswith(f"{kind}/")] for kind in ("names", "speakers")}
    yield "manifest", _script("manifest", {**manifest(years), **there})


def _script(name: str, data: object) -> bytes:
    """A script that hands the data over; it would be no markup either where a host served it as a page."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"precisQuotes({json.dumps(name)},{written})\n".encode()


def _page(briefings: Sequence[QuotedBriefing]) -> bytes:
    total = sum(len(one.quotes) for one in briefings)
    values = {
        "total": total,
        "results": [result for result, _ in zip(_results(briefings), range(_NEWEST), strict=False)],
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


def _results(briefings: Sequence[QuotedBriefing]) -> Iterator[Result]:
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
