"""Pages that are rendered one by one when MkDocs has rendered all others.

MkDocs holds the source, the HTML and the contents of every page until it writes the first; of an archive that is gigabytes. A page
that is in no navigation, and that no other page shows, need not wait: it is read, written and forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from generator.mkdocs_plugin.straight import StraightPage


def render_later(later: Iterable[File], config: MkDocsConfig, *, files: Files, nav: Navigation, env: Environment) -> None:
    """Renders each page as MkDocs does, and forgets it.

    Args:
        later: files of pages that MkDocs has not seen.
        config: of the build.
        files: of the build, by which links are found.
        nav: the navigation that the pages show.
        env: of the theme's templates.
    """
    pages = files.documentation_pages()
    for file in later:
        page = StraightPage(None, file, config)
        # These two are what MkDocs itself does with a page, in its two rounds; it offers no other way to them.
        build._populate_page(page, config, files)
        build._build_page(page, config, pages, nav, env)
        file.page = None
