from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from generator.export import briefing_json, check
from generator.model import Article, Briefing, Quote, Statement
from generator.model.quote import Manner
from generator.span import Span

TEXT = "Olin said: “The gate stays shut.” Then she left."


@pytest.fixture
def document() -> dict[str, Any]:
    article = Article(seed="a.txt", sha256="0", text=TEXT, paragraphs=(Span(0, len(TEXT)),))
    quote = Quote(spans=(Span(12, 32),), manner=Manner.DIRECT)
    briefing = Briefing(
        slug="a", title="Olin", article=article, sentences=(), quotes=(quote,), glance=(Statement(spans=(Span(0, 4), Span(34, 47))),)
    )
    return briefing_json.to_json(briefing)


def test_a_sound_document_has_no_problem_and_fits_the_schema(document: dict[str, Any]) -> None:
    briefing_json.validate(document)
    assert check.problems(document) == ()
    assert document["glance"][0]["text"] == "Olin … Then she left"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("quotes", 0, "text"), "The gate stays open.", "not those of the source"),
        (("quotes", 0, "spans"), [[12, 900]], "no range"),
        (("quotes", 0, "speaker"), {"span": [0, 4], "actor": "nobody", "name": "Nobody"}, "no actor of this briefing"),
        (("dates",), [{"span": [0, 4], "text": "Olin", "value": "2025-13-40", "precision": "day"}], "is no date"),
    ],
)
def test_a_document_that_was_tampered_with_is_found_out(document: dict[str, Any], path: tuple[Any, ...], value: Any, message: str) -> None:
    changed = copy.deepcopy(document)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert any(message in problem for problem in check.problems(changed))


def test_a_document_that_breaks_the_schema_is_named_with_the_path(document: dict[str, Any]) -> None:
    with pytest.raises(briefing_json.ContractError, match="quotes"):
        briefing_json.validate(document | {"quotes": "none"})


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    shared = Path(__file__).parents[3] / "shared" / "briefing.schema.json"
    if not shared.is_file():
        pytest.skip("../shared/briefing.schema.json is not on this machine")
    assert (Path(briefing_json.__file__).parent / "briefing.schema.json").read_bytes() == shared.read_bytes()
