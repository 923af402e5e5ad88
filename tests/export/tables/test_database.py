"""The SQLite file, and Datasette's own view of it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.corpus import gather
from generator.errors import WriteError
from generator.export.tables import database, datasette
from generator.export.tables.database_tables import TABLES, VIEWS
from generator.model import JOINT, Briefing

Get = Callable[[str], tuple[int, str]]


@pytest.fixture
def file(hostile: Briefing, plain: Briefing, tmp_path: Path) -> Path:
    path = tmp_path / "briefings.db"
    database.write(path, gather((hostile, plain)))
    return path


@pytest.fixture
def rows(file: Path) -> Iterator[Callable[[str], list[Any]]]:
    with closing(sqlite3.connect(file)) as connection:
        yield lambda query: connection.execute(query).fetchall()


@pytest.fixture
def get(file: Path) -> Get:
    """Asks Datasette for a path: the status and the text of its answer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from datasette.app import Datasette  # noqa: PLC0415 — it warns while it is imported

    metadata = json.loads(datasette.metadata("briefings", "Précis <b>", "https://example.org/p/"))

    def ask(path: str) -> tuple[int, str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = Datasette([str(file)], metadata=metadata)
            # In a thread of its own: where a browser has been driven before, this one has a loop already.
            with ThreadPoolExecutor(1) as thread:
                answer = thread.submit(asyncio.run, server.client.get(path)).result()
        return answer.status_code, answer.text

    return ask


def test_every_key_leads_to_a_row(rows: Callable[[str], list[Any]]) -> None:
    assert rows("PRAGMA foreign_key_check") == []
    assert rows("PRAGMA integrity_check") == [("ok",)]
    assert len(rows("PRAGMA foreign_key_list(quotes)")) == 2


def test_the_offsets_of_quotes_lead_to_their_words(rows: Callable[[str], list[Any]]) -> None:
    found = rows("SELECT quotes.text, spans, articles.text FROM quotes JOIN articles USING (briefing)")
    assert len(found) == 3
    for words, spans, text in found:
        assert words == JOINT.join(text[start:end] for start, end in json.loads(spans))


def test_a_reference_inside_somebodys_words_is_the_speakers(rows: Callable[[str], list[Any]]) -> None:
    found = rows("SELECT speaker, treaty, label, briefing FROM treaties_in_quotes")
    assert found == [("mara-olin", "karst-pact", None, "harbour")]


def test_words_are_found_without_their_accents(rows: Callable[[str], list[Any]]) -> None:
    assert rows("SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'kárst'") == [(1,)]
    assert rows("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'ostland'") == [(1,)]


def test_the_same_briefings_give_the_same_bytes(file: Path, hostile: Briefing, plain: Briefing, tmp_path: Path) -> None:
    database.write(tmp_path / "again.db", gather((hostile, plain)))
    assert (tmp_path / "again.db").read_bytes() == file.read_bytes()


def test_an_actor_of_several_briefings_is_told_once(file: Path, plain: Briefing) -> None:
    path = file.with_name("two.db")
    database.write(path, gather((plain, replace(plain, slug="again"))))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, country FROM actors").fetchall() == [("mara-olin", "JP")]
        assert connection.execute("SELECT count(*) FROM appearances").fetchall() == [(2,)]


def test_a_place_that_cannot_be_written_is_named(plain: Briefing, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="nowhere"):
        database.write(tmp_path / "nowhere" / "a.db", gather((plain,)))


@pytest.mark.parametrize("name", [one.name for one in (*TABLES, *VIEWS)])
def test_datasette_shows_each_table_and_view(get: Get, name: str) -> None:
    status, page = get(f"/briefings/{name}")
    assert status == 200
    assert "<script></b>" not in page
    described = next(one for one in (*TABLES, *VIEWS) if one.name == name)
    assert described.title in page


def test_datasette_describes_columns_and_the_source(get: Get) -> None:
    status, page = get("/briefings/quotes")
    assert status == 200
    assert 'data-column-description="the words that signal the quote, such as: told reporters"' in page
    assert "belong to their publishers" in get("/")[1]
    assert "Précis &lt;b&gt;" in get("/")[1]


def test_datasette_counts_a_facet(get: Get) -> None:
    status, answer = get("/briefings/quotes.json?_facet=speaker")
    assert status == 200
    facet = json.loads(answer)["facet_results"]["speaker"]
    assert [(one["value"], one["count"]) for one in facet["results"]] == [("mara-olin", 2)]


def test_datasette_searches_quotes_and_articles(get: Get) -> None:
    for table, found in (("quotes", 1), ("articles", 2)):
        status, answer = get(f"/briefings/{table}.json?_search=karst&_shape=array")
        assert status == 200
        assert len(json.loads(answer)) == found


def test_metadata_describes_every_column_and_no_other() -> None:
    told = json.loads(datasette.metadata("briefings", "Précis", None))
    tables = told["databases"]["briefings"]["tables"]
    for table in TABLES:
        assert list(tables[table.name]["columns"]) == [column.name for column in table.columns]
        assert all(column.says for column in table.columns)
    assert "source_url" not in told
