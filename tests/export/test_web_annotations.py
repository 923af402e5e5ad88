from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from generator.export import web_annotations
from generator.model import Briefing
from generator.span import Span


def _page(briefings: tuple[Briefing, ...], site_url: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(web_annotations.written(briefings, site_url)))
    return found


def _targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_the_words_of_a_selector_are_those_at_its_place(hostile: Briefing, plain: Briefing) -> None:
    for briefing in (hostile, plain):
        text = briefing.article.text
        found = list(web_annotations.of_briefing(briefing, None))
        assert len(found) == len(briefing.quotes)
        for annotation in found:
            for target in _targets(annotation):
                words, place = target["selector"]
                start, end = place["start"], place["end"]
                assert words["exact"] == text[start:end]
                assert text[:start].endswith(words["prefix"])
                assert text[end:].startswith(words["suffix"])
                assert words["prefix"] or start == 0


def test_a_quote_that_the_source_interrupts_has_a_target_for_each_part(plain: Briefing) -> None:
    (quote,) = plain.quotes
    (span,) = quote.spans
    halves = (Span(span.start, span.start + 5), Span(span.start + 8, span.end))
    (annotation,) = web_annotations.of_briefing(replace(plain, quotes=(replace(quote, spans=halves),)), None)
    assert [t["selector"][1]["start"] for t in _targets(annotation)] == [half.start for half in halves]


def test_the_target_is_the_article_or_its_seed(hostile: Briefing, plain: Briefing) -> None:
    (annotation,) = web_annotations.of_briefing(plain, None)
    assert annotation["target"]["source"] == plain.article.url
    without = replace(hostile, article=replace(hostile.article, url=None))
    assert {t["source"] for one in web_annotations.of_briefing(without, None) for t in _targets(one)} == {"a%20b.txt"}


def test_a_page_of_annotations_has_a_name_for_each(hostile: Briefing, plain: Briefing) -> None:
    page = _page((hostile, plain), "https://example.org/p/")
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({page["id"], *(one["id"] for one in page["items"])}) == 4
    assert page["id"] != _page((plain,))["id"]
    assert page == _page((hostile, plain), "https://example.org/p/")
    last = page["items"][-1]
    assert {"type": "SpecificResource", "purpose": "linking", "source": "https://example.org/p/briefings/harbour/"} in last["body"]
    assert {"type": "TextualBody", "purpose": "identifying", "value": "Mara Olin", "format": "text/plain"} in last["body"]


def test_without_briefings_the_page_is_empty() -> None:
    assert _page(())["items"] == []
