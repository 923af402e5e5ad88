"""News in JSON (IPTC ninjs 1, 2 and 3) -> a story an item that has a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.errors import SeedError
from generator.reader.days import day_noted
from generator.reader.entries import Entry, line, named_stories, plain_paragraphs, reject_too_many, short_place, without_by
from generator.reader.front_matter import FrontMatter, is_address, is_language
from generator.reader.html import paragraphs
from generator.reader.newsml import nitf_paragraphs
from generator.reader.story import Story
from generator.reader.text import text_of

MOST_BYTES = 20_000_000
"""The size above which a JSON file is not read."""

_BODY = re.compile(r"bod(?:y_\w+|ies)")
_LISTS = ("items", "news", "results", "docs")
_NO_TEXTS = frozenset({"audio", "component", "event", "graphic", "picture", "planning", "video"})

_Item = Mapping[str, Any]


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The stories of a ninjs file's bytes, in its order.

    Raises:
        SeedError: if it is no JSON, no ninjs, or has no text; the message begins with the name and says what to do.
    """
    if len(data) > MOST_BYTES:
        raise SeedError(f"{name}: has {len(data) / 1e6:.1f} MB, the limit for JSON is {MOST_BYTES // 1_000_000} MB; split the file")
    source = text_of(data, name)
    try:
        root = json.loads(source)
    except json.JSONDecodeError as error:
        what = "is empty" if not source.strip() else f"is no JSON ({error.msg}, line {error.lineno})"
        raise SeedError(f"{name}: {what}; get the file again, or save the story as .txt or .md") from error
    except (RecursionError, ValueError) as error:
        raise SeedError(f"{name}: is nested too deeply, or has a number that is too long; save the story as .txt or .md") from error
    items = list(_items(root))
    reject_too_many(len(items), name)
    if not items:
        raise SeedError(f"{name}: is JSON but no news item (IPTC ninjs) with a text; save the story as .txt or .md")
    return named_stories([_entry(item, name) for item in items], name, ".json")


def _items(root: object) -> Iterator[_Item]:
    """The root, or the items of its list, that have a body."""
    waiting = root if isinstance(root, list) else [root]
    if isinstance(root, dict) and not any(_BODY.fullmatch(key.lower()) for key in root):
        waiting = next((root[key] for key in _LISTS if isinstance(root.get(key), list)), [])
    for item in waiting:
        # The third version writes names as contentType, those before it as contenttype.
        found = _in_small_letters(item)
        if any(_BODY.fullmatch(key) for key in found) and found.get("type") not in _NO_TEXTS:
            yield found


def _in_small_letters(item: object) -> _Item:
    return {key.lower(): value for key, value in item.items()} if isinstance(item, dict) else {}


def _entry(item: _Item, name: str) -> Entry:
    address = next((value for key in ("url", "uri") if isinstance(value := item.get(key), str) and is_address(value)), None)
    language = item.get("language")
    known = FrontMatter(
        title=line(_text(item, "headline") or _valued(item.get("headlines"), "main") or _text(item, "title"), name),
        published=_day(item),
        byline=line(_byline(item), name),
        publisher=line(_publisher(item), name),
        url=address,
        place=line(short_place(_text(item, "located") or _text(item, "dateline")), name),
        language=language if isinstance(language, str) and is_language(language) else None,
    )
    return Entry(paragraphs=_paragraphs(item, name), known=known, identity=_text(item, "uri") or _text(item, "guid") or "")


def _text(item: _Item, key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _valued(values: object, role: str) -> str | None:
    """The value with the role, else the first of them."""
    found = [one for one in values if isinstance(one, dict) and _text(one, "value")] if isinstance(values, list) else []
    chosen = next((one for one in found if one.get("role") == role), found[0] if found else None)
    return str(chosen["value"]) if chosen else None


def _named(values: object) -> str | None:
    """The first name of a list of things, or of one."""
    for one in values if isinstance(values, list) else [values]:
        found = _text(one, "name") if isinstance(one, dict) else one if isinstance(one, str) else None
        if found and found.strip():
            return found
    return None


def _day(item: _Item) -> date | None:
    words = (_text(item, key) for key in ("firstcreated", "contentcreated", "versioncreated"))
    return next((day for found in words if found and (day := day_noted(found))), None)


def _is_list(item: _Item, key: str) -> bool:
    return isinstance(item.get(key), list)


def _byline(item: _Item) -> str | None:
    words = _text(item, "byline") or _text(item, "by")
    if words is None and _is_list(item, "authors"):
        names = [found for one in item["authors"] if (found := _named(one))]
        words = ", ".join(names)
    return without_by(words)


def _publisher(item: _Item) -> str | None:
    keys = ("provider", "infosource", "infosources", "source", "copyrightholder")
    return next((found for key in keys if (found := _named(item.get(key)))), None)


def _paragraphs(item: _Item, name: str) -> tuple[str, ...]:
    """The paragraphs of the richest body: HTML knows them, plain text may not."""
    for body, kind in sorted(_bodies(item), key=lambda one: ("html" not in one[1], "nitf" not in one[1])):
        found = nitf_paragraphs(body, name) if "nitf" in kind else paragraphs(body, name) if "html" in kind else plain_paragraphs(body)
        if found:
            return found
    return ()


def _bodies(item: _Item) -> Iterator[tuple[str, str]]:
    """The bodies, each with its kind in small letters."""
    for key in sorted(item):
        if key.startswith("body_") and (words := _text(item, key)):
            yield words, key.removeprefix("body_").lower()
    for one in map(_in_small_letters, item["bodies"] if _is_list(item, "bodies") else ()):
        if words := _text(one, "value"):
            yield words, f"{one.get('role', '')} {one.get('contenttype', '')}".lower()
