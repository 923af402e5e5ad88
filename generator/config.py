"""The settings of one site, read once from the `precis` section of mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ONLY_BUILT = (
    "mkdocs.yml: with 'shard_by: year' a site is built by `precis build` alone; while you work, let `precis build --watch` build it, "
    "and look at it with `python -m http.server --directory site`"
)
"""What to say where a site is to be built in another way."""

YEARS = "years"
"""The folder of the cache in which each year, and what stands around all, has one of its own, where a site is built year by year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of a site that is built year by year.

    Attributes:
        name: 2025, or undated.
        seeds: those whose articles were published in it, sorted.
        written: the folder of what the site's author has written and put beside the pages; absolute.
        before: the name of the year before it that has seeds; None of the first.
        after: of the one behind it; None of the newest.
    """

    name: str
    seeds: tuple[Path, ...]
    written: Path
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Where things are and what the site is called.

    Attributes:
        root: the folder of mkdocs.yml; absolute.
        seeds_dir: the folder of seeds; absolute.
        docs_dir: where pages are written; absolute.
        site_name: as in mkdocs.yml.
        site_url: where the site is published, with its final slash; None where mkdocs.yml does not tell.
        series: the first part of every briefing's number ("BR" in BR-2025-001).
        language_model: the name of an installed spaCy pipeline, or the absolute path of one's folder; None for the bundled one.
        jobs: the number of processes that read seeds, at least 1; 1 is this one.
        scheduler: the address of the Dask scheduler whose workers read seeds; None for processes of this computer.
        cache_dir: where what earlier builds made is kept to be used again; None for nowhere.
        pdf: the paper of the PDF that stands beside each briefing's page, "a4" or "us-letter"; None for no PDF.
        source_text: what of a source's text is published where its seed does not say: "full", "cited" or "none".
        year: the year that is built, where the site is built year by year; None for all seeds.
        by_year: whether the site is built year by year.
        previewing: whether a live preview builds, again and again while somebody writes.
    """

    root: Path
    seeds_dir: Path
    docs_dir: Path
    site_name: str = "Précis"
    site_url: str | None = None
    series: str = "BR"
    language_model: str | None = None
    jobs: int = 1
    scheduler: str | None = None
    cache_dir: Path | None = None
    pdf: str | None = None
    source_text: str = "full"
    year: Year | None = None
    by_year: bool = False
    previewing: bool = False
