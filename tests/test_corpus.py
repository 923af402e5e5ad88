from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import gather, numbered, told_apart
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


def test_numbers_count_a_year_in_the_order_of_publication_then_of_slugs() -> None:
    given_order = [
        _briefing("d"),
        _briefing("b", date(2025, 3, 1)),
        _briefing("a", date(2025, 3, 1)),
        _briefing("c", date(2024, 12, 31)),
    ]
    assert {b.slug: b.number for b in numbered(given_order, "BR")} == {
        "a": "BR-2025-001",
        "b": "BR-2025-002",
        "c": "BR-2024-001",
        "d": "BR-ND-001",
    }


@given(st.lists(st.tuples(st.integers(0, 99), st.one_of(st.none(), st.dates())), unique_by=lambda pair: pair[0]))
def test_numbers_are_unique_and_the_order_of_seeds_does_not_matter(pairs: list[tuple[int, date | None]]) -> None:
    briefings = [_briefing(f"s{slug}", published) for slug, published in pairs]
    found = numbered(briefings, "BR")
    assert len({b.number for b in found}) == len(briefings)
    assert numbered(reversed(briefings), "BR") == found
    assert gather(reversed(briefings)) == gather(briefings)


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


def test_persons_of_different_countries_are_kept_apart() -> None:
    namesakes = [
        _briefing("a", date(2025, 1, 3), _person("Mara Olin", "JP")),
        _briefing("b", date(2025, 1, 2), _person("Mara Olin", "FR")),
        _briefing("c", date(2025, 1, 1), _person("Mara Olin")),
    ]
    found = gather(told_apart(namesakes))
    assert [record.id for record in found.actors] == ["olin", "olin-fr", "olin-jp"]
    assert all(q.speaker and q.speaker.actor in {a.id for a in b.actors} for b in found.briefings for q in b.quotes)
    assert all(p.holder.actor in {a.id for a in b.actors} for b in found.briefings for p in b.positions)
    assert [record.id for record in gather(told_apart(namesakes, frozenset({"olin"}))).actors] == ["olin"]


def test_things_of_different_kinds_are_kept_apart_even_in_one_country() -> None:
    person, body = _person("Olin", "JP"), Actor(id="olin", name="Olin", kind=ActorKind.ORGANISATION, country="JP", mentions=ONE)
    found = gather(told_apart([_briefing("a", None, person), _briefing("b", None, body)]))
    assert {(record.id, record.kind) for record in found.actors} == {
        ("olin-person", ActorKind.PERSON),
        ("olin-organisation", ActorKind.ORGANISATION),
    }


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
