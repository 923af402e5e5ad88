from __future__ import annotations

from generator.annotate import speakers
from generator.annotate.quotes import find
from generator.language import parse
from generator.model import Actor, ActorKind, Article, Role
from generator.span import Span


def _spans(text: str, words: str) -> tuple[Span, ...]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def _person(text: str, name: str, surname: str, title: str | None = None, *, country: str | None = None, former: bool = False) -> Actor:
    full = _spans(text, name)
    short = tuple(s for s in _spans(text, surname) if not any(f.overlaps(s) for f in full))
    roles = (Role(span=_spans(text, title)[0], former=former),) if title else ()
    return Actor(
        id=name.lower().replace(" ", "-"),
        name=name,
        kind=ActorKind.PERSON,
        roles=roles,
        country=country,
        mentions=tuple(sorted((*full, *short))),
    )


def _names(text: str, *actors: Actor) -> list[str | None]:
    article = Article(seed="t.txt", sha256="", text=text, paragraphs=(Span(0, len(text)),))
    sentences = parse(article)
    quotes = speakers.resolve(article, sentences, find(article, sentences), actors).quotes
    return [q.speaker.name if q.speaker else None for q in quotes]


def test_a_surname_goes_to_the_full_name() -> None:
    text = "Mara Olin arrived. “We wait,” Olin said."
    assert _names(text, _person(text, "Mara Olin", "Olin")) == ["Mara Olin"]


def test_a_pronoun_goes_to_the_person_who_spoke_before() -> None:
    text = "“We wait,” Mara Olin said. Boris Kell left the room. “We have time,” she said."
    actors = (_person(text, "Mara Olin", "Olin"),)
    assert _names(text, *actors) == ["Mara Olin", "Mara Olin"]


def test_a_description_goes_to_the_person_who_holds_the_office() -> None:
    text = "Prime Minister Mara Olin met Trade Minister Boris Kell. “We wait,” the prime minister said. “Why?” asked the trade minister."
    actors = (_person(text, "Mara Olin", "Olin", "Prime Minister"), _person(text, "Boris Kell", "Kell", "Trade Minister"))
    assert _names(text, *actors) == ["Mara Olin", "Boris Kell"]


def test_a_description_with_a_state_does_not_go_to_another_states_officer() -> None:
    text = "President Mara Olin of Japan met President Boris Kell of France. “We wait,” the French president said."
    actors = (
        _person(text, "Mara Olin", "Olin", "President", country="JP"),
        _person(text, "Boris Kell", "Kell", "President", country="FR"),
    )
    assert _names(text, *actors) == ["Boris Kell"]


def test_a_spokesman_is_not_the_person_he_speaks_for() -> None:
    text = "Mara Olin stayed away. “She is ill,” a spokesman for Olin said. “Very ill,” Olin’s aide said."
    names = _names(text, _person(text, "Mara Olin", "Olin"))
    assert names == ["a spokesman for Olin", "Olin’s aide"]


def test_an_office_with_a_preposition_before_a_name_is_that_person() -> None:
    text = "“We wait,” Minister of Harbours Mara Olin said."
    assert _names(text, _person(text, "Mara Olin", "Olin")) == ["Mara Olin"]


def test_two_unnamed_sources_with_other_words_stay_apart() -> None:
    text = "“We wait,” said a senior Harbour Ministry official. “We do not,” said a senior official at the Harbour Ministry."
    assert _names(text) == ["a senior Harbour Ministry official", "a senior official at the Harbour Ministry"]


def test_the_official_goes_back_to_the_one_official_before() -> None:
    text = "“We wait,” said a senior official. “We have time,” the official said."
    assert _names(text) == ["a senior official", "a senior official"]


def test_a_pronoun_without_an_antecedent_stays_unresolved() -> None:
    assert _names("“We wait,” he said.") == [None]


def test_the_narrators_pronouns_lead_back_to_the_last_place_of_the_name() -> None:
    text = "Mara Olin met Boris Kell. Olin spoke first. She left her papers to an aide. “She knows me,” Kell said."
    article = Article(seed="t.txt", sha256="", text=text, paragraphs=(Span(0, len(text)),))
    sentences = parse(article)
    actors = (_person(text, "Mara Olin", "Olin"), _person(text, "Boris Kell", "Kell"))
    found = speakers.resolve(article, sentences, find(article, sentences), actors).antecedents
    assert [(a.span.of(text), a.mention.start) for a in found] == [("She", text.index("Olin spoke")), ("her", text.index("Olin spoke"))]
