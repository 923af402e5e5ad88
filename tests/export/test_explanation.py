"""What `precis explain` says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

import generator.annotate
from generator.annotate.quotes.frames import Slot
from generator.export.explanation import explanation
from generator.model import (
    Actor,
    ActorKind,
    Article,
    Briefing,
    Cue,
    DateMention,
    Manner,
    Position,
    Precision,
    Quote,
    Role,
    Speaker,
)
from generator.reference.rules import rules
from generator.span import Span

TEXT = "Minister Mara Olin said in Oslo on Friday: “The gate stays shut.”\nShe wants to leave. “It rains.”"


def _at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def briefing() -> Briefing:
    end = TEXT.index("\n")
    article = Article(seed="a.txt", sha256="0", text=TEXT, paragraphs=(Span(0, end), Span(end + 1, len(TEXT))), published=date(2031, 5, 5))
    friday = DateMention(span=_at("Friday"), value="2031-05-02", precision=Precision.DAY)
    speaker = Speaker(span=_at("Mara Olin"), actor="mara-olin", name="Mara Olin")
    full = Quote(
        spans=(_at("The gate stays shut."),),
        manner=Manner.DIRECT,
        cue=Cue(span=_at("said"), lemma="say"),
        speaker=speaker,
        said=friday,
        venue=_at("in Oslo"),
        stance="said",
        found_by="clause",
    )
    bare = Quote(spans=(_at("It rains."),), manner=Manner.DIRECT)
    wants = Position(
        spans=(_at("to leave"),),
        cue=Cue(span=_at("wants"), lemma="want"),
        holder=Speaker(span=_at("She"), actor="mara-olin"),
        found_by="attitude-verb",
    )
    olin = Actor(
        id="mara-olin",
        name="Mara Olin",
        kind=ActorKind.PERSON,
        roles=(Role(span=_at("Minister")),),
        mentions=(_at("Mara Olin"), _at("She")),
        found_by=("title", "speaks"),
    )
    return Briefing(slug="a", title="The gate", article=article, sentences=(), quotes=(full, bare), positions=(wants,), actors=(olin,))


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_a_quote_is_explained_with_all_that_stands_around_it(briefing: Briefing) -> None:
    lines = _lines(explanation(briefing))
    first = lines[lines.index("1. direct, paragraph 1") :]
    assert first[1:8] == [
        "words “The gate stays shut.”",
        "cue said",
        "stance said",
        "speaker “Mara Olin” -> Mara Olin",
        "venue in Oslo",
        "said Friday (2031-05-02)",
        f"rule clause: {rules().quotes['clause']}",
    ]


def test_what_is_not_known_of_a_quote_is_said_to_be_unknown(briefing: Briefing) -> None:
    lines = _lines(explanation(briefing))
    second = lines[lines.index("2. direct, paragraph 2") :]
    assert second[1:5] == [
        "words “It rains.”",
        "cue none: the layout alone attributes the quote",
        "speaker the source names none",
        "rule not recorded",
    ]


def test_an_actor_is_explained_with_role_names_and_positions(briefing: Briefing) -> None:
    lines = _lines(explanation(briefing))
    actor = lines[lines.index("Mara Olin, person, paragraph 1") :]
    assert actor[1] == "role Minister"
    assert actor[2:4] == [f"signals title: {rules().actors['title']}", f"speaks: {rules().actors['speaks']}"]
    assert "named Mara Olin, She" in actor
    assert "position wants “to leave”, paragraph 2" in actor
    assert any(line.startswith("rule attitude-verb:") for line in actor)


def test_a_briefing_without_quotes_and_actors_says_so(briefing: Briefing) -> None:
    lines = _lines(explanation(replace(briefing, quotes=(), positions=(), actors=())))
    assert lines[lines.index("QUOTES") :] == ["QUOTES", "", "none", "", "ACTORS", "", "none"]


def test_nothing_in_a_source_steers_the_terminal(briefing: Briefing) -> None:
    told = explanation(replace(briefing, title="The\x1b[2J \u202egate\x07"))
    assert told.startswith("The [2J gate\n")


def test_a_long_quote_is_shown_by_its_beginning(briefing: Briefing) -> None:
    article = replace(briefing.article, text=TEXT + " " + "rain " * 100)
    quote = Quote(spans=(Span(len(TEXT) + 1, len(article.text) - 1),), manner=Manner.INDIRECT)
    told = explanation(replace(briefing, article=article, quotes=(quote,)))
    assert "rain …”" in told


def _found_by(tree: ast.AST) -> Iterator[str]:
    """The texts that a module writes into `found_by`, by keyword."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "found_by":
            yield from (n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def test_every_rule_that_a_finder_names_is_explained() -> None:
    folder = Path(generator.annotate.__file__).parent
    named = {name for module in folder.rglob("*.py") for name in _found_by(ast.parse(module.read_text(encoding="utf-8")))}
    slots: type[StrEnum] = Slot
    known = rules().quotes.keys() | rules().positions.keys() | rules().actors.keys()
    assert named | {slot.value for slot in slots} <= known | {""}


def test_every_rule_that_is_explained_stands_in_a_finder() -> None:
    folder = Path(generator.annotate.__file__).parent
    written = {
        node.value
        for module in folder.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert rules().quotes.keys() | rules().positions.keys() | rules().actors.keys() <= written
