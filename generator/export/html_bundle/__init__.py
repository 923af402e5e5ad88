"""Briefing -> one HTML file that holds all it needs: no script, nothing from a host, to read, to keep and to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.export.citations import ready_footnotes
from generator.export.one_line import one_line
from generator.export.tables.findings import roles
from generator.model import Article, Briefing, Quote, SourceText
from generator.span import Span
from generator.telling import masthead
from generator.telling.source import without_withheld

__all__ = ["files", "page"]


def files(briefings: Iterable[Briefing], *, site_name: str, site_url: str | None) -> Iterator[tuple[str, bytes]]:
    """A file a briefing, each with its name, and at the end `index.html`, which lists them.

    Args:
        briefings: in the order of the list.
        site_name: as in the settings.
        site_url: where the site is published, with its final slash; None where that is not known.
    """
    listed: list[tuple[str, str, str]] = []
    for briefing in briefings:
        name = f"{briefing.slug}.html"
        listed.append((name, briefing.title, _kicker(briefing)))
        yield name, page(briefing, site_name=site_name, site_url=site_url)
    # A slug "index" has the name of the list, which gives way.
    if all(name != "index.html" for name, _, _ in listed):
        yield "index.html", _rendered("index.html.j2", {"title": site_name, "language": "en", "listed": listed})


def page(briefing: Briefing, *, site_name: str, site_url: str | None) -> bytes:
    """The file of one briefing; all text of the seed is escaped."""
    article = briefing.article
    values = {
        "title": briefing.title,
        "language": article.language,
        "kicker": _kicker(briefing),
        "briefing": briefing,
        "text": article.text,
        "actors": [(actor, roles(actor, article.text)) for actor in briefing.actors],
        "quotes": [_quote(quote, article.text) for quote in briefing.quotes],
        "published_extent": masthead.published_extent(briefing),
        "paragraphs": list(_paragraphs(article)),
        "address": _address(article.url),
        "footnotes": ready_footnotes(briefing, site_name=site_name, site_url=site_url),
    }
    return _rendered("briefing.html.j2", values)


def _paragraphs(article: Article) -> Iterator[str]:
    """The source, as far as it is published."""
    for paragraph in article.paragraphs or (Span(0, len(article.text)),):
        words = without_withheld(paragraph.of(article.text))
        if article.source_text is not SourceText.NONE and words.strip("… "):
            yield words


def _kicker(briefing: Briefing) -> str:
    article = briefing.article
    parts = (briefing.number, article.publisher, article.dateline, article.published.isoformat() if article.published else None)
    return " · ".join(part for part in parts if part)


def _quote(quote: Quote, text: str) -> dict[str, str | None]:
    speaker = quote.speaker
    told = (quote.cue.span.of(text) if quote.cue else None, quote.venue.of(text) if quote.venue else None, quote.manner.value)
    return {
        "words": quote.text_in(text),
        "speaker": (speaker.name or speaker.span.of(text)) if speaker else None,
        "told": ", ".join(part for part in told if part),
    }


def _address(address: str | None) -> str | None:
    """The address if it is one of the web: a link to it runs no script."""
    try:
        return address if address and urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None


def _rendered(template: str, values: Mapping[str, object]) -> bytes:
    return f"{_environment().get_template(template).render(values)}\n".encode(errors="replace")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    # What is markup was escaped before; Jinja escapes all else after this.
    return value if isinstance(value, Markup) or not isinstance(value, str) else one_line(value)
