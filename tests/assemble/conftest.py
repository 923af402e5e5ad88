"""Small stories with findings made by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from generator.assemble.story import Story, tell
from generator.language import Parser
from generator.model import (
    Actor,
    ActorKind,
    Annotations,
    Antecedent,
    Article,
    Cue,
    DateMention,
    Manner,
    Precision,
    ProvisionReference,
    Quote,
    Speaker,
    TreatyReference,
)
from generator.span import Span


def _article(text: str, published: date | None, headline: str | None) -> Article:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return Article(seed="story.txt", sha256="0", text=text, paragraphs=paragraphs, published=published, headline=headline)


def _places(text: str, words: str) -> tuple[Span, ...]:
    found = tuple(Span(*match.span()) for match in re.finditer(re.escape(words), text))
    assert found, f"the story does not say {words!r}"
    return found


def _actors(text: str, named: Mapping[str, ActorKind]) -> tuple[Actor, ...]:
    found = [
        Actor(id=re.sub(r"\W+", "-", name.lower()), name=name, kind=kind, mentions=_places(text, name)) for name, kind in named.items()
    ]
    return tuple(sorted(found, key=lambda actor: actor.mentions))


def _quote(text: str, content: str, cue: str, speaker: str) -> Quote:
    return Quote(
        spans=_places(text, content)[:1],
        manner=Manner.DIRECT,
        cue=Cue(span=_places(text, cue)[0], lemma=cue),
        speaker=Speaker(span=_places(text, speaker)[0], actor=re.sub(r"\W+", "-", speaker.lower()), name=speaker),
    )


@pytest.fixture
def story_of(parser: Parser) -> Callable[..., Story]:
    """Tells a story: its text, one paragraph a line, and what was found in it by the words that name it."""

    def told(
        text: str,
        *,
        published: date | None = date(2025, 3, 11),
        headline: str | None = None,
        actors: Mapping[str, ActorKind] | None = None,
        dates: Mapping[str, tuple[str, Precision]] | None = None,
        quotes: tuple[tuple[str, str, str], ...] = (),
        provisions: Mapping[str, str] | None = None,
        antecedents: tuple[tuple[str, str], ...] = (),
    ) -> Story:
        mentions = [
            DateMention(span=span, value=value, precision=precision)
            for words, (value, precision) in (dates or {}).items()
            for span in _places(text, words)
        ]
        cited = tuple(
            ProvisionReference(number=number, label=f"Article {number}", spans=_places(text, words))
            for words, number in sorted((provisions or {}).items(), key=lambda item: item[1])
        )
        pact = TreatyReference(
            id="pact", title="Pact", short_title="Pact", known=False, spans=tuple(s for c in cited for s in c.spans), provisions=cited
        )
        found = Annotations(
            actors=_actors(text, actors or {}),
            dates=tuple(sorted(mentions, key=lambda mention: mention.span)),
            quotes=tuple(_quote(text, *quote) for quote in quotes),
            treaties=(pact,) if cited else (),
            antecedents=tuple(Antecedent(span=_places(text, word)[0], mention=_places(text, name)[0]) for word, name in antecedents),
        )
        article = _article(text, published, headline)
        return tell(article, parser.parse(article), found)

    return told
