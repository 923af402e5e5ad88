"""The commands `precis export …` and `precis cite`: briefings for other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli.settings import CONFIG, read_corpus


def _output(default: str, meaning: str) -> Callable[[Any], Any]:
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path), default=Path(default), show_default=True, metavar="PATH", help=meaning
    )


def _report(number: int, path: Path) -> None:
    click.echo(f"{number:,} {'briefing' if number == 1 else 'briefings'} in {path}", err=True)


@click.group()
def export() -> None:
    """Write all briefings of the site for other programs: as JSON, tables, a database, pages, annotations."""


@export.command("json")
@CONFIG
@_output("briefings-json", "The folder; files of the same names in it are replaced.")
def json_(config_file: Path, output: Path) -> None:
    """Write a folder with one JSON file a briefing."""
    from generator import store
    from generator.export import briefing_json

    _, _, corpus = read_corpus(config_file)
    for briefing in corpus.briefings:
        store.write_file(output / f"{briefing.slug}.json", briefing_json.dumps(briefing))
    _report(len(corpus.briefings), output)


@export.command()
@CONFIG
@_output("briefings.jsonl", "The file; - for standard output.")
def jsonl(config_file: Path, output: Path) -> None:
    """Write one file with the JSON of a briefing on each line."""
    from generator import store
    from generator.export import briefing_json

    _, _, corpus = read_corpus(config_file)
    if output == Path("-"):
        for line in briefing_json.lines(corpus.briefings):
            sys.stdout.write(line)
        return
    with store.replacing(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(briefing_json.lines(corpus.briefings))
    _report(len(corpus.briefings), output)


@export.command("csv")
@CONFIG
@_output("briefings-csv", "The folder; files of the same names in it are replaced.")
def csv_(config_file: Path, output: Path) -> None:
    """Write a folder with tables: briefings, quotes, actors, references to treaties, dated statements."""
    from generator import store
    from generator.export.tables import csv_files

    _, _, corpus = read_corpus(config_file)
    for name, table in csv_files.FILES.items():
        with store.replacing(output / name) as part:
            csv_files.write(part, table, corpus.briefings)
    _report(len(corpus.briefings), output)


@export.command()
@CONFIG
@_output("briefings.db", "The file; metadata.json for Datasette goes beside it.")
def sqlite(config_file: Path, output: Path) -> None:
    """Write one SQLite file, with an index of the words and views, and its description for Datasette."""
    from generator import store
    from generator.export.tables import database, datasette

    settings, _, corpus = read_corpus(config_file)
    with store.replacing(output) as part:
        database.write(part, corpus)
    store.write_file(output.with_name("metadata.json"), datasette.metadata(output.stem, settings.site_name, settings.site_url))
    _report(len(corpus.briefings), output)


@export.command("html-bundle")
@CONFIG
@_output("briefings.zip", "A zip where the name ends in .zip, else a folder.")
def html_bundle(config_file: Path, output: Path) -> None:
    """Write one HTML file a briefing that needs nothing else, to read, keep and print."""
    from generator import store
    from generator.export import html_bundle as bundle

    settings, _, corpus = read_corpus(config_file)
    files = bundle.files(corpus.briefings, site_name=settings.site_name, site_url=settings.site_url)
    if output.suffix.lower() == ".zip":
        store.write_zip(output, files)
    else:
        for name, page in files:
            store.write_file(output / name, page.decode())
    _report(len(corpus.briefings), output)


@export.command("annotations")
@CONFIG
@_output("annotations.jsonld", "The file.")
def annotations_(config_file: Path, output: Path) -> None:
    """Write W3C Web Annotations (JSON-LD) of all quotes: where in its article each stands."""
    from generator import store
    from generator.export import web_annotations

    settings, _, corpus = read_corpus(config_file)
    with store.replacing(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(web_annotations.written(corpus.briefings, settings.site_url))
    _report(len(corpus.briefings), output)


@click.command()
@click.argument("slug", metavar="SLUG")
@click.option(
    "--format",
    "form",
    type=click.Choice(["bibtex", "ris", "csl-json", "chicago", "apa", "oscola"]),
    default="bibtex",
    show_default=True,
    help="How it is written.",
)
@click.option("--of", type=click.Choice(["briefing", "source"]), help="Only the briefing, or only the article that it is made of.")
@CONFIG
def cite(slug: str, form: str, of: str | None, config_file: Path) -> None:
    """Print how to cite a briefing and its source. SLUG is the last part of the briefing's address."""
    from generator import pipeline
    from generator.export import citations

    settings, _, corpus = read_corpus(config_file)
    briefing = pipeline.briefing_at(corpus, slug)
    own, source = citations.works(briefing, settings.site_name, settings.site_url)
    chosen = {"briefing": (own,), "source": (source,)}.get(of or "", (own, source))
    click.echo(citations.cited(chosen, form), nl=False)
