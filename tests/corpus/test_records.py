from __future__ import annotations

from datetime import date

from generator.corpus import gather
from generator.model import (
    Actor,
    ActorKind,
    Article,
    Briefing,
    CitedTreaty,
    Cue,
    Manner,
    Position,
    Quote,
    Speaker,
    TreatyReference,
)
from generator.span import Span

ONE = (Span(0, 1),)


def _briefing(slug: str, published: date | None = None, *actors: Actor, treaties: tuple[CitedTreaty, ...] = ()) -> Briefing:
    article = Article(seed=f"{slug}.txt", sha256="0", text="abc", paragraphs=(Span(0, 3),), published=published)
    quotes = tuple(Quote(spans=ONE, manner=Manner.DIRECT, speaker=Speaker(span=Span(0, 1), actor=a.id, name=a.name)) for a in actors)
    held = tuple(Position(spans=ONE, cue=Cue(span=Span(1, 2), lemma="want"), holder=q.speaker) for q in quotes if q.speaker)
    return Briefing(slug=slug, title=slug, article=article, sentences=(), actors=actors, treaties=treaties, quotes=quotes, positions=held)


def _person(name: str, country: str | None = None, *aliases: str) -> Actor:
    return Actor(id="olin", name=name, kind=ActorKind.PERSON, country=country, aliases=aliases, mentions=ONE)


def test_the_newest_briefing_comes_first_and_the_undated_last() -> None:
    briefings = [_briefing("a"), _briefing("b", date(2024, 1, 1)), _briefing("d", date(2025, 1, 1)), _briefing("c", date(2025, 1, 1))]
    assert [b.slug for b in gather(briefings).briefings] == ["c", "d", "b", "a"]


def test_an_actor_is_one_across_briefings_with_all_its_names() -> None:
    old = _briefing("a", date(2024, 1, 1), _person("Olin", "JP", "the minister"))
    new = _briefing("b", date(2025, 1, 1), _person("Mara Olin"))
    record = gather([old, new]).actors[0]
    assert (record.id, record.name, record.country) == ("olin", "Mara Olin", "JP")
    assert record.aliases == ("Olin", "the minister")
    assert [briefing.slug for briefing, _ in record.appearances] == ["b", "a"]


def test_unnamed_sources_have_no_record() -> None:
    source = Actor(id="an-aide", name="an aide", kind=ActorKind.UNNAMED, mentions=ONE)
    assert gather([_briefing("a", None, source)]).actors == ()


def test_treaties_are_sorted_by_short_title_with_every_briefing_that_cites_them() -> None:
    def cited(name: str) -> CitedTreaty:
        return CitedTreaty(reference=TreatyReference(id=name.lower(), title=name, short_title=name, known=True, spans=ONE))

    first = _briefing("a", date(2024, 1, 1), treaties=(cited("Karst Pact"), cited("Arden Accord")))
    second = _briefing("b", date(2025, 1, 1), treaties=(cited("Karst Pact"),))
    found = gather([first, second]).treaties
    assert [(t.short_title, [b.slug for b, _ in t.appearances]) for t in found] == [("Arden Accord", ["a"]), ("Karst Pact", ["b", "a"])]
