"""Real releases of a foreign ministry: grammar, calendar and peoples are never actors."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.annotate import actors
from generator.language import Parser
from generator.model import ActorKind, Article
from generator.reference.calendar_words import calendar_words
from generator.reference.english import english
from generator.reference.organisations import organisations
from generator.reference.states import states
from generator.span import Span
from training.opentext import of_html

_EVERY = 40


def _articles(path: Path) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(rows):
            if number % _EVERY == 0:
                release = json.loads(row)
                text, paragraphs = "", []
                for paragraph in of_html(release["html"]):
                    paragraphs.append(Span(len(text), len(text) + len(paragraph)))
                    text += paragraph + "\n\n"
                yield Article(seed="r.txt", sha256="0", text=text, paragraphs=tuple(paragraphs), headline=release["title"])


def _is_no_actor(name: str) -> bool:
    calendar = calendar_words()
    words = english()
    return (
        name.lower() in words.subject_pronouns | words.determiners | words.auxiliaries | words.prepositions
        or name in calendar.months
        or name in calendar.weekdays
        or name in organisations().peoples
        or states().code_of_demonym(name) is not None
    )


def test_no_pronoun_month_weekday_or_bare_demonym_is_an_actor(parser: Parser, root: Path) -> None:
    path = root.parent / "shared" / "corpora" / "state-department.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"{path.name} is not on this machine")
    named = {(actor.kind, actor.name) for article in _articles(path) for actor in actors.find(article, parser.parse(article))}
    assert len(named) > 200
    assert [(kind, name) for kind, name in sorted(named) if kind is not ActorKind.STATE and _is_no_actor(name)] == []
