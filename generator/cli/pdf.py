"""`precis pdf`: briefings on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.settings import CONFIG, read_corpus
from generator.errors import PrecisError

if TYPE_CHECKING:
    from generator.corpus import Selection

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("briefings", nargs=-1, metavar="[SLUG]...")
@CONFIG
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder for the files, or with --binder the file; 'pdf' and 'binder.pdf' where nothing is said.",
)
@click.option("--binder", is_flag=True, help="Bind all that are chosen in one file, with cover, contents and index.")
@click.option("--topic", metavar="ID", help="Those on a topic.")
@click.option("--actor", metavar="ID", help="Those that name an actor.")
@click.option("--treaty", metavar="ID", help="Those that cite a treaty.")
@click.option("--from", "since", type=_DAY, metavar="DAY", help="Those published on this day (2025-03-01) or later.")
@click.option("--to", "until", type=_DAY, metavar="DAY", help="Those published on this day or before.")
@click.option("--one-page", is_flag=True, help="Only what fits one page; the page says what it leaves out.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="The paper's size.")
@click.option("--source/--no-source", default=True, help="Print the source's text too, or not.")
def pdf(briefings: tuple[str, ...], config_file: Path, **options: Any) -> None:
    """Print briefings to PDF: those named by the last part of their address or by number, or all that the options choose."""
    from generator import corpus, store
    from generator.paper import Imprint, Layout, Press, Size

    if options["binder"] and options["one_page"]:
        raise PrecisError("--binder and --one-page do not go together; choose one")
    config, library, gathered = read_corpus(config_file)
    wanted = _wanted(options)
    chosen, title = (corpus.by_slug(gathered, briefings), "Briefings") if briefings else corpus.selected(gathered, wanted)
    size = Size.A4 if options["paper"] == "a4" else Size.LETTER
    layout = Layout(size=size, source=options["source"], one_page=options["one_page"])
    press = Press(library, Imprint(site=config.site_name, address=config.site_url), layout)
    if options["binder"]:
        path = options["output"] or Path("binder.pdf")
        with _printing(path.name):
            content, missing = press.binder(chosen, title)
        _tell(path.name, missing)
        store.write_file(path, content)
        click.echo(f"{len(chosen)} briefings are bound in {path}")
        return
    folder = options["output"] or Path("pdf")
    for briefing in chosen:
        with _printing(briefing.article.seed):
            content, missing = press.briefing(briefing)
        _tell(briefing.article.seed, missing)
        store.write_file(folder / f"{briefing.slug}.pdf", content)
    click.echo(f"{len(chosen)} PDF{'s are' if len(chosen) > 1 else ' is'} in {folder}")


def _wanted(options: dict[str, Any]) -> Selection:
    from generator.corpus import Selection

    def day(value: datetime | None) -> Any:
        return value.date() if value else None

    return Selection(
        topic=options["topic"], actor=options["actor"], treaty=options["treaty"], since=day(options["since"]), until=day(options["until"])
    )


def _tell(name: str, missing: str | None) -> None:
    if missing:
        click.echo(f"warning: {name}: {missing}", err=True)


@contextmanager
def _printing(name: str) -> Iterator[None]:
    """Names what could not be printed."""
    from generator.errors import PaperError

    try:
        yield
    except PaperError as error:
        raise PaperError(f"{name}: {error}") from error
