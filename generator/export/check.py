"""Holds a briefing's JSON against its own source: every span lies in the text, every text is verbatim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import JOINT, days


def problems(document: Mapping[str, Any]) -> tuple[str, ...]:
    """What does not hold, one message each; none for a sound briefing. The document fits the schema already."""
    return tuple(_problems(document))


def _problems(document: Mapping[str, Any]) -> Iterator[str]:
    text: str = document["article"]["text"]
    yield from _spans(document, "", len(text))
    yield from _verbatim(document, "", text)
    ids = [actor["id"] for actor in document["actors"]]
    yield from (f"two actors have the id {name}" for name in sorted({i for i in ids if ids.count(i) > 1}))
    for number, quote in enumerate(document["quotes"]):
        speaker = quote["speaker"]
        if speaker and speaker["actor"] is not None and speaker["actor"] not in ids:
            yield f"quotes[{number}] is by {speaker['actor']}, who is no actor of this briefing"
    for number, date in enumerate(document["dates"]):
        value = date["value"]
        if value is not None and not value.endswith("_REF") and days(value) is None:
            yield f"dates[{number}]: {value} is no date"


def _spans(value: Any, path: str, length: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in {"span", "mention"}:
                yield from _span(inner, f"{path}.{key}", length)
            elif key in {"spans", "mentions", "references"}:
                for number, span in enumerate(inner):
                    yield from _span(span, f"{path}.{key}[{number}]", length)
            else:
                yield from _spans(inner, f"{path}.{key}".lstrip("."), length)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _spans(inner, f"{path}[{number}]", length)


def _span(span: Any, path: str, length: int) -> Iterator[str]:
    if not 0 <= span[0] < span[1] <= length:
        yield f"{path}: {span} is no range of the article's {length} characters"


def _verbatim(value: Any, path: str, text: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        said = value.get("text", value.get("title"))
        spans = value.get("spans") or ([value["span"]] if "span" in value else [])
        if said is not None and spans and said != JOINT.join(text[a:b] for a, b in spans):
            yield f"{path}: the words are not those of the source: {said[:60]!r}"
        for key, inner in value.items():
            yield from _verbatim(inner, f"{path}.{key}".lstrip("."), text)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _verbatim(inner, f"{path}[{number}]", text)
