"""The contract JSON, of this build or the last -> what is compared of a briefing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.model import Place, Revision, Version, Wording

_SECTIONS = (Place.GLANCE, Place.BACKGROUND, Place.AHEAD)


def version(document: Mapping[str, Any]) -> Version:
    """What the document says in the source's words, and what its editor noted; never the revisions that builds noticed.

    Raises:
        ValueError: if it is no document of the contract.
    """
    try:
        article = document["article"]
        return Version(
            sha256=article["sha256"],
            source=_plain(f"{article['headline'] or ''}\n{article['text']}"),
            wordings=tuple(one for one in _wordings(document) if any(one.parts)),
            notes=tuple(
                Revision(on=date.fromisoformat(one["on"]), note=one["note"]) for one in document.get("revisions", ()) if "note" in one
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a briefing of the contract: {error!r}") from error


def _wordings(document: Mapping[str, Any]) -> Iterator[Wording]:
    article = document["article"]

    def words(span: tuple[int, int]) -> str:
        start, end = span
        return _plain(article["text"][start:end])

    def all_of(place: Place, found: Iterable[Mapping[str, Any]]) -> Iterator[Wording]:
        for one in found:
            speaker = words(one["speaker"]["span"]) if one.get("speaker") else None
            yield Wording(place=place, parts=tuple(words(span) for span in one["spans"]), speaker=speaker)

    yield Wording(place=Place.HEADLINE, parts=(_plain(article["headline"] or ""),))
    for place in _SECTIONS:
        yield from all_of(place, document[place.value])
    for actor in document["actors"]:
        yield from all_of(Place.POSITION, actor.get("positions", ()))
    for treaty in document["treaties"]:
        for cited in (*treaty["articles"], *treaty.get("divisions", ())):
            yield from all_of(Place.PROVISION, cited["statements"])
    yield from all_of(Place.QUOTE, document["quotes"])


def _plain(words: str) -> str:
    """The words as they are read: where a seed breaks its lines is no change of them."""
    return " ".join(words.split())
