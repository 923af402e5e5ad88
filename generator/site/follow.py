"""What a reader can follow: the feeds of the site, of actors and of treaties."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice

from generator.model import Briefing, Corpus, Feed, FeedEntry
from generator.site import addresses
from generator.telling.revised import latest_summary
from generator.telling.source import Passage, Source, statement_passages
from generator.telling.words import displayed, plain_web_address

# One that is named in a single briefing rarely comes again, and there are as many of them as of all others together:
# their feeds would be most of the files of an archive.
_FOLLOWED = 2
_NEWEST = 50
_NEWEST_OF_ONE = 30


def feeds(corpus: Corpus, site_name: str, first: Mapping[str, str]) -> Iterator[Feed]:
    """The feeds of the site, of each actor in several briefings, and of each treaty that a briefing cites.

    Args:
        corpus: the briefings and what spans them.
        site_name: as in the settings.
        first: a briefing's slug -> the one at whose address it first stood, where that is another.
    """
    name = displayed(site_name)
    entries: dict[str, FeedEntry] = {}

    def newest(briefings: Iterable[Briefing], limit: int) -> tuple[FeedEntry, ...]:
        """Each briefing is read once, however many feeds it is in."""
        return tuple(
            entries.get(b.slug) or entries.setdefault(b.slug, _entry(b, first.get(b.slug, b.slug))) for b in islice(briefings, limit)
        )

    yield Feed(
        name=addresses.FEED_OF_ALL,
        title=name,
        description="The newest briefings.",
        address="",
        author=name,
        entries=newest(corpus.briefings, _NEWEST),
    )
    for actor in corpus.actors:
        if len(actor.appearances) >= _FOLLOWED:
            yield Feed(
                name=addresses.feed_of("actors", actor.id),
                title=f"{displayed(actor.name)} – {name}",
                description=f"The newest briefings that name {displayed(actor.name)}.",
                address=addresses.below_site(addresses.actor_page(actor.id)),
                author=name,
                entries=newest((briefing for briefing, _ in actor.appearances), _NEWEST_OF_ONE),
            )
    for treaty in corpus.treaties:
        yield Feed(
            name=addresses.feed_of("treaties", treaty.id),
            title=f"{displayed(treaty.short_title)} – {name}",
            description=f"The newest briefings that cite it: {displayed(treaty.title)}.",
            address=addresses.below_site(addresses.treaty_page(treaty.id)),
            author=name,
            entries=newest((briefing for briefing, _ in treaty.appearances), _NEWEST_OF_ONE),
        )


def offered(name: str, files: Container[str]) -> tuple[str, ...]:
    """The src_uris of the feed's files, of those that are published."""
    return tuple(uri for uri in (f"{name}.xml", f"{name}.json") if uri in files)


def follow(here: str, name: str, files: Container[str]) -> tuple[tuple[str, str], ...]:
    """Format and address of each file of a feed that the page at src_uri `here` offers; none where it is not written.

    Args:
        here: the page.
        name: the feed's, as in `Feed`.
        files: the src_uris of all files that are published.
    """
    formats = (("Atom", f"{name}.xml"), ("JSON Feed", f"{name}.json"))
    return tuple((format_name, addresses.download(here, uri)) for format_name, uri in formats if uri in files)


def followed(name: str, files: Container[str]) -> dict[str, object]:
    """The front matter of a page that offers a feed, from which the theme writes links for feed readers."""
    return {"feed": name} if f"{name}.xml" in files else {}


def _entry(briefing: Briefing, first: str) -> FeedEntry:
    article = briefing.article
    days = [day for day in (article.published, briefing.revised) if day]
    return FeedEntry(
        id=addresses.below_site(addresses.briefing_page(first)),
        address=addresses.below_site(addresses.briefing_page(briefing.slug)),
        title=displayed(briefing.title),
        published=article.published,
        updated=max(days, default=None),
        statements=tuple(_words(passage) for passage in statement_passages(briefing.glance, Source(briefing=briefing))),
        topics=tuple(displayed(topic.name) for topic in briefing.topics),
        summary=latest_summary(briefing),
        original=plain_web_address(article.url),
        language=displayed(article.language),
    )


def _words(passage: Passage) -> str:
    """The statement, with the names of those whom its pronouns mean in brackets as on the page."""
    return displayed("".join(f"{words} [{name}]" if name else words for words, name in passage.parts))
