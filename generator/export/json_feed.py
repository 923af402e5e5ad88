"""Feed -> JSON Feed, version 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from generator.export.statements_html import statements_html
from generator.model import Feed, FeedEntry

VERSION = "https://jsonfeed.org/version/1.1"


def written(feed: Feed, site_url: str) -> bytes:
    """The feed's file.

    Args:
        feed: the feed.
        site_url: the site's address, with its final slash.
    """
    head = _dumped(_head(feed, site_url)).removesuffix("}")
    items = ",\n".join(_dumped(_item(entry, site_url)) for entry in feed.entries)
    return f'{head}, "items": [\n{items}\n]}}\n'.encode()


def _head(feed: Feed, site_url: str) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": f"{site_url}{feed.address}",
        "feed_url": f"{site_url}{feed.name}.json",
        "authors": [{"name": feed.author}],
        "language": "en",
    }


def _item(entry: FeedEntry, site_url: str) -> dict[str, Any]:
    values = {
        "id": site_url + entry.id,
        "url": site_url + entry.address,
        "external_url": entry.original,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": statements_html(entry),
        "date_published": f"{entry.published.isoformat()}T00:00:00Z" if entry.published else None,
        "date_modified": f"{entry.updated.isoformat()}T00:00:00Z" if entry.updated else None,
        "tags": list(entry.topics),
        "language": entry.language,
    }
    return {key: value for key, value in values.items() if value}


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
