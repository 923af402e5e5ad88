"""What the commands share: the option that names the site's settings, and reading them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.errors import ConfigError

if TYPE_CHECKING:
    from generator.config import Config
    from generator.model import Corpus
    from generator.reference.treaty_library import TreatyLibrary

CONFIG = click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), default=Path("mkdocs.yml"), show_default=True, help="The site's settings."
)


def load(config_file: Path, *, strict: bool, site_dir: Path | None, **others: str) -> Any:
    """MkDocs' settings of the site, the plugin's among them; others take the place of those in the file.

    Raises:
        ConfigError: if the file is missing or wrong, or the plugin is not in it.
    """
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    if not config_file.is_file():
        raise ConfigError(no_config(config_file))
    options: dict[str, Any] = {"strict": strict, **others} | ({"site_dir": str(site_dir)} if site_dir else {})
    try:
        config = load_config(config_file=str(config_file), **options)
    except MkDocsException as error:
        raise ConfigError(f"{config_file}: {error.format_message() or 'is not valid'}") from error
    if "precis" not in config.plugins:
        raise ConfigError(f"{config_file}: the plugin is missing; add '- precis' below 'plugins:'")
    return config


def read_corpus(config_file: Path) -> tuple[Config, TreatyLibrary, Corpus]:
    """The settings of the site, its treaties and all its briefings; seeds that cannot be used are named.

    Raises:
        PrecisError: as `pipeline.read_corpus` does; ConfigError as `load` does.
    """
    from generator import pipeline

    config = load(config_file, strict=False, site_dir=None)
    settings: Config = config.plugins["precis"].settings(config)
    library = pipeline.site_library(settings)
    corpus, problems = pipeline.read_corpus(settings, library)
    for problem in problems:
        click.echo(f"warning: {problem}", err=True)
    return settings, library, corpus


def seeds_folder(config_file: Path) -> Path:
    """The folder of seeds; the one beside the settings where there are none, so that the library can be looked at anywhere."""
    return seeds_and_address(config_file)[0]


def seeds_and_address(config_file: Path) -> tuple[Path, str | None]:
    """The same, and the site's address; None where it has none."""
    if not config_file.is_file() and config_file == Path("mkdocs.yml"):
        return Path("seeds").resolve(), None
    config = load(config_file, strict=False, site_dir=None)
    return config.plugins["precis"].settings(config).seeds_dir, config.site_url or None


def no_config(path: Path) -> str:
    """What to say where the settings are missing."""
    return f"{path}: there is no such file; go to the folder of your site, or make one with: precis new my-site"
