from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.export.briefing_from_json import from_json
from generator.export.briefing_json import ContractError, to_json
from generator.language import load
from generator.model import Briefing
from generator.reference.treaty_library import treaty_library

GOLDEN = Path(__file__).parents[1] / "golden"
SEEDS = [GOLDEN.parent.parent / "seeds" / "000_ff957df537ba7683.txt", *sorted((GOLDEN / "seeds").iterdir())]


@pytest.mark.parametrize("path", sorted((GOLDEN / "briefings").iterdir()), ids=lambda path: path.stem)
def test_a_golden_document_is_made_again_of_what_was_read(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert to_json(from_json(document)) == document


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_what_is_read_is_the_briefing_but_for_what_the_contract_leaves_out(path: Path) -> None:
    made = pipeline.brief(path, treaty_library(), load())
    read = from_json(to_json(made))
    assert read.article == replace(made.article, header=(), paragraphs=(), dateline_span=None, topics=(), revisions=())
    for name in ("slug", "number", "title", "title_span", "glance", "background", "ahead", "quotes", "dates", "topics"):
        assert getattr(read, name) == getattr(made, name), name
    assert read.actors == tuple(replace(actor, found_by=()) for actor in made.actors)
    held = [(position.spans, position.cue, position.holder.actor) for position in made.positions if position.holder.actor]
    assert [(position.spans, position.cue, position.holder.actor) for position in read.positions] == held


def test_a_hostile_briefing_comes_back(hostile: Briefing) -> None:
    document = json.loads(json.dumps(to_json(hostile)))
    assert to_json(from_json(document)) == document


def test_a_document_that_does_not_keep_the_contract_is_refused(plain: Briefing) -> None:
    with pytest.raises(ContractError, match="slug"):
        from_json(to_json(plain) | {"slug": "No Slug"})
    with pytest.raises(ValueError, match="not a span"):
        from_json(to_json(plain) | {"dates": [{"span": [5, 2], "text": "", "value": None, "precision": "unknown"}]})
