"""Organisations whose names do not say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.annotate.actors import find as find_actors
from generator.language import parse
from generator.model import Actor, ActorKind, Article, Name, NameKind
from generator.span import Span

Reader = Callable[..., tuple[Actor, ...]]


def _organisations(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.name for actor in actors if actor.kind is ActorKind.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Quorrick, founder of Brennix, left.", ["Brennix"]),
        ("She spoke to an analyst at Brennix on Monday.", ["Brennix"]),
        ("It was in the newspaper El Quarro on Monday.", ["El Quarro"]),
        ("Brennix, the operator of the port, closed.", ["Brennix"]),
        ("Brennix, Ostland’s largest bank, closed.", ["Brennix"]),
        ("The Quarry and Harbour Keepers (QHK) met.", ["Quarry and Harbour Keepers"]),
        ("Brennix, the operator of the port, closed. A day later Brennix opened.", ["Brennix"]),
        # Persons, places, systems and laws are none.
        ("Jane Quorrick, the operator of the port, left.", []),
        ("She is the founder of a town in Brennix.", []),
        ("They flew unmanned systems (UMS). The UMS fell.", []),
        ("The Ports and Rivers Agreement (PARA) holds. They signed PARA.", []),
        ("She is a member of the Catholics.", []),
        ("He is the president of Africa Day.", []),
    ],
)
def test_the_words_around_make_a_name_an_organisation(find: Reader, text: str, names: list[str]) -> None:
    assert _organisations(find(text)) == names


def test_an_acronym_that_the_text_explains_otherwise_is_no_known_body(find: Reader) -> None:
    assert _organisations(find("They made a Coastal Inquiry Assessment (CIA). The CIA is long.")) == []


@pytest.mark.parametrize(
    ("text", "name", "kind", "found"),
    [
        ("They flew with Brenn Quarro to Seoul.", "Brenn Quarro", NameKind.ORGANISATION, ActorKind.ORGANISATION),
        ("They flew with Brenn Quarro to Seoul.", "Brenn Quarro", NameKind.PERSON, ActorKind.PERSON),
        ("They flew with Brenn Quarro to Seoul.", "Brenn Quarro", NameKind.PLACE, None),
        ("They flew with the Kurds to Seoul.", "Kurds", NameKind.ORGANISATION, None),
        ("They met on the first of May in Seoul.", "May", NameKind.PERSON, None),
    ],
)
def test_what_the_language_model_sees_counts(text: str, name: str, kind: NameKind, found: ActorKind | None) -> None:
    article = Article(seed="a.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    start = text.index(name)
    (sentence,) = parse(article)
    actors = find_actors(article, (replace(sentence, names=(Name(Span(start, start + len(name)), kind),)),))
    assert [actor.kind for actor in actors if actor.name == name] == ([found] if found else [])
