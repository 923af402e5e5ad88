"""RSS and Atom -> one story an entry: its content, else its summary. Nothing is fetched: feedparser is given bytes and no more."""

from __future__ import annotations

import io
import logging
import re
from datetime import date
from email.utils import parsedate
from typing import Any

import feedparser

from generator.errors import SeedError
from generator.reader.days import day_noted
from generator.reader.entries import Entry, line, named_stories, plain_paragraphs, reject_too_many
from generator.reader.front_matter import FrontMatter, is_address, is_language
from generator.reader.html import paragraphs
from generator.reader.story import Story
from generator.reader.xml_source import root_name, xml_source

logging.getLogger("feedparser").addHandler(logging.NullHandler())

# What feedparser raises of feeds that nobody would write.
_OF_BROKEN_FEEDS = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_ROOTS = frozenset({"RDF", "feed", "rss"})
_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The stories of a feed's bytes, in its order.

    Raises:
        SeedError: if they are no feed, or none of its entries has a text; the message begins with the name and says what to do.
    """
    source = xml_source(data, name)
    if root_name(source) not in _ROOTS:
        raise SeedError(f"{name}: is no feed (RSS or Atom); save the feed again, or the story as .txt or .md")
    # Counted before they are read, which takes time for each.
    reject_too_many(len(_ENTRY.findall(source)), name)
    try:
        parsed = feedparser.parse(io.BytesIO(source.encode("utf-8", "replace")), response_headers=_HEADERS, resolve_relative_uris=False)
    except _OF_BROKEN_FEEDS as error:
        raise SeedError(f"{name}: is a feed that is too broken to be read; save it again, or the stories as .txt or .md") from error
    found = [_entry(entry, parsed.feed, name) for entry in parsed.entries]
    return named_stories(found, name, ".html")


def _entry(entry: Any, feed: Any, name: str) -> Entry:
    link = entry.get("link", "")
    content, language = _content(entry)
    known = FrontMatter(
        title=line(entry.get("title"), name),
        published=_day(entry),
        byline=line(_authors(entry), name),
        publisher=line(feed.get("title"), name),
        url=link if is_address(link) else None,
        language=next((tag for tag in (language, feed.get("language")) if tag and is_language(tag)), None),
    )
    return Entry(paragraphs=_paragraphs(content, name), known=known, identity=entry.get("id") or link)


def _content(entry: Any) -> tuple[Any, str | None]:
    """The longest of the entry's contents, else its summary, and its language."""
    contents = [
        one
        for one in entry.get("content", ())
        if one.get("value", "").strip() and one.get("type", "").startswith(("text/", "application/xhtml"))
    ]
    chosen = max(contents, key=lambda one: len(one["value"]), default=None) or entry.get("summary_detail") or {}
    return chosen, chosen.get("language")


def _paragraphs(content: Any, name: str) -> tuple[str, ...]:
    value = content.get("value", "")
    return plain_paragraphs(value) if content.get("type") == "text/plain" else paragraphs(value, name)


def _authors(entry: Any) -> str | None:
    names = [author["name"] for author in entry.get("authors", ()) if author.get("name")]
    names = list(dict.fromkeys(names))
    return ", ".join(names) if names else None


def _day(entry: Any) -> date | None:
    """The day as the feed writes it, in its own time zone: of publication, else of the last change."""
    for key in ("published", "created", "updated"):
        # The library would give one for another, with a warning.
        if dict.__contains__(entry, key) and (found := _written_day(str(dict.__getitem__(entry, key)))):
            return found
    return None


def _written_day(words: str) -> date | None:
    if found := day_noted(words):
        return found
    try:
        parts = parsedate(words)
        return date(*parts[:3]) if parts else None
    except (ValueError, OverflowError):
        return None
