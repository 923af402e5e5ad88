"""Pages that are rendered one by one when MkDocs has rendered all others, in several processes where that is asked for.

MkDocs holds the source, the HTML and the contents of every page until it writes the first; of an archive that is gigabytes. A page
that is in no navigation, and that no other page shows, need not wait: it is read, written and forgotten.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from generator import executors
from generator.mkdocs_plugin.straight import StraightPage

Message = tuple[str, int, str]
"""What was logged: by whom, how important, the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What a page is rendered with.

    Attributes:
        config: of the build.
        files: of the build, by which links are found.
        pages: those of them that are pages: to pick them out for each page would take more time than all else, where they are many.
        nav: the navigation that the pages show.
        env: of the theme's templates.
    """

    config: MkDocsConfig
    files: Files
    pages: Sequence[File]
    nav: Navigation
    env: Environment

    def render(self, file: File) -> None:
        """Renders the page as MkDocs does, writes it and forgets it."""
        page = StraightPage(None, file, self.config)
        # These two are what MkDocs itself does with a page, in its two rounds; it offers no other way to them.
        build._populate_page(page, self.config, self.files)
        build._build_page(page, self.config, self.pages, self.nav, self.env)
        file.page = None


def render_later(later: Sequence[File], rendering: Rendering, told: Callable[[File], str], jobs: int) -> Iterator[tuple[File, str]]:
    """Renders each page; gives it with what was told of it when it was rendered.

    Args:
        later: files of pages that MkDocs has not seen.
        rendering: what they are rendered with.
        told: gives what was told of a page; it is asked in the process that has rendered the page.
        jobs: processes.
    """

    def rendered(places: Sequence[int]) -> tuple[list[tuple[int, str]], list[Message], Exception | None]:
        found: list[tuple[int, str]] = []
        with _messages() as messages:
            try:
                for place in places:
                    rendering.render(later[place])
                    found.append((place, told(later[place])))
            except Exception as error:
                # What MkDocs has said of it comes first.
                return [], messages, error
        return found, messages, None

    for found, messages, error in executors.in_shares(range(len(later)), rendered, jobs):
        for name, level, words in messages:
            logging.getLogger(name).log(level, "%s", words)
        if error is not None:
            raise error
        yield from ((later[place], what) for place, what in found)


@contextmanager
def _messages() -> Iterator[list[Message]]:
    """What MkDocs and its plugins log until the block ends, and nobody else hears: it may happen in a process that has no ears."""
    found: list[Message] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append((record.name, record.levelno, record.getMessage()))

    logger = logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [Keeping()], False
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = handlers, propagate
