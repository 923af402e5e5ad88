"""How a year's pages become part of a greater site: its navigation leads up, and what the site's author has put beside the pages goes along."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator import search, site, store
from generator.config import Year
from generator.export.sitemap import sitemap_files, sitemap_of_parts
from generator.model import YearCard

_HOME = "index.md"
# What belongs to the root of a host.
_OF_THE_ROOT = frozenset({"robots.txt", "CNAME", "_headers", "_redirects"})


def dress(config: MkDocsConfig, year: Year) -> None:
    """Makes the settings of the site those of a year: pages written by hand stand in the site above."""
    config.extra["precis_year"] = {"name": _shown(year.name), "before": _neighbour(year.before), "after": _neighbour(year.after)}
    if config.nav is not None:
        config.nav = [*_of_year(config.nav, year)]
        # These links are our own, and MkDocs cannot follow them.
        config.validation.nav.not_found = logging.DEBUG


def add_media(files: Files, config: MkDocsConfig, docs_dir: Path) -> None:
    """Adds what the site's author has put beside the pages, such as style sheets, to the files of a year."""
    for uri in store.media(docs_dir):
        if uri not in _OF_THE_ROOT and files.get_file_from_path(uri) is None:
            files.append(File(uri, str(docs_dir), config.site_dir, use_directory_urls=True))


def site_map(days: Mapping[str, str], config: MkDocsConfig, target: Path, cards: Sequence[YearCard]) -> Iterator[tuple[str, bytes]]:
    """The site map of what stands around years, which names theirs.

    Args:
        days: of the pages around them, as of `sitemap_files`.
        config: of the site.
        target: the folder of the site, in which the years are.
        cards: of all years.
    """
    if not config.site_url:
        return sitemap_files(days)
    folders = sorted(target / card.name for card in cards)
    # A site map of parts may not name another of parts.
    parts = [part for folder in folders for part in sorted(folder.glob("sitemap-*.xml")) or [folder / "sitemap.xml"]]
    return sitemap_of_parts(config.site_url, days, [f"{part.parent.name}/{part.name}" for part in parts])


def among(year: Year | None, cards: Sequence[YearCard] | None, names: tuple[search.Name, ...]) -> search.Among:
    """With what else the site is searched, and by which names of actors, treaties and topics of all years."""
    if year:
        return search.Among(above="../")
    if cards is None:
        return search.ALONE
    return search.Among(folders=tuple(card.name for card in cards), names=names)


def _of_year(nav: Sequence[Any], year: Year) -> Iterator[Any]:
    for item in nav:
        title, value = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        if isinstance(value, list):
            yield {title: [*_of_year(value, year)]}
        elif value == _HOME:
            yield {_shown(year.name): _HOME}
        elif site.is_generated(value) or "://" in value or not value.endswith(".md"):
            yield item
        else:
            yield {title or _title(value): f"../{site.below_site(value)}"}


def _title(uri: str) -> str:
    """What MkDocs would call the page, more or less."""
    path = PurePosixPath(uri)
    name = path.parent.name if path.stem == "index" else path.stem
    return name.replace("-", " ").replace("_", " ").capitalize()


def _neighbour(name: str | None) -> dict[str, str] | None:
    return {"name": _shown(name), "href": f"../{name}/"} if name else None


def _shown(name: str) -> str:
    return site.year_name(name)
