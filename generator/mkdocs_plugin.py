"""The MkDocs edge: writes the pages before a build, gives the theme its look, puts a finished site in place of the old one."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config as MkDocsOptions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.pages import Page

from generator import pipeline, search, site
from generator.config import Config
from generator.errors import ConfigError, PrecisError, SearchError
from generator.store import StagedFolder, Written

log = logging.getLogger("mkdocs.plugins.precis")

_SEARCH_CACHE = Path(".cache", "precis", "search")
_OWN_SEARCH = "The site has the theme's own search, whose index a browser loads whole: %s"
_WORKER = "assets/precis/search-worker.js"
_SEARCH_PLUGINS = ("material/search", "search")


class PrecisOptions(MkDocsOptions):
    """The section `plugins: - precis: {…}` of mkdocs.yml."""

    seeds = config_options.Type(str, default="seeds")
    series = config_options.Type(str, default="BR")
    language_model = config_options.Optional(config_options.Type(str))
    jobs = config_options.Type(int, default=1)


class PrecisPlugin(BasePlugin[PrecisOptions]):
    """Makes `mkdocs build` and `mkdocs serve` turn seeds into briefings."""

    def __init__(self) -> None:
        """Begins with nothing written and nothing staged."""
        self.progress: pipeline.Progress | None = None
        self._serving = False
        self._written = Written()
        self._staged: StagedFolder | None = None
        self._found: dict[str, search.Page] = {}
        self._searching = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notes whether this is a live preview, which builds into a folder of its own."""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the briefing's look below the site's own, and stages the site beside the one that is published."""
        if not config.use_directory_urls:
            raise PluginError("mkdocs.yml: 'use_directory_urls: false' breaks the links between briefings; leave it out")
        folder = str(site.theme_dir())
        if folder not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
        config.extra_css[:0] = [css for css in site.EXTRA_CSS if css not in config.extra_css]
        for script in site.EXTRA_JAVASCRIPT:
            if script not in config.extra_javascript:
                config.extra_javascript.append(script)
        if not self._serving:
            self._staged = StagedFolder(Path(config.site_dir))
            config.site_dir = str(self._staged.staging)
        self._searching = _take_over_search(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Writes the pages of all seeds into the docs folder; what is wrong with a seed is a warning."""
        try:
            made = pipeline.generate(self.settings(config), self.progress)
        except PrecisError as error:
            raise PluginError(str(error)) from error
        self._written = made.written
        self._found = {}
        for problem in made.problems:
            log.warning(problem)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Notes a page that search finds."""
        del config
        if self._searching and not (page.meta.get("search") or {}).get("exclude"):
            digest = hashlib.sha256(output.encode()).hexdigest()
            self._found[page.url] = search.Page(digest=digest, published=str(page.meta.get("published") or ""))
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the index of the search, and puts the finished site in place."""
        if self._searching:
            _index(Path(config.site_dir), self._found, self.settings(config).root / _SEARCH_CACHE)
        if self._staged is not None:
            self._staged.publish()
            config.site_dir = str(self._staged.target)

    def on_build_error(self, *, error: Exception) -> None:
        """Leaves docs and site as they were before a build that failed."""
        del error
        self._written.undo()
        if self._staged is not None:
            self._staged.discard()

    def on_shutdown(self) -> None:
        """Removes the site that the new one replaced."""
        if self._staged is not None:
            self._staged.close()

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Rebuilds when a seed changes."""
        del builder
        server.watch(str(self.settings(config).seeds_dir))
        return server

    def settings(self, config: MkDocsConfig) -> Config:
        """The product's settings, read from MkDocs' own.

        Raises:
            ConfigError: if one of them is wrong.
        """
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        if self.config.jobs < 1:
            raise ConfigError(f"mkdocs.yml: 'jobs' is a number of processes, 1 or more, but is {self.config.jobs}")
        return Config(
            root=root,
            seeds_dir=(root / self.config.seeds).resolve(),
            docs_dir=Path(config.docs_dir).resolve(),
            site_name=config.site_name,
            series=self.config.series,
            language_model=_language_model(root, self.config.language_model),
            jobs=self.config.jobs,
        )


def _language_model(root: Path, name: str | None) -> str | None:
    """The pipeline's name, or its path: a folder is named as seen from mkdocs.yml."""
    return str(root / name) if name and (root / name).is_dir() else name or None


def _take_over_search(config: MkDocsConfig) -> bool:
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


def _index(site_dir: Path, pages: dict[str, search.Page], cache: Path) -> None:
    """Makes the index; where that fails, that of the theme's own search."""
    try:
        if _WORKER not in (site_dir / "404.html").read_text(encoding="utf-8"):
            raise SearchError("a main.html of the site's own leaves out the search of Précis (see guide/host)")
        made = search.index(site_dir, pages, cache)
    except SearchError as error:
        log.info(_OWN_SEARCH, error)
        path = site_dir / search.FOLDER / "search_index.json"
        theirs = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**theirs, "docs": search.plain(site_dir, pages)}), encoding="utf-8")
    else:
        log.debug("search: %s", made)
