from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.annotate import actors
from generator.language import parse
from generator.model import Actor, Article
from generator.span import Span

Reader = Callable[..., tuple[Actor, ...]]
Marker = Callable[[str, str], str]


def _find(text: str, dateline: str | None = None, headline: str | None = None) -> tuple[Actor, ...]:
    article = Article(seed="a.txt", sha256="0" * 64, text=text, paragraphs=(Span(0, len(text)),), dateline=dateline, headline=headline)
    return actors.find(article, parse(article))


def _mark(text: str, kind: str) -> str:
    spans = sorted(span for actor in _find(text) if actor.kind == kind for span in actor.mentions)
    for span in reversed(spans):
        text = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
    return text


@pytest.fixture
def find() -> Reader:
    """The actors of a text of one paragraph, filed at the dateline given."""
    return _find


@pytest.fixture
def mark() -> Marker:
    """The text with the mentions of one kind of actor in brackets."""
    return _mark
