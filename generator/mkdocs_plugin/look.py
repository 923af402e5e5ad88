"""The look of the pages, below the site's own."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator import site


def add(config: MkDocsConfig) -> None:
    """Adds templates, style sheet and scripts to the settings, behind those that override the theme."""
    folder = str(site.theme_dir())
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    if site.LOOK not in config.extra_css:
        config.extra_css.insert(0, site.LOOK)
    for script in site.EXTRA_JAVASCRIPT:
        if script not in config.extra_javascript:
            config.extra_javascript.append(script)


def join(files: Files, config: MkDocsConfig, *, by_year: bool) -> None:
    """Puts one style sheet in place of those that all pages have; a file of that name in the docs folder wins over ours."""
    found = {path: file for path in (*site.LOOKS, site.LOOK_OF_YEARS) if (file := files.get_file_from_path(path)) is not None}
    for file in found.values():
        files.remove(file)
    parts = [file for path, file in found.items() if by_year or path != site.LOOK_OF_YEARS]
    if files.get_file_from_path(site.LOOK) is None:
        look = "".join(site.slim_css(file.content_string) for file in parts)
        files.append(File.generated(config, site.LOOK, content=look))
