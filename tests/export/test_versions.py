from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.export.briefing_json import to_json, validate
from generator.export.versions import version
from generator.model import Article, Briefing, Change, Place, Revision, SourceRevision, Statement, Wording
from generator.span import Span

NOTE = Revision(on=date(2031, 6, 14), note="A name.")
NOTICED = SourceRevision(
    on=date(2031, 6, 13), changes=(Change(place=Place.QUOTE, before="<b>", after="c"), Change(place=Place.GLANCE, after="d"))
)


@pytest.fixture
def briefing(told: Callable[..., Briefing]) -> Briefing:
    made = told("The gate\nis shut, ⟦we know⟧, said Mara Olin.", persons={"Mara Olin": None}, speakers=("Mara Olin",))
    article: Article = replace(made.article, headline="Shut", sha256="ab", revisions=(NOTE,))
    return replace(made, article=article, glance=(Statement(spans=(Span(0, 8), Span(12, 16))),), revisions=(NOTICED,))


def test_a_version_has_the_words_that_a_briefing_shows_without_line_breaks(briefing: Briefing) -> None:
    found = version(to_json(briefing))
    assert found.wordings == (
        Wording(place=Place.HEADLINE, parts=("Shut",)),
        Wording(place=Place.GLANCE, parts=("The gate", "shut")),
        Wording(place=Place.QUOTE, parts=("we know",), speaker="Mara Olin"),
    )
    assert found.source == "Shut The gate is shut, we know, said Mara Olin."
    assert found.sha256 == "ab"


def test_a_version_has_the_editor_s_notes_and_not_what_builds_noticed(briefing: Briefing) -> None:
    assert version(to_json(briefing)).notes == (NOTE,)
    assert version(to_json(briefing)) == version(to_json(replace(briefing, revisions=())))


def test_the_contract_holds_both_by_day(briefing: Briefing) -> None:
    document: dict[str, Any] = to_json(briefing)
    assert document["revisions"] == [
        {"on": "2031-06-13", "changes": [{"place": "quote", "before": "<b>", "after": "c"}, {"place": "glance", "after": "d"}]},
        {"on": "2031-06-14", "note": "A name."},
    ]
    validate({**document, "number": "BR-2031-001", "article": {**document["article"], "sha256": "0" * 64}})


@pytest.mark.parametrize("document", [{}, [], {"article": None}, {"article": {"sha256": "a", "headline": None, "text": ""}}])
def test_what_is_no_briefing_is_no_version(document: Any) -> None:
    with pytest.raises(ValueError, match="not a briefing"):
        version(document)
