from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from generator.export import briefing_json, check
from generator.model import Actor, ActorKind, Article, Briefing, Cue, Manner, Position, Quote, Speaker, Statement
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


# What this version adds to the contract: keys that a document may have and needs not.
_ADDED = {
    "treaties": {"divisions", "acts"},
    "actors": {"positions", "editor_roles", "wikidata", "pinned", "corrected"},
    "quotes": {"venue", "stance", "found_by", "corrected"},
}


def test_the_published_schema_is_the_contract_with_optional_keys_added() -> None:
    shared = Path(__file__).parents[3] / "shared" / "briefing.schema.json"
    if not shared.is_file():
        pytest.skip("../shared/briefing.schema.json is not on this machine")
    contract, published = json.loads(shared.read_text(encoding="utf-8")), copy.deepcopy(briefing_json.schema())
    for section, added in _ADDED.items():
        items = published["properties"][section]["items"]
        assert added <= items["properties"].keys()
        assert not added & set(items["required"])
        for key in added:
            del items["properties"][key]
    del published["$defs"]["statement"]["properties"]["antecedents"]
    assert "antecedents" not in published["$defs"]["statement"]["required"]
    del published["properties"]["article"]["properties"]["source_text"]
    assert "source_text" not in published["properties"]["article"]["required"]
    for key in ("legislation", "topics", "revisions"):
        del published["properties"][key]
        assert key not in published["required"]
    assert published == contract
    assert json.dumps(published) == json.dumps(contract), "the keys stand in another order"


def test_what_is_not_known_is_left_out(document: dict[str, Any]) -> None:
    assert not {"venue", "stance", "found_by"} & document["quotes"][0].keys()


@pytest.fixture
def rich() -> dict[str, Any]:
    """A document with all optional keys."""
    text = "Olin said in Oslo: “The gate stays shut.” She wants to leave."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    article = Article(seed="a.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    quote = Quote(
        spans=(at("The gate stays shut."),),
        manner=Manner.DIRECT,
        venue=at("in Oslo"),
        stance="said",
        found_by="beside",
        cue=Cue(span=at("said"), lemma="say"),
    )
    position = Position(
        spans=(at("to leave"),),
        cue=Cue(span=at("wants"), lemma="want"),
        holder=Speaker(span=at("She"), actor="olin"),
        found_by="attitude-verb",
    )
    olin = Actor(id="olin", name="Olin", kind=ActorKind.PERSON, mentions=(at("Olin"),))
    briefing = Briefing(slug="a", title="Olin", article=article, sentences=(), quotes=(quote,), positions=(position,), actors=(olin,))
    return briefing_json.to_json(briefing)


def test_stance_venue_and_positions_keep_the_contract(rich: dict[str, Any]) -> None:
    briefing_json.validate(rich)
    assert check.problems(rich) == ()
    assert rich["quotes"][0]["venue"]["text"] == "in Oslo"
    assert rich["quotes"][0]["stance"] == "said"
    assert [p["text"] for p in rich["actors"][0]["positions"]] == ["to leave"]


@pytest.mark.parametrize(
    ("section", "key", "value", "message"),
    [
        ("quotes", "venue", {"span": [10, 17], "text": "in Rome"}, "not those of the source"),
        ("quotes", "venue", {"span": [10, 700], "text": "in Oslo"}, "no range"),
        (
            "actors",
            "positions",
            [{"spans": [[53, 61]], "text": "to stay", "cue": {"span": [47, 52], "lemma": "want"}}],
            "not those of the source",
        ),
        ("actors", "positions", [{"spans": [[53, 900]], "text": "to leave", "cue": {"span": [47, 52], "lemma": "want"}}], "no range"),
        ("actors", "positions", [{"spans": [[53, 61]], "text": "to leave", "cue": {"span": [47, 900], "lemma": "want"}}], "no range"),
    ],
)
def test_a_venue_or_position_that_was_tampered_with_is_found_out(
    rich: dict[str, Any], section: str, key: str, value: Any, message: str
) -> None:
    rich[section][0][key] = value
    briefing_json.validate(rich)
    assert any(message in problem for problem in check.problems(rich))
