"""What stands around the years of a site that is built year by year, made of a card that each of them has left; no briefing is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from generator import correct, pipeline, search, site, store, writing
from generator.config import Config
from generator.export import atom, briefing_json, json_feed
from generator.model import Feed, FeedEntry, YearCard
from generator.telling.words import displayed

_NEWEST = 50
_FEED = "feeds/briefings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What one run made: what was written, a message for everything that is of no use in any year, and by what names search finds what."""

    written: store.Written
    problems: tuple[str, ...]
    names: tuple[search.Name, ...]


def card(config: Config, made: pipeline.Generation) -> YearCard:
    """The card of a year that was made.

    Args:
        config: of the year.
        made: its pages.
    """
    first = {slug: one.first for slug, one in made.past.ledger.standing.items() if one.first}
    of_all = next(site.feeds(made.corpus, config.site_name, first))
    found = site.year_card(config.year.name if config.year else "", made.corpus, pipeline.site_library(config), of_all)
    return replace(found, problems=made.problems, uses=made.uses, unused=made.unused, astray=made.astray)


def generate_to(config: Config, cards: Sequence[YearCard], log: store.UndoLog) -> Shell:
    """Writes the pages around the years into the docs folder.

    Args:
        config: of the site.
        cards: of all years, newest first.
        log: by which all of it can be taken back.

    Raises:
        PrecisError: if pages cannot be written.
    """
    library = pipeline.site_library(config)
    files = {"briefing.schema.json": briefing_json.schema_file(), **dict(_feeds(config, cards))}
    across = site.shelves(cards, library)
    pages = {uri: partial(bytes, content) for uri, content in files.items()} | site.shell_pages(cards, across, library, frozenset(files))
    hand_written = store.hand_written(config.docs_dir)
    made = {uri: making for uri, making in pages.items() if uri not in hand_written}
    written = writing.write(config, made, partial(writing.digester, config, library), log)
    names = (
        search.Name(address=address, kind=kind, title=one.entry.name, detail=site.told_of(one), also=one.entry.also, weight=one.briefings)
        for address, kind, one in site.shell_names(across)
    )
    return Shell(written=written, problems=tuple(_problems(config, cards)), names=tuple(names))


def _feeds(config: Config, cards: Sequence[YearCard]) -> Iterator[tuple[str, bytes]]:
    """The feed of all years, whose entries stand below these."""
    if config.site_url is None:
        return
    entries = [_below(card.name, entry) for card in cards for entry in card.feed]
    entries.sort(key=lambda entry: entry.published or date.min, reverse=True)
    name = displayed(config.site_name)
    feed = Feed(name=_FEED, title=name, description="The newest briefings.", address="", author=name, entries=tuple(entries[:_NEWEST]))
    yield f"{_FEED}.xml", atom.written(feed, config.site_url)
    yield f"{_FEED}.json", json_feed.written(feed, config.site_url)


def _below(year: str, entry: FeedEntry) -> FeedEntry:
    return replace(entry, id=f"{year}/{entry.id}", address=f"{year}/{entry.address}")


def _problems(config: Config, cards: Sequence[YearCard]) -> Iterator[str]:
    uses = frozenset(use for card in cards for use in card.uses)
    yield from correct.unused_anywhere(pipeline.own_corrections(config.seeds_dir), uses, [card.unused for card in cards])
    yield from _in_all(card.astray for card in cards)


def _in_all(told: Iterable[Sequence[str]]) -> Iterator[str]:
    """The messages on lines of which every year tells something."""
    by_line = [{message.partition(":")[0]: message for message in messages} for messages in told]
    if by_line:
        yield from (message for line, message in by_line[0].items() if all(line in lines for lines in by_line))
