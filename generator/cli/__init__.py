"""The `precis` command: parse, call, report.

Imports are made where they are needed, so that `precis --help` answers at once.
"""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli.add import add
from generator.cli.doctor import doctor
from generator.cli.export import cite, export
from generator.cli.pdf import pdf
from generator.cli.settings import CONFIG, load
from generator.cli.treaty import treaty
from generator.errors import ConfigError, PrecisError
from generator.memory import seldom_searched

JOBS = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="NUMBER", help="Work in so many processes; 1 where nothing is said."
)
STRICT = click.option("--strict", is_flag=True, help="Take warnings as errors: exit 1.")


# What no program can mend: no room, no right to write, a disk that is broken or gone.
_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EFBIG}
_DISK = "Free space or change the folder's rights, then try again; what stood before stands still."


class _Reporting(click.Group):
    """Turns the errors that a user can act on into one line and exit 1; what commands hold comes to stay, so garbage is seldom looked for."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with seldom_searched():
                return super().invoke(ctx)
        except PrecisError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(1)
        except OSError as error:
            if error.errno not in _OF_THE_DISK:
                raise
            click.echo(f"error: {error.filename or 'the disk'}: {error.strerror}. {_DISK}", err=True)
            ctx.exit(1)


@click.group(cls=_Reporting, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="precis-briefings", prog_name="precis")
def main() -> None:
    """Turn news articles (seeds) into structured briefings on a searchable site.

    \b
    A first site in three steps:
      precis new my-site            a folder with mkdocs.yml, docs/ and seeds/
      cp article.txt my-site/seeds/
      cd my-site && precis serve    look at http://127.0.0.1:8000

    Exit codes: 0 done, 1 something is wrong with your input, 2 something is wrong with the command.
    """  # noqa: D301 — click reads the \b


@main.command()
@CONFIG
@STRICT
@JOBS
@click.option("--scheduler", metavar="ADDRESS", help="Read seeds by the workers of this Dask scheduler, such as tcp://host:8786.")
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where the site goes; 'site' by default.")
@click.option("--offline", is_flag=True, help="Make a zip beside the site too, which works unpacked, without a server.")
@click.option(
    "--pdf", "printed", is_flag=True, help="Put a PDF beside the page of each briefing; 'pdf: true' in mkdocs.yml does so always."
)
@click.option(
    "-w", "--watch", is_flag=True, help="Then wait, and build again whenever a seed, a page or a setting changes; Ctrl-C ends it."
)
def build(config_file: Path, *, watch: bool, **options: Any) -> None:
    """Write the pages of all seeds and build the site.

    A build that fails or is killed leaves the previous site and docs as they were. A second one at the same time waits for the first.
    """
    if not watch:
        _build_once(config_file, options)
        return
    from generator.cli.watching import watching

    config = load(config_file, strict=False, site_dir=None)
    folders = [folder for folder in config.plugins["precis"].folders(config) if folder.is_dir()]
    with watching(folders, config_file.resolve()) as changes:
        click.echo(f"Watching {', '.join(str(folder) for folder in folders)} and {config_file}; press Ctrl-C to end")
        while True:
            try:
                _build_once(config_file, options)
            except (PrecisError, OSError) as error:
                click.echo(f"error: {error}", err=True)
            except SystemExit:  # its message has been printed
                pass
            if changes.is_ended:
                return
            try:
                changes.wait()
            except KeyboardInterrupt:
                return


def _build_once(config_file: Path, options: Mapping[str, Any]) -> None:
    """Builds the site where something has changed, and says so."""
    from generator import store
    from generator.cli.building import build_site, mkdocs_messages
    from generator.cli.offline import make_copy
    from generator.cli.years import build_years

    with mkdocs_messages() as counted:
        config = load(config_file, strict=options["strict"], site_dir=options["site_dir"])
        plugin = config.plugins["precis"]
        plugin.config.pdf = plugin.config.pdf or options["printed"]
        if plugin.config.shard_by:
            build_years(config_file, config, options, counted)
            return
        latest = plugin.latest(config)
        if latest and latest.is_current():
            click.echo(f"Nothing has changed since the last build; the site is in {config.site_dir}")
        else:
            plugin.config.jobs = options["jobs"] or plugin.config.jobs
            plugin.scheduler = options["scheduler"]
            build_site(config)
            if latest and not counted[0]:
                latest.note(plugin.written, store.write_file)
            click.echo(f"The site is in {config.site_dir}" + (f" ({counted[0]} warnings)" if counted[0] else ""))
    if options["offline"]:
        click.echo(f"The copy that works without a server is in {make_copy(config)}")


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Write DIR/<slug>.json, one file a seed.")
@JOBS
@click.option("-m", "--language-model", metavar="NAME", help="A spaCy pipeline, by its name or folder; the bundled one by default.")
def extract(paths: tuple[Path, ...], output: Path | None, jobs: int | None, language_model: str | None) -> None:
    """Print the briefing of each seed as JSON; a folder stands for all its seeds."""
    from generator import pipeline, store
    from generator.errors import SeedError
    from generator.export import briefing_json
    from generator.seeds import seed_files

    chosen = [seed for path in paths for seed in (seed_files(path) if path.is_dir() else (path,))]
    failed, names = 0, dict[str, str]()
    with _progress(len(chosen), shown=output is not None) as step:
        for made in pipeline.extract(chosen, language_model=language_model, jobs=jobs or 1):
            step()
            if isinstance(made, SeedError):
                failed += 1
                click.echo(f"error: {made}", err=True)
            elif output is None:
                click.echo(briefing_json.dumps(made), nl=False)
            elif made.slug in names:
                failed += 1
                click.echo(
                    f"error: {made.article.seed}: has the same address ({made.slug}) as {names[made.slug]}; rename one of the two", err=True
                )
            else:
                names[made.slug] = made.article.seed
                store.write_file(output / f"{made.slug}.json", briefing_json.dumps(made))
    if failed:
        sys.exit(1)


@main.command()
@click.argument("briefing", metavar="SLUG")
@CONFIG
def explain(briefing: str, config_file: Path) -> None:
    """Explain a briefing: which rule or signal found each quote, position and actor.

    SLUG is the last part of the briefing's address, or the path of a seed.
    """
    from generator import pipeline
    from generator.errors import SeedError
    from generator.export.explanation import explanation

    path, language_model, own = Path(briefing), None, None
    if path.suffix and not path.is_file():
        raise PrecisError(f"{path}: there is no such file; name a seed, or a briefing by the last part of its address")
    if not path.is_file():
        config = load(config_file, strict=False, site_dir=None)
        settings = config.plugins["precis"].settings(config)
        path, language_model, own = pipeline.seed_at(settings.seeds_dir, briefing), settings.language_model, settings.seeds_dir
    (made,) = pipeline.extract([path], language_model=language_model, own=own)
    if isinstance(made, SeedError):
        raise made
    click.echo(explanation(made), nl=False)


@main.command()
@CONFIG
@JOBS
@click.option("-n", "--limit", type=click.IntRange(min=1), default=40, show_default=True, help="Show at most so many of each kind.")
def review(config_file: Path, jobs: int | None, limit: int) -> None:
    """Suggest corrections: actors that look as if they were one, or two. Nothing is changed."""
    from dataclasses import replace

    from generator import pipeline
    from generator.export.suggestions import suggested

    config = load(config_file, strict=False, site_dir=None)
    settings = config.plugins["precis"].settings(config)
    click.echo(suggested(pipeline.suggestions(replace(settings, jobs=jobs or settings.jobs)), limit=limit), nl=False)


@main.command()
@CONFIG
@click.option("-a", "--dev-addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to serve.")
def serve(config_file: Path, dev_addr: str) -> None:
    """Show the site while you work: it is built anew whenever a seed, a page or a setting changes."""
    from mkdocs.commands import serve as mkdocs_serve

    from generator.config import ONLY_BUILT

    if load(config_file, strict=False, site_dir=None).plugins["precis"].config.shard_by:
        raise ConfigError(ONLY_BUILT)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    mkdocs_serve.serve(config_file=str(config_file), dev_addr=dev_addr, livereload=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="Précis", show_default=True, help="The site's name.")
def new(folder: Path, name: str) -> None:
    """Make a ready site in FOLDER: mkdocs.yml, docs/, seeds/ and a workflow for GitHub Pages."""
    from generator import site, store

    if folder.exists() and any(folder.iterdir()):
        raise PrecisError(f"{folder}: is not empty; name a new folder")
    for path, content in site.starter(name).items():
        store.write_file(folder / path, content)
    click.echo(f"Made {folder}. Put articles into {folder / 'seeds'}, then: cd {folder} && precis serve")


@main.command()
@CONFIG
@STRICT
def check(config_file: Path, strict: bool) -> None:
    """Check that every span, every verbatim quote and, where the site is built, every internal link holds."""
    from generator import pipeline, site
    from generator.export import briefing_json
    from generator.export import check as contract

    config = load(config_file, strict=False, site_dir=None)
    settings = config.plugins["precis"].settings(config)
    gathered, warnings = pipeline.read_corpus(settings, pipeline.site_library(settings))
    wrong = list(warnings) if strict else []
    for warning in warnings:
        click.echo(f"warning: {warning}", err=True)
    for briefing in gathered.briefings:
        document = briefing_json.to_json(briefing)
        briefing_json.validate(document)
        wrong.extend(f"{briefing.article.seed}: {problem}" for problem in contract.problems(document))
    built = Path(config.site_dir)
    if built.is_dir():
        wrong.extend(site.broken_links(built))
    for problem in wrong:
        click.echo(f"error: {problem}", err=True)
    if wrong:
        sys.exit(1)
    click.echo(
        f"{len(gathered.briefings)} briefings hold" + ("" if built.is_dir() else "; the site is not built, so its links were not checked")
    )


main.add_command(add)
main.add_command(cite)
main.add_command(doctor)
main.add_command(export)
main.add_command(treaty)
main.add_command(pdf)


@contextmanager
def _progress(length: int, *, shown: bool) -> Iterator[Any]:
    """Counts on the terminal while long work goes on; silent where nobody watches."""
    if not (shown and length > 1 and sys.stderr.isatty()):
        yield lambda: None
        return
    with click.progressbar(length=length, label="Reading seeds", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
