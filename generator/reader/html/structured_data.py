"""JSON-LD of a page -> what it says about the page's story, in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# The kinds of schema.org's that are a story; others are pictures, pages, publishers …
_KINDS = ("Article", "Posting", "Report", "Review")
_MOST_NODES = 2_000
_IN_LISTS = frozenset({"itemListElement", "hasPart", "comment", "video", "image", "mentions", "citation", "isBasedOn", "relatedLink"})


def story_data(texts: Iterable[str]) -> Mapping[str, Any]:
    """The first story that the texts describe, by the names that schema.org has; empty where they describe none. Nothing in it is checked."""
    for text in texts:
        for node in _nodes(_parsed(text)):
            kinds = node.get("@type")
            if any(str(kind).endswith(_KINDS) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return node
    return {}


def _parsed(text: str) -> object:
    # Some pages hide it from old browsers, or end a line inside a text.
    bare = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(root: object) -> Iterator[Mapping[str, Any]]:
    """The mappings in the order of the page, those of lists of other things left out."""
    waiting = [root]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        at = waiting.pop()
        if isinstance(at, list):
            waiting.extend(reversed(at))
        elif isinstance(at, dict):
            yield at
            waiting.extend(reversed([value for key, value in at.items() if key not in _IN_LISTS and isinstance(value, dict | list)]))


def text_at(node: Mapping[str, Any], key: str) -> str | None:
    """The text of a value, on one line; None where it is none."""
    value = node.get(key)
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def names_at(node: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The names of the persons or organisations of a value, in order, each once."""
    value = node.get(key)
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        name = text_at(one, "name") if isinstance(one, dict) else " ".join(one.split()) if isinstance(one, str) else None
        if name and name not in found:
            found.append(name)
    return tuple(found)
