from __future__ import annotations

import random
import time

import pytest

from generator.model import Actor, ActorKind, ActorRecord, Article, Briefing, Corrections, Different, slug_of
from generator.review.merges import merges
from generator.span import Span

ONE = (Span(0, 1),)
NONE = Corrections()
PERSON, BODY, STATE = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE


def _record(
    name: str,
    kind: ActorKind = PERSON,
    country: str | None = None,
    *,
    seeds: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    id_: str = "",
) -> ActorRecord:
    actor = Actor(id=id_ or slug_of(name) or "x", name=name, kind=kind, country=country, aliases=aliases, mentions=ONE)
    article = Article(seed="a.txt", sha256="0", text="abc", paragraphs=ONE)
    appearances = tuple((Briefing(slug=slug, title=slug, article=article, sentences=()), actor) for slug in seeds or (actor.id,))
    return ActorRecord(id=actor.id, name=name, kind=kind, country=country, aliases=aliases, appearances=appearances)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (_record("Vladimir Orlin"), _record("Vladmir Orlin"), "“vladimir” and “vladmir”: a letter or two differ"),
        (_record("Mara Olin"), _record("Mara Ollin"), "“olin” and “ollin”: a letter or two differ"),
        (_record("Wen Tao"), _record("Tao Wen"), "the same words in another order"),
        (_record("Abdel-Fattah Sorin"), _record("Abdelfattah Sorin"), "accents, marks or capitals only"),
        (_record("Sergei Tarnov"), _record("Sergey Tarnow"), "spellings of one sound"),
        (_record("Volodymyr Kelensky"), _record("Volodymyr Kelenskiyy"), "“kelenskiyy” and “kelensky”"),
        (_record("Jane Roe"), _record("Jane Q. Roe"), "“Jane Roe” is a shorter form of “Jane Q. Roe”"),
        (_record("J. Roe"), _record("Jane Roe"), "“J. Roe” is a shorter form of “Jane Roe”"),
        (_record("Karst Monitoring Agency", BODY), _record("KMA", BODY), "“KMA” is made of the first letters of “Karst Monitoring Agency”"),
        (_record("Ministry of Defence", BODY), _record("Ministry of Defense", BODY), "“defence” and “defense”"),
        (_record("Olin", country="FR"), _record("Mara Olin", country="FR"), "the surname of “Mara Olin”"),
        (_record("Mara Olin", id_="a"), _record("Mara Olin", BODY, id_="b"), "one name, taken for"),
        (_record("Mara Olin", country="FR", id_="a"), _record("Mara Olin", country="JP", id_="b"), "the names are the same; but their co"),
        (
            _record("Harbour Board", BODY, aliases=("Port Office North",)),
            _record("Port Office North", BODY),
            "calls “Harbour Board” “Port Office",
        ),
    ],
)
def test_names_that_are_alike_are_suggested_with_the_reason(one: ActorRecord, other: ActorRecord, reason: str) -> None:
    (found,) = merges((one, other), NONE)
    assert {found.first.id, found.second.id} == {one.id, other.id}
    assert reason in "; ".join(found.reasons)
    assert merges((other, one), NONE) == (found,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_record("Mara Olin"), _record("Dorn Havel")),
        (_record("Kim Dae Un"), _record("Kim Dae Il")),
        (_record("Maria Tarn"), _record("Mario Tarn")),
        (_record("Fleet 17 North", BODY), _record("Fleet 18 North", BODY)),
        (_record("Ministry of Defence", BODY, "FR"), _record("Ministry of Defense", BODY, "JP")),
        (_record("Olin", country="JP"), _record("Mara Olin", country="FR")),
        (_record("Olin"), _record("Mara Olin")),
        (_record("Karst", STATE), _record("Karts", STATE)),
        (_record("Mara Olin"), _record("Mara Olin Foundation", BODY)),
    ],
)
def test_names_that_only_begin_alike_are_not_suggested(one: ActorRecord, other: ActorRecord) -> None:
    assert merges((one, other), NONE) == ()


def test_what_an_editor_says_is_different_is_not_suggested_again() -> None:
    records = (_record("Mara Olin"), _record("Mara Ollin"))
    assert merges(records, Corrections(entries=(Different(line=1, ids=("mara-ollin", "mara-olin")),))) == ()


def test_the_actor_in_more_briefings_stays_and_a_surname_never_does() -> None:
    (found,) = merges((_record("Mara Olin", seeds=("a",)), _record("Mara Ollin", seeds=("b", "c"))), NONE)
    assert (found.first.id, found.second.id) == ("mara-ollin", "mara-olin")
    (found,) = merges((_record("Mara Olin", country="FR", seeds=("a",)), _record("Olin", country="FR", seeds=("b", "c"))), NONE)
    assert found.first.id == "mara-olin"


def test_the_best_come_first_and_what_speaks_against_one_is_said() -> None:
    records = (
        _record("Wen Tao"),
        _record("Tao Wen"),
        _record("Sergei Tarnov", seeds=("x",)),
        _record("Sergey Tarnow", seeds=("x",)),
        _record("Ilse Brann", country="FR"),
        _record("Ilse Bran", country="JP"),
    )
    found = merges(records, NONE)
    assert found[0].second.id == "wen-tao"
    assert [s.likeness for s in found] == sorted((s.likeness for s in found), reverse=True)
    reasons = {s.second.id: "; ".join(s.reasons) for s in found}
    assert reasons["sergey-tarnow"].endswith("; but one article names both")
    assert reasons["ilse-bran"].endswith("; but their countries differ")


def test_ten_thousand_names_take_seconds() -> None:
    chance = random.Random(1)
    sounds = ["ka", "lo", "mi", "tar", "sen", "vor", "li", "dan", "bre", "osh", "un", "gal"]
    given = ["".join(chance.choices(sounds, k=2)).capitalize() for _ in range(150)]
    family = ["".join(chance.choices(sounds, k=3)).capitalize() for _ in range(1200)]
    names = sorted({f"{chance.choice(given)} {chance.choice(family)}" for _ in range(10_500)})[:10_000]
    records = tuple(_record(name, country=chance.choice(["FR", "JP", None])) for name in names)
    begin = time.process_time()
    merges(records, NONE)
    assert time.process_time() - begin < 20  # on a busy machine; a few seconds otherwise
