"""The files that stand beside pages: JSON and its schema, citations, feeds, PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from generator import paper, site
from generator.config import Config
from generator.export import atom, briefing_json, citations, json_feed
from generator.model import Briefing, Corpus, Footnote, Ledger
from generator.reference.treaty_library import TreatyLibrary


def files(config: Config, gathered: Corpus, library: TreatyLibrary, ledger: Ledger) -> Iterator[tuple[str, site.Making]]:
    """What makes each of them, by src_uri.

    Args:
        config: the site's settings.
        gathered: all briefings.
        library: the treaties whose facts and summaries PDFs show.
        ledger: under which address each briefing stood first, by which feeds know it again.
    """
    yield "briefing.schema.json", partial(briefing_json.schema_file)
    yield from ((f"briefings/{briefing.slug}.json", partial(_json, briefing)) for briefing in gathered.briefings)
    yield from chain(_citations(config, gathered), _feeds(config, gathered, ledger), _sheets(config, gathered, library))


def footnotes(config: Config) -> partial[tuple[Footnote, ...]]:
    """What makes the footnotes that a briefing's page offers."""
    return partial(citations.ready_footnotes, site_name=config.site_name, site_url=config.site_url)


def problems(config: Config, gathered: Corpus) -> Iterator[str]:
    """A message for each briefing whose PDF lacks letters."""
    if config.pdf is not None:
        yield from (f"{one.article.seed}: {lack}" for one in gathered.briefings if (lack := paper.missing_letters(one)))


def _citations(config: Config, gathered: Corpus) -> Iterator[tuple[str, site.Making]]:
    """What makes the files that cite each briefing and its source in other programs."""
    for briefing in gathered.briefings:
        for ending in citations.FILES:
            making = partial(citations.file, briefing, ending, site_name=config.site_name, site_url=config.site_url)
            yield f"briefings/{briefing.slug}.{ending}", making


def _feeds(config: Config, gathered: Corpus, ledger: Ledger) -> Iterator[tuple[str, site.Making]]:
    """What makes the files of all feeds; none where the site's address is not known, for every address in a feed is a whole one."""
    if config.site_url is None:
        return
    first = {slug: one.first for slug, one in ledger.standing.items() if one.first}
    for feed in site.feeds(gathered, config.site_name, first):
        yield f"{feed.name}.xml", partial(atom.written, feed, config.site_url)
        yield f"{feed.name}.json", partial(json_feed.written, feed, config.site_url)


def _sheets(config: Config, gathered: Corpus, library: TreatyLibrary) -> Iterator[tuple[str, site.Making]]:
    """What makes the PDF of each briefing, where the site has them."""
    if config.pdf is not None:
        layout, imprint = paper.Layout(size=paper.Size(config.pdf)), paper.Imprint(site=config.site_name, address=config.site_url)
        yield from ((f"briefings/{b.slug}.pdf", partial(_pdf, b, library, imprint, layout)) for b in gathered.briefings)


def _pdf(briefing: Briefing, library: TreatyLibrary, imprint: paper.Imprint, layout: paper.Layout) -> bytes:
    return paper.Press(library, imprint, layout).briefing(briefing)[0]


def _json(briefing: Briefing) -> bytes:
    return briefing_json.dumps(briefing).encode()
