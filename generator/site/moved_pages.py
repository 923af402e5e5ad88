"""Pages at addresses that briefings have left: they lead to where the briefing stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Corpus
from generator.site import addresses
from generator.site.render import whole_page


def moved_pages(moved: Mapping[str, str], corpus: Corpus, hand_written: frozenset[str], site_url: str | None) -> Iterator[tuple[str, str]]:
    """The src_uri and the HTML of each such page: a few lines, outside search and site map, that every builder publishes as they are.

    Args:
        moved: slug that was given up -> that of the briefing.
        corpus: all briefings.
        hand_written: src_uris of pages that a person wrote; they win.
        site_url: the site's address with its final slash, for the canonical link; None where it is not known.
    """
    titles = {briefing.slug: briefing.title for briefing in corpus.briefings}
    for old, new in moved.items():
        if addresses.briefing_page(old) not in hand_written:
            below = addresses.below_site(addresses.briefing_page(new))
            values = {"title": titles[new], "href": f"../../{below}", "canonical": f"{site_url or '../../'}{below}", "root": "../../"}
            yield addresses.moved_page(old), whole_page("moved", values)
