"""The commands `precis treaty …`: look at the library of treaties, import official texts, check one's own files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Unpack

import click

from generator.cli.fetching import Fetching, fetcher, fetches
from generator.cli.settings import CONFIG, seeds_and_address, seeds_folder


@click.group()
def treaty() -> None:
    """Look at the library of treaties, import official texts, and check files of your own."""


@treaty.command("import")
@click.argument("source", metavar="FILE|URL")
@click.option("--id", "treaty_id", metavar="ID", help="Which treaty of the library it is; told from its title where not given.")
@fetches
@CONFIG
def import_(source: str, treaty_id: str | None, config_file: Path, **options: Unpack[Fetching]) -> None:
    """Split an official text (text, HTML, Markdown, PDF) into articles, and keep it verbatim in seeds/reference/texts/."""
    from generator import site_treaties, treaty_text
    from generator.export import treaty_card
    from generator.intake import Kinds

    seeds, site_url = seeds_and_address(config_file)
    # Official texts have names of all sorts ("treaty.asc"), and servers that state no type.
    kinds = Kinds(known=treaty_text.EXTENSIONS, otherwise=".txt")
    made = site_treaties.import_treaty_text(seeds, source, fetcher(kinds, treaty_text.MOST_BYTES, site_url, options), treaty_id)
    for warning in made.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(treaty_card.imported(made.text, made.path), nl=False)


@treaty.command("list")
@click.option("--field", metavar="FIELD", help="Only treaties of this field, such as arms-control or trade.")
@click.option("--state", metavar="CODE", help="Only treaties to which this state is a party; its code, such as JP.")
@CONFIG
def list_(field: str | None, state: str | None, config_file: Path) -> None:
    """List the treaties that Précis knows: id, title, day, status, articles; your own and those with an official text marked."""
    from generator import site_treaties
    from generator.export import treaty_table

    seeds = seeds_folder(config_file)
    library = site_treaties.treaties(seeds)
    chosen = site_treaties.chosen_treaties(library, field=field, state=state)
    click.echo(treaty_table.table(chosen, library, own=site_treaties.own_treaty_ids(seeds)), nl=False)


@treaty.command()
@click.argument("treaty_id", metavar="ID")
@click.option("--article", metavar="NUMBER", help="Only this article, such as 5.")
@CONFIG
def show(treaty_id: str, article: str | None, config_file: Path) -> None:
    """Show a treaty: facts, parties, the names by which news is understood, articles; the official text where it is imported."""
    from generator import site_treaties
    from generator.export import treaty_card

    library = site_treaties.treaties(seeds_folder(config_file))
    found = site_treaties.known_treaty(library, treaty_id)
    click.echo(treaty_card.card(found, library.text(found.id), article=article), nl=False)


@treaty.command()
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
@CONFIG
def check(files: tuple[Path, ...], config_file: Path) -> None:
    """Check treaties and official texts of your own, all of them or the FILEs named, and say everything that is wrong."""
    from generator.export import treaty_card
    from generator.reference.treaty_checks import check_treaties

    found = check_treaties(seeds_folder(config_file) / "reference", files)
    for error in found.errors:
        click.echo(f"error: {error}", err=True)
    for warning in found.warnings:
        click.echo(f"warning: {warning}", err=True)
    if found.errors:
        sys.exit(1)
    click.echo(treaty_card.checked(found), nl=False)
