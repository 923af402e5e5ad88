"""What all tests share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from generator import search
from generator.errors import SearchError
from generator.language import Parser, load, parse
from generator.model import (
    Actor,
    ActorKind,
    Article,
    Briefing,
    CitedProvision,
    CitedTreaty,
    Manner,
    ProvisionReference,
    Quote,
    Role,
    Speaker,
    TreatyReference,
    slug_of,
)
from generator.span import Span

# The machine may be busy: time says nothing about a law. Continuous integration tries the same examples every time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, max_examples=60)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew; review them as a diff")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The bundled parser."""
    return load()


@pytest.fixture
def search_engine() -> None:
    """Skips where there is no Pagefind for the platform, and the theme's own search serves."""
    try:
        search.version()
    except SearchError as error:
        pytest.skip(str(error))


@pytest.fixture
def told() -> Callable[..., Briefing]:
    """Makes a briefing of a text whose quotes stand in ⟦ ⟧, without reading and finding."""
    return _told


def _told(
    marked: str,
    *,
    slug: str = "a",
    published: date | None = date(2031, 6, 12),
    persons: Mapping[str, str | None] | None = None,
    bodies: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
    unnamed: Sequence[str] = (),
    roles: Mapping[str, str] | None = None,
    speakers: Sequence[str | None] = (),
    treaties: Mapping[str, Sequence[str]] | None = None,
) -> Briefing:
    text = re.sub("[⟦⟧]", "", marked)
    spans = [Span(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer("⟦[^⟧]*⟧", marked))]
    article = Article(seed=f"{slug}.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),), published=published)

    def at(words: str) -> tuple[Span, ...]:
        return tuple(Span(m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(words)}\b", text))

    def actor(name: str, kind: ActorKind, country: str | None = None) -> Actor:
        given = tuple(Role(span=at(title)[0]) for of, title in (roles or {}).items() if of == name)
        return Actor(id=slug_of(name), name=name, kind=kind, country=country, roles=given, mentions=at(name))

    def cited(name: str, labels: Sequence[str]) -> CitedTreaty:
        found = tuple(ProvisionReference(number=label.removeprefix("Article "), label=label, spans=at(label)) for label in labels)
        reference = TreatyReference(id=slug_of(name), title=name, short_title=name, known=False, spans=at(name), provisions=found)
        return CitedTreaty(reference=reference, provisions=tuple(CitedProvision(reference=one) for one in found))

    def said(span: Span, name: str | None) -> Quote:
        speaker = Speaker(span=at(name)[0], actor=slug_of(name), name=name) if name else None
        return Quote(spans=(span,), manner=Manner.DIRECT, speaker=speaker)

    return Briefing(
        slug=slug,
        title=f"Title of {slug}",
        article=article,
        sentences=parse(article),
        actors=(
            *(actor(name, ActorKind.PERSON, country) for name, country in (persons or {}).items()),
            *(actor(name, ActorKind.ORGANISATION) for name in bodies),
            *(actor(name, ActorKind.STATE, code) for name, code in (states or {}).items()),
            *(actor(name, ActorKind.UNNAMED) for name in unnamed),
        ),
        treaties=tuple(cited(name, labels) for name, labels in (treaties or {}).items()),
        quotes=tuple(said(span, name) for span, name in zip(spans, speakers, strict=True)),
    )
