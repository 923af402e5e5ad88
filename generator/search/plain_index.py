"""The index of Material's own search: one file with the text of all pages, for sites on whose machine Pagefind does not run."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from generator.search.outline import outline


def plain(site_dir: Path, addresses: Iterable[str]) -> list[dict[str, str]]:
    """The documents of `search_index.json`: each page, then each of its sections. The theme shows their titles and texts as HTML.

    Args:
        site_dir: the site, with all its pages.
        addresses: of the pages to be found, below the site's.
    """
    documents: list[dict[str, str]] = []
    for address in sorted(addresses):
        sections = outline((site_dir / address / "index.html").read_text(encoding="utf-8"))
        title = next((section.title for section in sections if section.level == 1), address)
        lead = " ".join(passage.text for section in sections if section.level < 2 for passage in section.passages)
        documents.append({"location": address, "title": escape(title), "text": escape(lead)})
        documents.extend(
            {
                "location": f"{address}#{section.anchor}",
                "title": escape(section.title),
                "text": escape(" ".join(passage.text for passage in section.passages)),
            }
            for section in sections
            if section.level > 1 and section.anchor
        )
    return documents
