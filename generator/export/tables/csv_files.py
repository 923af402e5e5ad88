"""Briefings -> CSV files for spreadsheets and data frames."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.export.tables.columns import Cell, Column, Row, Table
from generator.export.tables.findings import ACTORS, EVENTS, QUOTES, REFERENCES
from generator.model import Briefing

# The wide signs are what East Asian spreadsheets take for the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def _briefings(briefing: Briefing) -> Iterator[Row]:
    article = briefing.article
    yield (
        briefing.slug,
        briefing.number,
        briefing.title,
        article.headline,
        article.byline,
        article.published.isoformat() if article.published else None,
        article.dateline,
        article.publisher,
        article.url,
        article.language,
        len(briefing.quotes),
        len(briefing.actors),
        len(briefing.treaties),
        article.seed,
        article.sha256,
    )


_BRIEFINGS = Table(
    name="briefings",
    title="Briefings",
    says="A briefing with what its seed tells of the article.",
    columns=(
        Column(name="slug", says="the last part of its address"),
        Column(name="number", says="its number in the series"),
        Column(name="title", says="the headline, or the first words of an article without one"),
        Column(name="headline", says="the article's headline"),
        Column(name="byline", says="who reported it"),
        Column(name="published", says="the day of publication (ISO 8601)"),
        Column(name="dateline", says="where the article was filed"),
        Column(name="publisher", says="who published the article"),
        Column(name="url", says="the article's address"),
        Column(name="language", says="an IETF tag"),
        Column(name="quotes", says="how many quotes it has"),
        Column(name="actors", says="how many actors it has"),
        Column(name="treaties", says="how many treaties it cites"),
        Column(name="seed", says="the seed's file"),
        Column(name="sha256", says="of the seed's bytes"),
    ),
    rows=_briefings,
)

FILES: dict[str, Table] = {
    "briefings.csv": _BRIEFINGS,
    "quotes.csv": QUOTES,
    "actors.csv": replace(ACTORS, name="actors"),
    "references.csv": replace(REFERENCES, name="references"),
    "events.csv": EVENTS,
}
"""The tables by the names of their files."""


def write(path: Path, table: Table, briefings: Iterable[Briefing]) -> None:
    """Writes a table of all briefings with a header, in UTF-8, one line after the other.

    No cell can become a formula in a spreadsheet: one that begins like one begins with an apostrophe instead.
    """
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(column.name for column in table.columns)
        lines.writerows([_safe(cell) for cell in row] for briefing in briefings for row in table.rows(briefing))


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
