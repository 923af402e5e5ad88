from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.annotate import actors, speakers
from generator.language import parse
from generator.model import Article, Manner, Quote, Speaker
from generator.span import Span

Resolve = Callable[[str], list[str | None]]
_MARKS = re.compile(r"[⟦⟧«»∅]")


@pytest.fixture
def resolve() -> Resolve:
    """The names of the speakers of a text whose quotes are marked: ⟦content⟧ and «speaker», in pairs; ∅ for no speaker."""
    return lambda marked: [speaker.name if speaker else None for speaker in _resolved(marked)]


@pytest.fixture
def identify() -> Resolve:
    """The ids of the same speakers."""
    return lambda marked: [speaker.actor if speaker else None for speaker in _resolved(marked)]


def _resolved(marked: str) -> list[Speaker | None]:
    text = _MARKS.sub("", marked)
    article = Article(seed="t.txt", sha256="", text=text, paragraphs=_paragraphs(text))
    sentences = parse(article)
    resolved = speakers.resolve(article, sentences, _quotes(marked), actors.find(article, sentences)).quotes
    return [quote.speaker for quote in resolved]


def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))


def _quotes(marked: str) -> tuple[Quote, ...]:
    """The marked quotes; a content in quotation marks is direct."""
    contents: list[Span] = []
    sources: list[Span | None] = []
    opened = 0
    for offset, match in enumerate(_MARKS.finditer(marked)):
        at, mark = match.start() - offset, match.group()
        if mark in "⟦«":
            opened = at
        elif mark == "⟧":
            contents.append(Span(opened, at))
        else:
            sources.append(None if mark == "∅" else Span(opened, at))
    text = _MARKS.sub("", marked)
    return tuple(
        Quote(
            spans=(content,),
            manner=Manner.DIRECT if text[content.start - 1] == "“" else Manner.INDIRECT,
            speaker=Speaker(span=source) if source else None,
        )
        for content, source in zip(contents, sources, strict=True)
    )
