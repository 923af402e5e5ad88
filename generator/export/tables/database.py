"""Corpus -> one SQLite file: tables tied by keys, an index of the words, and views."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

from generator.errors import WriteError
from generator.export.tables.columns import Row, Table
from generator.export.tables.database_tables import TABLES, VIEWS, View
from generator.model import ActorKind, Corpus

_INDEX = "CREATE VIRTUAL TABLE {name}_fts USING fts5({columns}, content=\"{name}\", tokenize='unicode61 remove_diacritics 2')"
_INDEXED = {"quotes": "text, speaker_name", "articles": "headline, text"}


def write(path: Path, corpus: Corpus) -> None:
    """Writes the file, which is empty or missing; of the same corpus and by the same SQLite the same bytes.

    Raises:
        WriteError: if it cannot be written.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            # The file is nobody's yet: if the program ends before it is whole, it is thrown away.
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192; BEGIN")
            for table in TABLES:
                database.execute(_created(table))
                marks = ",".join("?" * len(table.columns))
                names = ",".join(f'"{column.name}"' for column in table.columns)
                # What several briefings name, an actor or a treaty, is told once.
                database.executemany(f'INSERT OR IGNORE INTO "{table.name}" ({names}) VALUES ({marks})', _rows(table, corpus))  # noqa: S608 — names of our own
            _tie(database)
            database.execute("COMMIT")
            database.execute("ANALYZE")
    except sqlite3.OperationalError as error:
        raise WriteError(f"{path}: cannot be written: {error}") from error


def _created(table: Table) -> str:
    key = [column.name for column in table.columns if column.key]
    lines = [] if key else ["id INTEGER PRIMARY KEY"]
    for column in table.columns:
        needed = " NOT NULL" if column.key or column.name == "briefing" else ""
        refers = f" REFERENCES {column.refers}" if column.refers else ""
        lines.append(f'"{column.name}" {column.kind}{needed}{refers}')
    if key:
        lines.append(f"PRIMARY KEY ({', '.join(key)})")
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {body}\n)'


def _rows(table: Table, corpus: Corpus) -> Iterable[Row]:
    rows: Iterable[Row] = chain.from_iterable(map(table.rows, corpus.briefings))
    return chain(_named(corpus), rows) if table.name == "actors" else rows


def _named(corpus: Corpus) -> Iterator[Row]:
    """Actors as all briefings together tell of them; unnamed sources stand in a briefing each."""
    for actor in corpus.actors:
        if actor.kind is not ActorKind.UNNAMED:
            yield actor.id, actor.name, actor.kind.value, actor.country, actor.wikidata


def _tie(database: sqlite3.Connection) -> None:
    """Makes what is looked up quick, once all rows stand."""
    for table in TABLES:
        for column in table.columns:
            if column.refers and not (column.key and column is table.columns[0]):
                database.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
    for name, columns in _INDEXED.items():
        database.execute(_INDEX.format(name=name, columns=columns))
        database.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")  # noqa: S608 — names of our own
    for view in VIEWS:
        database.execute(_viewed(view))


def _viewed(view: View) -> str:
    return f'CREATE VIEW "{view.name}" AS\n{view.query}'
