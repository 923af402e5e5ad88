"""What Datasette shows beside the tables of the SQLite file: titles, what columns mean, facets."""

from __future__ import annotations

import json
from typing import Any

from generator.export.tables.columns import Table
from generator.export.tables.database_tables import TABLES, VIEWS, View

_NOTE = (
    "The words of articles belong to their publishers; titles, quotes and statements are in their words. "
    "What stands in a table was found by a program: an offset leads to the place in the article that bears it."
)


def metadata(database: str, site_name: str, site_url: str | None) -> str:
    """The file `metadata.json`.

    Args:
        database: the name of the SQLite file without its ending.
        site_name: as in the settings.
        site_url: where the site is published; None where it is not known.
    """
    tables = {table.name: _table(table) for table in TABLES} | {view.name: _view(view) for view in VIEWS}
    tables |= {f"{name}_fts": {"hidden": True} for name in ("articles", "quotes")}
    told: dict[str, Any] = {"title": site_name, "description": "Briefings as tables.", "license": _NOTE, "source": site_name}
    if site_url:
        told["source_url"] = site_url
    described = {"title": site_name, "description": _NOTE, "tables": tables}
    return json.dumps(told | {"databases": {database: described}}, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    label = next((name for name in ("title", "short_title", "name") if name in names), None)
    shown = {
        "title": table.title,
        "description": table.says,
        "columns": {column.name: column.says for column in table.columns},
        "facets": list(table.facets),
        "sort_desc": table.sorted_by,
        "label_column": label,
    }
    return {key: value for key, value in shown.items() if value}


def _view(view: View) -> dict[str, Any]:
    shown = {"title": view.title, "description": view.says, "facets": list(view.facets)}
    return {key: value for key, value in shown.items() if value}
