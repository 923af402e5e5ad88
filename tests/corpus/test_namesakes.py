from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.corpus import gather, told_apart
from generator.model import (
    Actor,
    ActorKind,
    Article,
    Briefing,
    CitedTreaty,
    Corpus,
    Cue,
    Joining,
    Manner,
    Position,
    Quote,
    Speaker,
    slug_of,
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


def _named(name: str, country: str | None = None) -> Actor:
    return Actor(id=slug_of(name.replace(".", "")), name=name, kind=ActorKind.PERSON, country=country, mentions=ONE)


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (("Mara Olin", "Mara K. Olin"), {"mara-olin"}),
        (("Mara Olin", "Mara K.L. Olin", "Mara K.L. Olin"), {"mara-olin"}),
        (("Mara Olin", "Mara K. Olin", "Mara B. Olin"), {"mara-olin", "mara-k-olin", "mara-b-olin"}),
        (("Mara K. Olin", "Mara B. Olin"), {"mara-k-olin", "mara-b-olin"}),
        (("Mara K. Olin",), {"mara-k-olin"}),
        (("Mara Olin", "Mara Vell Olin"), {"mara-olin", "mara-vell-olin"}),
    ],
)
def test_a_middle_initial_joins_where_no_other_contradicts_it(names: tuple[str, ...], ids: set[str]) -> None:
    found = gather(told_apart([_briefing(f"s{number}", None, _named(name)) for number, name in enumerate(names)]))
    assert {record.id for record in found.actors} == ids
    assert all(q.speaker and q.speaker.actor in ids for b in found.briefings for q in b.quotes)


def test_a_middle_initial_does_not_join_two_countries_nor_two_actors_of_one_article() -> None:
    two = [_briefing("a", None, _named("Mara Olin", "JP")), _briefing("b", None, _named("Mara K. Olin", "FR"))]
    assert {record.id for record in gather(told_apart(two)).actors} == {"mara-olin-jp", "mara-olin-fr"}
    both = [_briefing("a", None, _named("Mara Olin"), _named("Mara K. Olin"))]
    assert {record.id for record in gather(told_apart(both)).actors} == {"mara-olin", "mara-k-olin"}


def test_what_an_editor_settled_is_not_joined_by_an_initial() -> None:
    two = [_briefing("a", None, _named("Mara Olin")), _briefing("b", None, _named("Mara K. Olin"))]
    for settled, parted in ((frozenset({"mara-k-olin"}), frozenset[str]()), (frozenset[str](), frozenset({"mara-olin", "mara-k-olin"}))):
        assert {record.id for record in gather(told_apart(two, settled, parted)).actors} == {"mara-olin", "mara-k-olin"}


Told = Callable[..., Briefing]


@pytest.mark.parametrize(
    ("surname", "full", "ids"),
    [
        # An office of one name speaks for it, or that the name is a leader's.
        (("Minister Olin", None, "Minister"), [("Foreign Minister Mara Olin", "FR", "Foreign Minister")], {"mara-olin"}),
        (("Mandela", "ZA", None), [("Nelson Mandela", "ZA", None)], {"nelson-mandela"}),
        # Nothing does; something else does; a country speaks against it; there are two.
        (("Olin", "FR", None), [("Mara Olin", "FR", None)], {"olin", "mara-olin"}),
        (("Pilot Olin", None, "Pilot"), [("Minister Mara Olin", None, "Minister")], {"olin", "mara-olin"}),
        (("Minister Olin", "JP", "Minister"), [("Minister Mara Olin", "FR", "Minister")], {"olin", "mara-olin"}),
        (
            ("Minister Olin", None, "Minister"),
            [("Minister Mara Olin", None, "Minister"), ("Minister Dorn Olin", None, "Minister")],
            {"olin", "mara-olin", "dorn-olin"},
        ),
    ],
)
def test_a_surname_alone_joins_the_one_full_name_that_something_speaks_for(
    told: Told, surname: tuple[str, str | None, str | None], full: list[tuple[str, str | None, str | None]], ids: set[str]
) -> None:
    briefings = []
    for number, (words, country, role) in enumerate([surname, *full]):
        name = words.removeprefix(role or "").strip()
        briefings.append(told(f"{words} left.", slug=f"s{number}", persons={name: country}, roles={name: role} if role else {}))
    assert {record.id for record in gather(told_apart(briefings)).actors} == ids
    assert {record.id for record in gather(told_apart(reversed(briefings))).actors} == ids


def _of(corpus: Corpus, name: str) -> Joining | None:
    return next(record.joining for record in corpus.actors if record.id == name)


def test_namesakes_that_are_kept_apart_know_each_other() -> None:
    found = gather(
        told_apart(
            [
                _briefing("a", date(2025, 1, 3), _person("Mara Olin", "JP")),
                _briefing("b", date(2025, 1, 2), _person("Mara Olin", "FR")),
                _briefing(
                    "c", date(2025, 1, 1), _person("Mara Olin", "FR"), Actor(id="x", name="Dorn Havel", kind=ActorKind.PERSON, mentions=ONE)
                ),
            ]
        )
    )
    others = {record.id: [(other.id, other.country, other.briefings) for other in record.namesakes] for record in found.actors}
    assert others == {"olin-jp": [("olin-fr", "FR", 2)], "olin-fr": [("olin-jp", "JP", 1)], "x": []}


def test_a_person_and_a_body_of_one_name_are_namesakes() -> None:
    person, body = _person("Olin", "JP"), Actor(id="olin", name="Olin", kind=ActorKind.ORGANISATION, mentions=ONE)
    found = gather(told_apart([_briefing("a", None, person), _briefing("b", None, body)]))
    assert {record.id: [other.kind for other in record.namesakes] for record in found.actors} == {
        "olin-person": [ActorKind.ORGANISATION],
        "olin-organisation": [ActorKind.PERSON],
    }


def test_what_joins_the_briefings_of_a_person_is_told(told: Callable[..., Briefing]) -> None:
    office = {"Mara Olin": "Foreign Minister"}
    found = gather(
        (
            told("Foreign Minister Mara Olin left.", slug="a", persons={"Mara Olin": "FR"}, roles=office),
            told("Minister Mara Olin came.", slug="b", persons={"Mara Olin": None}, roles={"Mara Olin": "Minister"}),
            told("Mara Olin sang.", slug="c", persons={"Mara Olin": "FR"}),
            told("Harbour pilot Mara Olin slept.", slug="d", persons={"Mara Olin": None}, roles={"Mara Olin": "Harbour pilot"}),
        )
    )
    joined = _of(found, "mara-olin")
    assert joined is not None
    assert (joined.country, joined.office) == (2, 2)
    assert [briefing.slug for briefing in joined.name_alone] == ["d"]


def test_one_country_told_once_joins_nothing(told: Callable[..., Briefing]) -> None:
    found = gather(
        (
            told("Mara Olin left.", slug="a", persons={"Mara Olin": "FR"}),
            told("Mara Olin came.", slug="b", persons={"Mara Olin": None}),
        )
    )
    joined = _of(found, "mara-olin")
    assert joined is not None
    assert (joined.country, joined.office, [b.slug for b in joined.name_alone]) == (0, 0, ["a", "b"])


def test_where_there_is_one_briefing_nothing_is_joined(told: Callable[..., Briefing]) -> None:
    found = gather((told("Mara Olin left Karst.", persons={"Mara Olin": "FR"}, states={"Karst": "XK"}),))
    assert [record.joining for record in found.actors] == [None, None]
