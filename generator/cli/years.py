"""A site that is built year by year: the years in which something has changed, then what stands around all."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator import executors, store, years
from generator.cache.digests import digest
from generator.cache.latest import LatestBuild
from generator.cli.building import build_site
from generator.cli.settings import load
from generator.config import YEARS, Config, Year
from generator.errors import ConfigError
from generator.model import YearCard
from generator.reference import corrections, redirects
from generator.seeds import seed_files

log = logging.getLogger("mkdocs.plugins.precis")

_NO_COPY = "--offline does not go with 'shard_by: year': leave it out, or take 'shard_by' out of mkdocs.yml"
_SHELL = "shell"
_CARD = "card"


def build_years(config_file: Path, config: Any, options: Mapping[str, Any], counted: Sequence[int]) -> None:
    """Builds what has changed, and says so.

    Args:
        config_file: the site's settings.
        config: the same, loaded.
        options: of the command.
        counted: how many warnings there have been so far.

    Raises:
        PrecisError: if a year cannot be built; those that are done stand.
    """
    if options["offline"]:
        raise ConfigError(_NO_COPY)
    plugin = config.plugins["precis"]
    settings: Config = plugin.settings(config)
    run = _Run(
        config_file=config_file,
        options=options,
        counted=counted,
        settings=settings,
        request=plugin.request(config),
        theme=tuple(path for path in plugin.folders(config) if path not in {settings.seeds_dir, settings.docs_dir}),
        site=Path(config.site_dir).resolve(),
        folder=(settings.cache_dir or settings.root) / YEARS,
    )
    lock = store.BuildLock(run.folder.parent)
    lock.hold(lambda: log.info("Another build of this site is running: waiting until it is done"))
    try:
        run.build()
    finally:
        lock.free()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A year's card, and the bytes in which it is kept."""

    card: YearCard
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run of all builds.

    Attributes:
        request: the digest of what builds depend on besides files; None where that cannot be told.
        theme: folders that override the theme.
        site: the folder of the whole site.
        folder: where each year has a folder for what builds keep.
    """

    config_file: Path
    options: Mapping[str, Any]
    counted: Sequence[int]
    settings: Config
    request: bytes | None
    theme: tuple[Path, ...]
    site: Path
    folder: Path

    @property
    def _jobs(self) -> int:
        return self.options["jobs"] or self.settings.jobs

    def build(self) -> None:
        archive = self._survey()
        if archive.read:
            from generator import drafting

            drafting.load_ahead(drafting.Means(jobs=self._jobs, scheduler=self.options["scheduler"]), self.settings.language_model)
        names = [year.name for year in archive.years]
        current = executors.done(range(len(names)), lambda place: _is_current(self._latest(archive.years[place])), self._jobs)
        told = {name: self._kept(name) for name, stands in zip(names, current, strict=True) if stands}
        stale = [year for year in archive.years if not told.get(year.name)]
        self._hand_over(archive, {year.name for year in stale})
        self._repeat(archive, [one.card for one in told.values() if one])
        for year in stale:
            told[year.name] = self._build_year(year)
        changed = self._build_shell([one for name in names if (one := told[name])])
        self._forget_all_but(names)
        if stale or changed:
            click.echo(f"The site is in {self.site}" + (f" ({self.counted[0]} warnings)" if self.counted[0] else ""))
        else:
            click.echo(f"Nothing has changed since the last build; the site is in {self.site}")

    def _survey(self) -> years.Archive:
        store.UndoLog(self.settings.docs_dir)  # takes back what a killed build has left
        return years.survey(seed_files(self.settings.seeds_dir), self.settings.docs_dir, self.folder / "seeds.json", self._jobs)

    def _latest(self, year: Year) -> LatestBuild | None:
        """How everything stood when the year was built last."""
        if self.request is None:
            return None
        seeds_dir, written = self.settings.seeds_dir, self.settings.docs_dir
        records = [store.record_path(seeds_dir, name, year.name) for name in (store.LEDGER, store.REVISIONS)]
        reference = [seeds_dir / name for name in ("reference", corrections.FILE, redirects.FILE)]
        media = [written / name for name in store.media(written)]
        # Not the year's pages in the cache: nobody but a build writes there, and what is published is looked at.
        read = [*year.seeds, *records, *reference, *media, *self.theme]
        request = digest(self.request, repr((year.name, year.before, year.after)).encode())
        return LatestBuild(self.folder / year.name / "latest", request, read, self.site / year.name)

    def _docs(self, name: str) -> Path:
        return self.folder / name / "docs"

    def _kept(self, name: str) -> _Told | None:
        try:
            data = (self.folder / name / _CARD).read_bytes()
        except OSError:
            return None
        card = years.unpacked(data)
        return _Told(card=card, data=data) if card else None

    def _hand_over(self, archive: years.Archive, stale: set[str]) -> None:
        gone = {*store.recorded_years(self.settings.seeds_dir)} - {year.name for year in archive.years}
        if stale or gone:
            with store.UndoLog(self.settings.docs_dir) as undo:
                years.hand_over(self.settings.seeds_dir, archive.years, stale | gone, undo)
            undo.forget()

    def _repeat(self, archive: years.Archive, current: Sequence[YearCard]) -> None:
        """What is wrong with seeds of years that are not built anew is told all the same."""
        problems = [*archive.problems, *(problem for card in current for problem in card.problems)]
        for problem in problems:
            log.warning(problem)
        if problems and self.options["strict"]:
            click.echo(f"\nAborted with {len(problems)} warnings in strict mode!", err=True)
            sys.exit(1)

    def _build_year(self, year: Year) -> _Told:
        latest = self._latest(year)
        docs = self._docs(year.name)
        docs.mkdir(parents=True, exist_ok=True)
        url = {"site_url": f"{self.settings.site_url}{year.name}/"} if self.settings.site_url else {}
        before = self.counted[0]
        plugin = self._build(self.site / year.name, {"docs_dir": str(docs), **url}, year=year)
        card: YearCard = plugin.card
        data = years.packed(card)
        store.write_file(self.folder / year.name / _CARD, data)
        if latest and self.counted[0] - before == len(card.problems):
            latest.note(plugin.written, store.write_file)
        return _Told(card=card, data=data)

    def _build_shell(self, told: Sequence[_Told]) -> bool:
        """Whether something had changed in what stands around the years."""
        names = frozenset(one.card.name for one in told)
        latest = None
        if self.request is not None:
            reference = [self.settings.seeds_dir / name for name in (corrections.FILE, redirects.FILE)]
            request = digest(self.request, *(one.data for one in told))
            latest = LatestBuild(self.folder / _SHELL / "latest", request, [self.settings.docs_dir, *reference, *self.theme], self.site)
            if latest.without(names).is_current():
                return False
        before = self.counted[0]
        plugin = self._build(self.site, {}, cards=tuple(one.card for one in told))
        if latest and self.counted[0] == before:
            latest.note(plugin.written, store.write_file)
        return True

    def _build(
        self, site_dir: Path, others: Mapping[str, str], *, year: Year | None = None, cards: tuple[YearCard, ...] | None = None
    ) -> Any:
        """One build by MkDocs; gives the plugin, which tells of it."""
        config = load(self.config_file, strict=self.options["strict"], site_dir=site_dir, **others)
        plugin = config.plugins["precis"]
        plugin.year, plugin.cards = year, cards
        plugin.scheduler = self.options["scheduler"]
        plugin.config.jobs = self._jobs
        plugin.config.pdf = plugin.config.pdf or self.options["printed"]
        try:
            build_site(config)
        finally:  # MkDocs makes one plugin for all its builds
            plugin.year = plugin.cards = None
        return plugin

    def _forget_all_but(self, names: Sequence[str]) -> None:
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in {*names, _SHELL}:
                shutil.rmtree(path)


def _is_current(latest: LatestBuild | None) -> bool:
    return latest is not None and latest.is_current()
