"""Quotes -> W3C Web Annotations (JSON-LD): where in an article each stands, in a way that other programs find again."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote as percent_encoded

from generator.model import Briefing, Quote
from generator.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
# A name for annotations of sites whose address is not known; of the same quote of the same seed always the same.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "precis:quote")


def written(briefings: Iterable[Briefing], site_url: str | None) -> Iterator[str]:
    """One page of annotations, in pieces to be written one after the other.

    Args:
        briefings: whose quotes are annotated.
        site_url: where the site is published, with its final slash; None where that is not known.
    """
    yield f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": ['
    between, page = "\n", _NAMESPACE
    for briefing in briefings:
        for annotation in of_briefing(briefing, site_url):
            yield between + json.dumps(annotation, ensure_ascii=False)
            between, page = ",\n", uuid.uuid5(page, annotation["id"])
    # What is on the page names it, and that is known only now.
    yield f'\n], "id": "{page.urn}"}}\n'


def of_briefing(briefing: Briefing, site_url: str | None) -> Iterator[dict[str, Any]]:
    """An annotation for each quote, without the context that all share; a target for each part that the source interrupts."""
    for number, quote in enumerate(briefing.quotes, start=1):
        targets = [_target(briefing, span) for span in quote.spans]
        yield {
            "id": _name(briefing, quote, number),
            "type": "Annotation",
            "motivation": "describing",
            "body": list(_bodies(briefing, quote, site_url)),
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _name(briefing: Briefing, quote: Quote, number: int) -> str:
    first = quote.spans[0]
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{briefing.article.sha256} {number} {first.start}-{quote.spans[-1].end}')}"


def _bodies(briefing: Briefing, quote: Quote, site_url: str | None) -> Iterator[dict[str, Any]]:
    """Who said it and how; and where the site's address is known, the briefing that says more."""
    if quote.speaker:
        words = quote.speaker.span.of(briefing.article.text)
        yield {"type": "TextualBody", "purpose": "identifying", "value": quote.speaker.name or words, "format": "text/plain"}
    yield from ({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (quote.manner.value, quote.stance) if tag)
    if site_url:
        page = f"{site_url}{briefing.address}"
        yield {"type": "SpecificResource", "purpose": "linking", "source": page}


def _target(briefing: Briefing, span: Span) -> dict[str, Any]:
    article = briefing.article
    text = article.text
    words = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": article.url or percent_encoded(article.seed), "selector": [words, place]}
