"""The MkDocs edge: writes the pages before a build, gives the theme its look, puts a finished site in place of the old one.

What makes pages is imported when pages are made: a build that has nothing to do answers at once.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config as MkDocsOptions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from generator import search
from generator.cache.digests import digest, digest_of_program
from generator.cache.latest import LatestBuild
from generator.config import ONLY_BUILT, YEARS, Config, Year
from generator.errors import ConfigError, PrecisError
from generator.export.sitemap import sitemap_files
from generator.mkdocs_plugin.compiled import kept_templates
from generator.mkdocs_plugin.finding import make_index, take_over_search
from generator.mkdocs_plugin.later import Rendering, render_later
from generator.mkdocs_plugin.reuse import Reuse, is_self_contained, surroundings
from generator.mkdocs_plugin.security import OPTION, Policy
from generator.store import BuildLock, MergedFolder, StagedFolder, UndoLog, Written, write_file

if TYPE_CHECKING:
    from generator.model import YearCard
    from generator.pipeline import Progress

log = logging.getLogger("mkdocs.plugins.precis")

_ROBOTS = "robots.txt"


class PrecisOptions(MkDocsOptions):
    """The section `plugins: - precis: {…}` of mkdocs.yml."""

    seeds = config_options.Type(str, default="seeds")
    series = config_options.Type(str, default="BR")
    language_model = config_options.Optional(config_options.Type(str))
    jobs = config_options.Type(int, default=1)
    cache = config_options.Type(str, default=".precis")
    pdf = config_options.Type((bool, str), default=False)
    source_text = config_options.Choice(("full", "cited", "none"), default="full")
    shard_by = config_options.Optional(config_options.Choice(("year",)))
    content_security_policy = config_options.Type((bool, dict), default=True)


class PrecisPlugin(BasePlugin[PrecisOptions]):
    """Makes `mkdocs build` and `mkdocs serve` turn seeds into briefings."""

    def __init__(self) -> None:
        """Begins with nothing written and nothing staged."""
        self.progress: Progress | None = None
        self.scheduler: str | None = None
        self.year: Year | None = None
        """The year that is built, of a site that is built year by year."""
        self.card: YearCard | None = None
        """What that year tells the others, when it is built."""
        self.cards: tuple[YearCard, ...] | None = None
        """What all years tell, where what stands around them is built."""
        self._serving = False
        self._written = Written()
        self._names: tuple[search.Name, ...] = ()
        self._staged: StagedFolder | MergedFolder | None = None
        self._lock: BuildLock | None = None
        self._log: UndoLog | None = None
        self._complete = False
        self._reuse: Reuse | None = None
        self._rendering: Callable[..., Rendering] = Rendering
        self._days: dict[str, str] = {}
        self._found: dict[str, search.Page] = {}
        self._searching = False
        self._policy = Policy(True, previewing=False)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notes whether this is a live preview, which builds into a folder of its own."""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the briefing's look below the site's own, and stages the site beside the one that is published."""
        if not config.use_directory_urls:
            raise PluginError("mkdocs.yml: 'use_directory_urls: false' breaks the links between briefings; leave it out")
        from generator.mkdocs_plugin import look, years

        if self.config.shard_by and self._part is None:
            raise PluginError(ONLY_BUILT)
        if self.year:
            years.dress(config, self.year)

        try:
            self._policy = Policy(self.config.content_security_policy, previewing=self._serving)
        except ConfigError as error:
            raise PluginError(str(error)) from error
        look.add(config)
        self._begin(config)
        if self.year is None and not (Path(config.docs_dir) / _ROBOTS).is_file():
            config.theme.static_templates.add(_ROBOTS)
        if not self._serving:
            self._staged = self._staging(Path(config.site_dir))
            config.site_dir = str(self._staged.staging)
        self._searching = take_over_search(config)
        return config

    def _staging(self, site: Path) -> StagedFolder | MergedFolder:
        """Where the site is built: what stands around years leaves those as they are."""
        return StagedFolder(site) if self.cards is None else MergedFolder(site, frozenset(card.name for card in self.cards))

    def _begin(self, config: MkDocsConfig) -> None:
        """Waits for another build of the site; whoever builds year by year has done so for all."""
        self._end()
        self._complete = False
        if self._part is not None:
            return
        self._lock = BuildLock(self._cache_dir(config))
        try:
            self._lock.hold(lambda: log.info("Another build of this site is running: waiting until it is done"))
        except PrecisError as error:
            raise PluginError(str(error)) from error

    def _end(self) -> None:
        """Keeps what a complete build has written, takes the rest back, and lets the next one go on."""
        if self._log is not None:
            undo, self._log = self._log, None
            try:
                (undo.forget if self._complete else undo.roll_back)()
            except OSError as error:
                log.warning("%s: %s. The next build puts the pages back as they were.", error.filename, error.strerror)
        if self._lock is not None:
            self._lock.free()

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Takes back what a killed build has left, and writes the pages of all seeds into the docs folder; what is wrong with a seed is a warning."""
        try:
            for problem in self._generate(self.settings(config)):
                log.warning(problem)
        except PrecisError as error:
            raise PluginError(str(error)) from error

    def _generate(self, settings: Config) -> tuple[str, ...]:
        """Writes the pages of seeds, or those around years; gives a message for everything that is wrong."""
        from generator import pipeline, shell, site

        self._log = UndoLog(settings.docs_dir)
        site.keep_compiled(kept_templates())
        if self.cards is not None:
            around = shell.generate_to(settings, self.cards, self._log)
            self._written, self._names = around.written, around.names
            return around.problems
        made = pipeline.generate_to(settings, self._log, self.progress)
        self._written = made.written
        if self.year:
            self.card = shell.card(settings, made)
        return made.problems

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Joins the style sheets, and leaves to MkDocs what has changed since the last build."""
        from generator.mkdocs_plugin import look, years

        if self.year:
            years.add_media(files, config, self.year.written)
        look.join(files, config, by_year=self._part is not None)
        folder = self._cache_dir(config)
        site = folder / "served" if self._staged is None else self._staged.target.resolve()
        self._days, self._found = {}, {}
        spare = folder / f"spare-{_short(site)}" if isinstance(self._staged, StagedFolder) else None
        self._reuse = Reuse(folder / f"site-{_short(site)}.json", site, spare)
        return self._reuse.choose(files, config, self._written.generated)

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Slims and guards the page, and notes what site map and search have to know."""
        from generator import site

        generated = page.meta.get("generator") == "precis"
        output = self._guarded(site.slim(output), page.file.src_uri, "\n".join(_texts([page.content, page.meta])) if generated else "")
        # A treaty of a year is found by its page above the years.
        hidden = (page.meta.get("search") or {}).get("exclude") or (self.year and page.file.src_uri.startswith("treaties/"))
        digest = "" if hidden else hashlib.sha256(output.encode()).hexdigest()
        told = [str(page.meta.get("updated") or ""), str(page.meta.get("published") or ""), digest]
        if self._reuse is not None:
            self._reuse.tell(page.file, json.dumps(told))
        self._tell(page.file, told, config)
        return output

    @event_priority(-100)
    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Gives pages that are no page of the docs folder, such as that of errors, the same."""
        from generator import site

        del config
        return self._guarded(site.slim(output_content), template_name) if template_name.endswith(".html") else output_content

    def _guarded(self, output: str, name: str, untrusted: str = "") -> str:
        """The page with its Content-Security-Policy; what that keeps out is a warning, for the page was meant to have it."""
        for host, directive in self._policy.forbidden(output):
            log.warning("%s loads something from %s, which %r forbids: allow it there under %r", name, host, OPTION, directive)
        return self._policy.into(output, untrusted)

    def _tell(self, file: File, told: list[str], config: MkDocsConfig) -> None:
        """Notes a page, rendered or reused, for the site map and for the search."""
        updated, published, digest = told
        if config.site_url:
            self._days[urljoin(config.site_url, file.url)] = updated
        if digest:
            self._found[file.url.removeprefix("./")] = search.Page(digest=digest, published=published)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Notes the navigation for the pages that are rendered later."""
        self._rendering = partial(Rendering, config=config, files=files, nav=nav)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Notes the templates for the same."""
        del config
        env.bytecode_cache = kept_templates()
        self._rendering = partial(self._rendering, pages=files.documentation_pages(), env=env)
        return env

    @event_priority(100)
    def _on_post_build_reuse(self, *, config: MkDocsConfig) -> None:
        """Renders what nothing has waited for, and puts what has not changed into the site."""
        if self._reuse is not None:
            rendered = render_later(self._reuse.later, self._rendering(), self._reuse.told_of, self.config.jobs)
            for file, told in [*rendered, *self._reuse.told()]:
                self._reuse.tell(file, told)
                self._tell(file, json.loads(told), config)
            self._reuse.put(Path(config.site_dir))

    @event_priority(-100)
    def _on_post_build_publish(self, *, config: MkDocsConfig) -> None:
        """Writes the site map, without the clock that MkDocs puts into its own, and the index of the search; puts the site in place."""
        from generator.mkdocs_plugin import years

        target = Path(config.site_dir) if self._staged is None else self._staged.target
        for name, content in years.site_map(self._days, config, target, self.cards) if self.cards else sitemap_files(self._days):
            (Path(config.site_dir) / name).write_bytes(content)
        if self._searching:
            among = years.among(self.year, self.cards, self._names)
            make_index(Path(config.site_dir), self._found, self._cache_dir(config) / "search", among, self.config.jobs)
        if self._staged is not None and self._log is not None:
            self._staged.publish(self._log)
            config.site_dir = str(self._staged.target)
        self._complete = True
        if not config.strict:  # else MkDocs may still refuse it
            self._end()
        if self._reuse is not None:
            self._reuse.keep(Path(config.site_dir).resolve(), write_file)

    on_post_build = CombinedEvent(_on_post_build_reuse, _on_post_build_publish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leaves docs and site as they were before a build that failed."""
        del error
        self._complete = False
        if self._staged is not None:
            self._staged.discard()
        self._end()

    def on_shutdown(self) -> None:
        """Puts aside the site that the new one replaced."""
        self._end()
        if isinstance(self._staged, StagedFolder):
            self._staged.close(self._reuse.spare if self._reuse is not None and self._complete else None)
        elif self._staged is not None:
            self._staged.close()

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Rebuilds when a seed changes."""
        del builder
        server.watch(str(self.settings(config).seeds_dir))
        return server

    def latest(self, config: MkDocsConfig) -> LatestBuild | None:
        """How everything stood when the site was built last; None where more than Précis takes part in a build, for that cannot be seen.

        Args:
            config: as loaded, before any build.
        """
        site, request = Path(config.site_dir).resolve(), self.request(config)
        if request is None:
            return None
        return LatestBuild(self._cache_dir(config) / f"latest-{_short(site)}", request, self.folders(config), site)

    def request(self, config: MkDocsConfig) -> bytes | None:
        """The digest of what a build depends on besides files; None as of `latest`."""
        return digest(surroundings(config), digest_of_program()) if is_self_contained(config) else None

    def folders(self, config: MkDocsConfig) -> tuple[Path, ...]:
        """The folders that a build reads, and in part writes: seeds, pages, and what overrides the theme."""
        own = config.theme.custom_dir
        return (self.settings(config).seeds_dir, Path(config.docs_dir).resolve(), *([Path(own).resolve()] if own else []))

    @property
    def written(self) -> frozenset[str]:
        """The paths of the files in the docs folder that the last build wrote, or could have written."""
        return self._written.files

    def settings(self, config: MkDocsConfig) -> Config:
        """The product's settings, read from MkDocs' own.

        Raises:
            ConfigError: if one of them is wrong.
        """
        root = _root(config)
        if self.config.jobs < 1:
            raise ConfigError(f"mkdocs.yml: 'jobs' is a number of processes, 1 or more, but is {self.config.jobs}")
        return Config(
            root=root,
            seeds_dir=(root / self.config.seeds).resolve(),
            docs_dir=Path(config.docs_dir).resolve(),
            site_name=config.site_name,
            site_url=self._site_url(config),
            series=self.config.series,
            language_model=_language_model(root, self.config.language_model),
            jobs=self.config.jobs,
            scheduler=self.scheduler,
            cache_dir=self._cache_dir(config),
            pdf=_paper(self.config.pdf),
            source_text=self.config.source_text,
            year=self.year,
            by_year=bool(self.config.shard_by),
            previewing=self._serving,
        )

    def _cache_dir(self, config: MkDocsConfig) -> Path:
        folder = (_root(config) / self.config.cache).resolve()
        return folder / YEARS / self._part if self._part else folder

    @property
    def _part(self) -> str | None:
        """Which part is built, of a site that is built year by year."""
        return self.year.name if self.year else "shell" if self.cards is not None else None

    def _site_url(self, config: MkDocsConfig) -> str | None:
        """Where the site is published. A live preview has an address of its own, which does not belong on pages."""
        found = config.site_url
        if self._serving and config.config_file_path:
            with Path(config.config_file_path).open("rb") as file:
                found = yaml_load(file).get("site_url")
        return f"{str(found).rstrip('/')}/" if found else None


def _root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml, from which its paths are seen."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _paper(setting: object) -> str | None:
    """The paper that mkdocs.yml asks for."""
    papers: dict[object, str | None] = {False: None, True: "a4", "a4": "a4", "letter": "us-letter"}
    if setting not in papers:
        raise ConfigError(f"mkdocs.yml: 'pdf' is true, false, a4 or letter, but is {setting!r}")
    return papers[setting]


def _language_model(root: Path, name: str | None) -> str | None:
    """The pipeline's name, or its path: a folder is named as seen from mkdocs.yml."""
    return str(root / name) if name and (root / name).is_dir() else name or None


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value of YAML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts([*value.values()])
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _short(folder: Path) -> str:
    """What tells the records of several site folders apart."""
    return hashlib.sha256(str(folder).encode()).hexdigest()[:8]
