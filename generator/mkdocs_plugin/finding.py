"""The search of the site: Pagefind's where it runs, else the theme's own."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator import search
from generator.errors import SearchError

log = logging.getLogger("mkdocs.plugins.precis")

_OWN_SEARCH = "The site has the theme's own search, whose index a browser loads whole: %s"
_WORKER = "assets/precis/search-worker.js"
_SEARCH_PLUGINS = ("material/search", "search")


def take_over_search(config: MkDocsConfig) -> bool:
    """Whether the site has a search, and Pagefind serves it: the theme's own then reads no page."""
    theirs = next((config.plugins[name] for name in _SEARCH_PLUGINS if name in config.plugins), None)
    if theirs is None or not theirs.config.get("enabled", True):
        return False
    try:
        search.version()
    except SearchError as error:
        log.info(_OWN_SEARCH, error)
        return False
    readers = config.plugins.events["page_context"]
    readers[:] = [reader for reader in readers if getattr(reader, "__self__", None) is not theirs]
    return True


def make_index(site_dir: Path, pages: Mapping[str, search.Page], cache: Path, among: search.Among, jobs: int) -> None:
    """Makes the index, by so many engines; where that fails, that of the theme's own search."""
    try:
        if _WORKER not in (site_dir / "404.html").read_text(encoding="utf-8"):
            raise SearchError("a main.html of the site's own leaves out the search of Précis (see guide/host)")
        made = search.index(site_dir, pages, cache, among, jobs)
    except SearchError as error:
        log.info(_OWN_SEARCH, error)
        path = site_dir / search.FOLDER / "search_index.json"
        theirs = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**theirs, "docs": search.plain(site_dir, pages)}), encoding="utf-8")
    else:
        log.debug("search: %s", made)
