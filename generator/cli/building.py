"""Building the site with MkDocs, and what the person who waits is told of it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from generator.errors import PrecisError

_OWN = "mkdocs.plugins.precis"


@contextmanager
def mkdocs_messages() -> Iterator[list[int]]:
    """Prints what MkDocs and the generator warn of, one line each, and counts the warnings."""
    counted = [0]

    class Printer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING or record.name == _OWN:
                counted[0] += record.levelno == logging.WARNING
                kind = "note" if record.levelno < logging.WARNING else record.levelname.lower()
                click.echo(f"{kind}: {record.getMessage()}", err=True)

    handler = Printer(logging.INFO)
    logging.getLogger(_OWN).setLevel(logging.INFO)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield counted
    finally:
        logger.removeHandler(handler)


def build_site(config: Any) -> None:
    """Builds the site, counting seeds where somebody watches."""
    from mkdocs.commands import build as mkdocs_build
    from mkdocs.exceptions import Abort, BuildError, MkDocsException

    config.plugins["precis"].progress = _seeds_read if sys.stderr.isatty() else None
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except Abort as error:
        if isinstance(error.__cause__ or error.__context__, BuildError):
            sys.exit(1)  # its message has been printed
        raise PrecisError(str(error) or "the build was aborted") from error
    except MkDocsException as error:
        raise PrecisError(error.format_message()) from error
    finally:
        config.plugins.on_shutdown()


def _seeds_read(done: int, of: int, name: str) -> None:
    """Counts the seeds on one line of the terminal, which the last count clears."""
    line = f"Reading seeds {done}/{of}  {name[:40]}" if done < of else ""
    click.echo(f"\r\x1b[K{line}", nl=False, err=True)
