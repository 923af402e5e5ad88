"""The command `precis add`: files, folders and addresses become seeds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from generator.cli.fetching import Fetching, fetcher, fetches
from generator.cli.settings import CONFIG, load
from generator.errors import ConfigError, IntakeError, PrecisError

if TYPE_CHECKING:
    from generator.intake import Fetcher, Original


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL…")
@CONFIG
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option("--strict", is_flag=True, help="Exit 1 if any story could not be taken in, even if others were.")
@fetches
def add(sources: tuple[str, ...], config_file: Path, dry_run: bool, strict: bool, **options: Unpack[Fetching]) -> None:
    """Make seeds of files, folders and web addresses, and keep the originals in seeds/originals/.

    Web pages, PDF, Word files, mails, feeds, and archives of them are converted once, into Markdown. What was added before is left as it is.
    """
    from generator import adding, reader
    from generator.intake import Kinds
    from generator.seeds import seed_files

    config = load(config_file, strict=False, site_dir=None)
    folder: Path = config.plugins["precis"].settings(config).seeds_dir
    kinds = Kinds(known=reader.EXTENSIONS)
    asking = fetcher(kinds, reader.MOST_BYTES_OF_A_FILE, config.site_url, options)
    shelf = adding.Shelf(folder, seed_files(folder) if folder.is_dir() else (), dry_run=dry_run)
    added = there = failed = 0
    for made in adding.add(_originals(sources, asking), shelf, today=_today()):
        if isinstance(made, PrecisError):
            failed += 1
            click.echo(f"warning: {made}", err=True)
        elif made.was_there:
            there += 1
            click.echo(f"{made.source}: is there already, as {_shown(made.seed)}")
        else:
            added += 1
            click.echo(f"{made.source}: {'would become' if dry_run else 'is now'} {_shown(made.seed)}")
    click.echo(f"{added} {'would be added' if dry_run else 'added'}, {there} there already, {failed} could not be taken in")
    if failed and (strict or not added + there):
        sys.exit(1)


def _shown(path: Path) -> Path:
    """The path from here, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _originals(sources: tuple[str, ...], asking: Fetcher) -> Iterator[Original | IntakeError]:
    """The files that the sources stand for, one by one, or why one cannot be had."""
    from generator import intake

    for source in sources:
        try:
            if intake.is_web_address(source):
                yield asking.fetch(source)
                continue
            paths = list(intake.files(Path(source)))
            if not paths:
                raise IntakeError(f"{source}: holds no files")
        except IntakeError as error:
            yield error
            continue
        for path in paths:
            try:
                yield asking.read(path)
            except IntakeError as error:
                yield error


def _today() -> date:
    """The day of now in universal time; SOURCE_DATE_EPOCH says otherwise, so that a run can be repeated to the byte.

    Raises:
        ConfigError: if that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f"SOURCE_DATE_EPOCH is {epoch!r}; expected seconds since 1970, or nothing") from error
